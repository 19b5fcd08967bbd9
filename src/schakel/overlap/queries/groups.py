"""Groups of questions as a given viewer may see them: only with the questions that the viewer may see, and named by these.

A group is told to who may see two of its questions at least: one alone would tell that something hidden is like it. The name
that the machine proposes is made of the questions that the viewer may see. The name that a person gave is told to who may see two
of the questions that this person saw when giving it (the form says so), so a name for hidden questions stays with those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from schakel.agenda.models import Question
from schakel.agenda.queries.standing import standing_questions
from schakel.evidence.audience import library_sequence, may_read
from schakel.evidence.models import VerdictLabel
from schakel.evidence.queries.lessons import unreadable
from schakel.overlap.models import Grouping, GroupMember, QuestionGroup
from schakel.register.access import Viewer, tokens_held, visible
from schakel.search.theme_names import first_free
from schakel.search.theme_words import shared_weights, shared_words

LEAST = 2
"""How many questions of a group a viewer must be able to see."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group in a viewer's eyes. ``name`` is the given one (``given``) or the machine's, ``words`` are those that mark it.

    ``questions`` are the keys of those that the viewer may see, the nearest to the group's subject first; ``organisations`` who
    asks them, with how many, the one that asks most first; ``verdicts`` how many have which verdict, as far as the viewer may
    know it.
    """

    key: int
    name: str
    given: bool
    words: tuple[str, ...]
    questions: tuple[int, ...]
    organisations: tuple[tuple[str, int], ...]
    verdicts: Mapping[str, int]

    @property
    def white(self) -> int:
        """How many of the questions are white spots."""
        return self.verdicts.get(VerdictLabel.WHITE, 0)


@dataclass(slots=True)
class _Seen:
    """What a viewer sees of one group while it is being counted."""

    questions: list[int]
    organisations: Counter[str]
    verdicts: Counter[str]
    askers: set[str]


def question_groups(viewer: Viewer) -> list[GroupRow]:
    """All groups that the viewer may see, the one with most questions first, in a fixed number of database queries."""
    seen = _seen(viewer, standing_questions(viewer).filter(group_member__isnull=False))
    told = {key: one for key, one in seen.items() if len(one.questions) >= LEAST}
    rows = QuestionGroup.objects.in_bulk(list(told))
    named = named_for(viewer, rows.values())
    order = sorted(rows, key=lambda key: (-len(told[key].questions), key))
    partly = [key for key in order if len(told[key].questions) < rows[key].size]
    texts = _texts(question for key in partly for question in told[key].questions)
    proposed = _proposed([(rows[key], told[key]) for key in order], texts)
    return [_row(rows[key], told[key], key in named, *proposed[key]) for key in order]


def question_group(viewer: Viewer, key: int) -> GroupRow:
    """One group, named as in the list.

    Raises QuestionGroup.DoesNotExist where it is not there or the viewer may see too few of its questions.
    """
    group = QuestionGroup.objects.get(pk=key)
    seen = _seen(viewer, standing_questions(viewer).filter(group_member__group=group)).get(key)
    if seen is None or len(seen.questions) < LEAST:
        raise QuestionGroup.DoesNotExist
    if len(seen.questions) < group.size:
        for row in question_groups(viewer):
            if row.key == key:
                return row
        raise QuestionGroup.DoesNotExist
    return _row(group, seen, key in named_for(viewer, [group]), group.proposed, tuple(group.words))


def named_for(viewer: Viewer, groups: Iterable[QuestionGroup]) -> frozenset[int]:
    """The keys of those of the groups whose given name the viewer may know."""
    named = [group for group in groups if group.name]
    if viewer.everything or not named:
        return frozenset(group.pk for group in named)
    over = {question for group in named for question in group.named_over}
    seen = set(visible(Question.objects.filter(pk__in=over), viewer, "agenda__").values_list("pk", flat=True))
    return frozenset(group.pk for group in named if len(seen & set(group.named_over)) >= LEAST)


def kin_of(viewer: Viewer, key: int) -> tuple[list[str], QuestionGroup | None]:
    """The names of the groups that went up in this one, and the group it was split from, as far as the viewer may know them."""
    group = QuestionGroup.objects.select_related("split_from").get(pk=key)
    merged, split_from = list(group.merged.all()), group.split_from
    known = named_for(viewer, [*merged, split_from] if split_from else merged)
    return [one.name for one in merged if one.pk in known], split_from if group.split_from_id in known else None


def members_of(viewer: Viewer, key: int) -> list[Question]:
    """The questions of a group that the viewer may see, with their agendas and organisations, the nearest first."""
    inside = standing_questions(viewer).filter(group_member__group=key)
    return list(inside.select_related("agenda__owner", "theme").order_by("group_member__rank", "pk"))


def grouped_at() -> datetime | None:
    """When questions were last put together; None where they never were."""
    return Grouping.objects.values_list("at", flat=True).first()


def _seen(viewer: Viewer, questions: QuerySet[Question]) -> dict[int, _Seen]:
    """Per group what the viewer sees of it; ``questions`` are those that may be seen."""
    keys = questions.order_by().values("pk")
    owner = "question__agenda__owner__"
    names = ("group_id", "question_id", f"{owner}name", f"{owner}short_name")
    verdict = ("confirmed", "proposed", "search__sequence", "search__reach")
    rows = GroupMember.objects.filter(question__in=keys).values_list(
        *names, *(f"question__verdict__{name}" for name in verdict)
    )
    members = list(rows.order_by("rank", "pk"))
    held = tokens_held(viewer)
    latest = 0 if viewer.everything else library_sequence()
    closed = unreadable(viewer, [question for _group, question, *_rest in members])
    found: dict[int, _Seen] = {}
    for group, question, asker, short, confirmed, proposed, sequence, reach in members:
        one = found.setdefault(group, _Seen([], Counter(), Counter(), set()))
        one.questions.append(question)
        one.organisations[asker] += 1
        one.askers |= {asker, short} - {""}
        if confirmed:
            one.verdicts[confirmed] += 1
        elif sequence is None:
            one.verdicts[VerdictLabel.UNSEARCHED] += 1
        elif question not in closed and may_read(reach, sequence, held, latest):
            one.verdicts[proposed] += 1
    return found


def _proposed(
    groups: Sequence[tuple[QuestionGroup, _Seen]], texts: Mapping[int, str]
) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Per group the proposed name and the words that mark it.

    The stored ones for who sees all of its questions; else made of those that the viewer may see (``texts``), unlike the other
    names in the list.
    """
    found = {
        group.pk: (group.proposed, tuple(group.words)) for group, seen in groups if len(seen.questions) >= group.size
    }
    taken = {name for name, _words in found.values()}
    for group, seen in groups:
        if group.pk not in found:
            visible_texts = [texts[key] for key in seen.questions if key in texts]
            words = tuple(word for word, _often in shared_words(visible_texts))
            name = first_free(visible_texts, shared_weights(visible_texts), words, seen.askers, taken)
            taken.add(name)
            found[group.pk] = (name, words)
    return found


def _row(group: QuestionGroup, seen: _Seen, given: bool, proposed: str, words: tuple[str, ...]) -> GroupRow:
    organisations = sorted(seen.organisations.items(), key=lambda one: (-one[1], one[0]))
    verdicts = {label: seen.verdicts[label] for label in VerdictLabel.values if seen.verdicts[label]}
    name = group.name if given else proposed or f"#{group.pk}"
    return GroupRow(group.pk, name, given, words, tuple(seen.questions), tuple(organisations), verdicts)


def _texts(keys: Iterable[int]) -> dict[int, str]:
    wanted: Sequence[int] = list(keys)
    return dict(Question.objects.filter(pk__in=wanted).values_list("pk", "text")) if wanted else {}
