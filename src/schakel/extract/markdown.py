"""Markdown: headings, paragraphs, lists and tables by its own marks."""

from __future__ import annotations

import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from schakel.extract import contents, hyphens, markers, plain
from schakel.extract.document import BlockKind
from schakel.extract.draft import Draft, sections, tidy
from schakel.extract.headings import heading
from schakel.extract.limits import Limits
from schakel.extract.problems import Unreadable
from schakel.extract.result import Result

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_PROPERTY = re.compile(
    r"^(title|author|publisher|date|titel|auteur|uitgever|datum):\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE
)
_DUTCH = {"titel": "title", "auteur": "author", "uitgever": "publisher", "datum": "date"}
_NOTE = re.compile(r"^\[\^([^\]]+)\]:\s*")
_MOST_SIGNS = 20_000_000


def read(path: Path, password: str | None, limits: Limits) -> Result:
    """A Markdown file as sections; nothing in it is fetched or run."""
    text, warnings = plain.decode(path.read_bytes())
    if len(text) > _MOST_SIGNS:
        raise Unreadable("too_large", {"megabytes": _MOST_SIGNS // 1_000_000})
    properties: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        for key, value in _PROPERTY.findall(front.group(1)):
            properties[_DUTCH.get(key, key)] = value
        text = text[front.end() :]
    return Result(sections(drafts(text)), False, warnings, properties)


def drafts(text: str) -> list[Draft]:
    """The blocks of a Markdown text in order."""
    walk = _Walk()
    for token, inline in _pairs(MarkdownIt("commonmark", {"html": False}).enable("table").parse(text)):
        walk.take(token, inline)
    return [draft for draft in walk.found if tidy(draft.text)]


class _Walk:
    """Takes the tokens of a text in order and makes blocks of them."""

    def __init__(self) -> None:
        self.found: list[Draft] = []
        self._numbers: list[int | None] = []
        self._fresh_item = False
        self._cells: list[str] = []

    def take(self, token: Token, inline: Token | None) -> None:
        """Take the next token, with the text that follows it if any."""
        kind = token.type
        if kind == "bullet_list_open":
            self._numbers.append(None)
        elif kind == "ordered_list_open":
            self._numbers.append(int(token.attrs.get("start", 1)))
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self._numbers.pop()
        elif kind == "list_item_open":
            self._fresh_item = True
        elif kind in {"fence", "code_block"}:
            self.found.append(Draft(BlockKind.PARAGRAPH, token.content))
        elif kind == "tr_close":
            self.found.append(Draft(BlockKind.TABLE_ROW, " | ".join(self._cells), cells=tuple(self._cells)))
            self._cells = []
        elif inline is not None:
            self._text(token, inline)

    def _text(self, token: Token, inline: Token) -> None:
        if token.type in {"th_open", "td_open"}:
            self._cells.append(_text(inline))
        elif token.type == "heading_open":
            self.found.append(heading(_text(inline), int(token.tag[1:])))
        elif self._numbers and self._fresh_item:
            self._fresh_item = False
            number = self._numbers[-1]
            marker = "•" if number is None else f"{number}."
            self.found.append(Draft(BlockKind.LIST_ITEM, _text(inline), len(self._numbers), marker))
            self._numbers[-1] = None if number is None else number + 1
        else:
            self.found.extend(_paragraph(inline))


def _pairs(tokens: list[Token]) -> list[tuple[Token, Token | None]]:
    return [
        (token, tokens[position + 1] if position + 1 < len(tokens) and tokens[position + 1].type == "inline" else None)
        for position, token in enumerate(tokens)
        if token.type != "inline"
    ]


def _paragraph(inline: Token) -> list[Draft]:
    text = _text(inline, keep_lines=True)
    listed = [contents.entry(line) for line in text.split("\n")]
    if sum(entry is not None for entry in listed) >= 2:
        return [
            Draft(BlockKind.TABLE_ROW, line, cells=entry or (line,))
            for line, entry in zip(text.split("\n"), listed, strict=True)
        ]
    note = _NOTE.match(text)
    if note:
        return [Draft(BlockKind.FOOTNOTE, text[note.end() :], marker=note.group(1))]
    if markers.is_caption(text):
        return [Draft(BlockKind.CAPTION, text)]
    children = [child for child in inline.children or [] if child.type != "text" or child.content.strip()]
    bold = len(children) == 3 and children[0].type == "strong_open" and children[2].type == "strong_close"
    return [Draft(BlockKind.PARAGRAPH, text, bold=bold)]


def _text(inline: Token, *, keep_lines: bool = False) -> str:
    """The words of an inline token: emphasis, links and images reduced to their text."""
    parts: list[str] = []
    for child in inline.children or []:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type == "softbreak" or child.type == "hardbreak":
            parts.append("\n" if keep_lines else " ")
    return hyphens.clean("".join(parts))
