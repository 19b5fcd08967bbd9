"""Schakel reads its own example the way it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from schakel.agenda.recognise import RecognisedAgenda, recognise
from schakel.extract import Reader, passages

Manifest = dict[str, Any]


@pytest.fixture(scope="module")
def recognised(example: Path, manifest: Manifest) -> RecognisedAgenda:
    """The agenda as recognised in the document that ships."""
    with Reader() as reader:
        return recognise(reader.read(example / manifest["agenda"]["file"]))


def test_the_agenda_document_gives_back_every_theme_and_question_under_its_own_code(
    recognised: RecognisedAgenda, manifest: Manifest
) -> None:
    written = [
        (
            theme["code"],
            theme["title"],
            core["code"],
            core["text"],
            [(sub["code"], sub["text"]) for sub in core["questions"]],
        )
        for theme in manifest["agenda"]["themes"]
        for core in theme["questions"]
    ]
    read = [
        (theme.code, theme.title, core.code, core.text, [(sub.code, sub.text) for sub in core.questions])
        for theme in recognised.themes
        for core in theme.questions
    ]

    assert read == written


def test_the_agenda_document_gives_back_period_reasons_and_consequences(
    recognised: RecognisedAgenda, manifest: Manifest
) -> None:
    agenda = manifest["agenda"]

    assert recognised.title == agenda["title"]
    assert recognised.period == (agenda["starts"], agenda["ends"])
    for theme, written in zip(recognised.themes, agenda["themes"], strict=True):
        assert written["rationale"] in theme.rationale
        assert written["consequences"] in theme.consequences


def test_every_theme_of_the_agenda_document_begins_on_a_page_of_its_own(recognised: RecognisedAgenda) -> None:
    assert [theme.page for theme in recognised.themes] == [2, 3, 4]


def test_every_publication_is_read_in_its_own_language_and_gives_passages(example: Path, manifest: Manifest) -> None:
    with Reader() as reader:
        for entry in manifest["publications"]:
            document = reader.read(example / entry["file"])

            assert document.language == entry["language"], entry["file"]
            assert document.proposal.title == entry["title"], entry["file"]
            assert not document.warnings, entry["file"]
            assert len(passages(document)) >= 8, entry["file"]
            assert not document.paged or 4 <= len(document.pages) <= 12, entry["file"]
