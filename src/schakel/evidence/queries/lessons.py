"""Which judgements under like questions say something for a question, and who may know of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.standing import stands
from schakel.evidence.models import Finding, Lesson, LessonRelation, Search
from schakel.register.access import Viewer, circles_around, tokens_of, visible
from schakel.register.indexing import index
from schakel.search.contract import Query
from schakel.search.likeness import likeness
from schakel.search.relation import SHOWN

CANDIDATES = 20
CLOSE = frozenset(LessonRelation.values)


@dataclass(frozen=True, slots=True)
class Teaching:
    """A judged finding of a like question: what that question is to the one that learns, and how like it is (0 to 1)."""

    source: Finding
    relation: str
    likeness: float


def readers(agenda: Agenda, reach: Iterable[str]) -> frozenset[str]:
    """The access tokens that everybody holds who may read a verdict in this agenda that rests on this reach."""
    return frozenset(circle for token in (*tokens_of(agenda), *reach) for circle in circles_around(token))


def like(
    questions: Sequence[tuple[Question, Collection[str] | None]], among: Collection[int] | None = None
) -> list[dict[int, tuple[str, float]]]:
    """For each question those that are the same, broader or narrower, by key: what they are to it, and how like (0 to 1).

    With each question come the access tokens of the agendas to look in (None for all); ``among`` narrows to some questions.
    """
    asked = [
        Query(one.text, None if held is None else tuple(sorted(held)), ("question",), question=True, limit=CANDIDATES)
        for one, held in questions
    ]
    found = []
    for (one, _), result in zip(questions, index().search_many(asked), strict=True):
        found.append([hit.id for hit in result.hits if hit.id != one.pk and (among is None or hit.id in among)])
    keys_found = {key for keys in found for key in keys}
    texts = dict(Question.objects.filter(stands(), pk__in=keys_found).values_list("pk", "text"))
    return [_close(one.text, keys, texts) for (one, _), keys in zip(questions, found, strict=True)]


def _close(text: str, keys: Iterable[int], texts: Mapping[int, str]) -> dict[int, tuple[str, float]]:
    beside = ((key, likeness(text, texts[key])) for key in keys if key in texts)
    return {
        key: (str(one.relation), one.overlap)
        for key, one in beside
        if one.relation in CLOSE and one.probability >= SHOWN
    }


def teachings(searches: Sequence[Search]) -> dict[int, list[Teaching]]:
    """Per question key the judgements under like questions that its findings may learn from; ``searches`` are its last.

    A question learns only from judgements that everybody may know who may read its verdict: of agendas and publications that are
    open to them all. So no verdict and no order tells of an agenda that is hidden from its reader.
    """
    judged = set(Finding.objects.exclude(judgement="").order_by().values_list("question_id", flat=True).distinct())
    asked = [one for one in searches if judged - {one.question_id}]
    open_to = [readers(one.question.agenda, one.reach) for one in asked]
    relations = like([(one.question, held) for one, held in zip(asked, open_to, strict=True)], judged)
    rows = _judged_under({key for own in relations for key in own})
    return {
        search.question_id: [
            Teaching(row, *own[key])
            for key in sorted(own)
            for row in rows.get(key, ())
            if set(tokens_of(row.question.agenda)) <= held and set(tokens_of(row.publication)) <= set(search.reach)
        ]
        for search, held, own in zip(asked, open_to, relations, strict=True)
        if own
    }


def _judged_under(keys: Collection[int]) -> dict[int, list[Finding]]:
    """The judged findings of these questions, by question key; one query, however many questions learn from them."""
    rows = Finding.objects.filter(question__in=keys, passage__isnull=False).exclude(judgement="")
    found: dict[int, list[Finding]] = defaultdict(list)
    for row in rows.select_related("question__agenda", "publication__publisher").order_by("pk"):
        found[row.question_id].append(row)
    return found


def learners(finding: Finding) -> list[Question]:
    """The questions that a judgement on this finding says something for, now or till now, each with its agenda."""
    (now,) = like([(finding.question, None)])
    before = set(Lesson.objects.filter(source=finding).values_list("finding__question_id", flat=True))
    return list(Question.objects.filter(pk__in={*now, *before}).select_related("agenda").order_by("pk"))


def holding(lessons: QuerySet[Lesson]) -> QuerySet[Lesson]:
    """Those of the lessons that have not lapsed: the question there still reads as it did, stands, and is as open as it was."""
    return lessons.filter(
        stands("source__question__"),
        source__question__text=F("asked"),
        source__question__agenda__visibility=F("visibility"),
    ).exclude(source__judgement="")


def lapsed() -> Q:
    """What makes a question one whose lessons have partly lapsed: it must be searched again."""
    held = holding(Lesson.objects.order_by()).values("pk")
    return Q(pk__in=Lesson.objects.exclude(pk__in=held).order_by().values("finding__question"))


def unreadable(viewer: Viewer, questions: Sequence[int]) -> set[int]:
    """Those of the questions that learnt from something that this viewer may not see (any more), or that has lapsed."""
    if not questions:
        return set()
    seen = visible(holding(Lesson.objects.order_by()), viewer, "source__question__agenda__").values("pk")
    hidden = Lesson.objects.filter(finding__question__in=questions).exclude(pk__in=seen)
    return set(hidden.order_by().values_list("finding__question", flat=True).distinct())


def lessons_of(viewer: Viewer, questions: Sequence[int]) -> dict[int, dict[int, list[Lesson]]]:
    """Per question and passage key the lessons that the viewer may know of, each with its source, question and agenda."""
    rows = visible(
        holding(Lesson.objects.filter(finding__question__in=questions, finding__passage__isnull=False)),
        viewer,
        "source__question__agenda__",
    )
    rows = visible(rows, viewer, "source__publication__")
    found: dict[int, dict[int, list[Lesson]]] = defaultdict(lambda: defaultdict(list))
    for row in rows.select_related(
        "finding", "source__question__agenda__owner", "source__publication__publisher"
    ).order_by("-likeness", "pk"):
        if row.finding.passage_id is not None:
            found[row.finding.question_id][row.finding.passage_id].append(row)
    return found
