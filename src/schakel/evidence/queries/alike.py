"""Which questions ask the same as a given one: in other agendas, or anywhere while it is still being written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.standing import standing_questions
from schakel.parties.models import Organisation
from schakel.register.access import Viewer, tokens_held, visible
from schakel.register.indexing import index
from schakel.search.contract import Query
from schakel.search.likeness import Likeness, likeness
from schakel.search.relation import SHOWN, Relation
from schakel.search.theme_names import own_names

CANDIDATES = 20
MOST = 12


@dataclass(frozen=True, slots=True)
class Alike:
    """Another question, and what it is to the one that was asked about: the same, broader, narrower or related."""

    question: Question
    likeness: Likeness

    @property
    def close(self) -> bool:
        """Whether it is the same question or one holds the other."""
        return self.likeness.relation in (Relation.SAME, Relation.BROADER, Relation.NARROWER)


def like_text(viewer: Viewer, text: str, without: int | None = None) -> tuple[Alike, ...]:
    """The questions of any agenda that the viewer may see that are like ``text``, the most alike first.

    ``without`` is the key of the question that is being rewritten: it is not like itself.
    """
    if not text.strip():
        return ()
    found = _candidates(viewer, [text], {})[0]
    rows = _rows(viewer, [found])
    return _ranked(text, [rows[key] for key in found if key in rows and key != without])


def elsewhere(viewer: Viewer, agenda: Agenda, questions: Sequence[Question]) -> dict[int, tuple[Alike, ...]]:
    """Per question of ``agenda`` the questions of other agendas that are like it, in a fixed number of database queries."""
    others = visible(Agenda.objects.exclude(pk=agenda.pk), viewer).order_by("pk").values_list("pk", flat=True)
    within = tuple(str(key) for key in others)
    if not within or not questions:
        return {question.pk: () for question in questions}
    found = _candidates(viewer, [question.text for question in questions], {"agenda": within})
    rows = _rows(viewer, found)
    return {
        question.pk: _ranked(
            question.text,
            [rows[key] for key in keys if key in rows and rows[key].agenda_id != agenda.pk],
            _names(agenda.owner),
        )
        for question, keys in zip(questions, found, strict=True)
    }


def asked_elsewhere(viewer: Viewer, question: Question) -> tuple[Alike, ...]:
    """The questions of other agendas that are like this one."""
    return elsewhere(viewer, question.agenda, [question])[question.pk]


def _candidates(viewer: Viewer, texts: Sequence[str], filters: Mapping[str, tuple[str, ...]]) -> list[tuple[int, ...]]:
    """Per text the keys of the questions whose words come nearest, of those that the viewer may see."""
    held = tokens_held(viewer)
    asked = [Query(text, held, ("question",), dict(filters), question=True, limit=CANDIDATES) for text in texts]
    return [tuple(hit.id for hit in result.hits) for result in index().search_many(asked)]


def _rows(viewer: Viewer, found: Sequence[Sequence[int]]) -> dict[int, Question]:
    """The questions as they are now: the index may be behind on what was hidden or withdrawn."""
    keys = {key for one in found for key in one}
    return standing_questions(viewer).select_related("agenda__owner", "theme").in_bulk(sorted(keys))


def _names(owner: Organisation) -> frozenset[str]:
    return own_names((owner.name, owner.short_name))


def _ranked(text: str, questions: Sequence[Question], asker: frozenset[str] = frozenset()) -> tuple[Alike, ...]:
    """The questions that are like ``text``, the most alike first; ``asker`` are the words that name who asks it, if known."""
    beside = [Alike(one, likeness(text, one.text, asker, _names(one.agenda.owner))) for one in questions]
    shown = [one for one in beside if one.likeness.probability >= SHOWN]
    shown.sort(key=lambda one: (not one.close, -one.likeness.overlap, -one.likeness.probability, one.question.pk))
    return tuple(shown[:MOST])
