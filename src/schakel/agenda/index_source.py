"""Questions as the search index takes them in: those that stand, each with its theme and core question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schakel.agenda.annotations import remarks
from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.standing import stands
from schakel.register.access import LOCAL, tokens_of
from schakel.search.contract import IndexDocument


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
