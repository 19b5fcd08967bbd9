"""Give a group of questions a name."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.agenda.models import Question
from schakel.agenda.stored_text import one_line
from schakel.overlap.models import NAME_LENGTH, QuestionGroup
from schakel.overlap.queries.group_names import bearers
from schakel.overlap.queries.groups import members_of, question_group
from schakel.register.access import NotAllowed, Viewer, may_change
from schakel.register.events import record


def rename_group(viewer: Viewer, key: int, name: str) -> QuestionGroup:
    """Call the group ``name`` (at most 120 characters); an empty name brings the proposed one back.

    The name stays when questions are put together anew, and is told to who may see two of the questions that ``viewer`` sees in
    the group. Where the group is called after one that went up in it, an empty name forgets that one. Raises ValidationError
    where the name is too long, NotAllowed where the viewer may change none of the questions, QuestionGroup.DoesNotExist where
    the viewer may not see the group.
    """
    seen = question_group(viewer, key).questions
    members = members_of(viewer, key)
    if not may_name(viewer, members):
        raise NotAllowed(_("You can name a group when one of its questions is of your own organisation."))
    name = one_line(name)
    if len(name) > NAME_LENGTH:
        raise ValidationError({"name": _("This name is too long: use at most 120 characters.")})
    with transaction.atomic():
        group = QuestionGroup.objects.select_for_update().get(pk=key)
        bearer = bearers(viewer, {group: seen}).get(key)
        if not name and bearer is not None and bearer != group:
            bearer.delete()
            record(viewer, "overlap.group.named", group, changes={"name": (bearer.name, "")})
            return group
        before = group.name
        if name == before:
            return group
        group.name, group.named_by, group.named_at = name, viewer.name, timezone.now()
        group.named_over = sorted(one.pk for one in members) if name else []
        group.save()
        record(viewer, "overlap.group.named", group, changes={"name": (before, name)})
    return group


def may_name(viewer: Viewer, members: list[Question]) -> bool:
    """Whether the viewer may name a group with these questions: one of them must be theirs to change."""
    return any(may_change(viewer, one.agenda) for one in members)
