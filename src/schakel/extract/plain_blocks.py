"""From the runs of plain text to paragraphs, list items, headings, captions and footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from schakel.extract import contents, hyphens
from schakel.extract.document import BlockKind
from schakel.extract.draft import Draft, is_closed, unfinished
from schakel.extract.headings import FRONT_AND_BACK, Levels, title_like
from schakel.extract.lexicon import Lexicon
from schakel.extract.plain_pages import RawPage
from schakel.extract.plain_runs import Habits, Run, page_runs

_MOST_WORDS, _MOST_WORDS_NUMBERED = 14, 16  # of a heading, without and with a number
_STUB = 60  # signs: a shorter text that closes no sentence may be a word of a figure


class BlockMaker:
    """Makes the blocks of a file, page by page in order: the levels of headings follow from those before them."""

    def __init__(self, habits: Habits, lexicon: Lexicon) -> None:
        self._habits, self._lexicon = habits, lexicon
        self._levels = Levels()

    def blocks(self, page: RawPage, before: RawPage | None) -> list[Draft]:
        """The blocks of the next page in order; footnotes stand where they stood."""
        found = page_runs(page, before, self._habits)
        return [self._draft(found, position) for position in range(len(found))]

    def _draft(self, found: Sequence[Run], position: int) -> Draft:
        run, levels = found[position], self._levels
        text = self._text(run)
        if run.kind is BlockKind.TABLE_ROW:
            listed = contents.entry(run.lines[0].text)
            if listed:
                levels.listed.add(listed[0])
            return Draft(run.kind, text, cells=listed or (text,))
        if run.kind is BlockKind.LIST_ITEM:
            if _is_numbered_heading(found, position, text):
                return Draft(BlockKind.HEADING, text, level=levels.of_item(run.marker), marker=run.marker)
            return Draft(run.kind, text, level=1, marker=run.marker)
        if run.kind is BlockKind.PARAGRAPH and self._is_heading(found, position, text):
            if not run.marker and (FRONT_AND_BACK.match(text) or levels.listed.is_part(text)):
                levels.begin_part()
            return Draft(BlockKind.HEADING, text, level=levels.of(run.marker, text), marker=run.marker)
        if run.kind is BlockKind.PARAGRAPH and run.marker:
            return Draft(BlockKind.LIST_ITEM, text, level=1, marker=run.marker)
        return Draft(run.kind, text, marker=run.marker)

    def _is_heading(self, found: Sequence[Run], position: int, text: str) -> bool:
        """Whether a paragraph is rather a heading: short as one, and with running text under it where it bears no number."""
        run = found[position]
        if not title_like(text, words=_MOST_WORDS_NUMBERED if run.marker else _MOST_WORDS) or len(run.lines) > 3:
            return False
        if run.marker:
            return True
        following = found[position + 1] if position + 1 < len(found) else None
        if following is None or following.kind in {BlockKind.FOOTNOTE, BlockKind.TABLE_ROW}:
            return False
        if (self._habits.strict and run.last.spaced) or following.text[:1].islower():
            return False
        before = found[position - 1] if position else None
        if before is not None and before.kind is BlockKind.PARAGRAPH and not run.gap and unfinished(before.text):
            return False
        return not _in_pile(found, position)

    def _text(self, run: Run) -> str:
        """The lines of a run as one text, words that were broken over two of them whole again."""
        text = run.lines[0].text
        for above, line in pairwise(run.lines):
            lost = self._habits.spaced and not above.spaced and len(above.text) > self._habits.width * 0.6
            text = hyphens.join(text, line.text, self._lexicon, no_space=lost)
        return hyphens.clean(text)


def _is_numbered_heading(found: Sequence[Run], position: int, text: str) -> bool:
    """Whether what looks like a list item ("1. Wonen") stands by itself, with text under it."""
    run = found[position]
    if not run.marker.rstrip(".").isdigit() or len(run.lines) > 2 or not title_like(text) or text.endswith("?"):
        return False
    near = [*found[max(0, position - 1) : position], *found[position + 1 : position + 2]]
    alone = run.gap > 0 and not any(other.kind is BlockKind.LIST_ITEM for other in near)
    return alone and position + 1 < len(found) and found[position + 1].kind is BlockKind.PARAGRAPH


def _in_pile(found: Sequence[Run], position: int) -> bool:
    """Whether a short text stands in a pile of short texts, as the words of a figure or an address do."""
    around = [found[near] for near in range(max(0, position - 2), min(len(found), position + 3)) if near != position]
    after = found[position + 1 : position + 3]
    stubs = sum(_is_stub(run) for run in around)
    return stubs >= 3 or (len(after) == 2 and all(_is_stub(run) and not run.marker for run in after))


def _is_stub(run: Run) -> bool:
    return run.kind is BlockKind.PARAGRAPH and len(run.text) < _STUB and not is_closed(run.text)
