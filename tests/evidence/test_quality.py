"""What people judged measures the search: exported, measured, kept, shown with honest margins."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from tests.factories.evidence import (
    HIRING,
    RECRUITMENT,
    STRANGER,
    TREES,
    agenda,
    colleague,
    organisation,
    publication,
    question,
)

from schakel import __version__
from schakel.agenda.models import Agenda, Question
from schakel.cli.main import main
from schakel.evidence.actions.confirm_verdict import confirm_verdict
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.measure_quality import measure_agenda, measure_file
from schakel.evidence.actions.search_questions import search_questions
from schakel.evidence.evaluating import answers
from schakel.evidence.judged_file import InvalidQuestions, read_judged
from schakel.evidence.models import QualityRun
from schakel.evidence.queries.judged_set import judged_set
from schakel.evidence.queries.quality import quality_runs
from schakel.library.models import Publication
from schakel.register.access import LOCAL, NotAllowed, Visibility
from schakel.register.events import history

pytestmark = pytest.mark.django_db

TEXT = "Hoe houden we kennis vast als we bureaus inhuren?"
TREE_TEXT = "Geven bomen in de straat schaduw op hete dagen?"


@pytest.fixture
def ours() -> Agenda:
    """An agenda with two questions: one judged, one with a verdict too."""
    publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    publication("Groen in de straat", [TREES])
    within = agenda(title="Kennisagenda Waterstad")
    search_questions(
        LOCAL, [question(TEXT, within), question(TREE_TEXT, within), question("Wat kost een berg?", within)]
    )
    first, second = within.questions.get(text=TEXT), within.questions.get(text=TREE_TEXT)
    judge_finding(LOCAL, first.findings.get(text=HIRING), "answers")
    judge_finding(LOCAL, second.findings.get(text=TREES), "irrelevant")
    confirm_verdict(LOCAL, first, "answered")
    confirm_verdict(LOCAL, second, "thin", "Te weinig in huis.")
    return within


def stem(title: str) -> str:
    return Publication.objects.get(title=title).file_name.removesuffix(".txt")


def test_what_was_judged_is_a_judged_set_that_the_command_reads_again(ours: Agenda) -> None:
    rows = [one.as_json() for one in judged_set(LOCAL, ours)]

    assert [row["question"] for row in rows] == [TEXT, TREE_TEXT]
    assert rows[0]["verdict"] == "answered"
    assert rows[0]["judged"] == [{"document": stem("Wie weet het nog?"), "grade": 3, "text": HIRING}]
    assert rows[1]["verdict"] == "white"  # hardly searched: the search is held to three verdicts
    assert [one.as_json() for one in read_judged(json.dumps(rows))] == rows


def test_a_measurement_is_kept_with_its_version_its_figures_and_their_margins(ours: Agenda) -> None:
    run = measure_agenda(LOCAL, ours)

    assert (run.questions, run.judgements, run.verdicts, run.lost) == (2, 2, 2, 0)
    assert run.version == __version__
    assert run.figures["ndcg"][0] == pytest.approx(1.0)  # the one relevant passage stands on top
    value, low, high, count = run.figures["accuracy"]
    assert low <= value <= high
    assert count == 2
    assert history(ours).filter(action="evidence.quality.measured").count() == 1


def test_the_same_judgements_give_the_same_figures(ours: Agenda) -> None:
    assert measure_agenda(LOCAL, ours).figures == measure_agenda(LOCAL, ours).figures


def test_judgements_do_not_move_the_search_that_is_measured(ours: Agenda) -> None:
    judged = judged_set(LOCAL, ours)
    before = [one.passages for one in answers(LOCAL, judged).values()]
    for finding in Question.objects.get(text=TEXT).findings.all():
        judge_finding(LOCAL, finding, "irrelevant")

    assert [one.passages for one in answers(LOCAL, judged).values()] == before


def test_a_judged_passage_whose_text_is_gone_is_left_out_and_counted(ours: Agenda) -> None:
    kept = Publication.objects.get(title="Wie weet het nog?")
    kept.passages.filter(text=HIRING).delete()

    run = measure_agenda(LOCAL, ours)

    assert (run.judgements, run.lost) == (1, 1)
    assert "ndcg" not in run.figures  # nothing relevant is left to find


def test_without_judgements_there_is_nothing_to_measure(ours: Agenda) -> None:
    with pytest.raises(ValidationError, match="nog niets beoordeeld"):
        measure_agenda(LOCAL, agenda(title="Leeg"))
    assert not QualityRun.objects.exists()


def test_the_page_measures_and_shows_per_version(client: Client, ours: Agenda) -> None:
    address = reverse("evidence:quality")
    assert "Er is nog niets gemeten" in client.get(address).content.decode()

    page = client.post(address, {"agenda": ours.pk}, follow=True).content.decode()
    client.post(address, {"agenda": ours.pk})
    page = client.get(address).content.decode()

    assert __version__ in page
    assert "nDCG@10" in page
    assert "ruwe aanwijzing" in page
    assert "<svg" in page
    assert page.count('scope="row"') == 2
    rows = list(csv.reader(io.StringIO(client.get(address, {"format": "csv"}).content.decode("utf-8-sig"))))
    assert len(rows) == 3
    assert len(set(map(len, rows))) == 1


@pytest.mark.parametrize("key", ["", "x", "999999999999", "-1", "0"])
def test_an_agenda_that_is_not_there_cannot_be_measured(client: Client, key: str) -> None:
    assert client.post(reverse("evidence:quality"), {"agenda": key}).status_code == 404


def test_the_judged_set_is_a_file_on_the_page(client: Client, ours: Agenda) -> None:
    response = client.get(reverse("evidence:judged", args=[ours.pk]))

    assert "kennisagenda-waterstad-judged.json" in response["Content-Disposition"]
    assert [row["question"] for row in response.json()] == [TEXT, TREE_TEXT]


def test_programs_measure_and_read(client: Client, ours: Agenda) -> None:
    made = client.post("/api/v1/kwaliteit", {"agenda": ours.pk}, content_type="application/json")

    assert made.status_code == 201
    assert made.json()["cijfers"]["ndcg"]["vragen"] == 1
    assert [row["id"] for row in client.get("/api/v1/kwaliteit").json()] == [made.json()["id"]]
    assert client.get(f"/api/v1/kwaliteit?agenda={ours.pk}").json()[0]["agenda"] == ours.pk
    assert client.get(f"/api/v1/agendas/{ours.pk}/beoordeeld").json()[0]["passages"][0]["waarde"] == 3
    empty = client.post("/api/v1/kwaliteit", {"agenda": agenda().pk}, content_type="application/json")
    assert empty.status_code == 400


class TestCommand:
    """``schakel evaluate`` and ``schakel quality``."""

    def run(self, *words: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, list(words))
        return result.exit_code, result.output

    def test_an_agenda_is_measured_exported_and_measured_again_from_its_file(
        self, ours: Agenda, tmp_path: Path
    ) -> None:
        file = tmp_path / "judged.json"

        code, told = self.run("evaluate", "--agenda", "waterstad", "--export", str(file))
        assert code == 0
        assert "2 vragen, 2 beoordeelde passages, 2 oordelen" in told
        again = json.loads(self.run("evaluate", str(file), "--json")[1])

        assert again["figures"]["ndcg"]["value"] == 1.0
        assert [run.name for run in QualityRun.objects.all()] == ["judged.json", "Kennisagenda Waterstad"]
        listed = self.run("quality")[1]
        assert "judged.json" in listed
        assert "nDCG@10" in listed
        assert len(json.loads(self.run("quality", "waterstad", "--json")[1])["runs"]) == 1

    def test_bare_questions_are_searched_for_and_nothing_is_kept(self, ours: Agenda, tmp_path: Path) -> None:
        file, found = tmp_path / "questions.json", tmp_path / "found.json"
        file.write_text(json.dumps([{"id": 1, "question": TEXT}]), encoding="utf-8")

        code, _ = self.run("evaluate", str(file), "--output", str(found))

        assert code == 0
        assert json.loads(found.read_text())["1"]["results"][0]["text"] == HIRING
        assert not QualityRun.objects.exists()
        assert "geen beoordelingen" in self.run("evaluate", str(file))[1]

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            ([], "Geef een bestand"),
            (["--agenda", "Luchthaven"], "Er is geen agenda"),
            (["--agenda", "waterstad", "--output", "/nergens/x.json"], "kunnen niet worden geschreven"),
        ],
    )
    def test_it_says_what_is_wrong(self, ours: Agenda, words: list[str], told: str) -> None:
        code, said = self.run("evaluate", *words)

        assert code != 0
        assert told in said

    def test_an_export_needs_an_agenda(self, ours: Agenda, tmp_path: Path) -> None:
        file = tmp_path / "judged.json"
        file.write_text("[]", encoding="utf-8")

        code, told = self.run("evaluate", str(file), "--export", str(tmp_path / "uit.json"))

        assert code != 0
        assert "geef ook --agenda" in told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{}",
        "[1]",
        '[{"id": 1}]',
        '[{"id": 1, "question": "x", "verdict": "misschien"}]',
        '[{"id": 1, "question": "x", "judged": {}}]',
        '[{"id": 1, "question": "x", "judged": [{"document": "a", "grade": 4, "text": "b"}]}]',
        '[{"id": 1, "question": "x", "judged": [{"document": "a", "grade": true, "text": "b"}]}]',
        '[{"id": 1, "question": "x", "judged": ["b"]}]',
        '[{"id": 1, "question": "x"}, {"id": "1", "question": "y"}]',
        "[" * 100_000,
    ],
)
def test_a_file_that_holds_something_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidQuestions):
        read_judged(text)


def test_a_file_that_was_saved_with_a_byte_order_mark_is_read() -> None:
    assert [one.question for one in read_judged('\ufeff[{"id": 1, "question": "Wat nu?"}]')] == ["Wat nu?"]


class TestAccess:
    """Figures tell of a library, judgements of an agenda: both only to who may know them."""

    def test_a_measurement_over_hidden_publications_is_not_shown(self, ours: Agenda) -> None:
        measure_agenda(LOCAL, ours)
        assert len(quality_runs(STRANGER)) == 1
        publication("Intern", [HIRING + " Intern."], visibility=Visibility.ORGANISATION)
        measure_agenda(LOCAL, ours)

        assert len(quality_runs(STRANGER)) == 1
        assert len(quality_runs(colleague("Anna", organisation("Gemeente Waterstad")))) == 2

    def test_a_measurement_of_a_hidden_agenda_is_not_shown(self, ours: Agenda) -> None:
        measure_agenda(LOCAL, ours)
        Agenda.objects.filter(pk=ours.pk).update(visibility=Visibility.ORGANISATION)

        assert quality_runs(STRANGER) == []

    def test_measuring_is_for_who_may_change_the_agenda(self, ours: Agenda) -> None:
        with pytest.raises(NotAllowed):
            measure_agenda(colleague("Bea", organisation("Gemeente Bergdorp")), ours)

    def test_measuring_on_a_file_is_for_who_may_see_everything(self, ours: Agenda) -> None:
        judged = judged_set(LOCAL, ours)
        with pytest.raises(NotAllowed):
            measure_file(colleague("Anna", organisation("Gemeente Waterstad")), "x.json", judged)
        measure_file(LOCAL, "x.json", judged)
        assert quality_runs(STRANGER) == []

    def test_judged_passages_of_hidden_publications_are_not_exported(self, ours: Agenda) -> None:
        Publication.objects.filter(title="Wie weet het nog?").update(visibility=Visibility.ORGANISATION)

        rows = judged_set(STRANGER, ours)

        assert [one.judged for one in rows if one.question == TEXT] == [()]
