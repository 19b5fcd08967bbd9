"""What a document cites is recognised: works, short references, papers of parliament, laws and web addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.extract.document import Block, BlockKind, Page
from schakel.extract.references import Reference, ReferenceKind, references


def page(*blocks: tuple[BlockKind, str], number: int = 1) -> Page:
    """A page of these blocks."""
    made, start = [], 0
    for kind, text in blocks:
        made.append(Block(kind, text, start, start + len(text), 1 if kind is BlockKind.HEADING else None))
        start += len(text) + 2
    return Page(number, "\n\n".join(text for _, text in blocks), tuple(made))


def found(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Reference]:
    return references([page((kind, text))])


def raws(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [one.raw for one in found(text, kind)]


def test_short_references_between_brackets_each_count() -> None:
    text = "Dorpen krimpen (zie ook Vos & De Haan 2019: 12; PBL 2021a; 2021b; Ter Horst et al. 2020)."
    assert [(one.author, one.year) for one in found(text)] == [
        ("Vos & De Haan", 2019),
        ("PBL", 2021),
        ("PBL", 2021),
        ("Ter Horst et al.", 2020),
    ]


def test_a_name_with_its_year_between_brackets_counts_where_it_is_surely_a_source() -> None:
    assert raws("Vos en De Haan (2019) keken naar dorpen.") == ["Vos en De Haan (2019)"]
    assert raws("Vos (2019) stelt dat dorpen krimpen.") == ["Vos (2019)"]
    assert raws("Volgens de WRR (2021) moet dat beter.") == ["WRR (2021)"]


@pytest.mark.parametrize(
    "text",
    [
        "Het dorp groeide (sinds maart 2019) en kromp daarna (Den Haag, 2021).",
        "De brug is in Utrecht (2019) gebouwd en in 2021 verbreed.",
        "Zie hoofdstuk 3 (figuur 2) voor de jaren 2019 tot 2021.",
        "Wet en regel zijn niet hetzelfde; het rapport verschijnt later.",
    ],
)
def test_years_places_and_figures_are_no_references(text: str) -> None:
    assert raws(text) == []


def test_a_note_tells_author_title_and_year() -> None:
    [one] = found("Raad voor Dorpen, Klein maar fijn, mei 2022, https://dorpen.example/klein.", BlockKind.FOOTNOTE)
    assert (one.kind, one.author, one.title, one.year) == (
        ReferenceKind.WORK,
        "Raad voor Dorpen",
        "Klein maar fijn",
        2022,
    )
    assert one.url == "https://dorpen.example/klein"
    assert raws("Zie noot 4.", BlockKind.FOOTNOTE) == []
    assert raws("Zie Vos 2019; vergelijk De Haan 2020.", BlockKind.FOOTNOTE) == ["Vos 2019", "De Haan 2020"]


def test_a_short_reference_takes_the_title_of_its_entry() -> None:
    first = page((BlockKind.PARAGRAPH, "Dorpen krimpen (Vos & De Haan 2019b). Zo is het al lang."))
    last = page(
        (BlockKind.HEADING, "Literatuur"),
        (BlockKind.LIST_ITEM, "Vos, K., & De Haan, P. (2019a). De stad. Zwolle: Pers."),
        (BlockKind.LIST_ITEM, "Vos, K., & De Haan, P. (2019b). Het dorp als buur. Zwolle: Pers. https://x.example/b"),
        number=2,
    )
    short, stad, dorp = references([first, last])
    assert (short.kind, short.title, short.url) == (ReferenceKind.SHORT, "Het dorp als buur", "https://x.example/b")
    assert [stad.title, dorp.title] == ["De stad", "Het dorp als buur"]
    assert short.context == "Dorpen krimpen (Vos & De Haan 2019b)."


def test_papers_of_parliament_laws_and_addresses() -> None:
    text = (
        "Zie Kamerstukken II 2022/23, 36 200, nr. 7, en Kamerstuk 31 490, nr. 363. Artikel 8 van de Wet open overheid en "
        "Stb. 2021, 499 gelden, net als artikel 124 van de Grondwet (www.voorbeeld.example/wet)."
    )
    assert [(one.kind.value, one.raw) for one in found(text)] == [
        ("parliament", "Kamerstukken II 2022/23, 36 200, nr. 7"),
        ("parliament", "Kamerstuk 31 490, nr. 363"),
        ("law", "Artikel 8 van de Wet open overheid"),
        ("law", "Stb. 2021, 499"),
        ("law", "artikel 124 van de Grondwet"),
        ("address", "www.voorbeeld.example/wet"),
    ]


def test_a_report_named_in_the_text() -> None:
    [one] = found("In het advies ‘Dorpen in de knel’ (2018) stond dat al.")
    assert (one.title, one.year) == ("Dorpen in de knel", 2018)


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_is_survived_and_every_reference_stands_where_it_says(texts: list[str]) -> None:
    made = page(
        *((BlockKind.FOOTNOTE if number % 2 else BlockKind.PARAGRAPH, text) for number, text in enumerate(texts))
    )
    for one in references([made]):
        assert made.text[one.start : one.end] == one.raw


def test_long_hostile_text_is_read_in_no_time() -> None:
    assert raws("(" * 20_000 + "A" * 20_000 + " en B" * 5_000 + ", C" * 5_000, BlockKind.FOOTNOTE) == []
