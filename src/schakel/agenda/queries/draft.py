"""A draft as its page shows it: lines next to the page they came from, doubts in words, counts per theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from schakel.agenda.drafting.tree import DraftLine, DraftTheme, DraftTree, UnplacedText, kept_lines, loaded
from schakel.agenda.models import DEEPEST, AgendaDraft
from schakel.agenda.words.advice import ShownAdvice
from schakel.agenda.words.doubts import doubts_in_words
from schakel.library.problems import in_words

LONG_PAGE = 1_500
AROUND = 60


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
    pages = {int(number): str(text) for number, text in draft.pages}
    seen: set[int] = set()
    themes = tuple(_theme(tree, theme, pages, seen, only_doubts, advice or {}) for theme in tree["themes"])
    return DraftView(
        tree=tree,
        themes=themes,
        places=tuple(_places(tree)),
        doubts=doubts_in_words(tree["doubts"]),
        warnings=tuple(in_words(code, data) for code, data in draft.problem),
        unplaced=tuple(tree["unplaced"]),
        doubtful=sum(bool(line["doubts"]) for line in kept_lines(tree)),
        only_doubts=only_doubts,
    )


def _theme(
    tree: DraftTree,
    theme: DraftTheme,
    pages: dict[int, str],
    seen: set[int],
    only_doubts: bool,
    advice: Mapping[str, ShownAdvice],
) -> ThemeBlocks:
    lines = [line for line in tree["lines"] if line["theme"] == theme["key"]]
    parents = {line["key"]: line["parent"] for line in lines}
    kept = [line for line in lines if not line["dropped"]]
    blocks: list[Block] = []
    for line in lines:
        if only_doubts and not line["doubts"]:
            continue
        if not blocks or blocks[-1].page != line["page"]:
            blocks.append(_block(line["page"], pages, seen))
        blocks[-1].lines.append(_shown(line, parents, advice.get(line["key"])))
        if blocks[-1].text and (mark := _found(blocks[-1].text, line)):
            blocks[-1].marks.append(mark)
    for block in blocks:
        _cropped(block)
    core = sum(not line["parent"] and line["level"] == "core" for line in kept)
    doubtful = sum(bool(line["doubts"]) for line in kept)
    return ThemeBlocks(theme, doubts_in_words(theme["doubts"]), tuple(blocks), core, len(kept) - core, doubtful)


def _block(page: int | None, pages: dict[int, str], seen: set[int]) -> Block:
    if page is None or page not in pages:
        return Block(page)
    if page in seen:
        return Block(page, repeated=True)
    seen.add(page)
    return Block(page, text=pages[page])


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


def _cropped(block: Block) -> None:
    """Keep of a long page what stands around its lines, from one paragraph to another."""
    if not block.marks or len(block.text) < LONG_PAGE:
        return
    start = block.text.rfind("\n\n", 0, max(0, min(mark[0] for mark in block.marks) - AROUND))
    end = block.text.find("\n\n", max(mark[1] for mark in block.marks) + AROUND)
    start = 0 if start < 0 else start + 2
    end = len(block.text) if end < 0 else end
    block.text = block.text[start:end]
    block.marks = [(first - start, last - start) for first, last in block.marks]
