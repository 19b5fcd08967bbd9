"""Put a question in another group by hand, or in none; or let the program decide again."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from schakel.agenda.models import Question
from schakel.agenda.queries.standing import standing_questions
from schakel.overlap.actions.group_questions import NEVER
from schakel.overlap.models import Grouping, GroupMember, PlacedQuestion, QuestionGroup
from schakel.overlap.queries.groups import question_group
from schakel.register.access import Viewer, circles_around, open_to, require_change, tokens_of
from schakel.register.events import record
from schakel.search.theme_names import first_free
from schakel.search.theme_words import shared_weights, shared_words


def place_question(viewer: Viewer, key: int, group: int | None) -> bool:
    """Put the question in the group with this key, None for no group at all; it stays there when questions are put together anew.

    For readers from whom that group is hidden nothing changes. Returns whether anything changed. Raises Question.DoesNotExist or
    QuestionGroup.DoesNotExist where the viewer may not see the one or the other, NotAllowed where the viewer may not change the
    question's agenda.
    """
    asked = standing_questions(viewer).get(pk=key)
    require_change(viewer, asked.agenda)
    with transaction.atomic():
        list(QuestionGroup.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
        if group is not None:
            question_group(viewer, group)
        placed = PlacedQuestion.objects.filter(question=asked, group=group).exists()
        if placed and (group is None or GroupMember.objects.filter(question=asked, group=group).exists()):
            return False
        PlacedQuestion.objects.update_or_create(question=asked, defaults={"group_id": group, "by": viewer.name})
        _move(asked, QuestionGroup.objects.get(pk=group) if group is not None else None)
        action = "overlap.question.taken_out" if group is None else "overlap.question.placed"
        record(viewer, action, asked, container=asked.agenda)
    return True


def release_question(viewer: Viewer, key: int) -> bool:
    """Let the program decide again in which group the question stands, the next time that questions are put together.

    Returns whether a person had placed it. Raises Question.DoesNotExist or NotAllowed as ``place_question`` does.
    """
    asked = standing_questions(viewer).get(pk=key)
    require_change(viewer, asked.agenda)
    with transaction.atomic():
        # In the order in which putting together locks them: else each could wait for the other.
        list(Grouping.objects.select_for_update())
        gone, _rows = PlacedQuestion.objects.filter(question=asked).delete()
        if gone:
            Grouping.objects.update(sequence=NEVER, digest="")
            record(viewer, "overlap.question.released", asked, container=asked.agenda)
    return bool(gone)


def _move(asked: Question, group: QuestionGroup | None) -> None:
    """Put the question in its new group, and out of those in which the readers of that one would find it.

    Who does not belong to the circle of the new group goes on finding it where the program put it.
    """
    places = list(GroupMember.objects.filter(question=asked).select_related("group"))
    others = [place for place in places if place.group != group]
    left = [place for place in others if group is None or group.circle in circles_around(place.group.circle)]
    changed = [place.group for place in left]
    for place in left:
        place.delete()
    if group is not None and len(others) == len(places):
        last = GroupMember.objects.filter(group=group).aggregate(last=Max("rank"))["last"] or 0
        GroupMember.objects.create(group=group, question=asked, rank=last + 1)
        changed.append(group)
    for one in changed:
        if open_to(one.circle, tokens_of(asked.agenda)[0]):
            _tell_anew(one)
        elif not one.name and not one.members.exists():
            one.delete()


def _tell_anew(group: QuestionGroup) -> None:
    """Name a group by the questions in it now that its whole circle may see: nothing of one that left may stay in its name."""
    inside = list(group.members.select_related("question__agenda__owner").order_by("rank", "question_id"))
    if not inside and not group.name:
        group.delete()
        return
    told = [one for one in inside if open_to(group.circle, tokens_of(one.question.agenda)[0])]
    texts = [one.question.text for one in told]
    group.size, group.words = len(told), [word for word, _often in shared_words(texts)]
    known = QuestionGroup.objects.exclude(pk=group.pk).filter(circle__in=circles_around(group.circle))
    owners = [one.question.agenda.owner for one in told]
    askers = {name for owner in owners for name in (owner.name, owner.short_name) if name}
    taken = set(known.values_list("proposed", flat=True))
    group.proposed = first_free(texts, shared_weights(texts), group.words, askers, taken)[:400]
    group.save()
    group.members.update(in_name=False)
    group.members.filter(pk__in=[one.pk for one in told]).update(in_name=True)
