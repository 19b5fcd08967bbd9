"""The names that the index keeps of words: what is read back is what was analysed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.search.explain import Explainer, Recogniser
from schakel.search.parse import parse
from schakel.search.word_names import Forms, forms_of, name_lines, plain_word, word_of
from schakel.text import word

WRITTEN = "Gemeentelijke kennisagenda's helpen bij wijkgericht besturen; de burgemeesters vergaderden over jeugd-ggz."


def _asked(text: str) -> Explainer:
    return Explainer(parse(text, operators=False).terms)


@pytest.mark.parametrize("form", ["kennisagenda", "burgemeesters", "vergaderden", "jeugd-ggz", "besturen", "jeugdzorg"])
def test_a_word_is_read_back_from_its_line_as_it_was_analysed(form: str) -> None:
    assert word_of(name_lines([form])) == word(form)._replace(grams="")


def test_a_word_that_goes_by_nothing_but_its_form_has_no_line() -> None:
    assert name_lines(["kat", "HET"]) == ""
    assert plain_word("kat") == word("kat")._replace(grams="")
    assert plain_word("HET").stop


def test_each_word_has_one_line_however_often_it_stands_there() -> None:
    assert forms_of("gemeenten en gemeenten").names.count("=gemeenten") == 1


def test_a_text_without_words_has_no_names() -> None:
    assert forms_of(" … ") == Forms("", "")
    assert _asked("fijnstof").explain(forms_of("")) == ((), ())


def test_words_are_explained_by_lemma_part_and_root_as_the_asker_wrote_them() -> None:
    assert _asked("kennisagenda gemeente").explain(forms_of(WRITTEN)) == (("kennisagenda",), ("gemeentelijke",))


def test_a_word_that_carries_no_subject_is_recognised_by_its_form_alone() -> None:
    assert _asked("de").explain(forms_of(WRITTEN)) == (("de",), ())


def test_an_item_goes_by_the_names_of_its_words_and_by_no_others() -> None:
    recogniser = Recogniser(["gemeente", "^gement", "=wijken", "wijken", "fijnstof"])
    assert recogniser.names(forms_of("Gemeenten en wijken")) == {"gemeente", "^gement", "=wijken"}


@given(st.text(max_size=200))
def test_any_text_has_names_that_can_be_read_back(text: str) -> None:
    for line in forms_of(text).lines():
        assert word_of(line) == word(word_of(line).form)._replace(grams="")
