"""What the agenda is called, whose it is and which years it covers."""

from __future__ import annotations

import re

from schakel.agenda.recognise.unit import Kind, Unit
from schakel.agenda.recognise.wording import plain
from schakel.extract.document import Document

_YEAR = r"(?:19|20)\d{2}"
_PERIOD = re.compile(
    rf"\b({_YEAR})\s*(?:[-–—/]|t/m|tot en met|tot|to|through|until|and|en)\s*({_YEAR}|\d{{2}})\b", re.IGNORECASE
)
_DURATION_WORDS = re.compile(r"agenda|looptijd|periode|programma|period|covers|runs|term", re.IGNORECASE)
LONGEST_YEARS = 30
FIRST_UNITS = 8
SHORT_WORDS = 8


def period_of(texts: list[str]) -> tuple[int, int] | None:
    """The first range of years in texts given by importance ("2025-2030", "2025 t/m 2030", "2024/25")."""
    for text in texts:
        for match in _PERIOD.finditer(text):
            first = int(match[1])
            last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
            if first < last <= first + LONGEST_YEARS:
                return first, last
    return None


def title_of(document: Document, units: list[Unit]) -> tuple[str, str]:
    """Title and subtitle: as the extractor proposes, else the first heading when it stands alone at its level."""
    if document.proposal.title:
        return plain(document.proposal.title), plain(document.proposal.subtitle)
    headings = [unit for unit in units if unit.kind is Kind.HEADING and not unit.row]
    if headings and headings[0] is units[0] and not headings[0].marker.code:
        level = headings[0].level
        if level is None or sum(unit.level == level for unit in headings) == 1:
            return headings[0].text, ""
    return "", ""


def period_in(document: Document, units: list[Unit], title: str, subtitle: str) -> tuple[int, int] | None:
    """The agenda's years: from its title or the short lines of its first pages, else from a sentence about its term."""
    short = [unit.text for unit in units[:FIRST_UNITS] if unit.words <= SHORT_WORDS]
    sentences = re.split(r"(?<=[.!?])\s+|\n\n", document.text[:200_000])
    return period_of(
        [title, subtitle, *short, *(sentence for sentence in sentences if _DURATION_WORDS.search(sentence))]
    )
