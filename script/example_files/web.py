"""Writes a publication as one clean HTML file: no script, nothing fetched from elsewhere."""

from __future__ import annotations

from html import escape
from itertools import groupby

from .source import Block, Run, Source

_LISTS = {"bullet": "ul", "number": "ol"}


def write_html(source: Source) -> bytes:
    """The page as UTF-8."""
    meta = source.meta
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{meta["language"]}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(meta['title'])}</title>",
        f'<meta name="author" content="{escape(", ".join(meta["authors"]))}">',
        f'<meta name="description" content="{escape(meta["subtitle"])}">',
        f'<meta name="dcterms.publisher" content="{escape(meta["publisher"])}">',
        f'<meta name="dcterms.issued" content="{meta["year"]}">',
        "</head>",
        "<body>",
        "<header>",
        f"<p>{escape(meta['publisher'])} · {meta['year']}</p>",
        "<hgroup>",
        f"<h1>{escape(meta['title'])}</h1>",
        f"<p>{escape(meta['subtitle'])}</p>",
        "</hgroup>",
        f"<p>{escape(', '.join(meta['authors']))}</p>",
        f'<p class="mark">{escape(source.mark)}</p>',
        "</header>",
        "<main>",
        *_body(source),
        "</main>",
        *_notes(source),
        f"<footer><p>{escape(source.mark)}</p></footer>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _body(source: Source) -> list[str]:
    lines: list[str] = []
    headings = iter(source.headings())
    caption = ""
    for kind, group in groupby(source.blocks, key=lambda block: block.kind):
        blocks = list(group)
        if kind in _LISTS:
            items = [f"<li>{_markup(block.runs)}</li>" for block in blocks]
            lines += [f"<{_LISTS[kind]}>", *items, f"</{_LISTS[kind]}>"]
        elif kind == "heading":
            lines += [_heading(next(headings), block) for block in blocks]
        elif kind == "caption":
            caption = _markup(blocks[-1].runs)
        elif kind == "table":
            lines += _table(blocks[-1], caption)
        else:
            opening = '<p class="source">' if kind == "source" else "<p>"
            lines += [f"{opening}{_markup(block.runs)}</p>" for block in blocks]
    return lines


def _heading(numbered: tuple[str, str, int], block: Block) -> str:
    number, _, level = numbered
    return f"<h{level + 1}>{number} {_markup(block.runs)}</h{level + 1}>"


def _table(block: Block, caption: str) -> list[str]:
    head, *rows = block.rows
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    cells = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows]
    return [
        "<table>",
        f"<caption>{caption}</caption>",
        f"<thead><tr>{heads}</tr></thead>",
        "<tbody>",
        *[f"<tr>{row}</tr>" for row in cells],
        "</tbody>",
        "</table>",
    ]


def _notes(source: Source) -> list[str]:
    if not source.notes:
        return []
    items = [
        f'<li id="noot-{number}">{escape(text)} <a href="#ref-{number}">↩</a></li>'
        for number, text in enumerate(source.notes, start=1)
    ]
    return ['<aside class="notes">', f"<h2>{source.words['notes']}</h2>", "<ol>", *items, "</ol>", "</aside>"]


def _markup(runs: tuple[Run, ...]) -> str:
    parts = []
    for run in runs:
        if run.note:
            parts.append(f'<sup><a id="ref-{run.note}" href="#noot-{run.note}">{run.note}</a></sup>')
            continue
        text = escape(run.text, quote=False)
        text = f"<strong>{text}</strong>" if run.bold else text
        parts.append(f"<em>{text}</em>" if run.italic else text)
    return "".join(parts)
