"""Judge what helps most first, and know honestly when to stop."""

from __future__ import annotations

import json
from itertools import product

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.factories.evidence import HIRING, RECRUITMENT, STRANGER, TREES, agenda, publication, question

from schakel.agenda.models import Agenda, Question
from schakel.cli.main import main
from schakel.evidence.actions.confirm_verdict import confirm_verdict
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_questions import search_questions
from schakel.evidence.judging import OUTCOMES, VERDICTS, Open, outlook
from schakel.evidence.models import Finding, Judgement, Search
from schakel.evidence.proposals import propose_verdict
from schakel.evidence.queries.next_to_judge import judging, judging_queue, possible_labels
from schakel.evidence.words.judging import prospect
from schakel.library.models import Publication
from schakel.register.access import LOCAL

TEXT = "Hoe houden we kennis vast als we bureaus inhuren, en helpen stages en bomen?"


@pytest.fixture
def ours(db: None) -> Agenda:
    publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    publication("Groen in de straat", [TREES])
    within = agenda(title="Kennisagenda Waterstad")
    asked = [question(TEXT, within), question("Geven bomen in de straat schaduw op hete dagen?", within)]
    search_questions(LOCAL, asked)
    return within


@pytest.fixture
def asked(ours: Agenda) -> Question:
    return ours.questions.get(text=TEXT)


class TestOutlook:
    """What can be expected, reckoned from what was judged."""

    proposals = st.tuples(st.sampled_from([*VERDICTS, "thin"]), st.floats(0, 1))
    judged = st.lists(st.tuples(st.integers(1, 20), st.sampled_from(OUTCOMES)), max_size=6)
    opened = st.lists(st.builds(Open, st.integers(1, 25), st.floats(-1, 1)), max_size=6)

    @given(proposals, judged, opened)
    def test_chances_are_chances(
        self, proposed: tuple[str, float], judged: list[tuple[int, str]], opened: list[Open]
    ) -> None:
        found = outlook(proposed, judged, opened)

        assert sum(found.final.values()) == pytest.approx(1)
        assert all(-1e-9 <= one <= 1 + 1e-9 for one in [*found.final.values(), *found.gains])
        assert len(found.gains) == len(opened)

    @given(proposals, judged, opened)
    def test_what_is_expected_now_is_the_mean_of_what_is_expected_after_the_next_judgement(
        self, proposed: tuple[str, float], judged: list[tuple[int, str]], opened: list[Open]
    ) -> None:
        plain = [Open(one.rank) for one in opened]
        if not plain:
            return
        now = outlook(proposed, judged, plain)
        after = [outlook(proposed, [*judged, (plain[0].rank, one)], plain[1:]) for one in OUTCOMES]
        lowest = min(one.final["answered"] for one in after)
        highest = max(one.final["answered"] for one in after)
        assert lowest - 1e-9 <= now.final["answered"] <= highest + 1e-9

    def test_once_a_passage_answers_nothing_is_left_to_gain(self) -> None:
        found = outlook(("white", 0.6), [(1, "answers")], [Open(2), Open(3)])

        assert found.final["answered"] == 1
        assert found.gains == (0.0, 0.0)

    def test_every_passage_that_does_not_help_makes_a_white_spot_likelier(self) -> None:
        rest = [Open(rank) for rank in range(6, 11)]
        seen = [
            outlook(("partly", 0.5), [(rank, "none") for rank in range(1, done + 1)], rest).final["white"]
            for done in range(6)
        ]
        assert seen == sorted(seen)
        assert seen[-1] > seen[0] + 0.2

    def test_the_best_passage_says_most_and_one_that_like_questions_point_at_more_still(self) -> None:
        first, last = outlook(("partly", 0.5), [], [Open(1), Open(20)]).gains
        assert first > last
        _, lifted = outlook(("partly", 0.5), [], [Open(1), Open(20, 1.0)]).gains
        assert lifted > last


@given(
    st.lists(st.sampled_from(["", *Judgement.values]), min_size=1, max_size=4), st.sampled_from(VERDICTS), st.booleans()
)
def test_the_verdicts_that_are_said_to_be_possible_are_those_that_every_way_of_judging_gives(
    judgements: list[str], label: str, much: bool
) -> None:
    search = Search(
        label=label, probability=0.6, passages=900 if much else 9, publications=3, words=["x"], reach=["public"]
    )
    source = Publication(visibility="public", pk=1)
    findings = [
        Finding(pk=number, publication=source, rank=number, score=1 / number, judgement=said, current=True)
        for number, said in enumerate(judgements, start=1)
    ]
    possible = possible_labels(search, findings)

    free = [number for number, said in enumerate(judgements) if not said]
    seen = set()
    for ways in product(Judgement.values, repeat=len(free)):
        for number, way in zip(free, ways, strict=True):
            findings[number].judgement = way
        seen.add(str(propose_verdict(search, findings).label))
    assert set(possible) == seen


def test_judging_goes_passage_by_passage_until_nothing_remains(client: Client, asked: Question) -> None:
    address = reverse("evidence:judge_next", args=[asked.pk])
    total = asked.findings.count()

    for done in range(total):
        page = client.get(address)
        assert f"{done} beoordeeld" in page.content.decode()
        finding = page.context["one"].finding
        assert client.post(address, {"finding": finding.pk, "judgement": "background"}).status_code == 302

    assert "Alles wat is gevonden, is beoordeeld" in client.get(address).content.decode()
    assert not asked.findings.filter(judgement="").exists()


def test_from_judging_one_goes_on_to_the_verdict_and_to_the_next_question(client: Client, asked: Question) -> None:
    page = LexborHTMLParser(client.get(reverse("evidence:judge_next", args=[asked.pk])).content)

    assert [one.attributes["href"] for one in page.css("#main > .actions a")] == [
        reverse("evidence:question", args=[asked.pk]),
        reverse("evidence:judging_queue", args=[asked.agenda_id]),
    ]


def test_after_an_answer_it_is_said_that_one_can_stop_and_that_is_true(client: Client, asked: Question) -> None:
    judge_finding(LOCAL, asked.findings.get(rank=1), "answers")

    found = judging(LOCAL, asked)

    assert found.settled
    assert found.possible == ("answered",)
    assert "wat u ook zegt" in client.get(reverse("evidence:judge_next", args=[asked.pk])).content.decode()


def test_as_long_as_it_can_change_the_other_verdicts_are_named_with_their_chance(asked: Question) -> None:
    judge_finding(LOCAL, asked.findings.get(rank=1), "partly")

    found = judging(LOCAL, asked)

    assert set(found.possible) == {"partly", "answered"}
    assert 0 < found.change < 1
    assert "kan nog “beantwoord” worden" in prospect(found)


def test_a_passage_can_be_left_for_later(client: Client, asked: Question) -> None:
    address = reverse("evidence:judge_next", args=[asked.pk])
    first = client.get(address).context["one"].finding.pk

    second = client.get(f"{address}?sla-over={first}").context["one"].finding.pk

    assert second != first
    assert client.get(f"{address}?sla-over={first}&sla-over=abc&sla-over=-1").status_code == 200


@pytest.mark.parametrize("body", [{}, {"finding": "x"}, {"finding": "999999", "judgement": "answers"}])
def test_a_passage_that_is_not_there_cannot_be_judged(client: Client, asked: Question, body: dict[str, str]) -> None:
    assert client.post(reverse("evidence:judge_next", args=[asked.pk]), body).status_code == 404


def test_a_judgement_that_does_not_exist_is_refused_in_words(client: Client, asked: Question) -> None:
    finding = asked.findings.get(rank=1)
    address = reverse("evidence:judge_next", args=[asked.pk])

    page = client.post(address, {"finding": finding.pk, "judgement": "misschien"}, follow=True).content.decode()

    assert "Kies een van de vier" in page
    finding.refresh_from_db()
    assert finding.judgement == ""


def test_the_queue_leaves_out_what_is_settled_or_confirmed(client: Client, ours: Agenda, asked: Question) -> None:
    other = ours.questions.exclude(pk=asked.pk).get()
    assert {one.question.pk for one in judging_queue(LOCAL, ours)} == {asked.pk, other.pk}
    gains = [one.gain for one in judging_queue(LOCAL, ours)]
    assert gains == sorted(gains, reverse=True)

    judge_finding(LOCAL, asked.findings.get(rank=1), "answers")
    confirm_verdict(LOCAL, other, other.verdict.proposed)

    assert judging_queue(LOCAL, ours) == []
    page = client.get(reverse("evidence:judging_queue", args=[ours.pk])).content.decode()
    assert "Niets meer te beoordelen" in page


def test_programs_get_the_same_order(client: Client, ours: Agenda, asked: Question) -> None:
    answer = client.get(f"/api/v1/vragen/{asked.pk}/te-beoordelen").json()
    rows = client.get(f"/api/v1/agendas/{ours.pk}/te-beoordelen").json()

    assert answer["volgende"][0]["vindplaats"] == judging(LOCAL, asked).order[0].finding.pk
    assert answer["resterend"] == len(answer["volgende"]) == asked.findings.count()
    assert {row["vraag"] for row in rows} == set(ours.questions.values_list("pk", flat=True))


def test_on_the_command_line_one_judges_and_sees_what_is_next(ours: Agenda, asked: Question) -> None:
    finding = asked.findings.get(rank=1)

    result = CliRunner().invoke(
        main, ["agenda", "judge", "--finding", str(finding.pk), "--as", "answers", "--note", "Ja.", "--json"]
    )

    answer = json.loads(result.stdout)["questions"][0]
    assert (answer["proposed"], answer["settled"]) == ("answered", True)
    finding.refresh_from_db()
    assert (finding.judgement, finding.note) == ("answers", "Ja.")
    told = CliRunner().invoke(main, ["agenda", "judge", "waterstad"])
    assert "Geven bomen" in told.output
    assert TEXT not in told.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--finding", "999999", "--as", "answers"], "Er is geen passage met nummer 999999"),
        (["--question", "999999"], "Er is geen vraag “999999”"),
        (["--as", "answers"], "Zeg welke passage"),
        (["--finding", "1"], "Zeg wat de passage"),
    ],
)
def test_the_command_says_what_lacks(db: None, words: list[str], told: str) -> None:
    result = CliRunner().invoke(main, ["agenda", "judge", *words])

    assert result.exit_code != 0
    assert told in result.output


def test_who_may_not_see_the_agenda_gets_nothing(ours: Agenda) -> None:
    Agenda.objects.filter(pk=ours.pk).update(visibility="organisation")

    assert judging_queue(STRANGER, ours) == []
