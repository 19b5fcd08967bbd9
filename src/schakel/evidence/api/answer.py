"""The answer on a note, for programs."""

from __future__ import annotations

from ninja import Router

from schakel.agenda.queries.question import question as find_question
from schakel.evidence.queries.answer import Answer, Contrast, NoteLine, answer
from schakel.evidence.words.findings import reading_address
from schakel.evidence.words.note import as_text, difference_told, shown_note
from schakel.register.interface import Camel
from schakel.register.middleware import ViewerRequest

router = Router(tags=["antwoord"], by_alias=True)


class NotitieZin(Camel):
    """A sentence of a note, word for word, with the passage it stands in. ``adres`` is the page where it can be read."""

    tekst: str
    publicatie: int
    titel: str
    uitgever: str
    jaar: int | None
    pagina: int
    gedrukt_nummer: str
    passage: int | None
    vindplaats: int | None
    beoordeling: str
    adres: str

    @classmethod
    def of(cls, line: NoteLine) -> NotitieZin:
        """From a line of the note."""
        finding = line.finding
        return cls(
            tekst=line.text,
            publicatie=finding.publication_id,
            titel=finding.publication.title,
            uitgever=str(finding.publication.publisher or ""),
            jaar=finding.publication.year,
            pagina=finding.page,
            gedrukt_nummer=finding.label,
            passage=finding.passage_id,
            vindplaats=finding.pk,
            beoordeling=finding.judgement,
            adres=reading_address(finding),
        )


class Verschil(Camel):
    """Two sentences that say something different. ``grond`` is figures, direction or denial; ``waarom`` says it in words."""

    eerste: NotitieZin
    tweede: NotitieZin
    grond: str
    waarom: str

    @classmethod
    def of(cls, one: Contrast) -> Verschil:
        """From the sentences that differ."""
        return cls(
            eerste=NotitieZin.of(one.first),
            tweede=NotitieZin.of(one.second),
            grond=one.difference.ground,
            waarom=difference_told(one.difference),
        )


class Antwoord(Camel):
    """The answer on a note. ``inDeBuurt`` is true where nothing answers the question and the sentences only come near.

    ``blijftOpen`` says what is missing, ``tekst`` is all of it as plain text.
    """

    vraag: int
    oordeel: str
    in_de_buurt: bool
    zinnen: list[NotitieZin]
    verschillen: list[Verschil]
    blijft_open: list[str]
    tekst: str

    @classmethod
    def of(cls, found: Answer) -> Antwoord:
        """From the note."""
        note = shown_note(found)
        return cls(
            vraag=found.question.pk,
            oordeel=found.reading.label,
            in_de_buurt=note.closest,
            zinnen=[NotitieZin.of(line) for line in found.lines],
            verschillen=[Verschil.of(one) for one in found.contrasts],
            blijft_open=list(note.open),
            tekst=as_text(found),
        )


@router.get("/vragen/{vraag}/antwoord", response=Antwoord, summary="Het antwoord op een vraag, op een notitie")
def answer_on_a_note(request: ViewerRequest, vraag: int) -> Antwoord:
    """Three to five lines of one or two sentences of the passages that were found, each with its page, and what stays open."""
    return Antwoord.of(answer(request.viewer, find_question(request.viewer, vraag)))
