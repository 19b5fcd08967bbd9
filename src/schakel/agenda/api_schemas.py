"""What this room gives programs and takes from them. Names are Dutch, as the rules for interfaces of the government ask."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from schakel.agenda.models import Agenda, Theme
from schakel.agenda.queries.question import QuestionInContext
from schakel.agenda.queries.tree import AgendaTree, QuestionNode, ThemeNode
from schakel.library.api_schemas import Camel

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


class AgendaKort(Camel):
    """An agenda in a list."""

    id: int
    titel: str
    organisatie: str
    soort: str
    begin: int | None
    einde: int | None
    zichtbaar_voor: str
    gewijzigd_op: datetime

    @classmethod
    def of(cls, agenda: Agenda) -> AgendaKort:
        """From the database."""
        return cls(**_agenda(agenda))


class Agendas(Camel):
    """One page of the list of agendas."""

    aantal: int
    pagina: int
    paginas: int
    resultaten: list[AgendaKort]


class VraagInBoom(Camel):
    """A question in the tree of an agenda; ``oordeel`` is the verdict beside it, "" where there is none."""

    id: int
    code: str
    niveau: str
    naam: str
    tekst: str
    pagina: int | None
    eigenaren: str
    onderwerpen: list[str]
    nodig_voor: date | None
    toestand: str
    oordeel: str
    vragen: list[VraagInBoom]

    @classmethod
    def of(cls, node: QuestionNode) -> VraagInBoom:
        """From the tree."""
        question = node.question
        return cls(
            id=question.pk,
            code=question.code,
            niveau=question.level,
            naam=question.label,
            tekst=question.text,
            pagina=question.page,
            eigenaren=question.owners,
            onderwerpen=list(node.tags),
            nodig_voor=question.needed_by,
            toestand=question.state,
            oordeel=node.remark.verdict,
            vragen=[cls.of(child) for child in node.children],
        )


class ThemaInBoom(Camel):
    """A theme in the tree of an agenda."""

    id: int
    code: str
    titel: str
    waarom: str
    gevolgen: str
    eigenaren: str
    toestand: str
    vragen: list[VraagInBoom]

    @classmethod
    def of(cls, node: ThemeNode) -> ThemaInBoom:
        """From the tree."""
        return cls(**theme_values(node.theme), vragen=[VraagInBoom.of(question) for question in node.questions])


class AgendaUitgebreid(AgendaKort):
    """An agenda with all that is in it."""

    ondertitel: str
    samenvatting: str
    document: str
    themas: list[ThemaInBoom]

    @classmethod
    def of_tree(cls, tree: AgendaTree) -> AgendaUitgebreid:
        """From the tree."""
        return cls(
            **_agenda(tree.agenda),
            ondertitel=tree.agenda.subtitle,
            samenvatting=tree.agenda.summary,
            document=tree.agenda.source_name,
            themas=[ThemaInBoom.of(theme) for theme in tree.themes],
        )


class Thema(Camel):
    """A theme by itself."""

    id: int
    agenda: int
    code: str
    titel: str
    waarom: str
    gevolgen: str
    eigenaren: str
    toestand: str

    @classmethod
    def of(cls, theme: Theme) -> Thema:
        """From the database."""
        return cls(agenda=theme.agenda_id, **theme_values(theme))


class Vraag(Camel):
    """A question with where it stands, where it came from and what came of it."""

    id: int
    agenda: int
    thema: int
    onder: int | None
    code: str
    niveau: str
    naam: str
    tekst: str
    toelichting: str
    eigenaren: str
    onderwerpen: list[str]
    nodig_voor: date | None
    nodig_bij: str
    oorspronkelijk: str
    pagina: int | None
    toestand: str
    voorgangers: list[int]
    opvolgers: list[int]
    gewijzigd_op: datetime

    @classmethod
    def of(cls, context: QuestionInContext) -> Vraag:
        """From the database."""
        question = context.question
        return cls(
            id=question.pk,
            agenda=question.agenda_id,
            thema=question.theme_id,
            onder=question.parent_id,
            code=question.code,
            niveau=question.level,
            naam=question.label,
            tekst=question.text,
            toelichting=question.explanation,
            eigenaren=question.owners,
            onderwerpen=list(context.tags),
            nodig_voor=question.needed_by,
            nodig_bij=question.needed_for,
            oorspronkelijk=question.original,
            pagina=question.page,
            toestand=question.state,
            voorgangers=[other.pk for other in context.predecessors],
            opvolgers=[other.pk for other in context.successors],
            gewijzigd_op=question.changed_at,
        )


class GevondenVraag(Camel):
    """A question that was found."""

    id: int
    agenda: int
    code: str
    tekst: str
    score: float


class GevondenVragen(Camel):
    """What a search gave, best first."""

    aantal: int
    suggestie: str
    resultaten: list[GevondenVraag]


class AgendaWijziging(Camel):
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


class ThemaWijziging(Camel):
    """What is to change of a theme, or what a new one says."""

    titel: str | None = None
    code: str | None = None
    waarom: str | None = None
    gevolgen: str | None = None
    eigenaren: str | None = None


class VraagWijziging(Camel):
    """What is to change of a question."""

    tekst: str | None = None
    naam: str | None = None
    toelichting: str | None = None
    eigenaren: str | None = None
    nodig_voor: date | None = None
    nodig_bij: str | None = None
    code: str | None = None
    onderwerpen: list[str] | None = None


class NieuweVraag(VraagWijziging):
    """A question to add; ``onder`` the question it comes under, none for a core question."""

    onder: int | None = None


class Plaats(Camel):
    """Where a question goes."""

    thema: int
    onder: int | None = None


class Stappen(Camel):
    """How many places down; negative is up."""

    stappen: int


class Splitsing(Camel):
    """The questions that one is split into."""

    teksten: list[str]


class Samenvoeging(Camel):
    """The questions that are merged into this one, and its new wording."""

    vragen: list[int]
    tekst: str = ""


class Intrekking(Camel):
    """Why something is taken off the agenda."""

    reden: str = ""


def wanted(given: Camel, fields: dict[str, str]) -> dict[str, Any]:
    """What was given, under the names inside."""
    said = given.model_dump(exclude_unset=True)
    return {inside: said[outside] for outside, inside in fields.items() if outside in said}


def theme_values(theme: Theme) -> dict[str, Any]:
    """A theme's values under their names outside."""
    outside = {name: getattr(theme, inside) for name, inside in THEME_FIELDS.items()}
    return {"id": theme.pk, "toestand": theme.state, **outside}


def _agenda(agenda: Agenda) -> dict[str, Any]:
    return {
        "id": agenda.pk,
        "titel": agenda.title,
        "organisatie": str(agenda.owner),
        "soort": agenda.kind,
        "begin": agenda.starts,
        "einde": agenda.ends,
        "zichtbaar_voor": agenda.visibility,
        "gewijzigd_op": agenda.changed_at,
    }
