"""Plain text, with or without pages of a document it was taken from."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

from schakel.extract import hyphens, ligatures, note_marks, plain_pages, plain_runs
from schakel.extract.document import BlockKind
from schakel.extract.draft import Draft, DraftPage, mark_continuations, sections
from schakel.extract.lexicon import Lexicon
from schakel.extract.plain_blocks import BlockMaker
from schakel.extract.result import Result, Warnings
from schakel.extract.section_labels import label_sections

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\((?:#|https?://)[^)\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,300}?)(?<=\S)\1(?![\w*])")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes) -> tuple[str, Warnings]:
    """The text of ``data`` (UTF-8, else UTF-16 with its mark, else Windows-1252), and warnings about its repair."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _newlines(data.decode(encoding, "replace")), []
    try:
        return _newlines(data.decode("utf-8")), []
    except UnicodeDecodeError:
        pass
    high = sum(byte >= 0x80 for byte in data)
    lenient = data.decode("utf-8", "ignore")
    valid = len(lenient.encode()) - sum(byte < 0x80 for byte in data)
    if valid > high * 0.6:
        text = data.decode("utf-8", "replace")
        count = text.count("\ufffd")
        return _newlines(text.replace("\ufffd", "")), [("unknown_characters", {"count": count})]
    text = data.decode("cp1252", "replace").replace("\ufffd", "")
    return _newlines(text), [("text_repaired", {"encoding": "Windows-1252"})]


def without_marks(text: str) -> str:
    """Text without the marks of links and emphasis that converters leave in it."""
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text))


def _newlines(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))


def read(text: str) -> Result:
    """The pages of a plain text, or its sections where it has no pages of its own."""
    text = without_marks(text)
    raw, paged = plain_pages.pages(text)
    lexicon = Lexicon([text])
    maker = BlockMaker(plain_runs.measure(raw), lexicon)
    pages = [
        DraftPage(page.number, maker.blocks(page, before), page.label)
        for before, page in zip([None, *raw], raw, strict=False)
    ]
    ligatures.mend_pages(pages, lexicon)
    note_marks.drop(pages)
    if not paged:
        parts = sections(pages[0].drafts)
        label_sections(parts)
        return Result(parts, paged=False)
    mend_page_breaks(pages, lexicon)
    mark_continuations(pages)
    title = next((page.title for page in raw if page.title), "")
    return Result(pages, properties={"title": title} if title else {})


def mend_page_breaks(pages: list[DraftPage], lexicon: Lexicon) -> None:
    """Put a word that was broken over two pages together on the first of them."""
    for earlier, later in pairwise(pages):
        last = next((draft for draft in reversed(earlier.drafts) if _runs(draft)), None)
        first = next((draft for draft in later.drafts if _runs(draft)), None)
        if last is None or first is None or not first.text or not last.text.endswith(("-", hyphens.SOFT_HYPHEN)):
            continue
        word, _, rest = first.text.partition(" ")
        if rest and word[:1].islower() and not last.text.endswith(" -"):
            whole = hyphens.join(last.text, word, lexicon)
            if not whole.endswith(f"- {word}"):
                last.text, first.text, first.continues = whole, rest, True
                first.kind, first.level = last.kind, last.level


def _runs(draft: Draft) -> bool:
    return draft.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
