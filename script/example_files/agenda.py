"""Writes the region's knowledge agenda, as DOCX in the form in which such agendas are usually kept."""

from __future__ import annotations

from typing import Any

from .source import EXAMPLE_MARK
from .word import new_document, title_page
from .word_package import new_page, same_bytes_every_time


def write_agenda(agenda: dict[str, Any]) -> bytes:
    """The agenda's bytes: a chapter for each theme, a numbered heading for each core question, bullets for the rest."""
    mark = EXAMPLE_MARK[agenda["language"]]
    document = new_document(agenda, mark)
    title_page(document, agenda, mark)
    document.add_heading("Inleiding", 1)
    for paragraph in agenda["introduction"]:
        document.add_paragraph(paragraph)
    for theme in agenda["themes"]:
        heading = document.add_heading(f"Thema {theme['code']}: {theme['title']}", 1)
        new_page(heading)
        _labelled(document, "Trekker", theme["owner"])
        document.add_heading("Waarom dit thema?", 2)
        document.add_paragraph(theme["rationale"])
        document.add_heading("Wat betekent dit voor de regio?", 2)
        document.add_paragraph(theme["consequences"])
        document.add_heading("Kernvragen", 2)
        for question in theme["questions"]:
            document.add_heading(f"{question['code']} {question['text']}", 3)
            for sub in question["questions"]:
                document.add_paragraph(sub["text"], style="List Bullet")
    return same_bytes_every_time(document)


def _labelled(document: Any, label: str, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(text)
