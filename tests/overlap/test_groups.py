"""Questions of all agendas in named groups: found by themselves, named by people, and never telling what is hidden."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from click.testing import CliRunner
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from tests.factories.evidence import STRANGER, agenda, colleague, known, organisation, publication, question
from tests.factories.overlap import CARE, PEAT

from schakel.agenda.models import Agenda, ItemState, Question
from schakel.cli.main import main
from schakel.evidence.actions.confirm_verdict import confirm_verdict
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_questions import search_question
from schakel.overlap.actions.group_questions import group_questions
from schakel.overlap.actions.rename_group import rename_group
from schakel.overlap.group_matching import Known, match
from schakel.overlap.models import Grouping, GroupMember, QuestionGroup
from schakel.overlap.queries.group_lead import group_lead
from schakel.overlap.queries.group_names import kin_of
from schakel.overlap.queries.groups import GroupRow, members_of, question_group, question_groups
from schakel.overlap.queries.radar import Why
from schakel.overlap.regrouping import Regroup
from schakel.register.access import LOCAL, NotAllowed, Visibility
from schakel.register.events import history
from schakel.register.indexing import note_change


def ask(texts: Sequence[str], owner: str, visibility: str = Visibility.PUBLIC) -> list[Question]:
    """Questions on a new agenda of an organisation."""
    within = agenda(visibility, owner, f"Agenda van {owner}")
    return [question(text, within) for text in texts]


def of(asked: Question) -> GroupRow:
    """The group in which a question stands."""
    return question_group(LOCAL, asked.places.get().group_id)


@pytest.fixture
def asked() -> dict[str, list[Question]]:
    """Two subjects, each asked by two organisations."""
    found = {"care": ask(CARE[:2], "Gemeente Waterstad"), "peat": ask(PEAT[:2], "Gemeente Waterstad")}
    found["care"] += ask(CARE[2:], "Gemeente Bergdorp")
    found["peat"] += ask(PEAT[2:], "Gemeente Bergdorp")
    group_questions(LOCAL)
    return {name: list(Question.objects.filter(pk__in=[one.pk for one in rows])) for name, rows in found.items()}


@pytest.mark.django_db
class TestGrouping:
    def test_questions_on_one_subject_stand_together_whoever_asks_them(self, asked: dict[str, list[Question]]) -> None:
        care = of(asked["care"][0])
        assert set(care.questions) == {one.pk for one in asked["care"]}
        assert care.organisations == (("Gemeente Waterstad", 2), ("Gemeente Bergdorp", 1))
        assert care.verdicts == {"unsearched": 3}
        assert "jeugdzorg" in care.name.lower()
        assert not care.given

    def test_the_same_questions_give_the_same_groups_and_nothing_is_written(
        self, asked: dict[str, list[Question]]
    ) -> None:
        before = list(GroupMember.objects.values_list("pk", "group_id", "question_id", "rank"))
        assert not group_questions(LOCAL)
        assert not group_questions(LOCAL, anew=True)
        assert list(GroupMember.objects.values_list("pk", "group_id", "question_id", "rank")) == before

    def test_a_given_name_stays_when_questions_come_and_go(self, asked: dict[str, list[Question]]) -> None:
        key = of(asked["care"][0]).key
        rename_group(LOCAL, key, "  Wachten op   jeugdhulp ")
        ask(["Welke wachttijden in de jeugdzorg zijn verantwoord?"], "Provincie Overwaard")
        Question.objects.filter(pk=asked["care"][0].pk).update(state=ItemState.WITHDRAWN)

        assert group_questions(LOCAL)
        found = question_group(LOCAL, key)
        assert (found.name, found.given, len(found.questions)) == ("Wachten op jeugdhulp", True, 3)
        assert history(QuestionGroup.objects.get(pk=key))[0].changes == {"name": ["", "Wachten op jeugdhulp"]}

    def test_a_name_survives_that_all_questions_go_and_come_back(self, asked: dict[str, list[Question]]) -> None:
        key = of(asked["care"][0]).key
        rename_group(LOCAL, key, "Wachten op jeugdhulp")
        care = Question.objects.filter(pk__in=[one.pk for one in asked["care"]])
        care.update(state=ItemState.WITHDRAWN)
        group_questions(LOCAL)
        assert [row.key for row in question_groups(LOCAL)] == [of(asked["peat"][0]).key]

        care.update(state=ItemState.ACTIVE)
        group_questions(LOCAL)
        assert question_group(LOCAL, key).name == "Wachten op jeugdhulp"

    def test_an_empty_name_brings_the_proposed_one_back(self, asked: dict[str, list[Question]]) -> None:
        proposed = of(asked["care"][0])
        rename_group(LOCAL, proposed.key, "Iets anders")
        rename_group(LOCAL, proposed.key, " ")
        assert of(asked["care"][0]) == proposed

    def test_the_worker_groups_once_the_agendas_are_quiet(self, asked: dict[str, list[Question]]) -> None:
        turn = Regroup()
        more = ask(CARE[:1], "Provincie Overwaard")
        note_change("agenda", more[0].agenda_id)
        assert not turn()
        assert turn()
        assert not turn()
        assert GroupMember.objects.filter(question=more[0]).exists()

    def test_a_worker_that_starts_looks_once_whatever_was_done_before(self, asked: dict[str, list[Question]]) -> None:
        note_change("agenda", asked["care"][0].agenda_id)
        group_questions(LOCAL)
        Grouping.objects.update(digest="of an older version")
        QuestionGroup.objects.update(proposed="Wachttijden, jeugdzorg")
        turn = Regroup()
        assert not turn()
        assert turn()
        assert not turn()
        assert "," not in of(asked["care"][0]).name

    def test_who_asks_gives_no_group_its_name(self) -> None:
        ask(
            [f"Hoe gaat Waterstad om met funderingen {place}?" for place in ("op veen", "op klei")],
            "Gemeente Waterstad",
        )
        group_questions(LOCAL)
        assert [row.name for row in question_groups(LOCAL)] == ["Funderingen"]

    def test_without_questions_there_are_no_groups(self) -> None:
        assert not group_questions(LOCAL)
        assert question_groups(LOCAL) == []

    def test_a_stranger_may_not_have_questions_grouped(self) -> None:
        with pytest.raises(NotAllowed):
            group_questions(STRANGER)


@pytest.mark.django_db
class TestHidden:
    def test_only_visible_questions_are_shown_counted_and_in_the_name(self) -> None:
        public = ask(CARE, "Gemeente Waterstad")
        hidden = [f"Hoe verkort het Zonnehuis in de {place} zijn wachttijden?" for place in ("buurt", "stad")]
        secret = ask(hidden, "Gemeente Bergdorp", Visibility.ORGANISATION)
        group = QuestionGroup.objects.create(
            circle="public", proposed="Zonnehuis, wachttijden", words=["zonnehuis"], size=5
        )
        for rank, one in enumerate((*secret, *public), start=1):
            GroupMember.objects.create(group=group, question=one, rank=rank, in_name=True)
        key = group.pk
        assert question_group(LOCAL, key).name == "Zonnehuis, wachttijden"

        seen = question_group(STRANGER, key)
        assert set(seen.questions) == {one.pk for one in public}
        assert seen.organisations == (("Gemeente Waterstad", 3),)
        assert question_groups(STRANGER) == [seen]
        assert "zonnehuis" not in f"{seen.name} {seen.words}".lower()

    def test_no_two_groups_that_somebody_sees_in_part_are_called_the_same(self) -> None:
        public = ask(CARE, "Gemeente Waterstad") + ask(CARE, "Gemeente Bergdorp")
        secret = ask(CARE[:2], "Provincie Overwaard", Visibility.ORGANISATION)
        for place in range(2):
            group = QuestionGroup.objects.create(circle="public", proposed=f"Zorg {place}", size=4)
            for rank, one in enumerate((*public[3 * place : 3 * place + 3], secret[place]), start=1):
                GroupMember.objects.create(group=group, question=one, rank=rank, in_name=True)
        first, second = question_groups(STRANGER)
        assert first.name != second.name
        assert [question_group(STRANGER, row.key).name for row in (first, second)] == [first.name, second.name]

    def test_a_group_of_which_one_question_is_visible_is_not_there(self) -> None:
        public = ask(CARE[:1], "Gemeente Waterstad")
        secret = ask(CARE[1:], "Gemeente Bergdorp", Visibility.ORGANISATION)
        group = QuestionGroup.objects.create(circle="public", proposed="Jeugdzorg", size=1)
        for rank, one in enumerate((*public, *secret), start=1):
            GroupMember.objects.create(group=group, question=one, rank=rank, in_name=one in public)
        assert question_groups(STRANGER) == []
        with pytest.raises(QuestionGroup.DoesNotExist):
            question_group(STRANGER, group.pk)

    def test_a_name_given_over_hidden_questions_stays_with_who_sees_those(self) -> None:
        ask(CARE[:2], "Gemeente Bergdorp", Visibility.ORGANISATION)
        group_questions(LOCAL)
        insider = colleague("Iris", organisation("Gemeente Bergdorp"))
        (own,) = question_groups(insider)
        rename_group(insider, own.key, "Sluiting van het Zonnehuis")
        ask(CARE, "Gemeente Waterstad")
        group_questions(LOCAL)

        (seen,) = question_groups(STRANGER)
        assert not seen.given
        assert "Zonnehuis" not in seen.name
        (known,) = question_groups(insider)
        assert (known.key, known.name, known.given) == (seen.key, "Sluiting van het Zonnehuis", True)
        assert kin_of(insider, known.key, known.questions)[0] == []

        rename_group(insider, known.key, "")
        assert question_groups(insider)[0].name == seen.name
        assert history(QuestionGroup.objects.get(pk=known.key))[0].changes == {
            "name": ["Sluiting van het Zonnehuis", ""]
        }

    def test_a_name_of_a_few_among_many_is_told_but_not_taken_over(self) -> None:
        ask(CARE[:2], "Gemeente Bergdorp", Visibility.ORGANISATION)
        group_questions(LOCAL)
        insider = colleague("Iris", organisation("Gemeente Bergdorp"))
        rename_group(insider, question_groups(insider)[0].key, "Sluiting van het Zonnehuis")
        ask(
            [*CARE, *(f"Hoe lang zijn de wachttijden in de jeugdzorg in {year}?" for year in range(2025, 2029))],
            "Waterstad",
        )
        group_questions(LOCAL)

        (row,) = question_groups(insider)
        assert len(row.questions) == 9
        assert not row.given
        assert kin_of(insider, row.key, row.questions)[0] == ["Sluiting van het Zonnehuis"]
        assert kin_of(STRANGER, row.key, row.questions)[0] == []

    def test_a_verdict_that_rests_on_what_was_judged_in_a_closed_agenda_is_not_counted(self) -> None:
        report = publication("Wachten op hulp", ["De wachttijden in de jeugdzorg verkorten lukte met een loket."])
        ours = ask(CARE[:2], "Gemeente Waterstad")
        (theirs,) = ask(["Hoe kunnen wij de wachttijden in de jeugdzorg verkorten?"], "Gemeente Bergdorp")
        known(ours[0].agenda, theirs.agenda)
        for one in (*ours, theirs):
            search_question(LOCAL, one)
        judge_finding(LOCAL, theirs.findings.get(publication=report), "answers")
        confirm_verdict(LOCAL, ours[1], "running", "Wordt onderzocht.")
        group_questions(LOCAL)
        assert question_groups(STRANGER)[0].verdicts == {"answered": 2, "running": 1}

        Agenda.objects.filter(pk=theirs.agenda_id).update(visibility=Visibility.ORGANISATION)

        assert question_groups(STRANGER)[0].verdicts == {"running": 1}

    def test_who_may_change_none_of_the_questions_may_not_name_the_group(
        self, asked: dict[str, list[Question]]
    ) -> None:
        key = of(asked["care"][0]).key
        with pytest.raises(NotAllowed):
            rename_group(colleague("Otto", organisation("Provincie Overwaard")), key, "Van ons")
        rename_group(colleague("Iris", organisation("Gemeente Bergdorp")), key, "Van ons")
        assert question_group(STRANGER, key).name == "Van ons"

    def test_a_name_that_is_too_long_is_refused(self, asked: dict[str, list[Question]]) -> None:
        with pytest.raises(ValidationError):
            rename_group(LOCAL, of(asked["care"][0]).key, "x" * 121)


@pytest.mark.django_db
class TestLead:
    def test_who_asks_most_could_lead_and_who_has_it_answered_goes_before(
        self, asked: dict[str, list[Question]]
    ) -> None:
        members = members_of(LOCAL, of(asked["care"][0]).key)
        lead = group_lead(members)
        assert lead is not None
        assert (lead.organisation.name, lead.why) == ("Gemeente Waterstad", Why.MOST)

        theirs = next(one for one in members if one.agenda.owner.name == "Gemeente Bergdorp")
        confirm_verdict(LOCAL, theirs, "running", "Onderzoek loopt.")
        lead = group_lead(members)
        assert lead is not None
        assert (lead.organisation.name, lead.why) == ("Gemeente Bergdorp", Why.RUNNING)

    def test_one_organisation_alone_needs_no_lead(self) -> None:
        assert group_lead(ask(CARE, "Gemeente Waterstad")) is None


@pytest.mark.django_db
class TestPages:
    def test_the_list_counts_narrows_and_downloads(self, client: Client, asked: dict[str, list[Question]]) -> None:
        address = reverse("overlap:groups")
        page = client.get(address).content.decode()
        assert "3 vragen" in page
        assert "2 organisaties" in page
        care, peat = of(asked["care"][0]).name, of(asked["peat"][0]).name
        narrowed = client.get(f"{address}?q=jeugdzorg&sort=naam&wie=meer&organisatie=onzin&page=99").content.decode()
        assert care in narrowed
        assert peat not in narrowed
        assert "Geen groep past bij deze filters" in client.get(f"{address}?q=zwembad").content.decode()
        rows = client.get(f"{address}?format=csv").content.decode("utf-8-sig").splitlines()
        assert len(rows) == 3
        assert client.get(f"{address}?format=xlsx").content.startswith(b"PK")

    def test_the_list_says_so_where_there_is_nothing(self, client: Client) -> None:
        assert "Nog geen groepen" in client.get(reverse("overlap:groups")).content.decode()

    def test_one_group_shows_what_is_shared_and_what_not_and_can_be_named(
        self, client: Client, asked: dict[str, list[Question]]
    ) -> None:
        address = reverse("overlap:group", args=[of(asked["peat"][0]).key])
        page = client.get(address).content.decode()
        assert all(text in page for text in PEAT)
        assert "in 3 vragen" in page
        assert "‘boeren’" in page
        assert "stelt de meeste van deze vragen" in page

        kept = client.post(address, {"name": "Zakkend <b>veen</b>"}, follow=True).content.decode()
        assert "Zakkend &lt;b&gt;veen&lt;/b&gt;" in kept
        assert client.post(address, {"name": "x" * 200}).status_code == 400
        assert client.get(reverse("overlap:group", args=[999999])).status_code == 404

    def test_groups_that_went_up_in_another_are_told(self, client: Client, asked: dict[str, list[Question]]) -> None:
        group = QuestionGroup.objects.get(pk=of(asked["peat"][0]).key)
        rename_group(LOCAL, group.pk, "Zakkende wegen")
        over = QuestionGroup.objects.get(pk=group.pk).named_over
        QuestionGroup.objects.create(circle="public", name="Veen", proposed="Veen", merged_into=group, named_over=over)
        assert "‘Veen’" in client.get(reverse("overlap:group", args=[group.pk])).content.decode()

    def test_the_worker_is_asked_to_group_anew(self, client: Client, asked: dict[str, list[Question]]) -> None:
        answer = client.post(reverse("overlap:regroup"), follow=True)
        assert "opnieuw in groepen gezet" in answer.content.decode()

    def test_programs_ask_the_worker_too(self, client: Client, asked: dict[str, list[Question]]) -> None:
        answer = client.post("/api/v1/vraaggroepen")
        assert (answer.status_code, answer.content) == (202, b"")
        assert DBTaskResult.objects.get().task_path.endswith("overlap.tasks.group_questions")

    def test_programs_get_the_same(self, client: Client, asked: dict[str, list[Question]]) -> None:
        care = of(asked["care"][0])
        told = client.get("/api/v1/vraaggroepen").json()
        assert sorted(one["vragen"] for one in told) == [3, 3]
        address = f"/api/v1/vraaggroepen/{care.key}"
        one = client.get(address).json()
        assert one["gedeeld"]["jeugdzorg"] == 3
        assert {member["vraag"] for member in one["leden"]} == set(care.questions)
        named = client.patch(address, {"naam": "Jeugdhulp"}, content_type="application/json").json()
        assert (named["naam"], named["naamGegeven"]) == ("Jeugdhulp", True)
        refused = client.patch(address, {"naam": "x" * 200}, content_type="application/json")
        assert (refused.status_code, refused.json()["errors"][0]["in"]) == (400, "naam")
        assert client.get("/api/v1/vraaggroepen/999999").status_code == 404

    def test_the_commands_tell_the_same(self, asked: dict[str, list[Question]]) -> None:
        ask(CARE[:1], "Provincie Overwaard")
        told = json.loads(CliRunner().invoke(main, ["agenda", "groups", "--json"]).stdout)["groups"]
        assert [len(one["questions"]) for one in told] == [4, 3]
        key = str(told[0]["id"])
        assert "Jeugdhulp" in CliRunner().invoke(main, ["agenda", "name-group", key, "Jeugdhulp"]).stdout
        shown = CliRunner().invoke(main, ["agenda", "groups", key, "--anew"]).stdout
        assert "Jeugdhulp" in shown
        assert CARE[2] in shown
        assert CliRunner().invoke(main, ["agenda", "groups", "999999"]).exit_code == 1
        assert CliRunner().invoke(main, ["agenda", "name-group", key, "x" * 200]).exit_code == 1

    def test_the_list_asks_the_database_a_fixed_number_of_times(
        self, asked: dict[str, list[Question]], django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_max_num_queries(6):
            question_groups(colleague("Iris", organisation("Gemeente Bergdorp")))


class TestMatching:
    def test_the_part_with_most_questions_goes_on_and_the_other_tells_where_it_came_from(self) -> None:
        found = match({7: Known(frozenset(range(10)), True)}, [range(6), range(6, 10)])
        assert (found.same, found.origin, dict(found.became)) == ((7, None), (None, 7), {})

    def test_of_two_that_become_one_the_named_one_goes_on(self) -> None:
        old = {1: Known(frozenset(range(6)), False), 2: Known(frozenset(range(6, 10)), True)}
        found = match(old, [range(10)])
        assert (found.same, dict(found.became)) == ((2,), {1: 0})

    def test_a_name_does_not_go_over_to_a_group_of_mostly_other_questions(self) -> None:
        found = match({2: Known(frozenset(range(3)), True)}, [range(100)])
        assert (found.same, dict(found.became)) == ((None,), {2: 0})

    def test_of_two_named_ones_the_larger_goes_on_and_the_other_is_kept_in_it(self) -> None:
        old = {1: Known(frozenset(range(4)), True), 2: Known(frozenset(range(4, 10)), True)}
        found = match(old, [range(10)])
        assert (found.same, dict(found.became)) == ((2,), {1: 0})

    @given(st.lists(st.sets(st.integers(0, 30)), max_size=6), st.lists(st.sets(st.integers(0, 30)), max_size=6))
    def test_every_old_group_goes_on_at_most_once_and_none_is_lost(
        self, before: list[set[int]], after: list[set[int]]
    ) -> None:
        def apart(sets: list[set[int]]) -> list[frozenset[int]]:
            taken: set[int] = set()
            parts = []
            for one in sets:
                parts.append(frozenset(one - taken))
                taken |= one
            return [part for part in parts if part]

        old = {key: Known(members, key % 2 == 0) for key, members in enumerate(apart(before), start=1)}
        found = match(old, [sorted(members) for members in apart(after)])
        going = [key for key in found.same if key is not None]
        assert len(going) == len(set(going))
        assert set(going) | set(found.became) == set(old)
