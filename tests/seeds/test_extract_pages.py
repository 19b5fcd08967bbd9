"""Real documents: pages, headings, notes and words come out as a reader of the original would expect."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from schakel.extract import BlockKind, Document, Reader, passages

SEEDS = Path(os.environ.get("SCHAKEL_SEEDS", Path(__file__).resolve().parents[3] / "shared" / "seeds"))


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """All seed documents by the first three figures of their name."""
    with Reader() as reader:
        return {path.name[:3]: reader.read(path) for path in sorted(SEEDS.glob("*.txt"))}


def page_with(document: Document, words: str) -> int:
    """The number of the first page that has ``words``."""
    return next(page.number for page in document.pages if words in page.text)


def kinds(document: Document, kind: BlockKind) -> list[str]:
    return [block.text for page in document.pages for block in page.blocks if block.kind is kind]


def test_all_five_are_dutch_and_read_whole(documents: dict[str, Document]) -> None:
    assert sorted(documents) == ["000", "001", "002", "003", "004"]
    for document in documents.values():
        assert document.language == "nl"
        assert document.warnings == ()


def test_pages_are_numbered_as_printed(documents: dict[str, Document]) -> None:
    agenda, council, municipalities = documents["001"], documents["003"], documents["004"]
    assert [page.number for page in agenda.pages] == list(range(4, 20))
    assert page_with(agenda, "huishoudensverdunning") == 14
    assert page_with(council, "Een tweede onderscheid is dat naar de bron") == 16
    assert page_with(council, "constateerde dat er weinig aandacht was") == 132
    assert [page.number for page in municipalities.pages] == list(range(4, 56))
    assert page_with(municipalities, "hoofdstuk 3, ‘Schakelen met kennis’") == 6


def test_texts_without_signs_of_pages_get_none(documents: dict[str, Document]) -> None:
    assert not documents["000"].paged
    assert not documents["002"].paged
    assert all(documents[name].paged for name in ("001", "003", "004"))


def test_running_lines_and_production_marks_are_gone(documents: dict[str, Document]) -> None:
    for name in ("001", "003", "004"):
        body = "\n".join(page.text for page in documents[name].pages[:-2])
        assert not re.search(r"\.indd|\[ *\d+ *\]|^Rapport \d+$|^\d+ Vereniging van", body, re.MULTILINE)


def test_the_agenda_has_its_bullets_numbers_and_notes_apart(documents: dict[str, Document]) -> None:
    blocks = [block for page in documents["001"].pages for block in page.blocks]
    bullets = [block for block in blocks if block.marker == "•"]
    assert len(bullets) == 65
    assert all(block.text[0].isupper() for block in bullets)
    notes = [block.marker for block in blocks if block.kind is BlockKind.FOOTNOTE and block.marker]
    assert notes == ["1", "2", "3", "4", "5", "6"]
    chapters = [
        (block.marker, block.level) for block in blocks if block.kind is BlockKind.HEADING and block.marker.isdigit()
    ]
    assert chapters == [("1", 1), ("2", 1), ("3", 1), ("4", 1)]


def test_words_broken_without_a_hyphen_are_whole(documents: dict[str, Document]) -> None:
    text = documents["001"].text
    for word in ("verschillende", "scenario’s", "transitieopgaves", "beleidsverantwoordelijkheden", "opgavegericht"):
        assert word in text
    for rest in ("verschil lende", "scena rio", "samenle ving", "democra tische", "voor komen we onnodige"):
        assert rest not in text
    assert "beleids- en besluitvorming" in text
    assert "Noord-Holland" in documents["004"].text


def test_no_paragraph_stops_in_the_middle_where_the_page_goes_on(documents: dict[str, Document]) -> None:
    for name in ("001", "004"):
        for page in documents[name].pages:
            running = [block for block in page.blocks if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}]
            loose = [later.text for _, later in pairwise(running) if later.text[0].islower() and not later.marker]
            assert len(loose) <= 1, (name, page.number, loose)


def test_the_notes_of_the_large_report_are_found(documents: dict[str, Document]) -> None:
    numbers = [
        int(block.marker)
        for page in documents["003"].pages
        for block in page.blocks
        if block.kind is BlockKind.FOOTNOTE and block.marker.isdigit()
    ]
    assert len(numbers) > 420
    assert sum(later - earlier in {0, 1} for earlier, later in pairwise(numbers)) > len(numbers) * 0.9


def test_the_chapters_of_the_large_report(documents: dict[str, Document]) -> None:
    headings = [block for page in documents["003"].pages for block in page.blocks if block.kind is BlockKind.HEADING]
    assert [block.marker for block in headings if block.marker and block.level == 1] == [f"{n}." for n in range(1, 8)]
    assert len([block for block in headings if block.level == 2 and re.match(r"\d\.\d", block.marker)]) > 25


def test_passages_point_back_at_their_page(documents: dict[str, Document]) -> None:
    for document in documents.values():
        pages = {page.number: page for page in document.pages}
        found = passages(document)
        body = [passage for passage in found if passage.kind == "body"]
        for passage in found:
            assert passage.words <= 180
            if passage.page == passage.page_end:
                assert " ".join(pages[passage.page].text[passage.start : passage.end].split()) == passage.text
        assert sum(passage.words >= 60 for passage in body) > len(body) * 0.75


def test_the_documents_propose_their_own_data(documents: dict[str, Document]) -> None:
    assert {name: document.proposal.year for name, document in documents.items()} == {
        "000": 2025,
        "001": 2025,
        "002": 2026,
        "003": 2025,
        "004": 2019,
    }
    assert documents["001"].proposal.kind == "agenda"
    assert documents["002"].proposal.publisher == "Planbureau voor de Leefomgeving"
    assert len(documents["002"].proposal.authors) == 6
    assert documents["004"].proposal.title == "Kennis voor en van gemeenten"
