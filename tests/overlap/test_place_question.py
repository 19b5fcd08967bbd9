"""A person puts a question in another group, or in none; there it stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse
from tests.factories.evidence import STRANGER, agenda, colleague, organisation, question
from tests.factories.overlap import CARE, PEAT

from schakel.agenda.models import ItemState, Question
from schakel.cli.main import main
from schakel.overlap.actions.group_questions import group_questions
from schakel.overlap.actions.place_question import place_question, release_question
from schakel.overlap.actions.rename_group import rename_group
from schakel.overlap.models import GroupMember, PlacedQuestion, QuestionGroup
from schakel.overlap.queries.groups import question_group, question_groups
from schakel.overlap.queries.placed import taken_out
from schakel.overlap.regrouping import Regroup
from schakel.register.access import LOCAL, NotAllowed, Visibility
from schakel.register.events import history
from schakel.register.indexing import note_change
from schakel.search import grouping


@pytest.fixture
def asked() -> list[Question]:
    """Three questions on care and three on peat, of one organisation; grouped."""
    within = agenda(Visibility.PUBLIC, "Gemeente Waterstad", "Agenda van Waterstad")
    found = [question(text, within) for text in (*CARE, *PEAT)]
    group_questions(LOCAL)
    return found


def group_of(one: Question) -> int | None:
    """The key of the group in which a question stands now."""
    return GroupMember.objects.filter(question=one).values_list("group_id", flat=True).first()


def key_of(one: Question) -> int:
    """The same, for a question that is in a group."""
    found = group_of(one)
    assert found is not None
    return found


@pytest.mark.django_db
class TestPlacing:
    def test_a_question_goes_to_another_group_and_stays_there(self, asked: list[Question]) -> None:
        care, peat = key_of(asked[0]), key_of(asked[3])
        assert place_question(LOCAL, asked[0].pk, peat)
        assert not place_question(LOCAL, asked[0].pk, peat)
        group_questions(LOCAL, anew=True)
        assert group_of(asked[0]) == peat
        assert set(question_group(LOCAL, peat).questions) == {asked[0].pk, *(one.pk for one in asked[3:])}
        assert len(question_group(LOCAL, care).questions) == 2
        assert history(asked[0])[0].action == "overlap.question.placed"

    def test_a_question_that_is_taken_out_stays_out_until_it_is_left_to_the_program(
        self, asked: list[Question]
    ) -> None:
        care = key_of(asked[0])
        assert place_question(LOCAL, asked[0].pk, None)
        group_questions(LOCAL, anew=True)
        assert group_of(asked[0]) is None
        assert [one.pk for one in taken_out(LOCAL)] == [asked[0].pk]
        assert taken_out(STRANGER) == []

        assert release_question(LOCAL, asked[0].pk)
        assert not release_question(LOCAL, asked[0].pk)
        group_questions(LOCAL)
        assert group_of(asked[0]) == care

    def test_the_worker_puts_a_released_question_back(self, asked: list[Question]) -> None:
        note_change("agenda", asked[0].agenda_id)
        turn = Regroup()
        assert not turn()
        turn()
        place_question(LOCAL, asked[0].pk, None)
        release_question(LOCAL, asked[0].pk)
        assert turn()
        assert group_of(asked[0]) is not None

    def test_a_question_where_it_stands_already_can_be_held_there(self, asked: list[Question]) -> None:
        care = key_of(asked[0])
        assert place_question(LOCAL, asked[0].pk, care)
        group_questions(LOCAL, anew=True)
        assert group_of(asked[0]) == care

    def test_nothing_of_a_question_that_left_stays_in_the_name_of_its_group(self, asked: list[Question]) -> None:
        within = agenda(Visibility.ORGANISATION, "Gemeente Bergdorp", "Agenda van Bergdorp")
        secret = [question(f"Hoe kort het Zonnehuis de wachttijden in jeugdzorg {way} in?", within) for way in "ab"]
        group = QuestionGroup.objects.create(circle="public", proposed="Zonnehuis", words=["zonnehuis"], size=4)
        GroupMember.objects.all().delete()
        for rank, one in enumerate((*secret, *asked[:2]), start=1):
            GroupMember.objects.create(group=group, question=one, rank=rank, in_name=True)
        for one in secret:
            place_question(LOCAL, one.pk, None)
        seen = question_group(STRANGER, group.pk)
        assert len(seen.questions) == 2
        assert "zonnehuis" not in f"{seen.name} {seen.words}".lower()

    def test_the_last_question_leaves_a_named_group_but_not_an_unnamed_one(self, asked: list[Question]) -> None:
        care, peat = key_of(asked[0]), key_of(asked[3])
        rename_group(LOCAL, care, "Wachten op jeugdhulp")
        for one in asked:
            place_question(LOCAL, one.pk, None)
        assert QuestionGroup.objects.filter(pk=care, size=0).exists()
        assert not QuestionGroup.objects.filter(pk=peat).exists()
        group_questions(LOCAL)
        assert question_groups(LOCAL) == []

    def test_a_placed_question_follows_its_group_or_is_left_to_the_program(self, asked: list[Question]) -> None:
        peat = key_of(asked[3])
        place_question(LOCAL, asked[0].pk, peat)
        Question.objects.filter(pk__in=[one.pk for one in asked[3:]]).update(state=ItemState.WITHDRAWN)
        group_questions(LOCAL)
        assert not PlacedQuestion.objects.exists()
        group_questions(LOCAL)
        assert group_of(asked[0]) == group_of(asked[1])

    def test_who_may_not_change_the_question_may_not_move_it(self, asked: list[Question]) -> None:
        peat = key_of(asked[3])
        other = colleague("Otto", organisation("Provincie Overwaard"))
        for refused in (other, STRANGER):
            with pytest.raises(NotAllowed):
                place_question(refused, asked[0].pk, peat)
            with pytest.raises(NotAllowed):
                release_question(refused, asked[0].pk)
        assert place_question(colleague("Iris", organisation("Gemeente Waterstad")), asked[0].pk, peat)

    def test_what_may_not_be_seen_is_not_there(self, asked: list[Question]) -> None:
        within = agenda(Visibility.ORGANISATION, "Gemeente Bergdorp", "Agenda van Bergdorp")
        secret = [question(f"Wat kost het Zonnehuis {way}?", within) for way in ("nu", "straks")]
        group = QuestionGroup.objects.create(circle="public", proposed="Zonnehuis", size=2)
        for one in secret:
            place_question(LOCAL, one.pk, None)
            GroupMember.objects.create(group=group, question=one, rank=1, in_name=True)
        iris = colleague("Iris", organisation("Gemeente Waterstad"))
        with pytest.raises(QuestionGroup.DoesNotExist):
            place_question(iris, asked[0].pk, group.pk)
        with pytest.raises(Question.DoesNotExist):
            place_question(iris, secret[0].pk, key_of(asked[0]))


@pytest.mark.django_db
class TestWhileQuestionsArePutTogether:
    """Putting together thousands of questions takes a while; people go on meanwhile."""

    @pytest.fixture
    def meanwhile(self, monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
        """What people do in the middle of it."""
        acts: list[Callable[[], object]] = []
        put_together = grouping.group_questions

        def interrupted(*given: Any, **named: Any) -> grouping.Grouping:
            found = put_together(*given, **named)
            while acts:
                acts.pop()()
            return found

        monkeypatch.setattr(grouping, "group_questions", interrupted)
        return acts

    def test_a_question_that_is_placed_stays_where_it_is_placed(
        self, asked: list[Question], meanwhile: list[Callable[[], object]]
    ) -> None:
        peat = key_of(asked[3])
        meanwhile.append(lambda: place_question(LOCAL, asked[0].pk, peat))
        group_questions(LOCAL, anew=True)
        assert group_of(asked[0]) == peat
        assert len(question_group(LOCAL, peat).questions) == 4

    def test_a_question_that_is_taken_out_stays_out(
        self, asked: list[Question], meanwhile: list[Callable[[], object]]
    ) -> None:
        meanwhile.append(lambda: place_question(LOCAL, asked[0].pk, None))
        group_questions(LOCAL, anew=True)
        assert group_of(asked[0]) is None

    def test_a_question_that_is_released_is_grouped_at_the_next_turn(
        self, asked: list[Question], meanwhile: list[Callable[[], object]]
    ) -> None:
        care = key_of(asked[0])
        note_change("agenda", asked[0].agenda_id)
        turn = Regroup()
        turn()
        turn()
        place_question(LOCAL, asked[0].pk, None)
        meanwhile.append(lambda: release_question(LOCAL, asked[0].pk))
        group_questions(LOCAL, anew=True)
        assert turn()
        assert group_of(asked[0]) == care


@pytest.mark.django_db
class TestWays:
    def test_the_page_moves_takes_out_and_puts_back(self, client: Client, asked: list[Question]) -> None:
        care, peat = key_of(asked[0]), key_of(asked[3])
        address = reverse("overlap:place")
        page = client.get(reverse("overlap:group", args=[care])).content.decode()
        assert "Vraag verplaatsen" in page
        moved = client.post(address, {"question": asked[0].pk, "to": peat}, follow=True).content.decode()
        assert CARE[0] in moved
        assert "hier door iemand neergezet" in moved
        out = client.post(address, {"question": asked[0].pk, "to": "geen"}, follow=True).content.decode()
        assert "Uit hun groep gehaald" in out
        back = client.post(address, {"question": asked[0].pk, "to": "vanzelf"}, follow=True).content.decode()
        assert "Uit hun groep gehaald" not in back

    @pytest.mark.parametrize(
        "given", [{}, {"question": "x", "to": "geen"}, {"question": "1", "to": "²"}, {"question": "9" * 30}]
    )
    def test_nonsense_on_the_page_is_not_found(self, client: Client, given: dict[str, str]) -> None:
        assert client.post(reverse("overlap:place"), given).status_code == 404
        assert client.post(reverse("overlap:place"), {"question": "999999", "to": "geen"}).status_code == 404

    def test_programs_do_the_same(self, client: Client, asked: list[Question]) -> None:
        peat = key_of(asked[3])
        address = f"/api/v1/vragen/{asked[0].pk}/vraaggroep"
        assert client.put(address, {"vraaggroep": peat}, content_type="application/json").status_code == 204
        assert group_of(asked[0]) == peat
        assert client.put(address, {"vraaggroep": None}, content_type="application/json").status_code == 204
        assert group_of(asked[0]) is None
        assert client.delete(address).status_code == 204
        assert not PlacedQuestion.objects.exists()
        assert client.put(address, {"vraaggroep": 999999}, content_type="application/json").status_code == 404

    def test_the_command_does_the_same(self, asked: list[Question]) -> None:
        peat, key = str(key_of(asked[3])), str(asked[0].pk)

        def run(*words: str) -> tuple[int, str]:
            done = CliRunner().invoke(main, ["agenda", "place-question", *words])
            return done.exit_code, done.output

        assert run(key, peat)[0] == 0
        assert group_of(asked[0]) == int(peat)
        assert run(key, "--out")[0] == 0
        assert "stond al zo" in run(key, "--out")[1]
        assert run(key, "--release")[0] == 0
        assert run(key)[0] == 2
        assert run(key, "999999")[0] == 1
        assert run("999999", "--out")[0] == 1
