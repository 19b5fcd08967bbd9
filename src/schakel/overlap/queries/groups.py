"""Groups of questions as a given viewer may see them: only with the questions that the viewer may see, and named by these.

A group is told to who belongs to the circle of readers in which it arose and may see two of its questions at least: one alone
would tell that something hidden is like it. The name that the machine proposes is made of questions that this whole circle may
see. The name that a person gave is told to who may see two of the questions that this person saw when giving it (the form says
so), so a name for hidden questions stays with those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from schakel.agenda.models import Question
from schakel.agenda.queries.standing import standing_questions
from schakel.evidence.audience import library_sequence, may_read
from schakel.evidence.models import VerdictLabel
from schakel.evidence.queries.lessons import unreadable
from schakel.overlap.models import Grouping, GroupMember, QuestionGroup
from schakel.overlap.queries.group_names import LEAST, bearers
from schakel.register.access import Viewer, circles_around, circles_held, tokens_held
from schakel.search.theme_names import first_free
from schakel.search.theme_words import shared_weights, shared_words


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

    questions: list[int] = field(default_factory=list)
    in_name: int = 0
    organisations: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    askers: set[str] = field(default_factory=set)

    def knows_name_of(self, group: QuestionGroup) -> bool:
        """Whether the viewer may see all questions of which the group's proposed name was made."""
        return 0 < group.size <= self.in_name


def question_groups(viewer: Viewer) -> list[GroupRow]:
    """All groups that the viewer may see, the one with most questions first, in a fixed number of database queries."""
    seen = _seen(viewer, standing_questions(viewer).filter(places__isnull=False))
    told = {key: one for key, one in seen.items() if len(one.questions) >= LEAST}
    rows = QuestionGroup.objects.in_bulk(list(told))
    named = bearers(viewer, {rows[key]: told[key].questions for key in rows})
    # Not by their own keys: these would tell which group was there before another was opened to the viewer.
    order = sorted(rows, key=lambda key: (-len(told[key].questions), min(told[key].questions)))
    partly = [key for key in order if not told[key].knows_name_of(rows[key])]
    texts = _texts(question for key in partly for question in told[key].questions)
    proposed = _proposed([(rows[key], told[key]) for key in order], texts)
    return [_row(rows[key], told[key], named.get(key), *proposed[key]) for key in order]


def question_group(viewer: Viewer, key: int) -> GroupRow:
    """One group, named as in the list.

    Raises QuestionGroup.DoesNotExist where it is not there or the viewer may see too few of its questions.
    """
    group = QuestionGroup.objects.get(pk=key)
    seen = _seen(viewer, standing_questions(viewer).filter(places__group=group)).get(key)
    if seen is None or len(seen.questions) < LEAST:
        raise QuestionGroup.DoesNotExist
    if not seen.knows_name_of(group):
        for row in question_groups(viewer):
            if row.key == key:
                return row
        raise QuestionGroup.DoesNotExist
    return _row(group, seen, bearers(viewer, {group: seen.questions}).get(key), group.proposed, tuple(group.words))


def members_of(viewer: Viewer, key: int) -> list[Question]:
    """The questions of a group that the viewer may see there, with their agendas and organisations, the nearest first."""
    places = _places(viewer, standing_questions(viewer).filter(places__group=key), "group_id")
    order = [question for question, _circle, group in places if group == key]
    found = Question.objects.select_related("agenda__owner", "theme").in_bulk(order)
    return [found[question] for question in order]


def grouped_at() -> datetime | None:
    """When questions were last put together; None where they never were."""
    return Grouping.objects.values_list("at", flat=True).first()


def _places(viewer: Viewer, questions: QuerySet[Question], *columns: str) -> list[tuple[Any, ...]]:
    """In which group the viewer finds each of the questions, the nearest first: of several that of the narrowest circle.

    A row is the key of the question, the circle of its group, and the ``columns`` of GroupMember that are asked for;
    ``questions`` are those that may be seen.
    """
    inside = GroupMember.objects.filter(question__in=questions.order_by().values("pk"))
    rows = inside.filter(group__circle__in=circles_held(viewer)).order_by("rank", "pk")
    found = list(rows.values_list("question_id", "group__circle", *columns))
    narrowest: dict[int, str] = {}
    for question, circle, *_rest in found:
        if narrowest.get(question, circle) in circles_around(circle):
            narrowest[question] = circle
    return [row for row in found if narrowest[row[0]] == row[1]]


def _seen(viewer: Viewer, questions: QuerySet[Question]) -> dict[int, _Seen]:
    """Per group what the viewer sees of it; ``questions`` are those that may be seen."""
    owner, verdict = "question__agenda__owner__", "question__verdict__"
    names = ("group_id", "in_name", f"{owner}name", f"{owner}short_name")
    verdicts = (f"{verdict}{name}" for name in ("confirmed", "proposed", "search__sequence", "search__reach"))
    members = _places(viewer, questions, *names, *verdicts)
    held = tokens_held(viewer)
    latest = 0 if viewer.everything else library_sequence()
    closed = unreadable(viewer, [question for question, *_rest in members])
    found: dict[int, _Seen] = {}
    for question, _circle, group, in_name, asker, short, confirmed, proposed, sequence, reach in members:
        one = found.setdefault(group, _Seen())
        one.questions.append(question)
        one.in_name += in_name
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

    The stored ones for who sees all the questions that these were made of; else, as when an agenda was closed just now, made of
    those that the viewer may see (``texts``), unlike the other names in the list.
    """
    found = {group.pk: (group.proposed, tuple(group.words)) for group, seen in groups if seen.knows_name_of(group)}
    taken = {name for name, _words in found.values()}
    for group, seen in groups:
        if group.pk not in found:
            visible_texts = [texts[key] for key in seen.questions if key in texts]
            words = tuple(word for word, _often in shared_words(visible_texts))
            name = first_free(visible_texts, shared_weights(visible_texts), words, seen.askers, taken)
            taken.add(name)
            found[group.pk] = (name, words)
    return found


def _row(
    group: QuestionGroup, seen: _Seen, bearer: QuestionGroup | None, proposed: str, words: tuple[str, ...]
) -> GroupRow:
    organisations = sorted(seen.organisations.items(), key=lambda one: (-one[1], one[0]))
    verdicts = {label: seen.verdicts[label] for label in VerdictLabel.values if seen.verdicts[label]}
    name = bearer.name if bearer else proposed or f"#{group.pk}"
    return GroupRow(group.pk, name, bearer is not None, words, tuple(seen.questions), tuple(organisations), verdicts)


def _texts(keys: Iterable[int]) -> dict[int, str]:
    wanted: Sequence[int] = list(keys)
    return dict(Question.objects.filter(pk__in=wanted).values_list("pk", "text")) if wanted else {}
