"""``schakel agenda check`` and ``schakel evaluate``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.factories.evidence import HANDED_OVER, HIRING, RECRUITMENT, agenda, publication, question

from schakel.agenda.commands import agenda as agenda_group
from schakel.agenda.models import Agenda
from schakel.evidence.commands.quality import evaluate
from schakel.evidence.models import Search

pytestmark = pytest.mark.django_db


def check(*words: str) -> Result:
    return CliRunner().invoke(agenda_group, ["check", *words])


@pytest.fixture
def filled() -> Agenda:
    publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    within = agenda(title="Kennisagenda Waterstad")
    core = question("Hoe houden we kennis vast?", within)
    question("Wat doet inhuur van adviseurs met kennis?", within, core)
    return within


def test_check_of_one_theme_searches_that_anew_and_shows_it_alone(filled: Agenda) -> None:
    other = filled.themes.create(code="Z", title="Iets anders", position=9)
    filled.questions.create(theme=other, code="Z1", text="Wat doen bomen?")

    answer = json.loads(check("--theme", "Z", "--json").stdout)

    assert [row["code"] for row in answer["questions"]] == ["Z1"]
    assert {one.question.code for one in Search.objects.all()} == {"Z1"}
    refused = check("--theme", "Q")
    assert refused.exit_code == 1
    assert "Er is geen thema “Q”" in refused.output


def test_check_searches_what_was_not_searched_and_tells_it_all(filled: Agenda) -> None:
    answer: dict[str, Any] = json.loads(check("--json").stdout)

    assert [row["code"] for row in answer["questions"]] == ["A1", "A2"]
    row = answer["questions"][1]
    assert set(row) == {"id", "code", "text", "verdict", "reason", "findings"}
    assert set(row["findings"][0]) == {"publication", "file", "page", "text", "score", "chance"}
    assert row["findings"][0]["text"] == HIRING
    assert row["findings"][0]["page"] == 1


def test_check_searches_only_once_while_nothing_changes(filled: Agenda) -> None:
    check()
    check()
    assert Search.objects.count() == 2

    publication("Werving", [RECRUITMENT.replace("drie", "vier")])
    check()
    assert Search.objects.count() == 4


def test_check_searches_anew_where_that_is_asked(filled: Agenda) -> None:
    check()
    check("--anew")
    assert Search.objects.count() == 4
    assert json.loads(check("--anew", "--json").stdout)["questions"]
    assert Search.objects.count() == 6


def test_check_takes_an_agenda_by_number_or_part_of_its_title(filled: Agenda) -> None:
    other = agenda(title="Kennisagenda Bergdorp")
    question("Wat kost een berg?", other)

    assert len(json.loads(check("bergdorp", "--json").stdout)["questions"]) == 1
    assert len(json.loads(check(str(filled.pk), "--json").stdout)["questions"]) == 2
    assert len(json.loads(check("--json").stdout)["questions"]) == 3


def test_check_asks_which_agenda_where_a_title_fits_more_than_one(filled: Agenda) -> None:
    other = agenda(title="Kennisagenda Bergdorp")
    refused = check("kennisagenda")
    assert refused.exit_code == 1
    assert f"{filled.pk}  " in refused.stderr
    assert f"{other.pk}  " in refused.stderr
    assert not Search.objects.exists()


@pytest.mark.parametrize("command", ["answer", "search", "verdict"])
def test_a_question_goes_by_its_number_its_code_or_part_of_its_text(filled: Agenda, command: str) -> None:
    key = filled.questions.get(code="A2").pk
    for name in (str(key), "a2", "inhuur van adviseurs"):
        done = CliRunner().invoke(agenda_group, [command, name, "--json"])
        assert json.loads(done.stdout)["question"] == key, name
    assert CliRunner().invoke(agenda_group, [command, "kennis"]).exit_code == 1


def test_check_says_which_agendas_there_are_when_it_does_not_know_one(filled: Agenda) -> None:
    result = check("Luchthaven")

    assert result.exit_code == 1
    assert "Kennisagenda Waterstad" in result.output


def test_check_tells_a_person_the_verdict_and_the_best_page(filled: Agenda) -> None:
    lost = (
        "Elke adviseur die een gemeente inhuurt, doet kennis op die zij daarna moet missen. Bij structurele inhuur van "
        "adviseurs loopt dat op tot de helft van de kennis over een onderwerp.",
        "Inhuur van adviseurs doet eigen ambtenaren minder leren: de leerzaamste opdrachten gaan naar buiten, en de kennis "
        "van die adviseurs gaat na een jaar mee.",
    )
    publication("Inhuur van adviseurs", [*HANDED_OVER, *lost])
    output = check().output

    assert "A2 Wat doet inhuur van adviseurs met kennis?" in output
    assert "Beste pagina: Inhuur van adviseurs (2024), p. " in output


def test_check_names_the_closest_page_where_it_could_hardly_search(filled: Agenda) -> None:
    output = check().output

    assert "weinig gezocht" in output
    assert "in slechts 1 publicatie. Dichtst in de buurt: Wie weet het nog? (2024), p. 3" in output


def test_without_any_agenda_check_says_how_to_get_one() -> None:
    assert "schakel agenda import" in check().output


def test_without_any_agenda_a_name_is_answered_with_how_to_get_one() -> None:
    told = check("Kennisagenda Waterstad")
    assert told.exit_code == 1
    assert "schakel agenda import" in told.output


def measure(tmp_path: Path, text: str) -> tuple[Result, Path]:
    judged, output = tmp_path / "judged.json", tmp_path / "results.json"
    judged.write_text(text, encoding="utf-8")
    return CliRunner().invoke(evaluate, [str(judged), "--output", str(output)]), output


def test_evaluate_answers_judged_questions_and_stores_nothing(filled: Agenda, tmp_path: Path) -> None:
    rows = [{"id": "q1", "question": "Wat doet inhuur met kennis?", "judged": []}, {"id": 2, "question": "?"}]

    result, output = measure(tmp_path, json.dumps(rows))

    assert result.exit_code == 0, result.output
    found = json.loads(output.read_text(encoding="utf-8"))
    assert set(found) == {"q1", "2"}
    assert found["q1"]["results"][0]["text"] == HIRING
    assert found["q1"]["verdict"] in ("answered", "partly", "white")
    assert found["2"] == {"verdict": "white", "results": []}
    assert not Search.objects.exists()


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '[{"id": 1}]', '[{"question": "x"}]', '[{"id": 1, "question": 2}]', "é["]
)
def test_evaluate_says_when_a_file_holds_no_questions(tmp_path: Path, text: str) -> None:
    result, output = measure(tmp_path, text)

    assert result.exit_code == 1
    assert "geen beoordeelde vragen" in result.output
    assert not output.exists()


def verdict(*words: str) -> Result:
    return CliRunner().invoke(agenda_group, ["verdict", *words])


def test_a_verdict_is_seen_changed_confirmed_and_opened_again(filled: Agenda) -> None:
    check()
    seen = json.loads(verdict("A2", "--json").stdout)
    assert (seen["verdict"], seen["confirmed"]) == (seen["proposed"], "")
    assert "Dit is een voorstel" in verdict("A2").stdout

    running = json.loads(verdict("A2", "--as", "running", "--reason", "Het planbureau werkt eraan.", "--json").stdout)
    assert (running["verdict"], running["reason"]) == ("running", "Het planbureau werkt eraan.")
    assert "Vastgesteld; het voorstel is" in verdict("A2").stdout
    assert json.loads(verdict("A2", "--as", seen["proposed"], "--json").stdout)["confirmed"] == seen["proposed"]

    assert json.loads(verdict("A2", "--reopen", "--json").stdout)["confirmed"] == ""


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("A2", "--as", "running"), 1, "waarom"),
        (("A2", "--as", "unsearched"), 2, "unsearched"),
        (("A2", "--as", "running", "--reopen"), 2, "niet allebei"),
        (("A2", "--reason", "Omdat."), 2, "--as"),
        (("Q9",), 1, "Q9"),
    ],
)
def test_a_verdict_that_cannot_be_is_refused_and_nothing_changes(
    filled: Agenda, words: tuple[str, ...], code: int, said: str
) -> None:
    check()
    refused = verdict(*words)
    assert refused.exit_code == code
    assert said in refused.output
    assert json.loads(verdict("A2", "--json").stdout)["confirmed"] == ""


def search(*words: str) -> Result:
    return CliRunner().invoke(agenda_group, ["search", *words])


def test_search_of_one_question_keeps_own_words_until_they_are_taken_away(filled: Agenda) -> None:
    key = filled.questions.get(code="A1").pk

    made = json.loads(search("A1", "--words", "stages vacatures", "--json").stdout)

    assert made["question"] == key
    assert made["searches"][0]["own_words"] == "stages vacatures"
    assert {"stages", "vacatures"} <= set(made["searches"][0]["words"])
    assert {one.question.code for one in Search.objects.all()} == {"A1"}
    assert json.loads(search("A1", "--json").stdout)["searches"][0]["own_words"] == "stages vacatures"
    assert json.loads(search(str(key), "--words", "", "--json").stdout)["searches"][0]["own_words"] == ""
    assert [row["own_words"] for row in json.loads(search("A1", "--log", "--json").stdout)["searches"]] == [
        "",
        "stages vacatures",
        "stages vacatures",
    ]


def test_search_tells_a_person_where_was_searched_and_what_is_proposed(filled: Agenda) -> None:
    assert "nog niet doorzocht" in search("A1", "--log").output

    told = search("A1", "--words", "stages").output

    assert "in 1 publicatie" in told
    assert "eigen woorden: stages" in told
    assert "weinig gezocht" in told


def test_search_refuses_what_it_cannot_do(filled: Agenda) -> None:
    assert search("Z9").exit_code == 1
    assert search("A1", "--words", "stages " * 100).exit_code == 1
    assert search("A1", "--words", "stages", "--log").exit_code == 2
    assert not Search.objects.exists()
