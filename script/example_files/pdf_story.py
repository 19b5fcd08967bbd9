"""The flowing part of a PDF: styles, and blocks turned into reportlab's paragraphs and tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, KeepTogether, PageBreak, Paragraph, Spacer, Table

from .source import Block, Run, Source

_WORD = re.compile(r"[^\W\d_]{8,}")
_BREAKS = {
    line.replace("-", ""): line
    for line in Path(__file__).with_name("hyphenation.txt").read_text(encoding="utf-8").split()
}
SOFT_HYPHEN = "\u00ad"
_TIGHT = (("LEFTPADDING", 0), ("RIGHTPADDING", 0), ("TOPPADDING", 2), ("BOTTOMPADDING", 2))


class Styles:
    """The paragraph styles of one publication; ``styles["body"]`` and so on."""

    def __init__(self, meta: dict[str, Any]) -> None:
        self.narrow = meta["layout"] == "two-column"
        self.serif = "Times" if meta["serif"] else "Helvetica"
        self.sans = "Helvetica"
        self.accent = HexColor(meta["accent"])
        self._styles = self._make()

    def __getitem__(self, name: str) -> ParagraphStyle:
        return self._styles[name]

    @property
    def roman(self) -> str:
        return "Times-Roman" if self.serif == "Times" else "Helvetica"

    def _make(self) -> dict[str, ParagraphStyle]:
        size = 10.4 if self.narrow else (11 if self.serif == "Times" else 10)
        body = ParagraphStyle(
            "body",
            fontName=self.roman,
            fontSize=size,
            leading=size * 1.42,
            spaceAfter=size * 0.62,
            alignment=TA_JUSTIFY,
            embeddedHyphenation=1,
            allowWidows=0,
            allowOrphans=0,
        )
        white = HexColor("#ffffff")

        def text(name: str, font: str, points: float, **more: Any) -> ParagraphStyle:
            return ParagraphStyle(name, fontName=font, fontSize=points, leading=points * 1.3, **more)

        return {
            "body": body,
            "item": ParagraphStyle(
                "item",
                body,
                leftIndent=5 * mm,
                bulletIndent=0,
                spaceAfter=size * 0.35,
                bulletFontName=self.roman,
                alignment=TA_LEFT,
                bulletFontSize=size,
            ),
            "h1": text(
                "h1", "Helvetica-Bold", 13 if self.narrow else 17, textColor=self.accent, spaceBefore=12, spaceAfter=7
            ),
            "h2": text("h2", "Helvetica-Bold", 10.5 if self.narrow else 12.5, spaceBefore=8, spaceAfter=4),
            "h3": text("h3", "Helvetica-Oblique", 10, spaceBefore=6, spaceAfter=3),
            "caption": text("caption", "Helvetica-Bold", 8.5, textColor=self.accent, spaceBefore=5, spaceAfter=3),
            "cell": text("cell", "Helvetica", 8.5),
            "cell_head": text("cell_head", "Helvetica-Bold", 8.5),
            "source": text("source", "Helvetica-Oblique", 7.5, spaceBefore=3, spaceAfter=10),
            "note": text("note", self.roman, 8, leftIndent=3 * mm, firstLineIndent=-3 * mm),
            "contents1": text("contents1", "Helvetica-Bold", 10),
            "contents2": text("contents2", "Helvetica", 9.5, leftIndent=6 * mm),
            "cover_small": text("cover_small", "Helvetica", 12, textColor=white),
            "cover_title": text("cover_title", f"{self.serif}-Bold", 36, textColor=white),
            "cover_subtitle": text("cover_subtitle", "Helvetica", 14, textColor=white),
            "cover_dark": text("cover_dark", "Helvetica", 11),
            "block_small": text("block_small", "Helvetica", 9),
            "block_title": text("block_title", f"{self.serif}-Bold", 28, textColor=self.accent),
            "block_subtitle": text("block_subtitle", "Helvetica", 13),
            "mark": text(
                "mark", "Helvetica-Bold", 10, borderColor=self.accent, borderWidth=0.8, borderPadding=5, leftIndent=5
            ),
        }


def story(source: Source, styles: Styles, pages: dict[str, int]) -> list[Any]:
    """The flowables after the cover; ``pages`` says where each heading stood in the pass before."""
    flow: list[Any] = [] if styles.narrow else [Spacer(1, 1), PageBreak()]
    if source.meta.get("contents"):
        flow += [*_contents(source, styles, pages), PageBreak()]
    headings = iter(source.headings())
    counter = 0
    held: list[Any] = []
    for block in source.blocks:
        counter = counter + 1 if block.kind == "number" else 0
        if block.kind == "heading":
            number, _, level = next(headings)
            held.append(
                Paragraph(
                    f'<onDraw name="heading" label="{number}"/>{number}&nbsp;&nbsp;{_markup(block.runs)}',
                    styles[f"h{level}"],
                )
            )
        elif block.kind == "caption":
            held.append(Paragraph(_markup(block.runs), styles["caption"]))
        else:
            flow += _together(held, _flowable(block, styles, counter))
            held = []
    return flow


def _together(held: list[Any], flowable: Any) -> list[Any]:
    """Headings and captions stay with what follows them: a table whole, of a paragraph the first lines."""
    if held and isinstance(flowable, Table):
        return [KeepTogether([*held, flowable])]
    return [CondPageBreak(30 * mm), *held, flowable] if held else [flowable]


def _flowable(block: Block, styles: Styles, counter: int) -> Any:
    if block.kind == "table":
        return _table(block, styles)
    if block.kind == "bullet":
        return Paragraph(_markup(block.runs), styles["item"], bulletText="•")
    if block.kind == "number":
        return Paragraph(_markup(block.runs), styles["item"], bulletText=f"{counter}.")
    if block.kind == "source":
        return Paragraph(_markup(block.runs), styles["source"])
    return Paragraph(_markup(block.runs), styles["body"])


def _markup(runs: tuple[Run, ...]) -> str:
    parts = []
    for run in runs:
        if run.note:
            parts.append(f'<super size="70%">{run.note}</super><onDraw name="note" label="{run.note}"/>')
            continue
        text = _WORD.sub(_soften, escape(run.text))
        text = f"<b>{text}</b>" if run.bold else text
        parts.append(f"<i>{text}</i>" if run.italic else text)
    return "".join(parts)


def _soften(match: re.Match[str]) -> str:
    """A long word with the places where it may be broken, from our own short list."""
    word = match.group()
    pattern = _BREAKS.get(word.lower())
    if not pattern:
        return word
    letters = iter(word)
    return "".join(SOFT_HYPHEN if sign == "-" else next(letters) for sign in pattern)


def _table(block: Block, styles: Styles) -> Table:
    head, *body = block.rows
    rows = [[Paragraph(escape(cell), styles["cell_head"]) for cell in head]]
    rows += [[Paragraph(escape(cell), styles["cell"]) for cell in row] for row in body]
    table = Table(rows, colWidths=_column_widths(block, styles), hAlign="LEFT", spaceAfter=4)
    table.setStyle(
        [
            *[(name, (0, 0), (-1, -1), points) for name, points in _TIGHT],
            ("LINEBELOW", (0, 0), (-1, 0), 1, styles.accent),
            ("LINEBELOW", (0, 1), (-1, -1), 0.25, HexColor("#bbbbbb")),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    return table


def _column_widths(block: Block, styles: Styles) -> list[float]:
    """The frame's width shared out by the longest cell of each column."""
    total = (210 - 48) * mm if not styles.narrow else (210 - 48 - 8) / 2 * mm
    longest = [max(len(row[column]) for row in block.rows) + 2 for column in range(len(block.rows[0]))]
    return [total * length / sum(longest) for length in longest]


def _contents(source: Source, styles: Styles, pages: dict[str, int]) -> list[Any]:
    rows = []
    for number, text, level in source.headings():
        style = styles[f"contents{level}"]
        entry = f"{number}  {text}"
        room = 150 * mm - style.leftIndent - stringWidth(entry, style.fontName, style.fontSize)
        dots = " ." * int(room / stringWidth(" .", style.fontName, style.fontSize))
        page = Paragraph(f"<para alignment='right'>{pages.get(number, 0)}</para>", style)
        rows.append([Paragraph(escape(entry + dots), style), page])
    table = Table(rows, colWidths=[152 * mm, 10 * mm], hAlign="LEFT")
    padding = [(name, (0, 0), (-1, -1), points) for name, points in _TIGHT]
    table.setStyle(padding)
    return [Paragraph(source.words["contents"], styles["h1"]), Spacer(1, 4 * mm), table]
