"""Let findings learn from what people judged under like questions. Part of searching and judging; runs in their transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schakel.agenda.models import Question
from schakel.evidence.bulk import update_rows
from schakel.evidence.lessons import by_passage, moved, offered
from schakel.evidence.models import Finding, Lesson, Search, Verdict
from schakel.evidence.queries.lessons import Teaching, teachings

MOVED = ("lift", "rank", "good", "current")
Teachings = Mapping[int, Sequence[Teaching]]


def keep_lessons(kept: Mapping[int, Sequence[Finding]], taught: Teachings) -> None:
    """Store from which judgements the findings of these questions learnt, in place of what stood there."""
    Lesson.objects.filter(finding__question__in=kept).delete()
    lessons = []
    for key, findings in kept.items():
        standing = {one.passage_id: one for one in findings if one.current}
        lessons += [
            Lesson(
                finding=standing[one.source.passage_id],
                source=one.source,
                relation=one.relation,
                likeness=one.likeness,
                asked=one.source.question.text,
                visibility=one.source.question.agenda.visibility,
            )
            for one in taught.get(key, ())
            if one.source.passage_id in standing
        ]
    Lesson.objects.bulk_create(lessons, batch_size=500)


def learn(question: Question, verdict: Verdict, findings: Sequence[Finding]) -> list[Finding]:
    """Move the stored findings of a question by what like questions teach now; returns all that stay, best first.

    Where the question was never searched nothing happens. ``good`` is left to who proposes the verdict.
    """
    search: Search | None = verdict.search
    if search is None:
        return list(findings)
    search.question = question
    taught = teachings([search])
    now = _moved_now(question, search, findings, taught.get(question.pk, ()))
    _no_longer_offered([one for one in findings if offered(one) and one not in now])
    kept = [*now, *(one for one in findings if one.judgement and one not in now)]
    update_rows(kept, MOVED)
    keep_lessons({question.pk: kept}, taught)
    return kept


def _moved_now(
    question: Question, search: Search, findings: Sequence[Finding], teaching: Sequence[Teaching]
) -> list[Finding]:
    """What the search found and what like questions offer, moved; an offer that stands already keeps its row, a new one gets one.

    A judged passage that the search no longer finds is not offered again: what was said of it here goes first.
    """
    found = [one for one in findings if one.current and not offered(one)]
    offers = {one.passage_id: one for one in findings if offered(one)}
    settled = {one.passage_id for one in findings if not one.current and not offered(one)}
    lessons = by_passage(one for one in teaching if one.source.passage_id not in settled)
    now = []
    for one in moved(question, found, lessons):
        old = offers.get(one.passage_id) if one.pk is None else None
        if old is not None:
            old.lift, old.rank, old.current = one.lift, one.rank, True
        elif one.pk is None:
            one.search = search
            one.save()
        now.append(old or one)
    return now


def _no_longer_offered(findings: Sequence[Finding]) -> None:
    """Drop offers that nothing teaches any more; one that was judged stays, without standing (not stored yet)."""
    Finding.objects.filter(pk__in=[one.pk for one in findings if not one.judgement], judgement="").delete()
    for one in findings:
        one.current, one.lift = False, 0.0
