"""Advice on questions for programs."""

from __future__ import annotations

from datetime import date

from ninja import Router

from schakel.agenda.queries.advice import advice_on_agenda, advice_on_question, advice_on_text
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.words.advice import ShownAdvice, ShownPart, ShownPoint, in_words
from schakel.register.interface import Camel, Given
from schakel.register.middleware import ViewerRequest

router = Router(tags=["vragen"], by_alias=True)


class Raadvraag(Given):
    """A text on which advice is asked; ``agenda`` the agenda it is meant for."""

    tekst: str
    toelichting: str = ""
    nodig_voor: date | None = None
    nodig_bij: str = ""
    agenda: int | None = None


class Leestip(Camel):
    """Something to read."""

    tekst: str
    adres: str


class Punt(Camel):
    """One piece of advice; ``voorstel`` and ``naarToelichting`` are the wording and explanation that can be taken over."""

    regel: str
    titel: str
    advies: str
    bronnen: list[str]
    deelvragen: list[str]
    verwijzingen: list[Leestip]
    voorstel: str
    naar_toelichting: str

    @classmethod
    def of(cls, point: ShownPoint) -> Punt:
        """From what is shown."""
        return cls(
            regel=point.code,
            titel=point.title,
            advies=point.advice,
            bronnen=list(point.sources),
            deelvragen=list(point.questions),
            verwijzingen=[Leestip(tekst=link.text, adres=link.url) for link in point.links],
            voorstel=point.text,
            naar_toelichting=point.explanation,
        )


class Deel(Camel):
    """One of the questions in the text: what it asks for, words that point elsewhere, and a wording that can be researched."""

    tekst: str
    soort: str
    verwijst_met: list[str]
    voorstel: str

    @classmethod
    def of(cls, part: ShownPart) -> Deel:
        """From what is shown."""
        return cls(tekst=part.text, soort=part.kind, verwijst_met=list(part.back), voorstel=part.better)


class Advies(Camel):
    """The advice on one question; ``splitsing`` are the wordings to split it into."""

    vraag: int | None = None
    code: str = ""
    stand: str
    stand_in_woorden: str
    delen: list[Deel]
    splitsing: list[str]
    punten: list[Punt]

    @classmethod
    def of(cls, shown: ShownAdvice, question: int | None = None, code: str = "") -> Advies:
        """From what is shown."""
        return cls(
            vraag=question,
            code=code,
            stand=shown.state,
            stand_in_woorden=shown.state_in_words,
            delen=[Deel.of(part) for part in shown.parts],
            splitsing=list(shown.split),
            punten=[Punt.of(point) for point in shown.points],
        )


@router.get("/vragen/{vraag}/advies", response=Advies, summary="Advies bij een vraag")
def show(request: ViewerRequest, vraag: int) -> Advies:
    """Advice on one question."""
    advised = advice_on_question(request.viewer, vraag)
    code = advised.question.code if advised.question else ""
    return Advies.of(in_words(advised), vraag, code)


@router.get("/agendas/{agenda}/adviezen", response=list[Advies], summary="Advies bij alle vragen van een agenda")
def of_agenda(request: ViewerRequest, agenda: int) -> list[Advies]:
    """Advice on all questions of an agenda that stand, in order."""
    found = advice_on_agenda(request.viewer, find_agenda(request.viewer, agenda))
    return [Advies.of(in_words(one), one.question.pk, one.question.code) for one in found if one.question]


@router.post("/adviezen", response=Advies, summary="Vraag advies over een tekst")
def ask(request: ViewerRequest, vraag: Raadvraag) -> Advies:
    """Advice on a text; nothing is stored."""
    agenda = find_agenda(request.viewer, vraag.agenda) if vraag.agenda is not None else None
    advised = advice_on_text(request.viewer, vraag.tekst, vraag.toelichting, vraag.nodig_voor, vraag.nodig_bij, agenda)
    return Advies.of(in_words(advised))
