"""The names that people gave to groups, as far as a given viewer may know them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from schakel.agenda.models import Question
from schakel.overlap.group_matching import PART
from schakel.overlap.models import QuestionGroup
from schakel.register.access import Viewer, circles_held, visible

LEAST = 2
"""How many questions of a group a viewer must be able to see."""


def bearers(viewer: Viewer, seen: Mapping[QuestionGroup, Collection[int]]) -> dict[int, QuestionGroup]:
    """Per group, by key, the one whose given name the viewer knows it by; none for a group that is known by no such name.

    It is the group itself, else the first of those that went up in it, out of another circle of readers, and hold at least a
    third of its questions. ``seen`` has the questions that the viewer sees in each group.
    """
    groups = {group.pk: group for group in seen}
    merged = list(QuestionGroup.objects.filter(merged_into__in=groups).exclude(name="").order_by("pk"))
    known = named_for(viewer, [*groups.values(), *merged])
    found = {key: group for key, group in groups.items() if key in known}
    for one in merged:
        into = groups[one.merged_into_id or 0]
        inside = len(set(one.named_over).intersection(seen[into]))
        if one.pk in known and one.circle != into.circle and inside * PART >= len(seen[into]):
            found.setdefault(into.pk, one)
    return found


def named_for(viewer: Viewer, groups: Iterable[QuestionGroup]) -> frozenset[int]:
    """The keys of those of the groups whose given name the viewer may know."""
    named = [group for group in groups if group.name]
    if viewer.everything or not named:
        return frozenset(group.pk for group in named)
    over = {question for group in named for question in group.named_over}
    seen = set(visible(Question.objects.filter(pk__in=over), viewer, "agenda__").values_list("pk", flat=True))
    return frozenset(group.pk for group in named if len(seen & set(group.named_over)) >= LEAST)


def kin_of(viewer: Viewer, key: int, questions: Collection[int]) -> tuple[list[str], QuestionGroup | None]:
    """The names of the groups that went up in this one, but for the one whose name it has, and the group it was split from.

    Both as far as the viewer, who sees these ``questions`` in it, may know them.
    """
    group = QuestionGroup.objects.select_related("split_from").get(pk=key)
    merged, split_from = list(group.merged.all()), group.split_from
    known = named_for(viewer, [*merged, split_from] if split_from else merged)
    bearer = bearers(viewer, {group: questions}).get(key)
    told = split_from is not None and split_from.pk in known and split_from.circle in circles_held(viewer)
    return [one.name for one in merged if one.pk in known and one != bearer], split_from if told else None
