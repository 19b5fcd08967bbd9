"""Needed, or nice to know: for which decision, and is it in time."""

from __future__ import annotations

import re
from datetime import date

from schakel.agenda.coach.model import Asked, Point

OWN_STUDY_MONTHS = 9
"""Months below which a study of one's own seldom ends in time: institutes set their programmes once a year."""

_DECISION = re.compile(
    r"\b(?:voor|bij|ten behoeve van|in aanloop naar|for|before)\s+(?:de|het|onze|een|the|our|a)\s+"
    r"(?P<decision>(?:(?!van\b)[\w-]+\s+){0,3}?[\w-]*(?:besluit|beslissing|omgevingsvisie|woonvisie|begroting|voorjaarsnota|kadernota|coalitieakkoord"
    r"|raadsvoorstel|beleidsnota|herijking|decision|budget|white paper)\b"
    r"(?:\s+(?:over|van|on|of)\s+(?:de|het|the)?\s*[\w-]+)?(?:\s+\d{4})?)",
    re.IGNORECASE,
)


def need_of(asked: Asked, today: date) -> list[Point]:
    """What is missing of, or pressing in, the decision that the answer is for."""
    if asked.needed_by and asked.needed_by < today:
        return [Point("past", data={"day": asked.needed_by.isoformat()})]
    if asked.needed_by and _months(today, asked.needed_by) < OWN_STUDY_MONTHS:
        return [Point("soon", data={"day": asked.needed_by.isoformat(), "months": OWN_STUDY_MONTHS})]
    if asked.needed_by and not asked.needed_for:
        return [Point("undecided", data={"day": asked.needed_by.isoformat()})]
    if asked.needed_for and not asked.needed_by:
        return [Point("undated", (asked.needed_for,))]
    if asked.needed_by or asked.needed_for:
        return []
    if named := _DECISION.search(f"{asked.text} {asked.explanation}"):
        return [Point("decision_in_text", (named["decision"],))]
    return [Point("unneeded")]


def _months(first: date, second: date) -> int:
    return (second.year - first.year) * 12 + second.month - first.month - (second.day < first.day)
