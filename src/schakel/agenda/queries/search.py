"""Find questions, over all agendas that a viewer may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schakel.agenda.annotations import remarks
from schakel.agenda.models import Question
from schakel.agenda.queries.standing import standing_questions
from schakel.agenda.queries.tree import NO_REMARK
from schakel.register.access import Viewer, tokens_held
from schakel.register.indexing import index
from schakel.search.contract import Hit, Query

LOOKED_AT = 200
"""Of how many questions the verdict is looked up where the index may not be asked for it."""


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question that was found, with the hit that says why."""

    question: Question
    hit: Hit


@dataclass(frozen=True, slots=True)
class FoundQuestions:
    """What a search gave, best first; ``total`` how many matched, ``suggestion`` a better spelling or ""."""

    found: tuple[FoundQuestion, ...]
    total: int
    suggestion: str = ""


def search_questions(
    viewer: Viewer,
    text: str,
    filters: Mapping[str, Sequence[str]] | None = None,
    limit: int = 20,
    offset: int = 0,
    *,
    question: bool = False,
) -> FoundQuestions:
    """The questions that match ``text`` ("phrases" and -minus allowed), narrowed by ``filters`` (agenda, organisation, verdict).

    ``question`` says that the text is a whole question: then what comes nearest is found, rather than what holds every word.

    The index gives only what the viewer may see; the database is asked once more, so that a change that the index has not
    taken in yet shows nothing hidden or withdrawn. The index knows the verdicts that rest on all there is; where
    something is hidden from the viewer, those that the viewer reads are looked up for the 200 best matches.
    """
    narrowed = {name: tuple(values) for name, values in (filters or {}).items() if values}
    verdicts = () if viewer.everything else narrowed.pop("verdict", ())
    result = index().search(
        Query(
            text=text,
            access=tokens_held(viewer),
            kinds=("question",),
            filters=narrowed,
            question=question,
            limit=LOOKED_AT if verdicts else limit,
            offset=0 if verdicts else offset,
        )
    )
    rows = standing_questions(viewer).select_related("theme", "agenda__owner", "parent")
    questions = rows.in_bulk([hit.id for hit in result.hits])
    found = tuple(FoundQuestion(questions[hit.id], hit) for hit in result.hits if hit.id in questions)
    if not verdicts:
        return FoundQuestions(found, result.total, result.suggestion)
    beside = remarks(viewer, list(questions))
    kept = tuple(one for one in found if beside.get(one.question.pk, NO_REMARK).verdict in verdicts)
    return FoundQuestions(kept[offset : offset + limit], len(kept), result.suggestion)
