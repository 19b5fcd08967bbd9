"""A document that was read becomes rows: a publication, its pages and its passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from schakel.extract.document import Block, BlockKind, Document
from schakel.extract.document import Page as ReadPage
from schakel.extract.document import Passage as ReadPassage
from schakel.extract.references import Reference as ReadReference
from schakel.extract.references import references
from schakel.library.citing.matching import address_key, longest_word
from schakel.library.intake.signature import signature
from schakel.library.models import Page, Passage, Publication, Reference

# What a database cannot keep: NUL (PostgreSQL) and halves of surrogate pairs (no UTF-8). Replaced one for one: places hold.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
CHUNK = 500
REFERENCES_VERSION = 1
"""Raise it where the recognition of references has become better: the worker then reads every publication once more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with what is worked out from it before anything is written."""

    document: Document
    passages: Sequence[ReadPassage]
    signature: bytes
    references: Sequence[ReadReference] = ()

    @classmethod
    def of(cls, document: Document, passages: Sequence[ReadPassage]) -> Reading:
        """The reading of a document that was divided into ``passages``."""
        pages = document.pages
        return cls(document, passages, signature(page.text for page in pages), references(pages))


def describe(publication: Publication, reading: Reading) -> None:
    """Set on the publication what follows from its file (not saved yet)."""
    document = reading.document
    publication.media_type = document.media_type
    publication.paged = document.paged
    publication.page_count = len(document.pages)
    publication.passage_count = len(reading.passages)
    publication.warnings = [[code, dict(data)] for code, data in document.warnings]
    publication.signature = reading.signature
    publication.references_read = REFERENCES_VERSION


def write_texts(readings: Sequence[tuple[Publication, Reading]]) -> None:
    """Write the pages, passages and references of saved publications, all at once."""
    Page.objects.bulk_create((page for one in readings for page in page_rows(*one)), batch_size=CHUNK)
    Passage.objects.bulk_create((passage for one in readings for passage in passage_rows(*one)), batch_size=CHUNK)
    Reference.objects.bulk_create((row for one in readings for row in reference_rows(*one)), batch_size=CHUNK)


def page_rows(publication: Publication, reading: Reading) -> Iterator[Page]:
    """The pages of a publication, not saved yet."""
    for page in reading.document.pages:
        yield Page(
            publication=publication,
            number=page.number,
            label=(page.label or "")[:20],
            text=keepable(page.text),
            blocks=[_block(block) for block in page.blocks],
            readable=page.readable,
            ocr=page.ocr,
        )


def passage_rows(publication: Publication, reading: Reading) -> Iterator[Passage]:
    """The passages of a publication, not saved yet."""
    labels = {page.number: page.label or "" for page in reading.document.pages}
    for position, passage in enumerate(reading.passages):
        yield Passage(
            publication=publication,
            position=position,
            page=passage.page,
            start=passage.start,
            page_end=passage.page_end,
            end=passage.end,
            label=labels.get(passage.page, "")[:20],
            heading_path=[keepable(heading) for heading in passage.heading_path],
            kind=passage.kind,
            text=keepable(passage.text),
        )


def reference_rows(publication: Publication, reading: Reading) -> Iterator[Reference]:
    """What a publication cites, not saved yet."""
    return found_rows(publication, reading.document.pages, reading.references)


def found_rows(
    publication: Publication, pages: Sequence[ReadPage], found: Sequence[ReadReference]
) -> Iterator[Reference]:
    """References that were recognised on these pages, not saved yet."""
    labels = {page.number: page.label or "" for page in pages}
    for position, one in enumerate(found):
        yield Reference(
            publication=publication,
            position=position,
            page=one.page,
            label=labels.get(one.page, "")[:20],
            start=one.start,
            end=one.end,
            kind=one.kind.value,
            raw=keepable(one.raw),
            context=keepable(one.context),
            author=keepable(one.author)[:300],
            title=keepable(one.title)[:400],
            year=one.year,
            address=keepable(one.url)[:500],
            word=keepable(longest_word(one.title))[:60],
            address_key=keepable(address_key(one.url)),
        )


def as_read(page: Page) -> ReadPage:
    """A stored page as it was read; one that was stored without blocks is one paragraph."""
    rows: Sequence[Sequence[Any]] = page.blocks or [[BlockKind.PARAGRAPH.value, 0, len(page.text), None, "", False]]
    blocks = tuple(
        Block(
            kind=BlockKind(kind),
            text=page.text[start:end],
            start=start,
            end=end,
            level=level,
            marker=marker,
            cells=tuple(cells[0]) if cells else (),
            continues=continues,
        )
        for kind, start, end, level, marker, continues, *cells in rows
    )
    return ReadPage(page.number, page.text, blocks, page.label or None, page.readable, page.ocr)


def _block(block: Block) -> list[Any]:
    row: list[Any] = [block.kind.value, block.start, block.end, block.level, keepable(block.marker), block.continues]
    if block.kind is BlockKind.TABLE_ROW:
        row.append([keepable(cell) for cell in block.cells])
    return row


def keepable(text: str) -> str:
    """The text with the characters that a database cannot keep replaced by U+FFFD; its length stays the same."""
    return _UNKEEPABLE.sub("\ufffd", text)
