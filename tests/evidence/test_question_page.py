"""The page of a question."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser
from tests.factories.evidence import HANDED_OVER, HIRING, RECRUITMENT, TREES, publication, question

from schakel.agenda.actions.withdraw import withdraw_question
from schakel.agenda.models import ItemState, Question
from schakel.evidence.actions.confirm_verdict import confirm_verdict
from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.models import Finding
from schakel.register.access import LOCAL

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Question:
    return question("Hoe houden we kennis vast als we bureaus inhuren?")


def page(client: Client, asked: Question) -> str:
    response = client.get(reverse("evidence:question", args=[asked.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_before_the_first_search_the_page_offers_one(client: Client, asked: Question) -> None:
    assert "Zoek in de bibliotheek" in page(client, asked)

    publication("Wie weet het nog?", [TREES, HIRING])
    response = client.post(reverse("evidence:search", args=[asked.pk]))

    assert response.status_code == 302
    shown = page(client, asked)
    assert "Wie weet het nog?" in shown
    assert "<mark>inhuur</mark>" in shown
    assert "pagina 4 (pagina 2 van het bestand)" in shown
    passage = asked.findings.get(rank=1).passage_id
    assert f"/pagina/2/?passage={passage}#passage" in shown


def test_every_page_of_a_question_shows_the_way_back(client: Client) -> None:
    core = question("Hoe houdt een gemeente kennis vast?")
    below = question("Wat doet inhuur met kennis?", core.agenda, core)
    question_url = reverse("evidence:question", args=[below.pk])
    agenda_url = reverse("agenda:agenda", args=[core.agenda_id])
    begin = [reverse("agenda:list"), agenda_url]

    def path(name: str) -> tuple[list[str | None], str]:
        crumbs = LexborHTMLParser(client.get(reverse(f"evidence:{name}", args=[below.pk])).content).css(".crumb-step")
        return [one.css("a")[0].attributes["href"] for one in crumbs[:-1]], crumbs[-1].text()

    above = [f"{agenda_url}#theme-{core.theme_id}", reverse("evidence:question", args=[core.pk])]
    assert path("question") == (begin + above, below.code)
    for name, here in (
        ("answer", "Het antwoord op een notitie"),
        ("search_log", "Zoekverslag"),
        ("judge_next", "Eén voor één beoordelen"),
        ("draft", "Concept van een taalmodel"),
    ):
        assert path(name) == ([*begin, question_url], here)


def test_a_core_question_tells_its_sub_questions_from_its_own_verdict(client: Client, asked: Question) -> None:
    note = "gaat alleen over de tekst van de kernvraag zelf"
    assert note not in page(client, asked)

    below = [question(f"Wat kost inhuur in jaar {year}?", asked.agenda, asked) for year in (1, 2)]
    search_question(LOCAL, below[0])
    confirm_verdict(LOCAL, below[0], "white", "Staat nergens.")

    shown = page(client, asked)
    assert note in shown
    assert "2 vragen: 1 witte vlek, 1 niet gezocht" in shown
    assert note not in page(client, below[0])


def test_a_passage_says_how_often_passages_like_it_help_until_a_person_judges_it(
    client: Client, asked: Question
) -> None:
    publication("Wat blijft", HANDED_OVER)
    search_question(LOCAL, asked)
    first = asked.findings.get(rank=1)

    shown = page(client, asked)
    assert f"Van tien passages als deze helpen er ongeveer {round(10 * first.chance)}." in shown
    assert "Wat ‘van tien passages als deze’ betekent" in shown

    asked.findings.update(judgement="partly")
    assert "Van tien passages als deze helpen er" not in page(client, asked)


def test_publications_that_seldom_help_are_folded_away_unless_there_is_nothing_else(
    client: Client, asked: Question
) -> None:
    publication("Bomen houden water vast", [TREES])
    search_question(LOCAL, asked)
    assert "passages die zelden helpen" not in page(client, asked)
    assert "Passages als deze helpen zelden." in page(client, asked)

    publication("Wat blijft", HANDED_OVER)
    search_question(LOCAL, asked)
    shown = page(client, asked)
    assert "1 publicatie met passages die zelden helpen" in shown
    assert (
        shown.index("Wat blijft") < shown.index("passages die zelden helpen") < shown.rindex("Bomen houden water vast")
    )


def test_judging_marks_the_button_and_moves_the_verdict(client: Client, asked: Question) -> None:
    publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    search_question(LOCAL, asked)
    finding = asked.findings.get(rank=1)

    response = client.post(
        reverse("evidence:judge", args=[finding.pk]), {"judgement": "answers", "note": "Precies dit."}, follow=True
    )

    shown = response.content.decode()
    assert 'value="" aria-pressed="true"' in shown
    assert "Precies dit." in shown
    assert "1 passage beantwoordt" in shown


def test_a_judgement_that_moves_the_verdict_tells_it(client: Client) -> None:
    asked = question("Welke straat is er het koelst?")
    publication("Groen in de straat", [TREES, HIRING])
    search_question(LOCAL, asked)
    finding = asked.findings.get(rank=1)
    address = reverse("evidence:judge", args=[finding.pk])

    told = client.post(address, {"judgement": "answers"}, follow=True).content.decode()
    assert "met uw beoordeling is het “beantwoord”" in told
    again = client.post(address, {"judgement": "answers", "note": "Bladzijde 2."}, follow=True).content.decode()
    assert "met uw beoordeling" not in again
    assert "De notitie is bewaard." in again


def test_who_confirmed_stands_in_the_language_of_the_page(client: Client, asked: Question) -> None:
    publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    search_question(LOCAL, asked)
    confirm_verdict(LOCAL, asked, "answered", "Zie het rapport.")

    assert "bevestigd door u op" in page(client, asked)
    export = client.get(reverse("evidence:overview", args=[asked.agenda_id]) + "?format=csv").content.decode()
    assert ",U,Zie het rapport." in export


def test_a_withdrawn_question_asks_no_verdict_and_can_be_put_back(client: Client, asked: Question) -> None:
    publication("Wie weet het nog?", [HIRING, RECRUITMENT])
    search_question(LOCAL, asked)
    withdraw_question(LOCAL, asked.pk)

    shown = page(client, asked)
    assert "Zet terug op de agenda" in shown
    assert "Bevestig:" not in shown
    client.post(reverse("agenda:restore_question", args=[asked.pk]))
    assert "Bevestig:" in page(client, asked)


def test_a_finding_that_is_not_there_is_not_found(client: Client, asked: Question) -> None:
    assert client.post(reverse("evidence:judge", args=[999_999]), {"judgement": "answers"}).status_code == 404
    assert client.get(reverse("evidence:question", args=[999_999])).status_code == 404
    assert not Finding.objects.exists()


def test_a_core_question_shows_its_sub_questions_with_their_verdicts(client: Client, asked: Question) -> None:
    below = question("Wat kost inhuur?", asked.agenda, asked)

    shown = page(client, asked)

    assert reverse("evidence:question", args=[below.pk]) in shown
    assert "Niet gezocht" in shown


def test_a_merged_question_leads_to_the_one_that_took_its_place(client: Client, asked: Question) -> None:
    other = question("Wat kost inhuur?", asked.agenda)
    asked.state = ItemState.MERGED
    asked.save()
    asked.successors.add(other)

    shown = page(client, asked)

    assert "Deze vraag staat niet meer" in shown
    assert reverse("evidence:question", args=[other.pk]) in shown


def test_a_wrong_verdict_keeps_what_was_typed_and_says_what_is_missing(client: Client, asked: Question) -> None:
    search_question(LOCAL, asked)

    response = client.post(reverse("evidence:verdict", args=[asked.pk]), {"label": "running", "reason": " "})

    assert response.status_code == 400
    assert "waarom u een ander oordeel kiest" in response.content.decode()


def test_the_reason_of_another_verdict_is_not_called_optional(client: Client, asked: Question) -> None:
    search_question(LOCAL, asked)
    shown = page(client, asked)
    assert "Nodig als u een ander oordeel kiest" in shown
    assert "Waarom</label>" in shown


@pytest.mark.parametrize("words", ["x" * 301, "\x00", "   "])
def test_search_words_of_all_sorts_never_break_the_page(client: Client, asked: Question, words: str) -> None:
    response = client.post(reverse("evidence:search", args=[asked.pk]), {"words": words}, follow=True)

    assert response.status_code in (200, 400)


def test_hostile_text_is_shown_as_text(client: Client) -> None:
    publication("<script>alert(1)</script>", [HIRING + " <img src=x onerror=alert(1)>"])
    asked = question("Wat doet inhuur met kennis? <b>vet</b>")
    search_question(LOCAL, asked)

    shown = page(client, asked)

    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "<b>vet" not in shown


def test_the_search_log_tells_when_where_and_with_which_words(client: Client, asked: Question) -> None:
    publication("Wie weet het nog?", [HIRING])
    search_question(LOCAL, asked)

    shown = client.get(reverse("evidence:search_log", args=[asked.pk])).content.decode()

    assert "kennis, vast, bureaus, inhuren" in shown
    assert "Hoe vaak de woorden voorkomen" in shown


def test_the_page_speaks_english_too(client: Client, asked: Question) -> None:
    publication("Wie weet het nog?", [HIRING])
    search_question(LOCAL, asked)
    client.cookies["language"] = "en"

    shown = page(client, asked)

    assert "What is known" in shown or "What came closest" in shown
    assert "Wat er bekend is" not in shown


def test_a_word_after_a_loose_hyphen_was_searched_for_and_is_marked_too(client: Client) -> None:
    publication("Groen in de straat", [TREES])
    asked = question("Wat weten we van bomen en -metingen?")
    search_question(LOCAL, asked)

    assert "<mark>metingen</mark>" in page(client, asked)
