"""Numbers, letters and bullets before a line: "1.", "2.3", "A -", "Thema 2:", "Kernvraag A1:", "•"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schakel.agenda.recognise import vocabulary

_CODE = r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]\d{1,3}(?:\.\d{1,3}){0,3}|[A-Z]|[IVX]{1,5}|een|twee|drie|vier|vijf)"
_BULLET = re.compile(r"^([•●○◦▪■□‣➢►▶→·*–—‐-]|o(?=\s[A-Z]))\s+", re.UNICODE)
_WORDED = re.compile(
    rf"^(?P<word>{vocabulary.CORE_WORD}|{vocabulary.SUB_WORD}|{vocabulary.QUESTION_WORD}|{vocabulary.THEME_WORD}|{vocabulary.CHAPTER_WORD})\b"
    rf"(?:\s+(?P<code>{_CODE})(?![\w]))?\s*(?P<sep>[:.\-–—|]?)\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DOTTED = re.compile(r"^(\d{1,3}(?:\.\d{1,3})+)[.):]?\s+(?=\S)")
_NUMBER = re.compile(r"^\(?(\d{1,3})[.):]\s*(?=[^\d\s])")
_BARE_NUMBER = re.compile(r"^(\d{1,2})\s+(?=[A-ZÀ-Þ‘'\"(])")
_COMPOUND = re.compile(r"^([A-Z]\d{1,3}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+)[.):]?\s+[-–—]?\s*(?=\S)")
_LETTER = re.compile(r"^\(?([A-Za-z])[.)]\s+(?=\S)")
_LETTER_DASH = re.compile(r"^([A-Z])\s*(?:[-–—:|]\s+)(?=\S)")
_BARE_LETTER = re.compile(r"^([A-Z])(?:\t\s*|\s{2,})(?=[A-ZÀ-Þ])")
_ROMAN = re.compile(r"^\(?([IVX]{2,5}|[ivx]{2,5})[.)]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Marker:
    """What stood before a line. ``style`` groups lines of one list: bullet, number, dotted, letter, dash, roman, word.

    ``code`` is the number or letter itself ("2", "A1"), "" for bullets. ``word`` is theme, chapter, core, sub or question
    where such a word was printed. ``depth`` counts the parts of a dotted code.
    """

    style: str = ""
    code: str = ""
    word: str = ""
    depth: int = 1


_KINDS = (
    ("theme", vocabulary.THEME_WORD),
    ("chapter", vocabulary.CHAPTER_WORD),
    ("core", vocabulary.CORE_WORD),
    ("sub", vocabulary.SUB_WORD),
    ("question", vocabulary.QUESTION_WORD),
)
_SPELT = {"een": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5"}


def _worded(text: str) -> tuple[Marker, str] | None:
    match = _WORDED.match(text)
    if match is None:
        return None
    code, sep, rest = match["code"] or "", match["sep"], match["rest"]
    if not code and sep != ":":
        return None
    if code and not sep and rest and not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "‘'\"“"):
        return None
    if code and code.isalpha() and len(code) == 1 and not sep and len(text.split()) > 12:
        return None
    kind = next(name for name, pattern in _KINDS if re.fullmatch(pattern, match["word"], re.IGNORECASE))
    code = _SPELT.get(code.lower(), code)
    return Marker("word", code, kind, code.count(".") + 1), rest.strip()


def split_marker(text: str, *, heading: bool = False) -> tuple[Marker, str]:
    """Part a line into its marker and the rest. ``heading`` also allows a bare number or letter ("2 Wonen")."""
    worded = _worded(text)
    if worded is not None:
        return worded
    if bullet := _BULLET.match(text):
        return Marker("bullet"), text[bullet.end() :].strip()
    for style, pattern in (("dotted", _DOTTED), ("number", _NUMBER), ("compound", _COMPOUND), ("roman", _ROMAN)):
        if match := pattern.match(text):
            code = match[1]
            return Marker(style, code, depth=code.count(".") + 1), text[match.end() :].strip()
    if match := _LETTER.match(text):
        return Marker("letter", match[1]), text[match.end() :].strip()
    if match := _LETTER_DASH.match(text):
        return Marker("dash", match[1]), text[match.end() :].strip()
    if heading:
        for style, pattern in (("number", _BARE_NUMBER), ("letter", _BARE_LETTER)):
            if match := pattern.match(text):
                return Marker(style, match[1]), text[match.end() :].strip()
    return Marker(), text


def read_marker(marker: str) -> Marker:
    """Understand a marker that the extractor has already parted from its text ("1.", "•", "a)", "Kernvraag 2:")."""
    bare = marker.strip()
    if not bare:
        return Marker()
    found, _rest = split_marker(f"{bare} X", heading=True)
    if found.style:
        return found
    if re.fullmatch(r"[A-Za-z]\)?\.?", bare):
        return Marker("letter", bare[0])
    return Marker("bullet")
