"""Reads an example publication: TOML metadata between ``+++`` lines, then Markdown with footnotes."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

EXAMPLE_MARK = {
    "nl": "Voorbeelddocument bij Schakel – geen echt rapport",
    "en": "Example document of Schakel – not a real report",
}
WORDS = {
    "nl": {"see": "Zie noot {}.", "contents": "Inhoud", "notes": "Noten", "page": "pagina"},
    "en": {"see": "See note {}.", "contents": "Contents", "notes": "Notes", "page": "page"},
}
_NOTE = re.compile(r"\[\^([\w-]+)\]")
_NOTE_TEXT = re.compile(r"^\[\^([\w-]+)\]:\s*(.+)$", re.MULTILINE)
_CAPTION = re.compile(r"^(Tabel|Table) \d+\. ")
_TABLE_SOURCE = re.compile(r"^(Bron|Source): ")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; ``note`` is the number of the footnote it refers to, else 0."""

    text: str
    bold: bool = False
    italic: bool = False
    note: int = 0


@dataclass(frozen=True)
class Block:
    """``kind``: heading, paragraph, bullet, number, caption, table or source (the line below a table)."""

    kind: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """The words alone, without footnote numbers."""
        return "".join(run.text for run in self.runs if not run.note)


@dataclass
class Source:
    """One publication: ``meta`` as written in its head, its blocks, and its footnotes in order (number 1 first)."""

    meta: dict[str, Any]
    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def words(self) -> dict[str, str]:
        return WORDS[self.meta["language"]]

    @property
    def mark(self) -> str:
        """The sentence that says that this is an example, in the publication's language."""
        return EXAMPLE_MARK[self.meta["language"]]

    def headings(self) -> list[tuple[str, str, int]]:
        """(number, text, level) of every heading; numbered 1, 1.1, 1.2, 2 ..."""
        chapter = section = 0
        found = []
        for block in self.blocks:
            if block.kind != "heading":
                continue
            if block.level == 1:
                chapter, section = chapter + 1, 0
                found.append((f"{chapter}", block.text, 1))
            else:
                section += 1
                found.append((f"{chapter}.{section}", block.text, block.level))
        return found


def read_source(path: Path) -> Source:
    """The publication written in ``path``. ValueError where a footnote is used that is not there, or the other way round."""
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    texts = dict(_NOTE_TEXT.findall(body))
    source = Source(meta=tomllib.loads(head))
    reader = _Reader(source, texts)
    reader.read(MarkdownIt("commonmark").enable("table").parse(_NOTE_TEXT.sub("", body)))
    unused = set(texts) - set(reader.first_use)
    if unused:
        raise ValueError(f"{path.name}: footnotes never referred to: {sorted(unused)}")
    return source


class _Reader:
    def __init__(self, source: Source, texts: dict[str, str]) -> None:
        self.source = source
        self.texts = texts
        self.first_use: dict[str, int] = {}
        self.lists: list[str] = []
        self.rows: list[tuple[str, ...]] = []

    def read(self, tokens: list[Token]) -> None:
        for index, token in enumerate(tokens):
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                self.lists.append("bullet" if token.type.startswith("bullet") else "number")
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                self.lists.pop()
            elif token.type == "table_open":
                self.rows = []
            elif token.type == "tr_open":
                self.rows.append(())
            elif token.type == "table_close":
                self.source.blocks.append(Block("table", rows=tuple(self.rows)))
            elif token.type == "inline":
                self._inline(token, tokens[index - 1])

    def _inline(self, token: Token, opener: Token) -> None:
        runs = tuple(self._runs(token.children or []))
        text = "".join(run.text for run in runs)
        if opener.type in {"th_open", "td_open"}:
            self.rows[-1] = (*self.rows[-1], text)
        elif opener.type == "heading_open":
            self.source.blocks.append(Block("heading", runs, level=int(opener.tag[1])))
        elif self.lists:
            self.source.blocks.append(Block(self.lists[-1], runs))
        else:
            kind = "caption" if _CAPTION.match(text) else "source" if _TABLE_SOURCE.match(text) else "paragraph"
            self.source.blocks.append(Block(kind, runs))

    def _runs(self, children: list[Token]) -> list[Run]:
        runs: list[Run] = []
        bold = italic = False
        for child in children:
            if child.type in {"strong_open", "strong_close"}:
                bold = child.type.endswith("open")
            elif child.type in {"em_open", "em_close"}:
                italic = child.type.endswith("open")
            elif child.type in {"softbreak", "hardbreak"}:
                runs.append(Run(" "))
            elif child.type == "text":
                runs += self._with_notes(child.content, bold=bold, italic=italic)
        return runs

    def _with_notes(self, text: str, *, bold: bool, italic: bool) -> list[Run]:
        runs = []
        for index, part in enumerate(_NOTE.split(text)):
            if index % 2:
                runs.append(Run("", note=self._note(part)))
            elif part:
                runs.append(Run(part, bold=bold, italic=italic))
        return runs

    def _note(self, key: str) -> int:
        if key not in self.texts:
            raise ValueError(f"{self.source.meta['file']}: footnote [^{key}] has no text")
        number = len(self.source.notes) + 1
        if key in self.first_use:
            self.source.notes.append(self.source.words["see"].format(self.first_use[key]))
        else:
            self.first_use[key] = number
            self.source.notes.append(self.texts[key])
        return number
