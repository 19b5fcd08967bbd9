"""The sentences of passages, as they stand in paragraphs and list items."""

from __future__ import annotations

from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.evidence import publication

from schakel.library.models import Page, Passage
from schakel.library.queries.sentences import paragraphs_of

pytestmark = pytest.mark.django_db

ITEMS = "Stages voor jonge mensen\n\nSamen werven met de regio\n\nKennis blijft. Wie vertrekt, draagt over."


def laid_out(text: str, blocks: list[list[object]], kind: str = "body") -> Passage:
    made = publication("Werving", [text], searchable=False)
    Page.objects.filter(publication=made).update(blocks=blocks)
    Passage.objects.filter(publication=made).update(text=" ".join(text.split()), kind=kind)
    return Passage.objects.get(publication=made)


def sentences_of(passage: Passage) -> tuple[str, ...]:
    return tuple(chain.from_iterable(paragraphs_of([passage])[passage.pk]))


def test_items_of_a_list_without_full_stops_do_not_run_together() -> None:
    first, second = ITEMS.index("Samen"), ITEMS.index("Kennis")
    passage = laid_out(
        ITEMS,
        [
            ["list_item", 0, first - 2, 1, "•", False],
            ["list_item", first, second - 2, 1, "•", False],
            ["paragraph", second, len(ITEMS), None, "", False],
        ],
    )
    assert sentences_of(passage) == (
        "Stages voor jonge mensen", "Samen werven met de regio", "Kennis blijft.", "Wie vertrekt, draagt over.",
    )  # fmt: skip


def test_each_paragraph_and_item_keeps_its_own_sentences() -> None:
    second = ITEMS.index("Kennis")
    passage = laid_out(
        ITEMS, [["list_item", 0, second - 2, 1, "•", False], ["paragraph", second, len(ITEMS), None, "", False]]
    )
    assert paragraphs_of([passage])[passage.pk] == (
        ("Stages voor jonge mensen Samen werven met de regio",),
        ("Kennis blijft.", "Wie vertrekt, draagt over."),
    )


def test_headings_captions_and_rows_of_tables_are_no_sentences() -> None:
    text = "Werving\n\nKennis blijft.\n\nAantal 12"
    passage = laid_out(
        text,
        [
            ["heading", 0, 7, 1, "", False],
            ["paragraph", 9, 23, None, "", False],
            ["table_row", 25, 34, None, "", False, []],
        ],
    )
    assert sentences_of(passage) == ("Kennis blijft.",)


@pytest.mark.parametrize("kind", ["table", "footnote"])
def test_tables_and_footnotes_have_none(kind: str) -> None:
    passage = laid_out("Kennis blijft.", [], kind)
    assert sentences_of(passage) == ()


def test_a_sentence_that_goes_on_over_the_page_is_whole() -> None:
    made = publication("Werving", ["Kennis blijft. Wie werft,", "vindt mensen. Meer niet."], searchable=False)
    Page.objects.filter(publication=made, number=1).update(blocks=[["paragraph", 0, 25, None, "", False]])
    Page.objects.filter(publication=made, number=2).update(blocks=[["paragraph", 0, 24, None, "", True]])
    passage = Passage.objects.get(publication=made, position=1)
    passage.page_end, passage.end = 2, 13

    assert sentences_of(passage) == ("Kennis blijft.", "Wie werft, vindt mensen.")


def test_many_passages_take_one_query() -> None:
    made = publication("Werving", ["Kennis blijft."] * 12, searchable=False)
    passages = list(made.passages.all())
    with CaptureQueriesContext(connection) as asked:
        assert len(paragraphs_of(passages)) == 12
    assert len(asked) == 1
    assert paragraphs_of([]) == {}
