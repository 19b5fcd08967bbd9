"""Where the sections of a text without pages stood in print, as far as its table of contents tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from schakel.extract import contents
from schakel.extract.document import BlockKind
from schakel.extract.draft import Draft, DraftPage

_WORDS = re.compile(r"[^\W_]+")
_LEAST_ENTRIES = 4


def label_sections(pages: Sequence[DraftPage]) -> None:
    """Give sections the printed pages they stood on, from headings that a table of contents lists in the same order."""
    listed = _entries(pages)
    if len(listed) < _LEAST_ENTRIES or any(later < earlier for (_, earlier), (_, later) in pairwise(listed)):
        return
    found = _match(pages, listed)
    if len(found) < len(listed) / 2:
        return
    for section, page in enumerate(pages):
        opening = next((number for _, draft, number in found if page.drafts and draft is page.drafts[0]), None)
        before = [number for place, _, number in found if place < section]
        after = [number for place, _, number in found if place > section]
        first = opening if opening is not None else before[-1] if before else None
        if first is not None:
            page.label = f"{first}+" if not after else str(first) if after[0] == first else f"{first}-{after[0]}"


def _entries(pages: Sequence[DraftPage]) -> list[tuple[str, int]]:
    rows = [
        draft for page in pages for draft in page.drafts if draft.kind is BlockKind.TABLE_ROW and len(draft.cells) == 2
    ]
    return [
        (_key(row.cells[0]), int(row.cells[1]))
        for row in rows
        if row.cells[1].isdigit() and contents.is_title(row.cells[0])
    ]


def _match(pages: Sequence[DraftPage], listed: Sequence[tuple[str, int]]) -> list[tuple[int, Draft, int]]:
    """Section, heading and printed page of every listed heading that was found, in order."""
    headings = [
        (section, draft)
        for section, page in enumerate(pages)
        for draft in page.drafts
        if draft.kind is BlockKind.HEADING
    ]
    found: list[tuple[int, Draft, int]] = []
    position = 0
    for title, number in listed:
        for place in range(position, len(headings)):
            if _named(headings[place][1], title):
                found.append((*headings[place], number))
                position = place + 1
                break
    return found


def _named(heading: Draft, title: str) -> bool:
    return title in {_key(heading.text), _key(f"{heading.marker} {heading.text}")}


def _key(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))
