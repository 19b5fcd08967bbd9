"""The answer on a note: on the question's page, as text, in the interface and as a command."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from django.urls import reverse
from tests.factories.evidence import HANDED_OVER, HIRING, STRANGER, TREES, agenda, publication, question

from schakel.agenda.models import Question
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.commands.answer import answer_command
from schakel.evidence.models import Finding
from schakel.evidence.queries.answer import answer
from schakel.evidence.words.note import as_text, shown_note
from schakel.library.models import Passage
from schakel.register.access import LOCAL, Visibility
from schakel.text.sentences import sentences

pytestmark = pytest.mark.django_db

TEXT = "Hoe houden we kennis vast als we bureaus inhuren?"
TRANSFER = (
    "Kennis van bureaus die we inhuren blijft in de organisatie bewaard als ambtenaren tijdens de hele opdracht meewerken en "
    "na afloop zelf verder kunnen met wat er is gemaakt. "
    "In drie regio's spreken gemeenten bij elke inhuur van bureaus af hoe het bureau zijn kennis overdraagt aan de eigen "
    "medewerkers, en wie de overgedragen kennis vasthoudt."
)


@pytest.fixture
def asked() -> Question:
    publication("Wie weet het nog?", [HIRING, TREES], year=2019)
    publication("Overdracht bij inhuur", HANDED_OVER, year=2018)
    publication("Kennis die blijft", [TRANSFER], publisher="Instituut Samenwerking", year=2025)
    made = question(TEXT)
    search_question(LOCAL, made)
    return made


def lines(asked: Question) -> list[str]:
    return [line.text for line in answer(LOCAL, asked).lines]


def test_every_line_stands_word_for_word_in_a_source_that_is_named_with_it(asked: Question) -> None:
    found = answer(LOCAL, asked)

    assert found.lines
    for line in found.lines:
        assert line.text in line.finding.text
        assert set(sentences(line.text)) <= set(sentences(line.finding.text))
    first = shown_note(found).lines[0]
    assert (first.publisher, first.title, first.year) == ("Instituut Samenwerking", "Kennis die blijft", 2025)
    assert first.page == "pagina 3 (pagina 1 van het bestand)"


def test_two_sentences_that_follow_each_other_stand_together_where_the_second_leans() -> None:
    first = "Gemeenten huren bureaus in voor werk dat elk jaar terugkomt en dat zij vroeger met eigen mensen deden."
    second = "Daardoor verdwijnt de kennis van dat werk uit de organisatie, en houdt niemand die vast."
    publication("Wie weet het nog?", [f"{first} {second}"])
    asked = question(TEXT)
    search_question(LOCAL, asked)

    assert lines(asked) == [f"{first} {second}"]


def test_the_page_of_the_question_begins_with_the_note_and_each_line_opens_the_reader(
    client: Client, asked: Question
) -> None:
    shown = client.get(reverse("evidence:question", args=[asked.pk])).content.decode()

    assert shown.index("Het antwoord op een notitie") < shown.index("Wat er bekend is")
    passage = Passage.objects.get(publication__title="Kennis die blijft")
    address = f"{reverse('library:reader', args=[passage.publication_id, 1])}?passage={passage.pk}#passage"
    assert address in shown
    assert client.get(address).status_code == 200


def test_what_was_judged_as_not_relevant_is_never_used(asked: Question) -> None:
    before = lines(asked)
    for finding in Finding.objects.filter(question=asked, publication__title="Kennis die blijft"):
        judge_finding(LOCAL, finding, "irrelevant")

    assert any(line in TRANSFER for line in before)
    assert not any(line in TRANSFER for line in lines(asked))


def test_what_people_say_answers_comes_first(asked: Question) -> None:
    judge_finding(LOCAL, Finding.objects.get(question=asked, text=HIRING), "answers")

    first = answer(LOCAL, asked).lines[0]
    assert first.finding.text == HIRING
    assert shown_note(answer(LOCAL, asked)).lines[0].judgement == "beantwoordt"


def test_what_may_not_be_seen_gives_no_line() -> None:
    publication("Interne notitie", [TRANSFER], visibility=Visibility.ORGANISATION)
    publication("Wie weet het nog?", [HIRING])
    asked = question(TEXT)
    search_question(LOCAL, asked)

    shown = [line.text for line in answer(STRANGER, asked).lines]

    assert not any(line in TRANSFER for line in shown)
    assert any(line in TRANSFER for line in lines(asked))


def test_a_text_that_is_gone_from_the_file_gives_no_line(asked: Question) -> None:
    judge_finding(LOCAL, Finding.objects.get(question=asked, text=TRANSFER), "answers")
    Passage.objects.filter(text=TRANSFER).delete()

    assert not any(line in TRANSFER for line in lines(asked))


def test_sources_that_differ_stand_side_by_side_with_the_reason() -> None:
    said = "Gemeenten die samen ambtenaren werven, vervullen 40 procent van hun vacatures binnen een maand."
    publication("Regio Noord", [said])
    publication("Regio Zuid", [said.replace("40", "55")])
    asked = question("Hoe snel vervullen gemeenten vacatures door samen ambtenaren te werven?")
    search_question(LOCAL, asked)

    (one,) = shown_note(answer(LOCAL, asked)).contrasts

    assert {one.first.title, one.second.title} == {"Regio Noord", "Regio Zuid"}
    assert "40 procent" in one.why
    assert "55 procent" in one.why


def test_a_term_that_nothing_is_about_stays_open(asked: Question) -> None:
    other = question("Hoe houden we kennis over zeewier vast als we bureaus inhuren?")
    search_question(LOCAL, other)

    assert any("zeewier" in sentence for sentence in shown_note(answer(LOCAL, other)).open)


def test_a_term_that_only_a_passage_below_the_best_ten_holds_is_not_passed_over_in_silence() -> None:
    towns = ("Asten", "Beek", "Cuijk", "Deurne", "Edam", "Franeker", "Grave", "Heiloo", "IJlst", "Joure", "Kampen")
    said = "De gemeente {} houdt kennis vast doordat ingehuurde bureaus hun kennis aan ambtenaren overdragen."
    publication("Bomen", [TREES] * 60)
    publication("Elf gemeenten", [said.format(town) for town in towns])
    publication(
        "Oude foto's", ["Een vrijwilliger ordent sinds de zomer alle foto's van het archief op jaar en straat."]
    )
    made = question("Hoe houden ambtenaren kennis vast als we bureaus inhuren, en wat doet het archief daarmee?")
    search = search_question(LOCAL, made)

    assert "archief" in search.uncovered
    assert any(
        "‘archief’; andere gevonden passages wel" in sentence for sentence in shown_note(answer(LOCAL, made)).open
    )


def test_where_nothing_was_searched_or_found_the_note_says_so() -> None:
    never = question("Wat doen bomen met hitte?")
    assert answer(LOCAL, never).lines == ()
    assert "nog niet doorzocht" in as_text(answer(LOCAL, never))

    publication("Wie weet het nog?", [HIRING])
    nothing = question("Groeit zeewier op kwelders?")
    search_question(LOCAL, nothing)
    assert answer(LOCAL, nothing).lines == ()


def test_the_note_can_be_copied_as_text_without_a_script(client: Client, asked: Question) -> None:
    page = client.get(reverse("evidence:answer", args=[asked.pk])).content.decode()
    text = client.get(reverse("evidence:answer_text", args=[asked.pk]))

    assert "<textarea" in page
    assert "Zo is deze notitie gemaakt" in page
    assert text["Content-Type"] == "text/plain; charset=utf-8"
    written = " ".join(text.content.decode().split())
    assert TEXT in written
    assert "Instituut Samenwerking, Kennis die blijft (2025)" in written
    assert all(line in written for line in lines(asked))


def test_a_source_cannot_bring_markup_into_the_page(client: Client) -> None:
    publication(
        "<b>Let op</b>", ["Kennis verdwijnt door inhuur van bureaus <script>alert(1)</script> uit de organisatie."]
    )
    asked = question(TEXT)
    search_question(LOCAL, asked)

    for name in ("question", "answer"):
        shown = client.get(reverse(f"evidence:{name}", args=[asked.pk])).content.decode()
        assert "<script>alert" not in shown
        assert "<b>Let op" not in shown


def test_a_question_that_is_not_there_is_not_found(client: Client) -> None:
    for name in ("answer", "answer_text"):
        assert client.get(reverse(f"evidence:{name}", args=[999_999])).status_code == 404
    assert client.get("/api/v1/vragen/999999/antwoord").status_code == 404


def test_programs_get_the_same_note(client: Client, asked: Question) -> None:
    told = client.get(f"/api/v1/vragen/{asked.pk}/antwoord").json()

    assert [line["tekst"] for line in told["zinnen"]] == lines(asked)
    assert told["zinnen"][0]["uitgever"] == "Instituut Samenwerking"
    assert told["zinnen"][0]["gedruktNummer"] in ("3", "4", "5", "6")
    assert told["oordeel"] in ("answered", "partly")
    assert TEXT in " ".join(told["tekst"].split())


def test_the_command_tells_the_note_by_code_or_number(asked: Question) -> None:
    told = command(asked.code)
    assert told.exit_code == 0
    assert "Kennis die blijft" in told.stdout
    assert json.loads(command(str(asked.pk), "--json").stdout)["lines"][0]["year"] == 2025


def test_the_command_says_which_question_it_cannot_find_or_choose(asked: Question) -> None:
    assert "Er is geen vraag “Z9”" in command("Z9").stderr
    question("Nog een vraag over kennis?", agenda(title="Andere agenda"))
    both = command(asked.code)
    assert both.exit_code == 1
    assert "Andere agenda" in both.stderr


def command(*words: str) -> Result:
    return CliRunner().invoke(answer_command, list(words))
