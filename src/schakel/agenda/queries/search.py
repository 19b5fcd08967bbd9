"""Find questions, over all agendas that a viewer may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schakel.agenda.models import Question
from schakel.agenda.queries.standing import standing_questions
from schakel.register.access import Viewer, tokens_held
from schakel.register.indexing import index
from schakel.search.contract import Hit, Query


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
    taken in yet shows nothing hidden or withdrawn.
    """
    result = index().search(
        Query(
            text=text,
            access=tokens_held(viewer),
            kinds=("question",),
            filters={name: tuple(values) for name, values in (filters or {}).items() if values},
            question=question,
            limit=limit,
            offset=offset,
        )
    )
    rows = standing_questions(viewer).select_related("theme", "agenda__owner", "parent")
    questions = rows.in_bulk([hit.id for hit in result.hits])
    found = tuple(FoundQuestion(questions[hit.id], hit) for hit in result.hits if hit.id in questions)
    return FoundQuestions(found, result.total, result.suggestion)
