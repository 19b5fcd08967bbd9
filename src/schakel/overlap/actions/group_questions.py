"""Put the questions of all agendas together in groups, and keep what people called those groups."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from django.db import transaction

from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.standing import standing_questions
from schakel.overlap.circles import Asked, put_together
from schakel.overlap.group_store import store
from schakel.overlap.models import Grouping, PlacedQuestion, QuestionGroup
from schakel.register.access import LOCAL, Viewer, require_member, tokens_of
from schakel.register.events import record
from schakel.register.indexing import last_change

VERSION = 4
NEVER = -1  # the sequence that makes the worker put questions together anew at its next turn

Placements = dict[int, tuple[int, str] | None]
"""Per question the group that a person put it in and the circle in which that arose; None for in no group at all."""


def group_questions(viewer: Viewer, anew: bool = False) -> bool:
    """Group all questions that stand, circle by circle of readers (see ``circles.put_together``).

    Nothing is done where the questions are those of the last time, unless ``anew``. The same questions give the same groups. A
    group that is much the same keeps its address and the name that a person gave it; a question that a person placed stays in
    its group, and has no part in how the others there are put together; also one that is placed while this is going on, which
    may take a minute. Returns whether anything changed. Raises NotAllowed for who is outside the network.
    """
    require_member(viewer)
    sequence = agenda_sequence()
    asked, placed = _standing(), _placements()
    digest = _digest(asked, _circles(placed))
    if not anew and Grouping.objects.filter(pk=1, digest=digest).exists():
        Grouping.objects.filter(pk=1).update(sequence=sequence)
        return False
    found = put_together(asked, _circles(placed))
    with transaction.atomic():
        last, _new = Grouping.objects.select_for_update().get_or_create(pk=1)
        rows = {row.pk: row for row in QuestionGroup.objects.select_for_update().order_by("pk")}
        placed_now = _placements()
        present = set(Question.objects.values_list("pk", flat=True))
        circles = {one.key: one.circle for one in asked if one.key in present}
        changed = store(rows, found, circles, {key: to and to[0] for key, to in placed_now.items()})
        # What was placed meanwhile had a part in the outcome, what was released had none: then the next turn does it anew.
        settled = placed_now == placed and _circles(placed) == _circles(_placements())
        last.digest, last.sequence = (digest, sequence) if settled else ("", NEVER)
        last.save()
        if changed:
            record(viewer, "overlap.questions.grouped", last)
    return changed


def agenda_sequence() -> int:
    """The sequence of the last change of an agenda; 0 where there never was one."""
    return last_change("agenda")


def _standing() -> list[Asked]:
    """All questions that stand, in the order of their keys."""
    owner = ("agenda__owner__name", "agenda__owner__short_name")
    rows = standing_questions(LOCAL).select_related(None).order_by("pk").values_list("pk", "text", "agenda_id", *owner)
    circles = {one.pk: tokens_of(one)[0] for one in Agenda.objects.only("pk", "owner_id", "visibility", "keeper_id")}
    return [
        Asked(key, text, circles[agenda], tuple(name for name in names if name)) for key, text, agenda, *names in rows
    ]


def _digest(asked: Sequence[Asked], placed: Mapping[int, str | None]) -> str:
    told = hashlib.sha256(str(VERSION).encode())
    for one in asked:
        where = (placed[one.key] or "-",) if one.key in placed else ()
        told.update("\x00".join(("", str(one.key), one.circle, one.text, *one.askers, *where)).encode())
    return told.hexdigest()


def _placements() -> Placements:
    rows = PlacedQuestion.objects.order_by("pk").values_list("question_id", "group_id", "group__circle")
    return {question: None if group is None else (group, circle) for question, group, circle in rows}


def _circles(placed: Placements) -> dict[int, str | None]:
    return {key: to and to[1] for key, to in placed.items()}
