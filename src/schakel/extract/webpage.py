"""Web pages (HTML): the text of the page proper. Nothing is fetched and nothing is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from schakel.extract import hyphens, markers, note_marks, plain
from schakel.extract.document import BlockKind
from schakel.extract.draft import Draft, sections, tidy
from schakel.extract.headings import heading
from schakel.extract.limits import Limits
from schakel.extract.result import Result, Warnings
from schakel.text.wordlist import listed_words

_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_SILENT = "script, style, noscript, template, iframe, object, embed, svg, canvas, form, button, input, select, dialog"
_AROUND = (
    "nav, header, footer, aside, [role=navigation], [role=banner], [role=contentinfo], [aria-hidden=true], [hidden]"
)
_BLOCKS = listed_words("""
    p div section article main li dd dt blockquote pre td th figcaption caption address center details summary
    ul ol dl table tbody thead figure hr
""")
_HEADING = re.compile(r"^h([1-6])$")
_DEEPEST = 200
_NOTE_SIGN = re.compile(r"\[?(?:\d{1,3}|\*{1,3}|[a-z]|[ivx]{1,5})\]?")
_NOTE_LINKS = "a[role=doc-noteref], a[epub\\:type=noteref], a.footnote-ref, a[href^='#_ftn']"


def read(path: Path, password: str | None, limits: Limits) -> Result:
    """The blocks of an HTML file as sections."""
    data = path.read_bytes()
    text, warnings = _decode(data)
    drafts, properties, active = parse(text)
    if active:
        warnings.append(("active_content", {}))
    return Result(sections(drafts), False, warnings, properties)


def _decode(data: bytes) -> tuple[str, Warnings]:
    declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii")), []
        except (LookupError, UnicodeDecodeError):
            return plain.decode(data)
    return plain.decode(data)


def parse(text: str) -> tuple[list[Draft], dict[str, str], bool]:
    """Blocks and properties of an HTML text, and whether it held scripts or pictures from elsewhere."""
    tree = LexborHTMLParser(text)
    active = bool(tree.css("script, iframe, object, embed, img[src^=http], [onload], [onclick], [onerror]"))
    properties = _properties(tree)
    tree.strip_tags(_SILENT.split(", "))
    root = tree.css_first("main") or tree.css_first("article") or tree.body
    if root is None:
        return [], properties, active
    for node in root.css(_AROUND):
        if node.tag != "header" or not node.css("h1"):
            node.decompose()
    _drop_note_signs(root)
    drafts = [draft for draft in _Walk().blocks(root) if tidy(draft.text)]
    return drafts, properties, active


def _drop_note_signs(root: LexborNode) -> None:
    """Take out the raised numbers that refer to notes; a raised number of a unit ("m2") stays."""
    for node in root.css(f"sup, {_NOTE_LINKS}"):
        sign = node.text().strip()
        if not _NOTE_SIGN.fullmatch(sign):
            continue
        before = node.prev.text_content if node.prev is not None and node.prev.tag == "-text" else ""
        linked = node.tag == "a" or node.css_first("a[href]") is not None
        if linked or (not sign.isalpha() and before and not note_marks.is_unit(before)):
            node.decompose()


class _Walk:
    """Goes through the elements of a page in order and gathers running text into blocks."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def blocks(self, root: LexborNode) -> Iterator[Draft]:
        yield from self._children(root, 0, 0)
        yield from self._flush()

    def _children(self, parent: LexborNode, lists: int, deep: int) -> Iterator[Draft]:
        child = parent.child
        number = 0
        while child is not None:
            tag = child.tag
            if tag == "li":
                number += 1
                yield from self._item(child, parent, number, max(1, lists), deep)
            else:
                yield from self._node(child, tag or "", lists, deep)
            child = child.next

    def _node(self, node: LexborNode, tag: str, lists: int, deep: int) -> Iterator[Draft]:
        titled = _HEADING.match(tag)
        if tag == "-text":
            self._parts.append(node.text_content or "")
        elif tag == "br":
            self._parts.append("\n")
        elif titled:
            yield from self._flush()
            yield heading(tidy(_words(node)), int(titled.group(1)))
        elif tag == "tr":
            yield from self._flush()
            cells = tuple(_cell(cell) for cell in node.css("td, th"))
            yield Draft(BlockKind.TABLE_ROW, " | ".join(cell for cell in cells if cell), cells=cells)
        elif tag in {"figcaption", "caption"}:
            yield from self._flush()
            yield Draft(BlockKind.CAPTION, _words(node))
        elif deep >= _DEEPEST:
            self._parts.append(_words(node))
        elif tag in _BLOCKS:
            yield from self._flush()
            yield from self._children(node, lists + (tag in {"ul", "ol"}), deep + 1)
            yield from self._flush()
        elif not tag.startswith(("-", "!")):
            yield from self._children(node, lists, deep + 1)

    def _item(self, node: LexborNode, parent: LexborNode, number: int, level: int, deep: int) -> Iterator[Draft]:
        yield from self._flush()
        marker = f"{number}." if parent.tag == "ol" else "•"
        for draft in self._inner(node, level, deep):
            if marker and draft.kind is BlockKind.PARAGRAPH:
                draft.kind, draft.level, draft.marker, marker = BlockKind.LIST_ITEM, level, marker, ""
            yield draft

    def _inner(self, node: LexborNode, lists: int, deep: int) -> Iterator[Draft]:
        if deep < _DEEPEST:
            yield from self._children(node, lists, deep + 1)
        else:
            self._parts.append(_words(node))
        yield from self._flush()

    def _flush(self) -> Iterator[Draft]:
        text = hyphens.clean("".join(self._parts))
        self._parts.clear()
        if tidy(text):
            marked = markers.bullet(text)
            if marked:
                yield Draft(BlockKind.LIST_ITEM, marked.text, 1, marked.marker)
            elif markers.is_caption(tidy(text)) and len(text) < 200:
                yield Draft(BlockKind.CAPTION, text)
            else:
                yield Draft(BlockKind.PARAGRAPH, text)


def _words(node: LexborNode) -> str:
    return hyphens.clean(node.text(separator=" " if node.css("p, div, li, br") else ""))


def _cell(node: LexborNode) -> str:
    """A table cell, its items or paragraphs each on a line of its own where they hold all its text."""
    whole = tidy(_words(node))
    parts = [tidy(_words(part)) for part in node.css("li") or node.css("p")]
    return "\n".join(parts) if tidy(" ".join(parts)) == whole else whole


def _properties(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    names = {
        "title": ("meta[property='og:title']", "meta[name='DCTERMS.title']", "meta[name='dcterms.title']"),
        "author": ("meta[name=author]", "meta[name='DCTERMS.creator']"),
        "publisher": ("meta[property='og:site_name']", "meta[name='DCTERMS.publisher']", "meta[name=publisher]"),
        "date": ("meta[property='article:published_time']", "meta[name='DCTERMS.issued']", "meta[name=date]"),
    }
    for key, selectors in names.items():
        for selector in selectors:
            node = tree.css_first(selector)
            if node is not None and node.attributes.get("content"):
                found.setdefault(key, tidy(node.attributes["content"] or ""))
    title = tree.css_first("title")
    if title is not None and "title" not in found and tidy(title.text()):
        found["title"] = tidy(title.text())
    return found
