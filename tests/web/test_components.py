"""The components that every room's templates use."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template import engines
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from schakel.web.templatetags.components import day, marked, moment, number, size


def drawn(source: str, **context: Any) -> LexborHTMLParser:
    template = engines["django"].from_string("{% load components %}" + source)
    return LexborHTMLParser(template.render(context))


def first(tree: LexborHTMLParser, selector: str) -> LexborNode:
    found = tree.css_first(selector)
    assert found is not None, selector
    return found


LABELS = {
    "answered": "Beantwoord",
    "partly": "Deels",
    "running": "In onderzoek",
    "white": "Witte vlek",
    "thin": "Weinig gezocht",
    "unsearched": "Niet gezocht",
}


@pytest.fixture(autouse=True)
def dutch() -> Any:
    with translation.override("nl"):
        yield


@pytest.mark.parametrize(("label", "word"), LABELS.items())
def test_a_verdict_is_a_glyph_and_a_word_and_a_colour(label: str, word: str) -> None:
    shown = first(drawn("{% verdict label %}", label=label), "span.v")
    assert shown.text() == word
    assert label in (shown.attributes["class"] or "")
    assert shown.css_first("svg[aria-hidden=true]") is not None


def test_the_glyphs_differ_from_each_other() -> None:
    glyphs = {first(drawn("{% verdict label %}", label=label), "svg").inner_html for label in LABELS}
    assert len(glyphs) == len(LABELS)


def test_an_unknown_verdict_claims_nothing() -> None:
    assert "Niet gezocht" in (drawn("{% verdict label %}", label="<script>").html or "")


def test_coverage_is_a_bar_and_the_same_in_words() -> None:
    counts = {"answered": 5, "partly": 4, "white": 1, "running": 0}
    tree = drawn("{% coverage counts %}", counts=counts)
    words = "10 vragen: 5 beantwoord, 4 deels, 1 witte vlek"
    assert first(tree, "svg").attributes["aria-label"] == words
    assert first(tree, "span").text() == words
    assert len(tree.css("rect")) == 3


def test_coverage_of_nothing_is_no_error() -> None:
    assert drawn("{% coverage counts %}", counts={}).text().strip().endswith("0 vragen")


def test_progress_never_runs_over() -> None:
    bar = first(drawn("{% progress 7 5 'zeven' %}"), "progress")
    assert (bar.attributes["value"], bar.attributes["max"], bar.attributes["aria-label"]) == ("5", "5", "zeven")


def test_marked_words_keep_their_neighbours_and_escape_everything() -> None:
    assert marked("a <b> & c", [(2, 5)]) == "a <mark>&lt;b&gt;</mark> &amp; c"


def test_marks_may_overlap_come_unsorted_and_run_over_the_end() -> None:
    assert marked("abcdef", [(4, 99), (0, 2), (1, 3), (-5, 1)]) == (
        "<mark>a</mark><mark>b</mark><mark>c</mark>d<mark>ef</mark>"
    )


@given(text=st.text(max_size=40), ranges=st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=6))
def test_marking_never_loses_or_adds_text(text: str, ranges: list[tuple[int, int]]) -> None:
    plain = text.replace("\x00", "").replace("\r", "")
    shown = str(marked(plain, ranges)).replace("<mark>", "").replace("</mark>", "")
    unescaped = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&#x27;", "'")
    assert unescaped.replace("&amp;", "&") == plain


def test_a_crumb_without_address_is_this_page() -> None:
    tree = drawn("{% crumb '/agendas/' 'Agendas' %}{% crumb '' title %}", title="<Regio>")
    assert [link.attributes["href"] for link in tree.css("a")] == ["/agendas/"]
    assert first(tree, "[aria-current=page]").text() == "<Regio>"


MATRIX = {
    "title": "Bewijskaart",
    "corner": "Thema",
    "rows": [{"label": "Wonen & zorg", "url": "/thema/1/"}, {"label": "Lucht"}],
    "columns": [{"label": "Onderzoek"}, {"label": "Advies"}],
    "cells": [[{"value": 12, "url": "/cel/"}, {"value": 0}], [{"value": 1}, {"value": 3}]],
}


def test_an_evidence_map_says_the_same_in_a_table() -> None:
    tree = drawn("{% matrix data %}", data=MATRIX)
    cells = [[cell.text() for cell in row.css("th, td")] for row in tree.css("tbody tr")]
    assert cells == [["Wonen & zorg", "12", "0"], ["Lucht", "1", "3"]]
    assert [text.text() for text in tree.css("svg text.bubble-number")] == ["12", "1", "3"]
    assert {link.attributes["href"] for link in tree.css("svg a")} == {"/thema/1/", "/cel/"}
    assert [link.attributes.get("aria-label") or link.text().strip() for link in tree.css("svg a")] == [
        "Wonen & zorg",
        "Wonen & zorg, Onderzoek: 12",
    ]


def test_an_evidence_map_without_rows_is_no_error() -> None:
    assert drawn("{% matrix data %}", data={**MATRIX, "rows": [], "cells": []}).css_first("svg") is not None


@pytest.mark.parametrize(
    "source", ["{% matrix data %}", "{% coverage counts %}", "{% intervals 'x' rows %}", "{% verdict 'thin' %}"]
)
def test_no_component_has_inline_style_or_script(source: str) -> None:
    html = (
        drawn(source, data=MATRIX, counts={"thin": 2}, rows=[{"label": "x", "value": 1, "low": 0, "high": 1}]).html
        or ""
    )
    assert "style=" not in html
    assert "<script" not in html
    assert "onclick" not in html


def test_numbers_and_dates_follow_the_language() -> None:
    noon = datetime(2026, 11, 3, 12, 5, tzinfo=UTC)
    assert (number(12345), number(None), size(300), size(2_340_000)) == ("12.345", "", "1 kB", "2,3 MB")
    assert (day(date(2026, 11, 3)), moment(noon)) == ("3 november 2026", "3 november 2026 13:05")
    with translation.override("en"):
        assert (number(12345), size(2_340_000), day(noon)) == ("12,345", "2.3 MB", "3 November 2026")
