"""All references of a document, in reading order, without overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from schakel.extract.document import Block, BlockKind, Page
from schakel.extract.references import numbered, short, works
from schakel.extract.references.model import Found, Reference, ReferenceKind

_AROUND = 220
_SENTENCE = re.compile(r"(?<=[.!?”’])\s+(?=[A-ZÀ-Ý‘“(])")
_FIRST_NAME = re.compile(r"\s*(?:,|&|;|\s(?:en|and|et al|e\.a\.|c\.s\.)\b)")
_INITIALS = re.compile(r"^(?:[A-Z]\.\s?)+")
_SIGN = re.compile(r"\d|[Ww]et|www|://|rapport|report|Wetboek")


def references(pages: Iterable[Page]) -> list[Reference]:
    """The references on these pages; short ones carry the title of the entry they point at, where there is one."""
    found: list[tuple[Page, Block, Found]] = []
    listed = 0
    for page in pages:
        for block in page.blocks:
            if block.kind is BlockKind.HEADING:
                listed = _listed(block, listed)
            elif _SIGN.search(block.text):
                found += [(page, block, one) for one in _in_block(block, bool(listed))]
    entries = _entries(one for _, _, one in found)
    return [_reference(page, block, _resolved(one, entries)) for page, block, one in found]


def _listed(heading: Block, listed: int) -> int:
    """The level of the heading of the list of references under which the text now stands, else 0."""
    if works.LIST_HEADING.match(heading.text):
        return heading.level or 1
    return listed if listed and (heading.level or 1) > listed else 0


def _in_block(block: Block, listed: bool) -> list[Found]:
    text = block.text
    if listed or (block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} and works.looks_like_entry(text)):
        entry = works.entry(text)
        if entry is not None:
            return [_with_address(entry, list(numbered.addresses(text)))]
    note = block.kind is BlockKind.FOOTNOTE
    ordered: list[Iterator[Found]] = [numbered.papers(text), numbered.laws(text)]
    if note:
        ordered += [works.in_note(text), works.in_text(text), short.in_note(text)]
    elif not listed:
        ordered += [works.in_text(text), short.in_brackets(text), short.alone(text)]
    addresses = list(numbered.addresses(text))
    kept: list[Found] = []
    for one in (one for some in ordered for one in some):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    if note and len(addresses) == 1 and len(kept) == 1 and kept[0].kind is ReferenceKind.WORK:
        return [_with_address(kept[0], addresses)]
    kept += [one for one in addresses if not any(one.start < other.end and other.start < one.end for other in kept)]
    return sorted(kept, key=lambda one: one.start)


def _with_address(work: Found, addresses: Sequence[Found]) -> Found:
    return replace(work, url=addresses[0].url, end=max(work.end, addresses[0].end)) if addresses else work


def _key(author: str) -> str:
    first = _FIRST_NAME.split(_INITIALS.sub("", author.strip()), maxsplit=1)[0]
    return re.sub(r"\W+", " ", re.sub(r"\([^)]*\)", "", first)).strip().lower()


def _entries(found: Iterable[Found]) -> dict[tuple[str, int | None, str], Found]:
    entries: dict[tuple[str, int | None, str], Found] = {}
    for one in found:
        if one.kind is ReferenceKind.WORK and one.author:
            entries.setdefault((_key(one.author), one.year, one.suffix), one)
    return entries


def _resolved(one: Found, entries: dict[tuple[str, int | None, str], Found]) -> Found:
    """A short reference with the title and address of its entry."""
    if one.kind is not ReferenceKind.SHORT:
        return one
    entry = entries.get((_key(one.author), one.year, one.suffix))
    return replace(one, title=entry.title, url=entry.url) if entry else one


def _reference(page: Page, block: Block, one: Found) -> Reference:
    return Reference(
        one.kind,
        page.number,
        block.start + one.start,
        block.start + one.end,
        block.text[one.start : one.end],
        one.author,
        one.title,
        one.year,
        one.url,
        _context(block.text, one.start, one.end),
    )


def _context(text: str, start: int, end: int) -> str:
    """The sentence around a reference, at most some two hundred signs to either side."""
    left = max(0, start - _AROUND)
    right = min(len(text), end + _AROUND)
    breaks = [match.end() for match in _SENTENCE.finditer(text, left, start)]
    begin = breaks[-1] if breaks else left
    if begin and not breaks:
        begin = text.find(" ", begin) + 1
    close = _SENTENCE.search(text, end, right)
    stop = close.start() if close else right
    if stop < len(text) and not close:
        stop = max(end, text.rfind(" ", end, stop))
    return (
        ("… " if begin and not breaks else "")
        + text[begin:stop].strip()
        + (" …" if stop < len(text) and not close else "")
    )
