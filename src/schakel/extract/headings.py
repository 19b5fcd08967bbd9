"""What makes a line a heading, and how deep it lies."""

from __future__ import annotations

import re

from schakel.extract import contents, markers
from schakel.extract.document import BlockKind
from schakel.extract.draft import Draft

_STOP = re.compile(r"[.,;:…]$|[.!?][\"'”’)]$|[.,;:!?)”’]\d{1,3}$")
_LETTER = re.compile(r"[^\W\d_]")
_CREDIT = re.compile(
    r"^(?:bron(?:nen)?:|sources?:|meer (?:lezen|weten)|lees verder|noot:|foto:|beeld:|isbn|issn|©|https?://|www\.|e-?mail|tel(?:efoon)?\b)",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"^(?:stap|fase|actiepunt|aanbeveling|bevinding|conclusie|voorbeeld|step|phase)\s+\d{1,2}\b", re.IGNORECASE
)
_PERSON = re.compile(
    r"^(?:(?:drs|dr|prof|mr|ir|ing)\.? )*[A-Z][\w.-]+(?: (?:van|de|der|den|het|ten|ter|te|'t|’t))*(?: [A-Z][\w’'-]+)+, [a-z]"
)
MOST_WORDS = 16


def title_like(text: str, *, words: int = MOST_WORDS) -> bool:
    """Whether a text could be a title: short, starts with a capital or number, has letters, no closing stop.

    A question counts as a title where it is short.
    """
    text = text.strip()
    if not text or len(text) > 140 or text.count(" ") >= words or _STOP.search(text):
        return False
    if text.endswith(("?", "!")) and text.count(" ") >= 12:
        return False
    first = text.lstrip("‘'“\"([«¿")[:1]
    letters = len(_LETTER.findall(text))
    if not (first.isupper() or first.isdigit()) or letters < 3 or letters < len(text) * 0.5:
        return False
    return (
        not _CREDIT.match(text)
        and not _PERSON.match(text)
        and not text.endswith((" de", " het", " een", " van", " en", " of", "-"))
    )


def heading(text: str, level: int, *, bold: bool = False) -> Draft:
    """A heading of a known level; a chapter number that was typed before it becomes its marker."""
    chapter = markers.chapter(text)
    if chapter:
        return Draft(BlockKind.HEADING, chapter.text, level, chapter.marker, bold)
    return Draft(BlockKind.HEADING, text, level, bold=bold)


class Levels:
    """Hands out levels to headings in reading order, from their numbers and, without one, from what they lie under.

    ``listed`` is the document's table of contents, as far as it has been read.
    """

    def __init__(self) -> None:
        self.listed = contents.Listed()
        self._numbered = 0
        self._letters_under = 0
        self._in_part = False
        self._chapter = 0

    def of(self, marker: str, text: str) -> int:
        """The level of the next heading, from its number or letter ("" for none) and its text."""
        if marker and re.match(r"^\d", marker):
            level = markers.depth(marker) or 1
            if level == 1 and self._is_nested(marker):
                return self._numbered + 1
            self._in_part = False
            self._numbered = level
            self._letters_under = level
            return level
        if marker and len(marker.rstrip(".:")) <= 2:
            level = min(self._letters_under, 1) + 1 if self._letters_under else 1
            self._numbered = level
            return level
        if marker:
            self._numbered = self._letters_under = 1
            return 1
        if _STEP.match(text):
            return self._letters_under + 1
        return self._numbered + 1

    def _is_nested(self, marker: str) -> bool:
        """Whether a single number counts something within a chapter, for the chapters are already beyond it."""
        number = int(re.findall(r"\d+", marker)[0])
        if not self._in_part and number <= self._chapter:
            return True
        self._chapter = self._chapter if self._in_part else number
        return False

    def begin_part(self) -> None:
        """A part that bears no number begins ("Samenvatting", "Literatuur"): what follows lies under none of the chapters."""
        self._numbered = self._letters_under = 0
        self._in_part = True

    def of_item(self, marker: str) -> int:
        """The level of a heading that is numbered as a list item is ("1. Wonen"); within a part without number one lower."""
        if self._is_nested(marker):
            return self._numbered + 1
        level = self._numbered = 2 if self._in_part else 1
        return level


FRONT_AND_BACK = re.compile(
    r"^(?:samenvatting|voorwoord|woord vooraf|ten geleide|inhoud(?:sopgave)?|colofon|literatuur(?:lijst)?|referenties|"
    r"bronnen|bijlagen?|verantwoording|nawoord|dankwoord|afkortingen|summary|preface|foreword|"
    r"introduction|contents|references|bibliography|appendix)\b(?:[:. ]|$)",
    re.IGNORECASE,
)
"""Names of parts that commonly have no number and stand at the highest level."""
