"""A sheet of paper to write agendas on, and a short way to say what should be read from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from schakel.agenda.recognise import RecognisedAgenda, RecognisedQuestion
from schakel.extract.document import Block, BlockKind, Document, Page, Proposal

Outline = list[tuple[str, str, list[Any]]]
Outliner = Callable[[RecognisedAgenda], Outline]


class Paper:
    """Builds a document block by block, as the extractor would hand it over."""

    def __init__(self) -> None:
        self._pages: list[list[Block]] = [[]]

    def _add(
        self,
        kind: BlockKind,
        text: str,
        *,
        level: int | None = None,
        marker: str = "",
        bold: bool = False,
        cells: tuple[str, ...] = (),
        continues: bool = False,
    ) -> Paper:
        start = sum(len(block.text) + 2 for block in self._pages[-1])
        self._pages[-1].append(Block(kind, text, start, start + len(text), level, marker, bold, cells, continues))
        return self

    def heading(self, text: str, level: int | None = 1, marker: str = "", *, bold: bool = False) -> Paper:
        return self._add(BlockKind.HEADING, text, level=level, marker=marker, bold=bold)

    def text(self, text: str, *, bold: bool = False, continues: bool = False) -> Paper:
        return self._add(BlockKind.PARAGRAPH, text, bold=bold, continues=continues)

    def bullets(self, *texts: str, level: int = 1) -> Paper:
        for text in texts:
            self._add(BlockKind.LIST_ITEM, text, level=level, marker="•")
        return self

    def item(self, marker: str, text: str, level: int = 1, *, bold: bool = False) -> Paper:
        return self._add(BlockKind.LIST_ITEM, text, level=level, marker=marker, bold=bold)

    def numbers(self, *texts: str, first: int = 1, level: int = 1) -> Paper:
        for number, text in enumerate(texts, first):
            self.item(f"{number}.", text, level)
        return self

    def rest_of_item(self, text: str) -> Paper:
        return self._add(BlockKind.LIST_ITEM, text, level=1, continues=True)

    def row(self, *cells: str) -> Paper:
        return self._add(BlockKind.TABLE_ROW, " | ".join(cells), cells=cells)

    def footnote(self, mark: str, text: str) -> Paper:
        return self._add(BlockKind.FOOTNOTE, text, marker=mark)

    def next_page(self) -> Paper:
        self._pages.append([])
        return self

    def document(self, title: str = "", publisher: str = "", subtitle: str = "") -> Document:
        pages = tuple(
            Page(number, "\n\n".join(block.text for block in blocks), tuple(blocks))
            for number, blocks in enumerate(self._pages, 1)
        )
        return Document("application/pdf", pages, "nl", Proposal(title=title, publisher=publisher, subtitle=subtitle))


def _questions(questions: tuple[RecognisedQuestion, ...]) -> list[Any]:
    return [
        (question.code, question.text, _questions(question.questions))
        if question.questions
        else (question.code, question.text)
        for question in questions
    ]


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def outline() -> Outliner:
    """Themes as (code, title, questions), questions as (code, text) or (code, text, sub-questions)."""
    return lambda agenda: [(theme.code, theme.title, _questions(theme.questions)) for theme in agenda.themes]
