"""Groups that were put together anew, laid on those that are stored: only what differs is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from schakel.overlap.circles import NewGroup
from schakel.overlap.continuity import Old, follow
from schakel.overlap.group_matching import Matched
from schakel.overlap.models import GroupMember, PlacedQuestion, QuestionGroup
from schakel.register.access import circles_around

BATCH = 2000

Place = tuple[int, int]
"""A group and a question in it, by key."""
Standing = tuple[int, bool]
"""The rank of a question in a group, and whether the group's name is made of it too."""


def store(
    rows: Mapping[int, QuestionGroup],
    found: Sequence[NewGroup],
    circles: Mapping[int, str],
    placed: Mapping[int, int | None],
) -> bool:
    """Write what differs from the groups that are there (``rows``); returns whether anything did.

    ``circles`` has the questions that stand, with the circle of those who may see them; ``placed`` tells in which group a
    person put what, None for in none at all. To be called within a transaction.
    """
    before = {(row.group_id, row.question_id): row for row in GroupMember.objects.all()}
    matched = follow(_known(rows, before), found, circles)
    by_hand = {key: to for key, to in placed.items() if to is not None and key in circles}
    places = _places(matched, by_hand)
    kept = [_written(rows, place, matched, group) for place, group in enumerate(found)]
    for key, to in places.items():
        _follow(key, None if to is None else kept[to][0])
    changed = _gone(rows, matched) or any(differs for _row, differs in kept)
    changed |= _merged(rows, matched, [row for row, _differs in kept])
    taken_out = frozenset(key for key, to in placed.items() if to is None)
    after: dict[Place, Standing] = {}
    for place, (row, _differs) in enumerate(kept):
        group = found[place]
        inside = [
            (key, key_in_name)
            for keys, key_in_name in ((group.members, True), (group.joined, False))
            for key in keys
            if key in circles and key not in taken_out and not _elsewhere(found, place, places.get(key))
        ]
        inside += [(key, False) for key, to in places.items() if to == place]
        after |= {(row.pk, key): (rank, in_name) for rank, (key, in_name) in enumerate(inside, start=1)}
    return _put(before, after) or changed


def _known(rows: Mapping[int, QuestionGroup], before: Mapping[Place, GroupMember]) -> dict[int, Old]:
    """The groups that are there with their questions; one without any with those that it was named over."""
    inside: defaultdict[int, set[int]] = defaultdict(set)
    made_of: defaultdict[int, set[int]] = defaultdict(set)
    for (group, question), place in before.items():
        inside[group].add(question)
        if place.in_name:
            made_of[group].add(question)
    found = {}
    for key, row in rows.items():
        asleep = not inside[key]
        members, questions = (row.named_over, row.named_over) if asleep else (made_of[key], inside[key])
        found[key] = Old(row.circle, frozenset(members), frozenset(questions), bool(row.name), asleep)
    return found


def _places(matched: Matched, by_hand: Mapping[int, int]) -> dict[int, int | None]:
    """Per question that a person placed the place of what continues its group, or of what that group went up in.

    None where nothing of it is left.
    """
    continued = {key: place for place, key in enumerate(matched.same) if key is not None}
    return {key: continued.get(to, matched.became.get(to)) for key, to in sorted(by_hand.items())}


def _elsewhere(found: Sequence[NewGroup], place: int, chosen: int | None) -> bool:
    """Whether a person's choice takes a question out of the group at a place: for its readers, or for more of them."""
    return chosen is not None and found[chosen].circle in circles_around(found[place].circle)


def _follow(question: int, group: QuestionGroup | None) -> None:
    """Write where a placed question's group went; where nothing of it is left the program decides again the next time."""
    if group is None:
        PlacedQuestion.objects.filter(question=question).delete()
    else:
        PlacedQuestion.objects.filter(question=question).exclude(group=group).update(group=group)


def _gone(rows: Mapping[int, QuestionGroup], matched: Matched) -> bool:
    """Delete the groups that no new one continues and nobody named."""
    gone = [key for key in matched.became if not rows[key].name]
    QuestionGroup.objects.filter(pk__in=gone).delete()
    return bool(gone)


def _written(
    rows: Mapping[int, QuestionGroup], place: int, matched: Matched, group: NewGroup
) -> tuple[QuestionGroup, bool]:
    """The row of one new group, and whether it is new or differs from what it was."""
    key, origin = matched.same[place], matched.origin[place]
    row = QuestionGroup(split_from_id=origin) if key is None else rows[key]
    was = (row.circle, row.proposed, row.words, row.size, row.merged_into_id)
    row.circle, row.proposed, row.words = group.circle, group.name[:400], list(group.words)
    row.size, row.merged_into = len(group.members), None
    differs = key is None or was != (row.circle, row.proposed, row.words, row.size, None)
    if differs:
        row.save()
    return row, differs


def _merged(rows: Mapping[int, QuestionGroup], matched: Matched, kept: Sequence[QuestionGroup]) -> bool:
    """Keep the named groups that went up in another, without questions; returns whether any of them was not so already."""
    changed = False
    for key, place in matched.became.items():
        row = rows[key]
        into = kept[place].pk if place is not None else None
        if row.name and (row.size, row.merged_into_id) != (0, into):
            row.size, row.merged_into_id = 0, into
            row.save()
            changed = True
    return changed


def _put(before: Mapping[Place, GroupMember], after: Mapping[Place, Standing]) -> bool:
    """Write which question is in which group, where that changed."""
    was = {place: (row.rank, row.in_name) for place, row in before.items()}
    gone = [before[place].pk for place, standing in was.items() if after.get(place) != standing]
    moved = [
        GroupMember(group_id=group, question_id=question, rank=rank, in_name=in_name)
        for (group, question), (rank, in_name) in after.items()
        if was.get((group, question)) != (rank, in_name)
    ]
    for start in range(0, len(gone), BATCH):
        GroupMember.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    GroupMember.objects.bulk_create(moved, batch_size=BATCH)
    return bool(moved or gone)
