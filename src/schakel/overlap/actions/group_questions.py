"""Put the questions of all agendas together in groups, and keep what people called those groups."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from django.db import transaction

from schakel.agenda.models import Question
from schakel.agenda.queries.standing import standing_questions
from schakel.overlap.group_matching import Known, Matched, match
from schakel.overlap.models import Grouping, GroupMember, PlacedQuestion, QuestionGroup
from schakel.register.access import LOCAL, Viewer, require_member
from schakel.register.events import record
from schakel.register.indexing import last_change

VERSION = 2
NEVER = -1  # the sequence that makes the worker put questions together anew at its next turn
BATCH = 2000


def group_questions(viewer: Viewer, anew: bool = False) -> bool:
    """Group all questions that stand, whoever may see them: what a reader may not see is left out where groups are read.

    Nothing is done where the questions are those of the last time, unless ``anew``. The same questions give the same groups. A
    group that is much the same keeps its address and the name that a person gave it; a question that a person placed stays in
    its group, and has no part in how the others are put together; also one that is placed while this is going on, which may take
    a minute. Returns whether anything changed. Raises NotAllowed for who is outside the network.
    """
    require_member(viewer)
    sequence = agenda_sequence()
    standing, askers = _standing()
    placed = _placements()
    texts = [(key, text) for key, text in standing if key not in placed]
    digest = _digest(texts, askers)
    if not anew and Grouping.objects.filter(pk=1, digest=digest).exists():
        Grouping.objects.filter(pk=1).update(sequence=sequence)
        return False
    # Loaded here: scipy takes its time, and other pages and commands do not need it.
    from schakel.search.grouping import group_questions as put_together

    found = put_together(texts, askers=askers).groups
    with transaction.atomic():
        last, _new = Grouping.objects.select_for_update().get_or_create(pk=1)
        rows = {row.pk: row for row in QuestionGroup.objects.select_for_update().order_by("pk")}
        placed_now = _placements()
        present = set(Question.objects.values_list("pk", flat=True))
        members = [[key for key in group.members if key in present and key not in placed_now] for group in found]
        names = [(group.name, list(group.words)) for group in found]
        standing_keys = {key for key, _text in standing} & present
        by_hand = {key: to for key, to in placed_now.items() if to is not None and key in standing_keys}
        changed = _store(rows, members, names, by_hand)
        # What was placed meanwhile had a part in the outcome, what was released had none: then the next turn does it anew.
        last.digest, last.sequence = (digest, sequence) if placed_now == placed else ("", NEVER)
        last.save()
        if changed:
            record(viewer, "overlap.questions.grouped", last)
    return changed


def agenda_sequence() -> int:
    """The sequence of the last change of an agenda; 0 where there never was one."""
    return last_change("agenda")


def _standing() -> tuple[list[tuple[int, str]], dict[int, tuple[str, ...]]]:
    """All questions that stand, by key, and per key the name and abbreviation of the organisation that asks it."""
    owner = ("agenda__owner__name", "agenda__owner__short_name")
    rows = standing_questions(LOCAL).select_related(None).order_by("pk").values_list("pk", "text", *owner)
    texts = [(key, text) for key, text, *_names in rows]
    return texts, {key: tuple(name for name in names if name) for key, _text, *names in rows}


def _digest(texts: Sequence[tuple[int, str]], askers: Mapping[int, Sequence[str]]) -> str:
    told = hashlib.sha256(str(VERSION).encode())
    for key, text in texts:
        told.update("\x00".join(("", str(key), text, *askers[key])).encode())
    return told.hexdigest()


def _placements() -> dict[int, int | None]:
    """In which group people put questions, by question key; None for in no group at all."""
    return dict(PlacedQuestion.objects.order_by("pk").values_list("question_id", "group_id"))


def _store(
    rows: Mapping[int, QuestionGroup],
    members: Sequence[list[int]],
    names: Sequence[tuple[str, list[str]]],
    by_hand: Mapping[int, int],
) -> bool:
    """Write what differs from the groups that are there (``rows``); returns whether anything did.

    ``by_hand`` tells in which group a person put what.
    """
    before = {
        question: (group, rank)
        for question, group, rank in GroupMember.objects.values_list("question_id", "group_id", "rank")
    }
    matched = match(_known(rows, before), members)
    places = _put_by_hand(members, matched, by_hand)
    kept = [_written(rows, place, matched, names[place], len(members[place])) for place in range(len(members))]
    _follow(places, [row for row, _differs in kept])
    changed = _gone(rows, matched) or any(differs for _row, differs in kept)
    changed |= _merged(rows, matched, [row for row, _differs in kept])
    after = {
        question: (row.pk, rank)
        for (row, _differs), keys in zip(kept, members, strict=True)
        for rank, question in enumerate(keys, start=1)
    }
    return _placed(before, after) or changed


def _known(rows: Mapping[int, QuestionGroup], before: Mapping[int, tuple[int, int]]) -> dict[int, Known]:
    """The groups that are there with their questions; one without any with those that it was named over."""
    inside: dict[int, set[int]] = {key: set() for key in rows}
    for question, (group, _rank) in before.items():
        inside[group].add(question)
    return {key: Known(frozenset(inside[key] or row.named_over), bool(row.name)) for key, row in rows.items()}


def _put_by_hand(members: Sequence[list[int]], matched: Matched, by_hand: Mapping[int, int]) -> dict[int, int | None]:
    """Add the questions that people placed to what continues their group, or to what that group went up in.

    Returns the place of that group for each of them, None where nothing of it is left.
    """
    continued = {key: place for place, key in enumerate(matched.same) if key is not None}
    places = {key: continued.get(to, matched.became.get(to)) for key, to in sorted(by_hand.items())}
    for key, place in places.items():
        if place is not None:
            members[place].append(key)
    return places


def _follow(places: Mapping[int, int | None], kept: Sequence[QuestionGroup]) -> None:
    """Write where a placed question's group went; where nothing of it is left the program decides again the next time."""
    for key, place in places.items():
        if place is None:
            PlacedQuestion.objects.filter(question=key).delete()
        else:
            PlacedQuestion.objects.filter(question=key).exclude(group=kept[place]).update(group=kept[place])


def _gone(rows: Mapping[int, QuestionGroup], matched: Matched) -> bool:
    """Delete the groups that no new one continues and nobody named."""
    gone = [key for key in matched.became if not rows[key].name]
    QuestionGroup.objects.filter(pk__in=gone).delete()
    return bool(gone)


def _written(
    rows: Mapping[int, QuestionGroup], place: int, matched: Matched, told: tuple[str, list[str]], size: int
) -> tuple[QuestionGroup, bool]:
    """The row of one new group, and whether it is new or differs from what it was."""
    key, origin = matched.same[place], matched.origin[place]
    row = QuestionGroup(split_from_id=origin) if key is None else rows[key]
    was = (row.proposed, row.words, row.size, row.merged_into_id)
    row.proposed, row.words, row.size, row.merged_into = told[0][:400], told[1], size, None
    differs = key is None or was != (row.proposed, row.words, row.size, None)
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


def _placed(before: Mapping[int, tuple[int, int]], after: Mapping[int, tuple[int, int]]) -> bool:
    """Write which question is in which group, where that changed."""
    moved = [question for question, where in after.items() if before.get(question) != where]
    gone = [question for question in before if before[question] != after.get(question)]
    for start in range(0, len(gone), BATCH):
        GroupMember.objects.filter(question__in=gone[start : start + BATCH]).delete()
    GroupMember.objects.bulk_create(
        [GroupMember(question_id=question, group_id=after[question][0], rank=after[question][1]) for question in moved],
        batch_size=BATCH,
    )
    return bool(moved or gone)
