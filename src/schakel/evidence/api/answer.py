"""The answer on a note, for programs."""

from __future__ import annotations

from ninja import Router

from schakel.agenda.queries.question import question as find_question
from schakel.evidence.queries.answer import NoteLine, answer
from schakel.evidence.words.findings import reading_address
from schakel.evidence.words.note import as_text, difference_told, shown_note
from schakel.register.interface import Camel
from schakel.register.middleware import ViewerRequest
from schakel.register.refusals import missing_is_404

router = Router(tags=["antwoord"], by_alias=True)


class LineOut(Camel):
    """A sentence of a note, word for word, with the passage it stands in. ``address`` is the page where it can be read."""

    text: str
    publication: int
    title: str
    publisher: str
    year: int | None
    page: int
    page_label: str
    passage: int | None
    finding: int | None
    judgement: str
    address: str


class DifferenceOut(Camel):
    """Two sentences that say something different. ``ground`` is figures, direction or denial; ``why`` says it in words."""

    first: LineOut
    second: LineOut
    ground: str
    why: str


class AnswerOut(Camel):
    """The answer on a note. ``closest`` is true where nothing answers the question; ``open`` says what is missing.

    ``text`` is all of it as plain text.
    """

    question: int
    verdict: str
    closest: bool
    lines: list[LineOut]
    differences: list[DifferenceOut]
    open: list[str]
    text: str


@router.get("/vragen/{key}/antwoord", response=AnswerOut, summary="Het antwoord op een vraag, op een notitie")
def answer_on_a_note(request: ViewerRequest, key: int) -> AnswerOut:
    """Three to five sentences out of the passages that were found, each with its page, and what stays open."""
    with missing_is_404():
        found = answer(request.viewer, find_question(request.viewer, key))
    note = shown_note(found)
    return AnswerOut(
        question=key,
        verdict=found.reading.label,
        closest=note.closest,
        lines=[line_out(line) for line in found.lines],
        differences=[
            DifferenceOut(
                first=line_out(one.first),
                second=line_out(one.second),
                ground=str(one.difference.ground),
                why=difference_told(one.difference),
            )
            for one in found.contrasts
        ],
        open=list(note.open),
        text=as_text(found),
    )


def line_out(line: NoteLine) -> LineOut:
    """A line as programs get it."""
    finding = line.finding
    return LineOut(
        text=line.text,
        publication=finding.publication_id,
        title=finding.publication.title,
        publisher=str(finding.publication.publisher or ""),
        year=finding.publication.year,
        page=finding.page,
        page_label=finding.label,
        passage=finding.passage_id,
        finding=finding.pk,
        judgement=finding.judgement,
        address=reading_address(finding),
    )
