"""A document as plain lists and numbers, so that it can pass from the reading process as JSON."""

from __future__ import annotations

import json
import struct
from typing import Any

from schakel.extract.document import Block, BlockKind, Document, Page, Proposal

LENGTH = struct.Struct(">I")
"""How long a message between the processes is, before the message itself."""

_KINDS = tuple(BlockKind)
_NUMBER = {kind: number for number, kind in enumerate(_KINDS)}


def pack(document: Document) -> bytes:
    """The document as JSON; block texts are not repeated, they stand in the page's text."""
    proposal = document.proposal
    data = {
        "media_type": document.media_type,
        "language": document.language,
        "paged": document.paged,
        "warnings": document.warnings,
        "proposal": [
            proposal.title,
            proposal.subtitle,
            proposal.publisher,
            proposal.year,
            proposal.authors,
            proposal.kind,
        ],
        "pages": [
            [page.number, page.text, page.label, page.readable, page.ocr, [_pack_block(block) for block in page.blocks]]
            for page in document.pages
        ],
    }
    return json.dumps(data, separators=(",", ":")).encode()


def unpack(payload: bytes) -> Document:
    """The document that :func:`pack` made ``payload`` of."""
    data: dict[str, Any] = json.loads(payload)
    title, subtitle, publisher, year, authors, kind = data["proposal"]
    return Document(
        media_type=data["media_type"],
        pages=tuple(_unpack_page(*page) for page in data["pages"]),
        language=data["language"],
        proposal=Proposal(title, subtitle, publisher, year, tuple(authors), kind),
        paged=data["paged"],
        warnings=tuple((code, values) for code, values in data["warnings"]),
    )


def _pack_block(block: Block) -> list[Any]:
    packed: list[Any] = [_NUMBER[block.kind], block.start, block.end]
    if block.level is not None or block.marker or block.bold or block.cells or block.continues:
        packed += [block.level, block.marker, block.bold, block.cells, block.continues]
    return packed


def _unpack_page(number: int, text: str, label: str | None, readable: bool, ocr: bool, blocks: list[list[Any]]) -> Page:
    return Page(number, text, tuple(_unpack_block(text, *block) for block in blocks), label, readable, ocr)


def _unpack_block(
    text: str,
    kind: int,
    start: int,
    end: int,
    level: int | None = None,
    marker: str = "",
    bold: bool = False,
    cells: list[str] | tuple[str, ...] = (),
    continues: bool = False,
) -> Block:
    return Block(_KINDS[kind], text[start:end], start, end, level, marker, bold, tuple(cells), continues)
