"""Passages: stretches of 60-180 words that end at a sentence, the unit that is searched and pointed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schakel.extract import contents
from schakel.extract.document import Block, BlockKind, Document, Page, Passage
from schakel.text.sentences import sentence_spans

LEAST, BEST, MOST = 60, 120, 180
"""Words in a passage: at least (where its section has as many), preferably, at most."""

_KIND = {BlockKind.LIST_ITEM: "list", BlockKind.TABLE_ROW: "table", BlockKind.FOOTNOTE: "footnote"}


@dataclass(slots=True)
class _Piece:
    """A sentence or part of one. ``closes`` is true where its paragraph or item ends with it."""

    text: str
    page: int
    start: int
    page_end: int
    end: int
    words: int
    kind: str
    closes: bool = False


def passages(document: Document) -> list[Passage]:
    """The passages of a document in reading order, footnotes after the section they stand in.

    A passage never runs over a heading; a section with fewer than 60 words gives one shorter passage. Its ``text`` has single
    spaces; within one page ``page.text[start:end]`` with its white space made single is the same. A sentence over 180 words
    is cut at a comma, semicolon or, failing those, between words.
    """
    found: list[Passage] = []
    path: list[tuple[int, str]] = []
    body: list[_Piece] = []
    notes: list[_Piece] = []

    def flush() -> None:
        titles = tuple(title for _, title in path)
        found.extend(_pack(body, titles))
        found.extend(_pack(notes, titles))
        body.clear()
        notes.clear()

    for page, block in _blocks(document.pages):
        if block.kind is BlockKind.HEADING:
            flush()
            level = block.level or 1
            while path and path[-1][0] >= level:
                path.pop()
            path.append((level, f"{block.marker} {block.text}".strip()))
            continue
        target = notes if block.kind is BlockKind.FOOTNOTE else body
        if block.kind is BlockKind.TABLE_ROW and _is_contents(block):
            flush()
            continue
        pieces = _pieces(page, block)
        if block.continues and target and pieces:
            _mend(target, pieces)
        target.extend(pieces)
    flush()
    return found


def _blocks(pages: Sequence[Page]) -> Iterator[tuple[Page, Block]]:
    for page in pages:
        for block in page.blocks:
            yield page, block


def _is_contents(block: Block) -> bool:
    return (
        len(block.cells) == 2
        and contents.entry(f"{block.cells[0]}\t{block.cells[1]}") is not None
        and (not any(sign.isdigit() for sign in block.cells[0][1:]) or len(block.cells[0]) > 12)
    )


def _pieces(page: Page, block: Block) -> list[_Piece]:
    kind = _KIND.get(block.kind, "body")
    pieces: list[_Piece] = []
    for start, end in sentence_spans(block.text):
        for left, right in _short_enough(block.text, start, end):
            text = block.text[left:right]
            words = text.count(" ") + 1
            pieces.append(_Piece(text, page.number, block.start + left, page.number, block.start + right, words, kind))
    if pieces:
        pieces[-1].closes = True
    return pieces


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence whole, or in parts of at most MOST words cut at the best sign before the limit."""
    while text.count(" ", start, end) + 1 > MOST:
        cut = start
        for _ in range(MOST):
            cut = text.find(" ", cut + 1, end)
        floor = start + (cut - start) // 3
        best = max(text.rfind(sign, floor, cut) for sign in (";", ":", " – "))
        if best < 0:
            best = text.rfind(",", floor, cut)
        stop = best + 1 if best > 0 else cut
        yield start, stop
        start = stop + (len(text[stop:end]) - len(text[stop:end].lstrip()))
    if start < end:
        yield start, end


def _mend(before: list[_Piece], pieces: list[_Piece]) -> None:
    """Join a sentence that goes on over the page with its first part."""
    last, first = before[-1], pieces[0]
    if last.words + first.words > MOST or last.kind != first.kind:
        last.closes = False
        return
    pieces[0] = _Piece(
        f"{last.text} {first.text}",
        last.page,
        last.start,
        first.page_end,
        first.end,
        last.words + first.words,
        last.kind,
        first.closes,
    )
    before.pop()


def _pack(pieces: Sequence[_Piece], path: tuple[str, ...]) -> Iterator[Passage]:
    """Group sentences into passages, each time taking the end that fits best."""
    position = 0
    while position < len(pieces):
        end = _best_end(pieces, position)
        group = pieces[position:end]
        first, last = group[0], group[-1]
        yield Passage(
            " ".join(piece.text for piece in group),
            first.page,
            first.start,
            last.page_end,
            last.end,
            path,
            _kind(group),
            sum(piece.words for piece in group),
        )
        position = end


def _best_end(pieces: Sequence[_Piece], start: int) -> int:
    left = sum(piece.words for piece in pieces[start : start + MOST])
    if left <= MOST and start + MOST >= len(pieces):
        return len(pieces)
    words, best, lowest = 0, start + 1, float("inf")
    for position in range(start, len(pieces)):
        piece = pieces[position]
        words += piece.words
        if words > MOST:
            break
        lead_in = piece.text.endswith(":") and position + 1 < len(pieces)
        cost = abs(words - BEST) + (0 if piece.closes else 45) + (80 if lead_in else 0)
        cost += (LEAST - words) * 10 if words < LEAST else 0
        rest = left - words
        cost += LEAST if 0 < rest < LEAST else 0
        if cost <= lowest:
            best, lowest = position + 1, cost
    return best


def _kind(group: Sequence[_Piece]) -> str:
    kinds = {piece.kind for piece in group}
    if len(kinds) == 1:
        return kinds.pop()
    counts = {kind: sum(piece.words for piece in group if piece.kind == kind) for kind in sorted(kinds)}
    return max(counts, key=lambda kind: counts[kind])
