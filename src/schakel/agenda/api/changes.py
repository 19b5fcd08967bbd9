"""What this room takes from programs. Names are Dutch, as the rules for interfaces of the government ask."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import field_validator

from schakel.register.interface import Given

AGENDA_FIELDS = {
    "titel": "title",
    "ondertitel": "subtitle",
    "soort": "kind",
    "samenvatting": "summary",
    "begin": "starts",
    "einde": "ends",
    "zichtbaar_voor": "visibility",
}
THEME_FIELDS = {
    "titel": "title",
    "code": "code",
    "waarom": "rationale",
    "gevolgen": "consequences",
    "eigenaren": "owners",
}
QUESTION_FIELDS = {
    "tekst": "text",
    "naam": "label",
    "toelichting": "explanation",
    "eigenaren": "owners",
    "nodig_voor": "needed_by",
    "nodig_bij": "needed_for",
    "code": "code",
    "onderwerpen": "tags",
}
"""Name outside to name inside."""


class AgendaWijziging(Given):
    """What is to change of an agenda; what is left out stays."""

    titel: str | None = None
    ondertitel: str | None = None
    soort: str | None = None
    samenvatting: str | None = None
    begin: int | None = None
    einde: int | None = None
    zichtbaar_voor: str | None = None


class NieuweAgenda(AgendaWijziging):
    """An agenda to make."""

    organisatie: str


class ThemaWijziging(Given):
    """What is to change of a theme, or what a new one says."""

    titel: str | None = None
    code: str | None = None
    waarom: str | None = None
    gevolgen: str | None = None
    eigenaren: str | None = None


class VraagWijziging(Given):
    """What is to change of a question."""

    tekst: str | None = None
    naam: str | None = None
    toelichting: str | None = None
    eigenaren: str | None = None
    nodig_voor: date | None = None
    nodig_bij: str | None = None
    code: str | None = None
    onderwerpen: list[str] | None = None

    @field_validator("onderwerpen")
    @classmethod
    def _none_at_all(cls, given: list[str] | None) -> list[str]:
        """No subjects, where null was sent."""
        return given or []


class NieuweVraag(VraagWijziging):
    """A question to add; ``onder`` the question it comes under, none for a core question."""

    onder: int | None = None


class Plaats(Given):
    """Where a question goes."""

    thema: int
    onder: int | None = None


class Stappen(Given):
    """How many places down; negative is up."""

    stappen: int


class Splitsing(Given):
    """The questions that one is split into."""

    teksten: list[str]


class Samenvoeging(Given):
    """The questions that are merged into this one, and its new wording."""

    vragen: list[int]
    tekst: str = ""


class Intrekking(Given):
    """Why something is taken off the agenda."""

    reden: str = ""


def wanted(given: Given, fields: dict[str, str]) -> dict[str, Any]:
    """What was given, under the names inside."""
    said = given.model_dump(exclude_unset=True)
    return {inside: said[outside] for outside, inside in fields.items() if outside in said}
