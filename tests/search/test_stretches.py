"""Which stretches of a passage can be a line: whole sentences, and two that follow each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schakel.search.stretches import MOST_WORDS, Stretch, stretches
from schakel.text.analyse import WORD

HIRING = "De gemeente huurt elk jaar meer adviseurs in."
LOSS = "Daardoor verdwijnt kennis uit de eigen organisatie."
TREES = "Bomen in de straat geven schaduw op hete dagen."


def texts(*sentences: str, apart: frozenset[int] = frozenset()) -> list[str]:
    return [one.text for one in stretches(sentences, apart)]


def test_a_sentence_that_points_back_is_offered_with_the_one_before_it_word_for_word() -> None:
    assert texts(HIRING, LOSS) == [HIRING, LOSS, f"{HIRING} {LOSS}"]
    assert list(stretches([HIRING, LOSS]))[1:] == [Stretch(LOSS, 1, 1, True), Stretch(f"{HIRING} {LOSS}", 0, 1, False)]


def test_two_sentences_that_each_stand_by_themselves_are_offered_alone_and_together() -> None:
    assert texts(HIRING, TREES) == [HIRING, TREES, f"{HIRING} {TREES}"]


def test_two_long_sentences_make_no_pair() -> None:
    long = "De gemeente huurt elk jaar meer adviseurs in voor " + ", ".join(["haar eigen werk"] * 9) + "."
    assert texts(long, long) == [long, long]


def test_the_last_sentence_of_one_paragraph_and_the_first_of_the_next_make_no_pair() -> None:
    assert texts(HIRING, LOSS, apart=frozenset({1})) == [HIRING, LOSS]


def test_no_pair_begins_with_a_sentence_that_points_back_itself() -> None:
    assert texts(LOSS, "Dat kost elke gemeente veel geld en tijd.") == [
        LOSS, "Dat kost elke gemeente veel geld en tijd."
    ]  # fmt: skip


def test_an_example_or_the_start_of_a_list_is_not_added() -> None:
    example = "Bijvoorbeeld omdat die adviseurs na een jaar weer vertrekken."
    assert texts(HIRING, example) == [HIRING, example]


def test_what_a_text_says_of_itself_is_not_added() -> None:
    own = "Wij hebben onderzocht hoe dat bij twintig gemeenten gaat."
    assert texts(HIRING, own) == [HIRING, own]


def test_what_is_no_sentence_comes_between_nothing() -> None:
    assert texts(HIRING, "Zie figuur 3.", LOSS) == [HIRING, LOSS]
    assert texts() == []


@given(st.lists(st.sampled_from([HIRING, LOSS, TREES, "", "Wie weet het?", " ".join([LOSS] * 9)]), max_size=8))
def test_every_stretch_stands_in_the_passage_and_is_not_too_long(sentences: list[str]) -> None:
    for one in stretches(sentences):
        assert one.text == " ".join(sentences[one.first : one.last + 1])
        assert len(WORD.findall(one.text)) <= MOST_WORDS
