"""What a file becomes: pages with clean text, and blocks that point into that text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of text on a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one page: ``page.text[start:end]`` equals ``text``.

    ``level`` is the depth of a heading (1 is highest) or of a list item (1 is outermost), else None.
    ``marker`` is the bullet or number that stood before a heading, list item or footnote ("1.", "•", "a.", "2.3"); it is
    not part of ``text``. ``cells`` holds the cells of a table row, the paragraphs or items
    within one divided by line ends. ``continues`` is true where the block is the rest of the
    last block of the same kind on the page before.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    level: int | None = None
    marker: str = ""
    bold: bool = False
    cells: tuple[str, ...] = ()
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One physical page. ``number`` counts from 1; ``label`` is the printed page number where one was seen.

    In text that was taken out of a paged document and tells its printed numbers, ``number`` is that printed number: it may
    start above 1 and skip some, so look pages up by it and not by their place. A section of a text without pages may have
    a ``label`` from the table of contents: "12", "12-15" (somewhere on these pages), "70+" (there or later).

    ``text`` is the cleaned text: blocks in reading order, divided by a blank line, without running headers, footers and page
    numbers, hyphenation undone. ``readable`` is false where the page holds an image and no text.
    """

    number: int
    text: str
    blocks: tuple[Block, ...] = ()
    label: str | None = None
    readable: bool = True
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """Bibliographic data as proposed from the file; a person may change each of them."""

    title: str = ""
    subtitle: str = ""
    publisher: str = ""
    year: int | None = None
    authors: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file read: pages, language ("nl", "en", "" if unsure), proposed metadata and what went less than well.

    ``paged`` is false for formats that have no pages of their own (HTML, Markdown, mail, text without page breaks): these get
    one page, or sections as pages where they are long. ``warnings`` are codes with data, see ``schakel.extract.problems``.
    """

    media_type: str
    pages: tuple[Page, ...]
    language: str = ""
    proposal: Proposal = field(default_factory=Proposal)
    paged: bool = True
    warnings: tuple[tuple[str, dict[str, str | int]], ...] = ()

    @property
    def text(self) -> str:
        """All pages' text, divided by blank lines."""
        return "\n\n".join(page.text for page in self.pages if page.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """60-180 words of running text that end at a sentence and never run over a heading.

    ``page``/``start`` point at the first character (in that page's text), ``page_end``/``end`` just past the last one.
    ``heading_path`` holds the headings above it, highest first. ``kind`` is "body", "footnote", "list" or "table".
    """

    text: str
    page: int
    start: int
    page_end: int
    end: int
    heading_path: tuple[str, ...] = ()
    kind: str = "body"
    words: int = 0
