"""Who could lead a group of questions that several organisations ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from schakel.agenda.models import Question
from schakel.agenda.queries.tree import owner_names
from schakel.evidence.models import Verdict, VerdictLabel
from schakel.overlap.queries.radar import Lead, Why
from schakel.parties.models import Organisation


def group_lead(questions: Sequence[Question]) -> Lead | None:
    """Who has most of these answered already, else who named most owners, asks most of them, or needs an answer soonest.

    None where one organisation asks them all, or nothing tells the askers apart. ``questions`` come with their agenda, its
    owner and their theme.
    """
    askers = {one.agenda.owner_id: one.agenda.owner for one in questions}
    if len(askers) < 2:
        return None
    running = set(
        Verdict.objects.filter(question__in=questions, confirmed=VerdictLabel.RUNNING).values_list(
            "question_id", flat=True
        )
    )
    tests: list[tuple[Why, Callable[[Question], bool]]] = [
        (Why.RUNNING, lambda one: one.pk in running),
        (Why.OWNER, lambda one: bool(owner_names(one.owners or one.theme.owners))),
        (Why.MOST, lambda one: True),
    ]
    for why, holds in tests:
        found = _most([one.agenda.owner for one in questions if holds(one)])
        if found is not None:
            return Lead(found, why)
    return _soonest(questions)


def _most(organisations: Sequence[Organisation]) -> Organisation | None:
    """The organisation that stands there most often; None where two stand there as often."""
    counted = Counter(organisations).most_common(2)
    if not counted or (len(counted) == 2 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]


def _soonest(questions: Sequence[Question]) -> Lead | None:
    dated: list[tuple[date, int, Question]] = [
        (one.needed_by, number, one) for number, one in enumerate(questions) if one.needed_by
    ]
    return Lead(min(dated)[2].agenda.owner, Why.SOONEST) if dated else None
