"""Groups are put together circle by circle of readers: nobody's groups tell of what is hidden from them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories.evidence import STRANGER, agenda, colleague, organisation, question
from tests.factories.overlap import CARE, PEAT

from schakel.agenda.models import Agenda, Question
from schakel.overlap.actions.group_questions import group_questions
from schakel.overlap.actions.place_question import place_question
from schakel.overlap.actions.rename_group import rename_group
from schakel.overlap.circles import Asked, NewGroup, put_together
from schakel.overlap.continuity import Old, follow
from schakel.overlap.models import GroupMember, QuestionGroup
from schakel.overlap.queries.groups import GroupRow, members_of, question_group, question_groups
from schakel.register.access import EVERYTHING, LOCAL, Viewer, Visibility, circles_around, open_to

PAIRS = json.loads((Path(__file__).resolve().parents[1] / "data" / "question_pairs.json").read_text("utf-8"))
KNOWN = [one["text"] for one in PAIRS["questions"].values() if one["subject"] not in ("padding", "verb", "SKA")]
CIRCLES = ("public", "network", "organisation-1", "organisation-2", "person-1", EVERYTHING)

HIDDEN = (
    "Hoe sluiten we het Zonnehuis zonder wachttijden in de jeugdzorg?",
    "Welke jeugdzorg in het Zonnehuis verkort wachttijden bij bodemdaling?",
    "Wanneer sluit het Zonnehuis in veenweidegebieden met bodemdaling?",
    "Wie werkt er nog in het Zonnehuis?",
)
PLANES = ("Hoeveel geluid maken vliegtuigen boven woonwijken?", "Welk geluid van vliegtuigen hoort men in woonwijken?")


def ask(texts: Sequence[str], owner: str, visibility: str = Visibility.PUBLIC) -> list[Question]:
    """Questions on a new agenda of an organisation."""
    within = agenda(visibility, owner, f"Agenda van {owner}")
    return [question(text, within) for text in texts]


def told(viewer: Viewer) -> list[tuple[GroupRow, list[int]]]:
    """All that a viewer is told of groups: which, in which order, by which name and words, with which questions."""
    rows = question_groups(viewer)
    return [(row, [one.pk for one in members_of(viewer, row.key)]) for row in rows]


def names(viewer: Viewer) -> dict[str, set[str]]:
    """Per group, by name, the questions that a viewer finds there."""
    return {row.name: {one.text for one in members_of(viewer, row.key)} for row in question_groups(viewer)}


@pytest.fixture
def iris(db: None) -> Viewer:
    """Somebody of Bergdorp."""
    return colleague("Iris", organisation("Gemeente Bergdorp"))


@pytest.fixture
def otto(db: None) -> Viewer:
    """Somebody of Overwaard."""
    return colleague("Otto", organisation("Provincie Overwaard"))


@pytest.fixture
def asked(db: None) -> list[Question]:
    """Three questions on care and three on peat that everybody may see; grouped."""
    found = ask((*CARE, *PEAT), "Gemeente Waterstad")
    group_questions(LOCAL)
    return found


def group_of(viewer: Viewer, one: Question) -> int:
    """The group in which a viewer finds a question."""
    (found,) = [row.key for row in question_groups(viewer) if one.pk in row.questions]
    return found


class TestWhatIsHidden:
    @pytest.mark.parametrize("visibility", [Visibility.NETWORK, Visibility.ORGANISATION, Visibility.PRIVATE])
    def test_hidden_questions_come_and_go_and_a_citizen_sees_the_same(
        self, asked: list[Question], visibility: str
    ) -> None:
        rename_group(LOCAL, group_of(LOCAL, asked[3]), "Zakkend veen")
        before = told(STRANGER)
        secret = ask(HIDDEN, "Gemeente Bergdorp", visibility)
        group_questions(LOCAL)
        assert told(STRANGER) == before
        assert GroupMember.objects.filter(question__in=secret).exists()
        Question.objects.filter(pk__in=[one.pk for one in secret]).delete()
        group_questions(LOCAL)
        assert told(STRANGER) == before

    def test_hidden_questions_that_are_there_first_make_no_difference(self, iris: Viewer) -> None:
        ask(HIDDEN, "Gemeente Bergdorp", Visibility.ORGANISATION)
        group_questions(LOCAL)
        for row in question_groups(iris):
            rename_group(iris, row.key, f"Geheim {row.key}")
        ask((*PEAT, *CARE), "Gemeente Waterstad")
        group_questions(LOCAL)
        with_hidden = [(row.name, row.words, row.questions) for row in question_groups(STRANGER)]
        assert "zonnehuis" not in str(with_hidden).lower()

        Agenda.objects.filter(visibility=Visibility.ORGANISATION).delete()
        QuestionGroup.objects.all().delete()
        group_questions(LOCAL, anew=True)
        assert [(row.name, row.words, row.questions) for row in question_groups(STRANGER)] == with_hidden

    def test_a_name_that_a_hidden_group_has_is_free_for_an_open_one(self, iris: Viewer) -> None:
        ask(PLANES, "Gemeente Bergdorp", Visibility.ORGANISATION)
        group_questions(LOCAL)
        (own,) = names(iris)
        ask(PLANES, "Gemeente Waterstad")
        group_questions(LOCAL)
        assert list(names(STRANGER)) == [own]

    def test_what_is_closed_just_now_is_told_no_more(self, asked: list[Question]) -> None:
        ask(["Hoe lang wacht de jeugdzorg van het Zonnehuis?", "Wie wacht op jeugdzorg?"], "Gemeente Bergdorp")
        group_questions(LOCAL)
        Agenda.objects.filter(owner__name="Gemeente Bergdorp").update(visibility=Visibility.ORGANISATION)
        assert "zonnehuis" not in str(told(STRANGER)).lower()


class TestOwnCircle:
    def test_questions_of_an_organisation_join_the_open_theme_for_its_own_people(
        self, asked: list[Question], iris: Viewer, otto: Viewer
    ) -> None:
        care = question_group(STRANGER, group_of(STRANGER, asked[0]))
        (own,) = ask(
            ["Waarom zijn de wachttijden in onze jeugdzorg lang?"], "Gemeente Bergdorp", Visibility.ORGANISATION
        )
        group_questions(LOCAL)
        for viewer in (iris, LOCAL):
            joined = question_group(viewer, care.key)
            assert joined.questions == (*care.questions, own.pk)
            assert (joined.name, joined.words) == (care.name, care.words)
        for viewer in (otto, STRANGER):
            assert question_group(viewer, care.key) == care

    def test_what_joins_nothing_open_forms_groups_for_the_own_people(self, asked: list[Question], iris: Viewer) -> None:
        ask(PLANES, "Gemeente Bergdorp", Visibility.ORGANISATION)
        group_questions(LOCAL)
        (own,) = set(names(iris)) - set(names(STRANGER))
        assert names(iris)[own] == set(PLANES)

    def test_two_organisations_do_not_influence_one_another(
        self, asked: list[Question], iris: Viewer, otto: Viewer
    ) -> None:
        ask((*PLANES, *HIDDEN), "Gemeente Bergdorp", Visibility.ORGANISATION)
        group_questions(LOCAL)
        before = told(iris)
        theirs = ask((*PLANES, *HIDDEN), "Provincie Overwaard", Visibility.ORGANISATION)
        for viewer in (LOCAL, otto):
            group_questions(LOCAL, anew=True)
            rename_group(viewer, group_of(viewer, theirs[0]), "Lawaai")
        group_questions(LOCAL, anew=True)
        assert told(iris) == before
        assert names(otto)["Lawaai"] == set(PLANES)

    def test_who_may_see_everything_has_what_organisations_hide_together(self, iris: Viewer, otto: Viewer) -> None:
        ask(PLANES[:1], "Gemeente Bergdorp", Visibility.ORGANISATION)
        ask(PLANES[1:], "Provincie Overwaard", Visibility.ORGANISATION)
        group_questions(LOCAL)
        assert list(names(LOCAL).values()) == [set(PLANES)]
        assert names(iris) == names(otto) == {}

    def test_each_question_is_in_one_group_at_most_for_each_reader(self, iris: Viewer, otto: Viewer) -> None:
        for owner in ("Gemeente Bergdorp", "Provincie Overwaard"):
            ask((*PLANES, *CARE), owner, Visibility.ORGANISATION)
        ask(CARE, "Gemeente Waterstad", Visibility.NETWORK)
        group_questions(LOCAL)
        for viewer in (iris, otto, LOCAL, STRANGER):
            found = [key for row in question_groups(viewer) for key in row.questions]
            assert len(found) == len(set(found))


class TestByHand:
    def test_a_hidden_question_put_in_an_open_group_changes_nothing_for_others(
        self, asked: list[Question], iris: Viewer, otto: Viewer
    ) -> None:
        secret = ask(HIDDEN, "Gemeente Bergdorp", Visibility.ORGANISATION)
        group_questions(LOCAL)
        peat = group_of(STRANGER, asked[3])
        before = told(STRANGER), told(otto)
        for one in secret:
            place_question(iris, one.pk, peat)
            assert (told(STRANGER), told(otto)) == before
        group_questions(LOCAL, anew=True)
        assert (told(STRANGER), told(otto)) == before
        assert {one.pk for one in secret} < set(question_group(iris, peat).questions)
        for one in secret:
            place_question(iris, one.pk, None)
        group_questions(LOCAL, anew=True)
        assert (told(STRANGER), told(otto)) == before
        assert question_group(iris, peat) == question_group(STRANGER, peat)

    def test_an_open_question_put_among_hidden_ones_stays_where_others_find_it(
        self, asked: list[Question], iris: Viewer
    ) -> None:
        (ours,) = ask(["Hoe lang zijn de wachttijden in de jeugdzorg?"], "Gemeente Bergdorp")
        planes = ask(PLANES, "Gemeente Bergdorp", Visibility.ORGANISATION)
        group_questions(LOCAL)
        before = told(STRANGER)
        own = group_of(iris, planes[0])
        assert place_question(iris, ours.pk, own)
        for _turn in range(2):
            assert told(STRANGER) == before
            assert group_of(iris, ours) == own
            group_questions(LOCAL, anew=True)
        assert not place_question(iris, ours.pk, own)

        care = group_of(STRANGER, ours)
        assert place_question(iris, ours.pk, care)
        assert group_of(iris, ours) == care
        assert told(STRANGER) == before

    def test_where_one_organisation_puts_a_question_others_who_see_everything_find_it_as_before(
        self, asked: list[Question], iris: Viewer
    ) -> None:
        planes = ask(
            (*PLANES, "Wanneer landen vliegtuigen met veel geluid?"), "Gemeente Bergdorp", Visibility.ORGANISATION
        )
        bats = ask(
            ["Waar slapen vleermuizen?", "Hoe tellen we vleermuizen?"], "Gemeente Bergdorp", Visibility.ORGANISATION
        )
        group_questions(LOCAL)
        own, seen = group_of(iris, bats[0]), group_of(LOCAL, planes[2])
        assert own != group_of(LOCAL, bats[0])
        place_question(iris, planes[2].pk, own)
        group_questions(LOCAL, anew=True)
        assert (group_of(iris, planes[2]), group_of(LOCAL, planes[2])) == (own, seen)


@pytest.mark.django_db
class TestOpenedAndClosed:
    def test_a_group_of_which_the_agenda_is_opened_keeps_its_address_and_name(self) -> None:
        planes = ask(PLANES, "Gemeente Bergdorp", Visibility.ORGANISATION)
        group_questions(LOCAL)
        key = group_of(LOCAL, planes[0])
        rename_group(LOCAL, key, "Lawaai")
        for visibility in (Visibility.NETWORK, Visibility.PUBLIC, Visibility.ORGANISATION):
            Agenda.objects.update(visibility=visibility)
            group_questions(LOCAL)
            assert question_group(LOCAL, key).name == "Lawaai"
            assert bool(question_groups(STRANGER)) == (visibility == Visibility.PUBLIC)
        assert not group_questions(LOCAL, anew=True)


def mixed() -> st.SearchStrategy[list[tuple[int, str]]]:
    """Some of the known questions, each in a circle."""
    circles = st.sampled_from(CIRCLES[:-1])
    return st.lists(st.tuples(st.sampled_from(range(len(KNOWN))), circles), max_size=60, unique_by=lambda one: one[0])


def seen_by(circle: str, groups: Sequence[NewGroup], circles: Mapping[int, str]) -> list[NewGroup]:
    """Groups as the readers of a circle know them."""
    return [
        NewGroup(
            one.circle,
            one.name,
            one.words,
            one.members,
            tuple(key for key in one.joined if open_to(circle, circles[key])),
        )
        for one in groups
        if one.circle in circles_around(circle)
    ]


@given(mixed(), st.dictionaries(st.integers(0, len(KNOWN) - 1), st.sampled_from((*CIRCLES, None)), max_size=12))
@settings(max_examples=60, deadline=None)
def test_readers_see_the_same_as_if_there_were_nothing_hidden(
    mix: list[tuple[int, str]], placed: dict[int, str | None]
) -> None:
    asked = [Asked(number, KNOWN[number], circle, ()) for number, circle in mix]
    circles = dict(mix)
    groups = put_together(asked, placed)
    for circle in CIRCLES:
        open_ = [one for one in asked if open_to(circle, one.circle)]
        known = {
            key: to
            for key, to in placed.items()
            if open_to(circle, circles.get(key, "")) and (to is None or to in circles_around(circle))
        }
        alone = put_together(open_, known)
        assert seen_by(circle, groups, circles) == seen_by(circle, alone, circles)


def grouped(keys: Sequence[Sequence[int]], circles: Mapping[int, str]) -> list[NewGroup]:
    """Groups of these questions: in each, those of the circle of the first were there, the rest joined as far as it may."""
    found: list[NewGroup] = []
    taken: set[int] = set()
    for inside in keys:
        free = [key for key in dict.fromkeys(inside) if key not in taken]
        if free:
            home = circles[free[0]]
            members = tuple(key for key in free if circles[key] == home)
            joined = tuple(key for key in free if home in circles_around(circles[key])[:-1])
            taken |= {*members, *joined}
            found.append(NewGroup(home, "", (), members, joined))
    return sorted(found, key=lambda one: CIRCLES.index(one.circle))


parted = st.lists(st.lists(st.integers(0, 29), min_size=2, max_size=12), max_size=8)


@given(parted, parted, st.lists(st.sampled_from(CIRCLES[:-1]), min_size=30, max_size=30), st.sets(st.integers(0, 8)))
@settings(max_examples=200, deadline=None)
def test_where_a_group_goes_tells_nobody_of_what_is_hidden(
    before: list[list[int]], after: list[list[int]], circle_list: list[str], named: set[int]
) -> None:
    circles = dict(enumerate(circle_list))
    old = {
        number: Old(one.circle, frozenset(one.members), frozenset((*one.members, *one.joined)), number in named)
        for number, one in enumerate(grouped(before, circles))
    }
    new = grouped(after, circles)
    found = follow(old, new, circles)
    for circle in CIRCLES[:-1]:
        readers = {key: one for key, one in circles.items() if open_to(circle, one)}
        theirs = {
            key: Old(one.circle, one.members, one.questions & readers.keys(), one.named)
            for key, one in old.items()
            if one.circle in circles_around(circle)
        }
        places = [place for place, one in enumerate(new) if one.circle in circles_around(circle)]
        alone = follow(theirs, seen_by(circle, [new[place] for place in places], circles), readers)
        assert list(alone.same) == [found.same[place] for place in places]
        assert list(alone.origin) == [found.origin[place] for place in places]
        gone = {key: None if place is None else places[place] for key, place in alone.became.items()}
        assert gone == {key: place for key, place in found.became.items() if key in gone}
