"""Codes, differences between texts, and text as it is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.agenda.conftest import Village

from schakel.agenda.annotations import Aside, Line, Remark, annotators
from schakel.agenda.codes import free_codes, next_theme_code, renumbered
from schakel.agenda.models import Agenda
from schakel.agenda.queries.history import difference
from schakel.agenda.stored_text import one_line, paragraphs
from schakel.register.access import Viewer


@given(st.text(), st.text())
def test_a_difference_holds_both_texts_whole(old: str, new: str) -> None:
    pieces = difference(old, new)

    assert "".join(text for side, text in pieces if side != "new") == old
    assert "".join(text for side, text in pieces if side != "old") == new


@given(st.text())
def test_stored_text_is_tidy_and_tidying_again_changes_nothing(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)
    assert paragraphs(paragraphs(text)) == paragraphs(text)
    assert "\x00" not in paragraphs(text)
    paragraphs(text).encode("utf-8")


@given(st.lists(st.text(alphabet="AB12", min_size=1, max_size=20), max_size=30))
def test_no_code_is_given_twice(wanted: list[str]) -> None:
    codes = free_codes(wanted, set())

    assert len(set(codes)) == len(wanted)
    assert all(len(code) <= 20 for code in codes)


def test_letters_go_on_after_z() -> None:
    alphabet = [chr(65 + number) for number in range(26)]

    assert next_theme_code([]) == "A"
    assert next_theme_code(alphabet) == "AA"
    assert next_theme_code(["1", "9"]) == "10"


def test_codes_below_follow_the_code_above() -> None:
    assert renumbered("A1.2", "A1", "B3") == "B3.2"
    assert renumbered("A12", "A1", "B3") == "A12"


class Neighbour:
    """A room that has something to say about one question."""

    def __init__(self, question: int) -> None:
        self.question = question

    def remarks(self, viewer: Viewer, questions: Sequence[int]) -> Mapping[int, Remark]:
        return {key: Remark("white", "Gezocht in 12 boeken", "/boeken/") for key in questions if key == self.question}

    def aside(self, viewer: Viewer, agenda: Agenda) -> Aside:
        return Aside(
            attention=(Line("2 vragen", "/x/", "wachten"),),
            sections=(("Elders dezelfde vraag", (Line("Gemeente Verderop"),)),),
            views=(Line("Kaart", "/kaart/"),),
        )


def test_what_other_rooms_say_stands_on_the_page(
    client: Client, village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(annotators, "neighbour", Neighbour(village.shop_size.pk))

    page = client.get(f"/agendas/{village.agenda.pk}/").content.decode()
    narrowed = client.get(f"/agendas/{village.agenda.pk}/?verdict=white").content.decode()

    for words in (
        "Gezocht in 12 boeken",
        "wachten",
        "Elders dezelfde vraag",
        "Gemeente Verderop",
        "Kaart",
        "Witte vlek",
    ):
        assert words in page
    assert village.shop_size.text in narrowed
    assert village.desk.text not in narrowed
