"""A draft as its page shows it: lines next to the page they came from, doubts in words, counts per theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from schakel.agenda.drafting.tree import DraftLine, DraftTheme, DraftTree, UnplacedText, kept_lines, loaded
from schakel.agenda.models import DEEPEST, AgendaDraft
from schakel.agenda.words.advice import ShownAdvice
from schakel.agenda.words.doubts import doubts_in_words
from schakel.library.problems import in_words

LONG_PAGE = 1_500
"""From so many characters on a page is cropped to what stands around its lines."""
AROUND = 60
"""So many characters around the lines are kept at least."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with its place ("t1" or "q4"), how deep it stands and its doubts and the coach's advice in words."""

    line: DraftLine
    place: str
    depth: int
    doubts: tuple[str, ...]
    advice: ShownAdvice | None = None


@dataclass(slots=True)
class Block:
    """Lines that came from one page, in reading order, with the page's text and where in it they stand.

    ``text`` is empty where the page was shown above already (``repeated``) or the document has no pages.
    """

    page: int | None
    lines: list[ShownLine] = field(default_factory=list)
    text: str = ""
    marks: list[tuple[int, int]] = field(default_factory=list)
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class ThemeBlocks:
    """A theme of a draft with its blocks; ``core``, ``sub`` and ``doubtful`` count its kept lines."""

    theme: DraftTheme
    doubts: tuple[str, ...]
    blocks: tuple[Block, ...]
    core: int
    sub: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class DraftView:
    """All of a draft, or with ``only_doubts`` the lines that carry a doubt."""

    tree: DraftTree
    themes: tuple[ThemeBlocks, ...]
    places: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    doubts: tuple[str, ...]
    warnings: tuple[str, ...]
    unplaced: tuple[UnplacedText, ...]
    doubtful: int
    only_doubts: bool


def draft_view(
    draft: AgendaDraft, only_doubts: bool = False, advice: Mapping[str, ShownAdvice] | None = None
) -> DraftView:
    """What the page about a draft shows; ``advice`` by the key of its line."""
    tree = loaded(draft.tree)
    layout = _Layout(draft, only_doubts, advice or {})
    return DraftView(
        tree=tree,
        themes=tuple(layout.theme(theme) for theme in tree["themes"]),
        places=tuple(_places(tree)),
        doubts=doubts_in_words(tree["doubts"]),
        warnings=tuple(in_words(code, data) for code, data in draft.problem),
        unplaced=tuple(tree["unplaced"]),
        doubtful=sum(bool(line["doubts"]) for line in kept_lines(tree)),
        only_doubts=only_doubts,
    )


class _Layout:
    """Lays the lines of a draft beside the pages they came from, theme by theme; a page's text is shown once."""

    def __init__(self, draft: AgendaDraft, only_doubts: bool, advice: Mapping[str, ShownAdvice]) -> None:
        self._tree = loaded(draft.tree)
        self._pages = {int(number): str(text) for number, text in draft.pages}
        self._shown_pages: set[int] = set()
        self._only_doubts = only_doubts
        self._advice = advice

    def theme(self, theme: DraftTheme) -> ThemeBlocks:
        """The blocks of one theme, with its counts."""
        lines = [line for line in self._tree["lines"] if line["theme"] == theme["key"]]
        kept = [line for line in lines if not line["dropped"]]
        core = sum(not line["parent"] and line["level"] == "core" for line in kept)
        doubtful = sum(bool(line["doubts"]) for line in kept)
        blocks = tuple(self._blocks(lines))
        return ThemeBlocks(theme, doubts_in_words(theme["doubts"]), blocks, core, len(kept) - core, doubtful)

    def _blocks(self, lines: Sequence[DraftLine]) -> list[Block]:
        parents = {line["key"]: line["parent"] for line in lines}
        blocks: list[Block] = []
        for line in lines:
            if self._only_doubts and not line["doubts"]:
                continue
            if not blocks or blocks[-1].page != line["page"]:
                blocks.append(self._block(line["page"]))
            blocks[-1].lines.append(_shown(line, parents, self._advice.get(line["key"])))
            if blocks[-1].text and (mark := _found(blocks[-1].text, line)):
                blocks[-1].marks.append(mark)
        for block in blocks:
            _crop(block)
        return blocks

    def _block(self, page: int | None) -> Block:
        if page is None or page not in self._pages:
            return Block(page)
        if page in self._shown_pages:
            return Block(page, repeated=True)
        self._shown_pages.add(page)
        return Block(page, text=self._pages[page])


def _shown(line: DraftLine, parents: Mapping[str, str], advice: ShownAdvice | None) -> ShownLine:
    depth, above = 0, line["parent"]
    while above and depth < DEEPEST:
        depth, above = depth + 1, parents.get(above, "")
    return ShownLine(line, line["parent"] or line["theme"], depth, doubts_in_words(line["doubts"]), advice)


def _found(text: str, line: DraftLine) -> tuple[int, int] | None:
    """Where a line stands in the text of its page: whole, else by its first words."""
    for wording in (line["original"], line["text"], line["text"][:40]):
        start = text.find(wording) if wording else -1
        if start >= 0:
            return start, start + len(wording)
    return None


def _places(tree: DraftTree) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Per theme the places a line can have, for a select."""
    parents = {line["parent"] for line in tree["lines"]}
    holders = [
        line for line in tree["lines"] if line["key"] in parents or (line["level"] == "core" and not line["parent"])
    ]
    for theme in tree["themes"]:
        name = f"{theme['code']} {theme['title']}"
        options = [(theme["key"], _("Core question of %(code)s") % {"code": theme["code"]})]
        options += [
            (line["key"], _("Under %(question)s") % {"question": f"{line['code']} {line['text'][:60]}"})
            for line in holders
            if line["theme"] == theme["key"]
        ]
        yield name, tuple(options)


def _crop(block: Block) -> None:
    """Keep of a long page what stands around its lines, from one paragraph to another."""
    if not block.marks or len(block.text) < LONG_PAGE:
        return
    start = block.text.rfind("\n\n", 0, max(0, min(mark[0] for mark in block.marks) - AROUND))
    end = block.text.find("\n\n", max(mark[1] for mark in block.marks) + AROUND)
    start = 0 if start < 0 else start + 2
    end = len(block.text) if end < 0 else end
    block.text = block.text[start:end]
    block.marks = [(first - start, last - start) for first, last in block.marks]
