"""Questions as the search index takes them in: those that stand, each with its theme and core question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from django.db import transaction

from schakel.agenda.annotations import remarks
from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.standing import stands
from schakel.register.access import LOCAL, tokens_of
from schakel.register.indexing import catch_up_if_free, note_change
from schakel.search.contract import IndexDocument

SOURCE = "agenda"
GROUPS_AT_ONCE = 5
"""How many agendas are taken in right after a change, while somebody waits; what waits beyond that is for the worker."""


def reindex(agenda: Agenda) -> None:
    """Have the index take in the agenda's questions: noted in this transaction, taken in right after it.

    Every action on an agenda ends with it (see ``note_change``).
    """
    note_change(SOURCE, agenda.pk)
    transaction.on_commit(partial(catch_up_if_free, GROUPS_AT_ONCE), robust=True)


class QuestionSource:
    """Source "agenda": a group is an agenda, a document one of its questions."""

    kinds: tuple[str, ...] = ("question",)

    def groups(self) -> Iterable[int]:
        """The keys of all agendas."""
        return Agenda.objects.order_by("pk").values_list("pk", flat=True)

    def documents(self, groups: Sequence[int]) -> Iterable[IndexDocument]:
        """Every question of these agendas that stands."""
        standing = Question.objects.filter(stands(), agenda__in=groups).select_related("agenda", "theme")
        questions = {question.pk: question for question in standing}
        beside = remarks(LOCAL, list(questions))
        for position, question in enumerate(questions.values()):
            remark = beside.get(question.pk)
            parent = questions.get(question.parent_id or 0)
            yield IndexDocument(
                kind="question",
                id=question.pk,
                group=question.agenda_id,
                text=" ".join(part for part in (question.label, question.text, question.explanation) if part),
                access=tokens_of(question.agenda),
                title=question.theme.title,
                heading_path=(question.theme.title, *((parent.text,) if parent else ())),
                position=position,
                page=question.page or 0,
                filters=_filters(question, remark.verdict if remark else ""),
            )


def _filters(question: Question, verdict: str) -> dict[str, tuple[str, ...]]:
    filters: dict[str, tuple[str, ...]] = {
        "agenda": (str(question.agenda_id),),
        "organisation": (str(question.agenda.owner_id),),
    }
    if verdict:
        filters["verdict"] = (verdict,)
    return filters
