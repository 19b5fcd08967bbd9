"""What is usual in a PDF: its body type, its line distance, and which type its headings have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from schakel.extract import markers
from schakel.extract.document import BlockKind
from schakel.extract.draft import Draft, DraftPage
from schakel.extract.pdf_lines import Line


@dataclass(frozen=True, slots=True)
class Style:
    """``size`` of the running text in points; ``leading`` is the distance of its lines in times the size."""

    size: float
    leading: float


def measure(pages: Sequence[Sequence[Line]]) -> Style:
    """The body type of a document: the size most letters have, and the commonest distance between its lines."""
    step = max(1, len(pages) // 200)
    letters: Counter[float] = Counter()
    for page in pages[::step]:
        for line in page:
            letters[round(line.size * 2) / 2] += len(line.text)
    size = letters.most_common(1)[0][0] if letters else 10.0
    distances: Counter[float] = Counter()
    for page in pages[::step]:
        for above, below in pairwise(page):
            if above.column == below.column and abs(above.size - size) < 0.6 and abs(below.size - size) < 0.6:
                distance = (above.y - below.y) / size
                if 0.8 < distance < 2.5:
                    distances[round(distance * 20) / 20] += 1
    return Style(size, distances.most_common(1)[0][0] if distances else 1.25)


def set_levels(pages: Sequence[DraftPage]) -> None:
    """Give headings their level: by number where they have one, else by type, larger being higher.

    A type whose headings mostly bear numbers of one depth has the level of that depth for its unnumbered headings as well.
    """
    headings = [draft for page in pages for draft in page.drafts if draft.kind is BlockKind.HEADING]
    depths: defaultdict[tuple[float, bool], Counter[int]] = defaultdict(Counter)
    for draft in headings:
        depths[_type(draft)][markers.depth(draft.marker) or 0 if draft.marker else 0] += 1
    level_of: dict[tuple[float, bool], int] = {}
    previous = 0
    for kind in sorted(depths, reverse=True):
        numbered = Counter({depth: count for depth, count in depths[kind].items() if depth})
        level = numbered.most_common(1)[0][0] if numbered else previous + 1
        level_of[kind] = previous = min(level, 6)
    for draft in headings:
        own = markers.depth(draft.marker) if draft.marker else None
        draft.level = own if own and draft.marker[0].isdigit() else level_of[_type(draft)]


def _type(draft: Draft) -> tuple[float, bool]:
    return round(draft.size * 2) / 2, draft.bold
