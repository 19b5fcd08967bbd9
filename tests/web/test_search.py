"""One search over questions, publications and passages."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.factories.agenda import make_agenda, make_core, make_theme
from tests.factories.evidence import HIRING, RECRUITMENT, TREES, publication

from schakel.register.access import ANONYMOUS, LOCAL, Visibility
from schakel.register.indexing import catch_up, note_change
from schakel.web.queries.find import find
from schakel.web.typed import LONGEST, typed_text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library(own_folders: None, db: None) -> None:
    publication("Wie huurt, verliest", [HIRING, RECRUITMENT], publisher="Raad voor Kennis", year=2024)
    publication("Groen in de wijk", [TREES], publisher="Bomenbureau", year=2021, kind="factsheet")
    agenda = make_agenda(title="Kennisagenda Waterstad", visibility=Visibility.PUBLIC)
    theme = make_theme(agenda=agenda, title="Personeel")
    make_core(theme=theme, code="A1", text="Hoe behoudt een gemeente kennis bij inhuur van adviseurs?")
    note_change("agenda", agenda.pk)
    catch_up()


def page(client: Client, query: str) -> LexborHTMLParser:
    answer = client.get(f"/zoeken/?{query}")
    assert answer.status_code == 200
    return LexborHTMLParser(answer.content)


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def test_one_search_finds_questions_and_passages_with_the_words_marked(client: Client) -> None:
    tree = page(client, "q=inhuur")
    assert texts(tree, ".qs a.q") == ["Hoe behoudt een gemeente kennis bij inhuur van adviseurs?"]
    assert texts(tree, ".src h3") == ["Wie huurt, verliest"]
    assert "inhuur" in texts(tree, "blockquote mark")
    assert "pagina 3" in texts(tree, ".src .meta a")


def test_a_publication_is_found_by_its_title(client: Client) -> None:
    assert texts(page(client, "q=groen+in+de+wijk"), "#found-publications + .rows .title") == ["Groen in de wijk"]


def test_the_counts_stand_with_the_parts(client: Client) -> None:
    parts = texts(page(client, "q=inhuur"), ".tabs a")
    assert [part.split()[0] for part in parts] == ["Alles", "Vragen", "Publicaties", "Passages"]
    assert parts[1] == "Vragen 1"


def test_a_minus_alone_asks_for_a_word_to_look_for(client: Client) -> None:
    assert "Voeg een woord toe dat er wel in moet staan." in texts(page(client, "q=-inhuur"), ".empty p")[0]
    assert "Voeg een woord toe" not in texts(page(client, "q=bankwezen"), ".empty p")[0]


def test_of_a_publication_with_many_passages_the_best_are_in_sight_and_the_rest_folded_in(client: Client) -> None:
    publication("Paden van schelpen", [f"In straat {number} ligt een schelpenpad." for number in range(30)])

    tree = page(client, "q=schelpenpad")

    assert len(tree.css(".src > blockquote")) == 3
    assert len(tree.css(".src details blockquote")) == 17
    assert texts(tree, ".src summary") == ["Nog 17 passages uit deze publicatie"]
    assert texts(tree, "section > p > a") == ["Alle 30 passages"]


def test_one_part_alone(client: Client) -> None:
    tree = page(client, "q=inhuur&in=questions")
    assert tree.css(".qs")
    assert not tree.css(".src")


def test_what_was_asked_stands_in_the_field_and_in_the_title(client: Client) -> None:
    tree = page(client, "q=inhuur+%22van+kennis%22")
    field = tree.css_first("#search-text")
    assert field is not None
    assert field.attributes["value"] == 'inhuur "van kennis"'
    assert "inhuur" in (tree.css_first("title") or field).text()


def test_a_publisher_narrows_and_leaves_questions_out(client: Client) -> None:
    answer = find(LOCAL, QueryDict("q=gemeente"))
    assert answer.found.questions.total == 1
    address = next(c.address for f in answer.listing.filters if f.name == "publisher" for c in f.choices)
    tree = page(client, address[1:])
    assert not tree.css(".qs")


def test_a_verdict_narrows_to_questions() -> None:
    answer = find(LOCAL, QueryDict("q=inhuur&verdict=white"))
    assert (answer.found.publications.total, answer.found.passages.total) == (0, 0)


def test_a_year_narrows() -> None:
    assert find(LOCAL, QueryDict("q=wijken+groen&year=2021")).found.passages.total == 1
    assert find(LOCAL, QueryDict("q=wijken+groen&year=2024")).found.passages.total == 0


def test_a_minus_leaves_out_and_a_phrase_keeps_together() -> None:
    assert find(LOCAL, QueryDict("q=gemeente+-stages&in=passages")).found.passages.total == 1
    assert find(LOCAL, QueryDict('q="schaduw en houden water"&in=passages')).found.passages.total == 1
    assert find(LOCAL, QueryDict('q="water houden schaduw"&in=passages')).found.passages.total == 0


def test_nothing_found_says_what_to_do(client: Client) -> None:
    assert texts(page(client, "q=xylofoonkwartet"), ".empty h2") == ["Niets gevonden"]
    assert "Typ waarover u iets wilt weten" in texts(page(client, 'q="" - ?'), ".empty p")[0]


def test_what_was_found_can_be_narrowed_and_nothing_cannot(client: Client) -> None:
    found = page(client, "q=inhuur")

    assert "Raad voor Kennis" in texts(found, ".filters .label")
    assert not found.css(".filters .count")
    assert not page(client, "q=xylofoonkwartet").css(".filters")
    assert page(client, "q=xylofoonkwartet&year=2024").css(".filters")


def test_nothing_found_because_of_filters_offers_to_clear_them(client: Client) -> None:
    tree = page(client, "q=groen&year=2024&kind=factsheet")
    link = tree.css_first(".empty a")
    assert link is not None
    assert link.attributes["href"] == "?q=groen"


def test_without_a_question_there_is_only_the_field(client: Client) -> None:
    tree = page(client, "")
    assert tree.css("#search-text")
    assert not tree.css(".tabs")
    assert not tree.css(".empty")


def test_what_may_not_be_seen_is_not_found() -> None:
    publication("Intern advies", ["Geheim plan voor fusie met de buurgemeente."], visibility=Visibility.ORGANISATION)
    assert find(LOCAL, QueryDict("q=fusie")).found.passages.total == 1
    answer = find(ANONYMOUS, QueryDict("q=fusie"))
    assert (answer.total, answer.found.passages.rows, answer.found.publications.rows) == (0, (), ())


def test_hostile_input_is_shown_as_text(client: Client) -> None:
    content = client.get("/zoeken/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in content


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=" + "a" * 5000, "q=(((", 'q="', "q=-", "q=*:*", "q=a%20AND", "q=inhuur&page=-1", "q=inhuur&page=99999999",
     "q=inhuur&in=passages&page=40", "q=inhuur&in=alles", "q=inhuur&year=nooit&publisher=9999999999999999999",
     "q=inhuur&q=groen", "q=%F0%9F%8C%B3", "q=\u202e", "q=inhuur&verdict=unknown"],
)  # fmt: skip
def test_odd_addresses_give_a_page(client: Client, query: str) -> None:
    assert client.get(f"/zoeken/?{query}").status_code == 200


@given(st.text(max_size=700))
def test_what_is_searched_with_is_printable_and_short(raw: str) -> None:
    text = typed_text(raw)
    assert len(text) <= LONGEST
    assert text == text.strip()
    assert all(letter.isprintable() for letter in text)
    assert typed_text(text) == text


def test_a_whole_question_finds_what_comes_nearest() -> None:
    answer = find(LOCAL, QueryDict("q=Hoe voorkomen we dat kennis weglekt doordat adviseurs vertrekken?"))
    assert answer.nearest
    assert answer.found.passages.rows[0].publication.title == "Wie huurt, verliest"
    assert [row.question.code for row in answer.found.questions.rows] == ["A1"]


def test_words_that_never_stand_together_still_find_the_nearest() -> None:
    assert find(LOCAL, QueryDict("q=adviseurs sensoren")).nearest
    assert find(LOCAL, QueryDict("q=adviseurs sensoren")).found.passages.total > 0


def test_who_asks_exactly_gets_exactly() -> None:
    answer = find(LOCAL, QueryDict('q="adviseurs en sensoren"'))
    assert (answer.nearest, answer.total) == (False, 0)
