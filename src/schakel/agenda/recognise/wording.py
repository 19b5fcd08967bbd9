"""Wording made whole: spaces, words broken over lines, footnote marks."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_WORDS = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile(r"[\u200b\u200c\u200d\u2060\ufeff]")
_SOFT_HYPHEN = re.compile(r"\u00ad\s*")
_BROKEN = re.compile(r"(?<=[a-zà-ÿ])-\s*\n\s*(?=[a-zà-ÿ])(?!(?:en|of|and|or)\b)")
_SUPERSCRIPT = re.compile(r"(?<=\S)[⁰¹²³⁴-⁹]+(?=[\s.,;:?!)]|$)")
_UNIT_POWER = re.compile(r"\b(?:[kcdm]?m|in|ft)$")
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{4})(?P<close>[)’'”\"]?)(?P<mark>\d{1,2})(?=[\s.,;:?!)]|$)")
_AFTER_STOP = re.compile(r"(?<=[a-zà-ÿ)][.?!,;:])(?P<mark>\d{1,2})(?=\s|$)")


def plain(text: str) -> str:
    """One line: every run of white space becomes one space, invisible characters go."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


def join_broken(text: str) -> str:
    """Undo hyphenation that is still there: soft hyphens, and a hyphen at a line end before a small letter."""
    return _BROKEN.sub("", _SOFT_HYPHEN.sub("", text))


def without_footnote_marks(text: str, notes: frozenset[str]) -> str:
    """Take out footnote marks: raised digits, and digits glued to a word ("voorwaarden6:").

    ``notes`` holds the marks of the document's footnotes; where there are any, glued digits go only if they are among them.
    """

    def known(mark: str) -> bool:
        return not notes or mark in notes

    def raised(match: re.Match[str]) -> str:
        return match[0] if _UNIT_POWER.search(text[: match.start()]) else ""

    def glued(match: re.Match[str]) -> str:
        return match["close"] if known(match["mark"]) else match[0]

    def stopped(match: re.Match[str]) -> str:
        return "" if known(match["mark"]) else match[0]

    return _AFTER_STOP.sub(stopped, _GLUED.sub(glued, _SUPERSCRIPT.sub(raised, text)))


def repaired(text: str, notes: frozenset[str] = frozenset()) -> str:
    """The wording as its writer meant it, on one line."""
    return plain(without_footnote_marks(plain(join_broken(text)), notes))


def comparable(text: str) -> str:
    """The letters and digits of a text, for comparing: no case, accents, punctuation."""
    flat = text.casefold()
    if not flat.isascii():
        flat = "".join(char for char in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(char))
    return " ".join(_WORDS.findall(flat))
