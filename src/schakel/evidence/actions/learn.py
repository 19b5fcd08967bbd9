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
    found = [one for one in findings if one.current and not offered(one)]
    before = {one.passage_id: one for one in findings if offered(one)}
    settled = {one.passage_id for one in findings if not one.current and not offered(one)}
    new = [one for one in taught.get(question.pk, ()) if one.source.passage_id not in settled]
    now = []
    for one in moved(question, found, by_passage(new)):
        old = before.pop(one.passage_id, None) if one.pk is None else None
        if old is not None:
            old.lift, old.rank, old.current = one.lift, one.rank, True
        now.append(old or one)
    for one in now:
        if one.pk is None:
            one.search = search
            one.save()
    gone = [one for one in before.values() if not one.judgement]
    Finding.objects.filter(pk__in=[one.pk for one in gone], judgement="").delete()
    left = [one for one in findings if one.judgement and one not in now]
    for one in left:
        if offered(one):
            one.current, one.lift = False, 0.0
    kept = [*now, *left]
    update_rows(kept, MOVED)
    keep_lessons({question.pk: kept}, taught)
    return kept
