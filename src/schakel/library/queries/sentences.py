"""The sentences of passages, each from one paragraph or list item: never two items run together, no table, no caption."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from schakel.extract.document import BlockKind
from schakel.library.models import Page, Passage
from schakel.text.sentences import sentences

RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
UNUSED = ("table", "footnote")

_Place = tuple[int, int]


def paragraphs_of(passages: Iterable[Passage]) -> dict[int, tuple[tuple[str, ...], ...]]:
    """Per passage key its paragraphs and list items in order, each as its sentences; none out of tables and footnotes.

    One database query. A page that was stored without blocks counts as one paragraph. Whoever calls this has made sure that
    the passages may be seen.
    """
    passages = list(passages)
    running = [one for one in passages if one.kind not in UNUSED]
    places = {(one.publication_id, number) for one in running for number in range(one.page, one.page_end + 1)}
    pages: dict[_Place, Page] = {}
    if places:
        wanted = reduce(or_, (Q(publication=publication, number=number) for publication, number in sorted(places)))
        pages = {(page.publication_id, page.number): page for page in Page.objects.filter(wanted)}
    found: dict[int, tuple[tuple[str, ...], ...]] = {one.pk: () for one in passages}
    found |= {one.pk: tuple(map(tuple, _paragraphs(one, pages))) for one in running}
    return found


def _paragraphs(passage: Passage, pages: dict[_Place, Page]) -> list[list[str]]:
    found: list[list[str]] = []
    for number in range(passage.page, passage.page_end + 1):
        page = pages.get((passage.publication_id, number))
        if page is None:
            continue
        low = passage.start if number == passage.page else 0
        high = passage.end if number == passage.page_end else len(page.text)
        for start, end, continues in _running(page):
            text = " ".join(page.text[max(low, start) : min(high, end)].split())
            pieces = sentences(text)
            if pieces and found and continues and number > passage.page:
                pieces[0] = f"{found[-1].pop()} {pieces[0]}"
                found[-1] += pieces
            elif pieces:
                found.append(pieces)
    return found


def _running(page: Page) -> list[tuple[int, int, bool]]:
    """The paragraphs and list items of a page: start, end, and whether it is the rest of one on the page before."""
    rows: Sequence[Sequence[Any]] = page.blocks or [[BlockKind.PARAGRAPH, 0, len(page.text)]]
    return [(row[1], row[2], len(row) > 5 and bool(row[5])) for row in rows if row[0] in RUNNING]
