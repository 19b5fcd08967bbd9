"""Passages are what is searched: whole sentences under one heading, that point back into their page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.extract import Block, BlockKind, Document, Page, Passage, passages

SENTENCE = "Dit is een zin van precies tien woorden over het water."


def page(number: int, *parts: tuple[BlockKind, str] | Block) -> Page:
    """A page with the given blocks one after the other."""
    text = ""
    blocks: list[Block] = []
    for part in parts:
        start = len(text) + 2 if text else 0
        kind, words = (part.kind, part.text) if isinstance(part, Block) else part
        text = f"{text}\n\n{words}" if text else words
        level = part.level if isinstance(part, Block) else (1 if kind is BlockKind.HEADING else None)
        marker = part.marker if isinstance(part, Block) else ""
        continues = isinstance(part, Block) and part.continues
        cells = part.cells if isinstance(part, Block) else ()
        blocks.append(Block(kind, words, start, start + len(words), level, marker, False, cells, continues))
    return Page(number, text, tuple(blocks))


def document(*pages: Page) -> Document:
    return Document("text/plain", pages)


def tens(count: int) -> str:
    """A paragraph of ``count`` sentences of ten words... and one more word each: eleven in all."""
    return " ".join([SENTENCE] * count)


def heading(text: str, level: int = 1, marker: str = "") -> Block:
    return Block(BlockKind.HEADING, text, 0, 0, level, marker)


def paragraph(text: str, *, continues: bool = False) -> Block:
    return Block(BlockKind.PARAGRAPH, text, 0, 0, continues=continues)


def check(found: list[Passage], read: Document) -> None:
    """What holds for passages whatever the document."""
    pages = {part.number: part for part in read.pages}
    for passage in found:
        assert passage.words == len(passage.text.split())
        assert passage.words <= 180
        if passage.page == passage.page_end:
            assert " ".join(pages[passage.page].text[passage.start : passage.end].split()) == passage.text


def test_a_long_text_becomes_passages_of_60_to_180_words_at_sentence_ends() -> None:
    read = document(page(1, paragraph(tens(12)), paragraph(tens(25)), paragraph(tens(7))))
    found = passages(read)
    check(found, read)
    assert all(60 <= passage.words <= 180 for passage in found)
    assert all(passage.text.endswith("water.") for passage in found)
    assert " ".join(passage.text for passage in found) == " ".join([SENTENCE] * 44)


def test_a_heading_is_never_run_over() -> None:
    read = document(page(1, heading("Een"), paragraph(tens(2)), heading("Twee"), paragraph(tens(3))))
    found = passages(read)
    assert [passage.heading_path for passage in found] == [("Een",), ("Twee",)]
    assert [passage.words for passage in found] == [22, 33]


def test_the_path_holds_the_headings_above_with_their_numbers() -> None:
    read = document(
        page(
            1,
            heading("Water", 1, "2"),
            heading("Dijken", 2, "2.1"),
            paragraph(SENTENCE),
            heading("Sloten", 2, "2.2"),
            paragraph(SENTENCE),
            heading("Wegen", 1, "3"),
            paragraph(SENTENCE),
        )
    )
    assert [passage.heading_path for passage in passages(read)] == [
        ("2 Water", "2.1 Dijken"),
        ("2 Water", "2.2 Sloten"),
        ("3 Wegen",),
    ]


def test_a_sentence_that_goes_on_over_the_page_is_one_sentence() -> None:
    read = document(
        page(
            1,
            heading("Veer"),
            paragraph("Het veer vaart niet meer. Dat komt doordat er"),
            (BlockKind.FOOTNOTE, "Zie het archief."),
        ),
        page(2, paragraph("te weinig reizigers waren. Er komt een brug.", continues=True)),
    )
    body, note = passages(read)
    assert body.text == ("Het veer vaart niet meer. Dat komt doordat er te weinig reizigers waren. Er komt een brug.")
    assert (body.page, body.page_end) == (1, 2)
    assert read.pages[1].text[: body.end].endswith("Er komt een brug.")
    assert (note.kind, note.text, note.page) == ("footnote", "Zie het archief.", 1)


def test_a_list_stays_with_the_line_that_leads_into_it() -> None:
    items = [Block(BlockKind.LIST_ITEM, "een punt van zes woorden lang;", 0, 0, 1, "•") for _ in range(6)]
    read = document(page(1, paragraph(tens(9)), paragraph("Nodig is het volgende:"), *items, paragraph(tens(12))))
    found = passages(read)
    check(found, read)
    first = next(passage for passage in found if "Nodig is het volgende:" in passage.text)
    assert "een punt van zes woorden lang;" in first.text


def test_a_sentence_of_more_than_180_words_is_cut_at_a_comma() -> None:
    long = ", ".join(["en dan nog een stuk van de zin"] * 40) + "."
    read = document(page(1, paragraph(long)))
    found = passages(read)
    check(found, read)
    assert len(found) >= 2
    assert all(passage.text.endswith((",", ".")) for passage in found)


def test_words_without_any_stop_are_cut_between_words() -> None:
    read = document(page(1, paragraph(" ".join(["woord"] * 1000))))
    found = passages(read)
    check(found, read)
    assert sum(passage.words for passage in found) == 1000


def test_a_table_of_contents_is_not_searched() -> None:
    row = Block(BlockKind.TABLE_ROW, "Het begin van alles ..... 3", 0, 0, cells=("Het begin van alles", "3"))
    read = document(page(1, row, row, paragraph(SENTENCE)))
    assert [passage.text for passage in passages(read)] == [SENTENCE]


def test_rows_of_a_table_make_a_passage_of_their_own_kind() -> None:
    rows = [
        Block(
            BlockKind.TABLE_ROW,
            f"Gemeente {name} | klein | ver weg",
            0,
            0,
            cells=(f"Gemeente {name}", "klein", "ver weg"),
        )
        for name in ("Aa", "Bee", "Cee")
    ]
    (found,) = passages(document(page(1, *rows)))
    assert found.kind == "table"


def test_an_empty_document_has_no_passages() -> None:
    assert passages(document(Page(1, ""))) == []


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.CAPTION]),
            st.text(alphabet="aB .,;?", min_size=1, max_size=400)
            .map(str.strip)
            .map(lambda text: " ".join(text.split()))
            .filter(bool),
        ),
        max_size=12,
    )
)
def test_no_word_is_lost_or_doubled_whatever_the_blocks(parts: list[tuple[BlockKind, str]]) -> None:
    read = document(page(1, *parts))
    found = passages(read)
    check(found, read)
    words = [word for kind, text in parts if kind is not BlockKind.HEADING for word in text.split()]
    assert [word for passage in found for word in passage.text.split()] == words
