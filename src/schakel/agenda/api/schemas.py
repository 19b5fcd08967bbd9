"""What this room gives programs. Names are Dutch, as the rules for interfaces of the government ask."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from schakel.agenda.api.changes import THEME_FIELDS
from schakel.agenda.models import Agenda, Theme
from schakel.agenda.queries.question import QuestionInContext
from schakel.agenda.queries.tree import AgendaTree, QuestionNode, ThemeNode
from schakel.register.interface import Camel


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
