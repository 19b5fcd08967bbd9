"""Put a question in another group by hand, or in none; or let the program decide again."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from schakel.agenda.models import Question
from schakel.agenda.queries.standing import standing_questions
from schakel.overlap.actions.group_questions import NEVER
from schakel.overlap.models import Grouping, GroupMember, PlacedQuestion, QuestionGroup
from schakel.overlap.queries.groups import question_group
from schakel.register.access import Viewer, require_change
from schakel.register.events import record
from schakel.search.theme_names import first_free
from schakel.search.theme_words import shared_weights, shared_words


def place_question(viewer: Viewer, key: int, group: int | None) -> bool:
    """Put the question in the group with this key, None for no group at all; it stays there when questions are put together anew.

    Returns whether anything changed. Raises Question.DoesNotExist or QuestionGroup.DoesNotExist where the viewer may not see the
    one or the other, NotAllowed where the viewer may not change the question's agenda.
    """
    asked = standing_questions(viewer).get(pk=key)
    require_change(viewer, asked.agenda)
    with transaction.atomic():
        list(QuestionGroup.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
        if group is not None:
            question_group(viewer, group)
        was = GroupMember.objects.filter(question=asked).values_list("group_id", flat=True).first()
        if was == group and PlacedQuestion.objects.filter(question=asked, group=group).exists():
            return False
        PlacedQuestion.objects.update_or_create(question=asked, defaults={"group_id": group, "by": viewer.name})
        if was != group:
            _move(asked, was, group)
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


def _move(asked: Question, was: int | None, group: int | None) -> None:
    GroupMember.objects.filter(question=asked).delete()
    if group is not None:
        last = GroupMember.objects.filter(group=group).aggregate(last=Max("rank"))["last"] or 0
        GroupMember.objects.create(group_id=group, question=asked, rank=last + 1)
    for key in (was, group):
        if key is not None:
            _tell_anew(QuestionGroup.objects.get(pk=key))


def _tell_anew(group: QuestionGroup) -> None:
    """Count and name a group by the questions that are in it now: nothing of one that left may stay in its name."""
    rows = list(
        Question.objects.filter(group_member__group=group)
        .order_by("group_member__rank", "pk")
        .values_list("text", "agenda__owner__name", "agenda__owner__short_name")
    )
    texts = [text for text, *_names in rows]
    if not rows and not group.name:
        group.delete()
        return
    group.size, group.words = len(rows), [word for word, _often in shared_words(texts)]
    taken = set(QuestionGroup.objects.exclude(pk=group.pk).values_list("proposed", flat=True))
    askers = {name for _text, *names in rows for name in names if name}
    group.proposed = first_free(texts, shared_weights(texts), group.words, askers, taken)[:400]
    group.save()
