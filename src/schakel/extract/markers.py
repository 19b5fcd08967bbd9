"""What stands before a line: a bullet, an item's number or letter, a chapter's number, a footnote's number."""

from __future__ import annotations

import re
from typing import NamedTuple

from schakel.extract.document import BlockKind

BULLETS = "•◦▪▫●○■□‣⁃∙·►▶▸➢➤✓✔❖◆◇\uf0b7\uf0a7\uf0fc\uf0d8\uf0a8\uf076"
_BULLET = re.compile(rf"^\s*([{BULLETS}])[\t ]*(?=\S)|^\s*([–—*-])[\t ]+(?=\S)|^\s*(o)\t(?=\S)|^\s*(o) (?=[A-Z])")
_ITEM = re.compile(r"^\s*(\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|\((?:\d{1,3}|[a-z]|[ivx]{1,5})\))[\t ]+(?=\S)")
_CHAPTER = re.compile(r"^\s*((?:[A-Z]\.?|\d{1,2})(?:\.\d{1,3}){0,4}\.?)(?:\t[\t ]*| {1,6})(?=[^\W\d_]|['‘“\"(’¿])")
_INITIALS = re.compile(
    r"^\s*[A-Z]\.\s*(?:[A-Z]\.\s*)*(?:\((?:[^)]*)\)\s*)?(?:(?:van|de|der|den|het|ten|ter|te)\s+)*[A-Z][a-zà-ÿ’'-]+(?:,|$|\s+(?:en|and|&)\s)"
)
_LETTER_WORD = re.compile(r"^\s*[A-Z] (?=[a-zà-ÿ])")
_WORDED = re.compile(
    r"^\s*((?:hoofdstuk|deel|bijlage|thema|chapter|part|annex|appendix|theme)\s+(?:\d{1,2}|[A-Z]|[IVX]{1,5})[.:]?)(?:\s*[–—-]\s+|\s+)(?=\S)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"^\s*([A-Z]|[IVX]{1,5}|\d{1,2})\s+[–—-]\s+(?=[^\W\d_])")
_CAPTION = re.compile(
    r"^(?:Figuur|FIGUUR|Fig\.|Tabel|TABEL|Kader|KADER|Tekstkader|Box|Grafiek|Afbeelding|Kaart|Figure|Table|Schema|Diagram)\s+"
    r"[A-Z]?\d{1,3}(?:[.\-–]\d{1,3})*[a-z]?(?:[.:]?\s|$)"
)
_NOTE = re.compile(
    r"^\s*\[?(\d{1,3}|\*{1,3}|†)\]?(?:[\t ]*[\u200b\ufeff\ufffd]+[\t ]*|\t[\t ]*|[.)]?[ ]+)(?=\S*[^\W\d_])"
)


class Marked(NamedTuple):
    """A marker and the text after it."""

    marker: str
    text: str


def bullet(line: str) -> Marked | None:
    """The bullet at the start of a line, if any."""
    found = _BULLET.match(line)
    if found is None:
        return None
    return Marked(next(group for group in found.groups() if group), line[found.end() :].strip())


def item(line: str) -> Marked | None:
    """The number or letter of a list item ("1.", "a)", "(ii)"), if any."""
    found = _ITEM.match(line)
    return None if found is None or _INITIALS.match(line) else Marked(found.group(1), line[found.end() :].strip())


def chapter(line: str) -> Marked | None:
    """The number of a chapter or section ("2", "2.3", "A", "Hoofdstuk 4"), if any."""
    found = _WORDED.match(line) or _LETTERED.match(line) or _CHAPTER.match(line)
    if found is None or _INITIALS.match(line) or _LETTER_WORD.match(line):
        return None
    return Marked(found.group(1), line[found.end() :].strip())


def note(line: str) -> Marked | None:
    """The number of a footnote, if any."""
    found = _NOTE.match(line)
    return None if found is None else Marked(found.group(1), line[found.end() :].strip())


def is_caption(line: str) -> bool:
    """Whether a line names a figure, table or box ("Tabel 2.1 …")."""
    return bool(_CAPTION.match(line))


def lettered(line: str) -> Marked | None:
    """A letter or number with a dash before a title ("A - Wonen"), if any."""
    found = _LETTERED.match(line)
    return None if found is None else Marked(found.group(1), line[found.end() :].strip())


def depth(marker: str) -> int | None:
    """How deep a chapter number goes: "2" → 1, "2.3" → 2; None where the marker has no digits."""
    digits = re.findall(r"\d+", marker)
    if not digits or not re.match(r"^(?:[A-Z]\.)?\d", marker):
        return 1 if re.match(r"^[A-Z]\.?$", marker) else None
    return len(digits) + (1 if marker[0].isalpha() else 0)


def list_kind(line: str) -> tuple[BlockKind, Marked] | None:
    """A list item with its marker, where the line starts one."""
    marked = bullet(line) or item(line)
    return None if marked is None else (BlockKind.LIST_ITEM, marked)
