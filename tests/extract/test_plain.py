"""Plain text, as typed or as taken out of a paged document."""

from __future__ import annotations

from collections.abc import Callable

from schakel.extract import Block, BlockKind, Document

ReadText = Callable[..., Document]


def blocks(document: Document, kind: BlockKind) -> list[Block]:
    return [block for page in document.pages for block in page.blocks if block.kind is kind]


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [block.text for block in blocks(document, kind)]


FILLER = [
    "De brug ligt al honderd jaar over de vaart en iedereen in het dorp ",
    "kent het geluid van de planken. Wie van ver komt, hoort ze het eerst. ",
    "Daarna ziet hij de molen, de kerk en de lange rij populieren langs ",
    "de weg naar het station, waar nog maar twee treinen per uur stoppen. ",
]


def filler(number: int, lines: int = 24) -> str:
    """Lines as a converter leaves them: full ones end with a space, the last of a paragraph does not."""
    text = [FILLER[(number + line) % 4] for line in range(lines)]
    text[-1] = "Zo is het altijd geweest in dit deel van de streek."
    return "\n".join(text)


def paged_text(pages: int = 5) -> str:
    """A text that has lost its form feeds: only the first line of each page starts with a space."""
    return "\n".join(f" {filler(number)}" for number in range(pages))


def test_form_feeds_are_page_ends(read_text: ReadText) -> None:
    document = read_text("Eerste bladzijde over de dijk.\n\fTweede bladzijde over het veer.\n\fDerde over de kade.\n")
    assert document.paged
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.pages[1].text == "Tweede bladzijde over het veer."


def test_one_space_at_the_start_of_a_line_marks_a_page_where_it_comes_regularly(read_text: ReadText) -> None:
    document = read_text(paged_text())
    assert document.paged
    assert [page.number for page in document.pages] == [1, 2, 3, 4, 5]
    assert [page.label for page in document.pages] == [None] * 5


def test_a_single_line_that_happens_to_start_with_a_space_is_no_page(read_text: ReadText) -> None:
    document = read_text(f"{filler(1)}\n {filler(2)}\n{filler(3)}")
    assert not document.paged
    assert len(document.pages) == 1


def test_text_without_any_sign_of_pages_has_none(read_text: ReadText) -> None:
    document = read_text("\n\n".join(filler(number) for number in range(6)))
    assert not document.paged


def test_printed_numbers_in_footers_set_the_page_numbers(read_text: ReadText) -> None:
    pages = [f"{filler(number)}\n\nJaarverslag {number + 12}\n\n\n" for number in range(4)]
    document = read_text("\n" + "\n".join(f" {page}" for page in pages))
    assert [(page.number, page.label) for page in document.pages] == [(12, "12"), (13, "13"), (14, "14"), (15, "15")]
    assert "Jaarverslag" not in document.text


def test_one_printed_number_is_enough_to_number_its_neighbours(read_text: ReadText) -> None:
    parts = [f" {filler(number)}" for number in range(5)]
    parts[3] = f"\n\n\n[  14  ]  Water en wegen\n\n{filler(3)}"
    document = read_text("\n".join(parts))
    assert [page.number for page in document.pages] == [11, 12, 13, 14, 15]
    assert "[" not in document.text


def test_lines_of_a_paragraph_become_one_and_lost_hyphens_are_mended(read_text: ReadText) -> None:
    text = (
        filler(0)
        + "\n\n"
        + "\n".join(
            [
                "In de streek wordt veel gesproken over samenwerking en over verschil",
                "lende manieren om de samenle",
                "ving te betrekken bij het werk aan de dijken en de wegen langs de ",
                "rivier, en dat is goed.",
            ]
        )
    )
    document = read_text(text)
    assert "over verschillende manieren om de samenleving te betrekken" in document.text


def test_a_sentence_broken_by_a_blank_line_is_one_sentence(read_text: ReadText) -> None:
    text = filler(0) + "\n\n•\t Welke wegen zijn in deze streek het drukst en wat betekent dat voor \n\nwie er woont?\n"
    assert texts(read_text(text), BlockKind.LIST_ITEM) == [
        "Welke wegen zijn in deze streek het drukst en wat betekent dat voor wie er woont?"
    ]


def test_a_follow_up_question_after_a_blank_line_stays_with_its_item(read_text: ReadText) -> None:
    text = "\n\n".join(filler(number) for number in range(8))
    text += "\n\n•\t Hoe komen kinderen in de toekomst veilig naar school in het volgende dorp? \n"
    text += "\nWat kost dat?\n•\t Wie betaalt?\n"
    assert texts(read_text(text), BlockKind.LIST_ITEM) == [
        "Hoe komen kinderen in de toekomst veilig naar school in het volgende dorp? Wat kost dat?",
        "Wie betaalt?",
    ]


def test_a_short_line_above_a_paragraph_is_its_heading(read_text: ReadText) -> None:
    text = f"{filler(1)}\n\nDe toekomst van het veer\n{filler(2)}\n\nWaarom deze studie?\n\n{filler(2)}"
    document = read_text(text)
    assert texts(document, BlockKind.HEADING) == ["De toekomst van het veer", "Waarom deze studie?"]


def test_numbered_chapters_give_the_levels(read_text: ReadText) -> None:
    text = f"1\tInleiding\n\n{filler(1)}\n\n1.1\tDe streek\n\n{filler(2)}\n\nHet dorp\n\n{filler(2)}\n\n2\tVervolg\n\n{filler(4)}"
    headings = blocks(read_text(text), BlockKind.HEADING)
    assert [(heading.level, heading.marker, heading.text) for heading in headings] == [
        (1, "1", "Inleiding"),
        (2, "1.1", "De streek"),
        (3, "", "Het dorp"),
        (1, "2", "Vervolg"),
    ]


def test_footnotes_between_paragraphs_are_set_apart(read_text: ReadText) -> None:
    page = filler(1).replace("kent het geluid van de planken.", "kent het geluid van de planken.3", 1)
    printed = "3\t Archief van de streek, doos twaalf,\nover de bouw van de brug."
    text = f" {page}\n\n{printed}\n {filler(2)}\n {filler(3)}\n {filler(4)}"
    document = read_text(text)
    (note,) = blocks(document, BlockKind.FOOTNOTE)
    assert (note.marker, note.text) == ("3", "Archief van de streek, doos twaalf, over de bouw van de brug.")
    assert document.pages[0].blocks[-1] == note


def test_titles_of_tables_are_captions(read_text: ReadText) -> None:
    document = read_text(f"{filler(1)}\n\nTabel 2.1 Veren in de streek\n\n{filler(2)}")
    assert texts(document, BlockKind.CAPTION) == ["Tabel 2.1 Veren in de streek"]


def test_a_table_of_contents_tells_where_the_sections_of_a_text_without_pages_stood(read_text: ReadText) -> None:
    names = ["De brug", "Het veer", "De molen", "De kerk"]
    listed = "\n".join(f"{name}\t{page}" for name, page in zip(names, (5, 12, 12, 30), strict=True))
    body = "\n\n".join(f"{name}\n\n" + "\n\n".join(filler(2) for _ in range(4)) for name in names)
    document = read_text(f"Inhoud\n\n{listed}\n\n{body}\n")
    assert not document.paged
    labels = {
        block.text: page.label for page in document.pages for block in page.blocks if block.kind is BlockKind.HEADING
    }
    assert labels == {"De brug": "5-12", "Het veer": "12", "De molen": "12-30", "De kerk": "30+"}


PARTS = (
    "Samenvatting\t3\n{summary}Inleiding: wonen aan de vaart\t7\n"
    "1 De brug\t9\n{within}2 De molen\t12\nTerugblik op de streek\t20\n"
)


def headings_with_levels(read_text: ReadText, listed: str) -> list[tuple[str, int | None]]:
    """The headings of a text under a table of contents; its summary numbers its points as the chapters are numbered."""
    titles = ("Samenvatting", "1. De brug", "2. De molen", "Inleiding: wonen aan de vaart", "1\tDe brug", "2\tDe molen")
    body = "\n\n".join(f"{title}\n\n{filler(4)}" for title in (*titles, "Terugblik op de streek"))
    document = read_text(f"Inhoud\n\n{listed}\n\n{body}\n")
    return [(f"{one.marker} {one.text}".strip(), one.level) for one in blocks(document, BlockKind.HEADING)]


def test_a_part_that_the_contents_lists_beside_the_chapters_lies_under_none_of_them(read_text: ReadText) -> None:
    found = headings_with_levels(read_text, PARTS.format(summary="1. De brug\t4\n2. De molen\t5\n", within=""))
    assert found == [
        ("Samenvatting", 1),
        ("1. De brug", 2),
        ("2. De molen", 2),
        ("Inleiding: wonen aan de vaart", 1),
        ("1 De brug", 1),
        ("2 De molen", 1),
        ("Terugblik op de streek", 1),
    ]


def test_where_the_contents_lists_sections_within_chapters_these_stay_there(read_text: ReadText) -> None:
    found = headings_with_levels(read_text, PARTS.format(summary="", within="De leuning\t10\n"))
    assert found[-1] == ("Terugblik op de streek", 2)


def test_lettered_items_and_numbers_are_list_items(read_text: ReadText) -> None:
    document = read_text(
        f"{filler(1)}\n\na.\tHet eerste punt;\nb.\tHet tweede punt.\n\n1. Ten eerste dit.\n2. Ten tweede dat."
    )
    assert [(item.marker, item.text) for item in blocks(document, BlockKind.LIST_ITEM)] == [
        ("a.", "Het eerste punt;"),
        ("b.", "Het tweede punt."),
        ("1.", "Ten eerste dit."),
        ("2.", "Ten tweede dat."),
    ]


def test_a_paragraph_per_line_is_read_as_typed(read_text: ReadText) -> None:
    document = read_text("Voorwoord\n\nDit is de eerste alinea. Zij is kort.\n\nDit is de tweede alinea. Die ook.\n")
    assert texts(document, BlockKind.HEADING) == ["Voorwoord"]
    assert len(blocks(document, BlockKind.PARAGRAPH)) == 2


def test_links_and_emphasis_left_by_a_converter_become_words(read_text: ReadText) -> None:
    document = read_text("Zie [het eerste verslag](#) en *de tweede* brief over het veer.")
    assert document.text == "Zie het eerste verslag en de tweede brief over het veer."


def test_invalid_utf8_is_read_as_the_older_code_page_and_says_so(read_text: ReadText) -> None:
    document = read_text("De coöperatie in café Het Veer bestaat één jaar.".encode("cp1252"))
    assert document.text == "De coöperatie in café Het Veer bestaat één jaar."
    assert document.warnings == (("text_repaired", {"encoding": "Windows-1252"}),)


def test_a_few_stray_bytes_in_utf8_are_left_out_and_counted(read_text: ReadText) -> None:
    data = "Eén coöperatie naast één café, één brug en één veer.".encode() + b" En \xff dan \xfe nog."
    document = read_text(data)
    assert "Eén coöperatie" in document.text
    assert document.warnings == (("unknown_characters", {"count": 2}),)


def test_text_with_a_byte_order_mark(read_text: ReadText) -> None:
    assert read_text("Eén brug.".encode("utf-16")).text == "Eén brug."
    assert read_text(b"\xef\xbb\xbf" + "Eén brug.".encode()).text == "Eén brug."


def test_the_language_is_told(read_text: ReadText) -> None:
    assert read_text(filler(1)).language == "nl"
    assert (
        read_text(
            "The bridge is one of the oldest in the region and it is still in use by all who live there."
        ).language
        == "en"
    )
    assert read_text("12 34 56").language == ""
