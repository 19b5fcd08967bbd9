"""Agendas in real files, read as the library reads them: PDF, DOCX, ODT, HTML, Markdown and text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document as WordDocument
from docx.enum.text import WD_BREAK
from odfdo import Document as OpenDocument
from odfdo import Header, List, ListItem, Paragraph
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import ListFlowable, PageBreak, SimpleDocTemplate
from reportlab.platypus import Paragraph as PdfParagraph

from schakel.agenda.recognise import recognise_file
from schakel.extract import read

if TYPE_CHECKING:
    from tests.agenda.recognise.conftest import Outliner

ORCHARDS = [
    (
        "A",
        "Boomgaarden",
        [
            (
                "A1",
                "Hoe houden hoogstamboomgaarden het vol?",
                [
                    ("A1.1", "Welke vruchten brengen genoeg op om de kosten van het snoeien te betalen?"),
                    ("A1.2", "Wie leert het snoeien aan een volgende generatie?"),
                ],
            ),
            (
                "A2",
                "Wat doet een boomgaard voor vogels?",
                [("A2.1", "Welke vogels broeden er nu en hoeveel waren dat er vroeger?")],
            ),
        ],
    ),
    (
        "B",
        "Heggen",
        [
            (
                "B1",
                "Waar kan een heg een hek vervangen?",
                [("B1.1", "Wat kost het onderhoud per meter?"), ("B1.2", "Welke regels staan in de weg?")],
            )
        ],
    ),
]
RATIONALE = {
    "Boomgaarden": "Veel oude boomgaarden verdwijnen. Dat gaat langzaam en bijna zonder dat iemand het ziet.",
    "Heggen": "Heggen waren lang de grens tussen het ene veld en het andere. Nu staan er vooral hekken.",
}


def _flat() -> list[tuple[str, str, list[tuple[str, list[str]]]]]:
    return [
        (title, RATIONALE[title], [(question[1], [sub[1] for sub in question[2]]) for question in questions])
        for _code, title, questions in ORCHARDS
    ]


def test_word_styles_and_bullets(tmp_path: Path, outline: Outliner) -> None:
    word = WordDocument()
    word.add_heading("Kennisagenda landschap 2026-2028", 0)
    for title, rationale, questions in _flat():
        word.add_heading(title, 1)
        word.add_paragraph(rationale)
        for question, subs in questions:
            word.add_heading(question, 2)
            for sub in subs:
                word.add_paragraph(sub, style="List Bullet")
    path = tmp_path / "agenda.docx"
    word.save(str(path))

    agenda = recognise_file(path, read=read)

    assert outline(agenda) == ORCHARDS
    assert agenda.themes[0].rationale == RATIONALE["Boomgaarden"]
    assert agenda.period == (2026, 2028)


def test_word_with_bold_lines_instead_of_styles(tmp_path: Path, outline: Outliner) -> None:
    word = WordDocument()
    for number, (title, rationale, questions) in enumerate(_flat(), 1):
        word.add_paragraph().add_run(f"Thema {number}: {title}").bold = True
        word.add_paragraph(rationale)
        for question, subs in questions:
            word.add_paragraph().add_run(question).bold = True
            for sub in subs:
                word.add_paragraph(sub, style="List Bullet")
    path = tmp_path / "agenda.docx"
    word.save(str(path))

    themes = outline(recognise_file(path, read=read))

    assert [(code, title) for code, title, _questions in themes] == [("1", "Boomgaarden"), ("2", "Heggen")]
    assert [[question[1:] for question in questions] for _code, _title, questions in themes] == [
        [
            (text, [(f"{number}.{core}.{sub}", words) for sub, (_c, words) in enumerate(subs, 1)])
            for core, (_code, text, subs) in enumerate(questions, 1)
        ]
        for number, (_c, _t, questions) in enumerate(ORCHARDS, 1)
    ]


def test_word_with_a_table(tmp_path: Path, outline: Outliner) -> None:
    word = WordDocument()
    word.add_paragraph("Onze vragen staan in de tabel.")
    table = word.add_table(rows=1, cols=3)
    for cell, name in zip(table.rows[0].cells, ("Thema", "Kernvraag", "Deelvraag"), strict=True):
        cell.text = name
    for title, _rationale, questions in _flat():
        for question, subs in questions:
            for sub in subs:
                for cell, text in zip(table.add_row().cells, (title, question, sub), strict=True):
                    cell.text = text
    path = tmp_path / "tabel.docx"
    word.save(str(path))

    assert outline(recognise_file(path, read=read)) == ORCHARDS


def test_word_with_a_table_with_several_questions_in_a_cell(tmp_path: Path, outline: Outliner) -> None:
    word = WordDocument()
    for title, _rationale, questions in _flat():
        word.add_heading(title, 1)
        table = word.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Kernvraag", "Deelvragen"
        for question, subs in questions:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = question, subs[0]
            for sub in subs[1:]:
                cells[1].add_paragraph(sub)
    path = tmp_path / "tabel.docx"
    word.save(str(path))

    agenda = recognise_file(path, read=read)

    assert outline(agenda) == ORCHARDS
    assert {question.doubts for question in agenda.walk()} == {()}


def test_opendocument_with_nested_lists(tmp_path: Path, outline: Outliner) -> None:
    odt = OpenDocument("text")
    body = odt.body
    body.clear()
    for title, rationale, questions in _flat():
        body.append(Header(1, title))
        body.append(Paragraph(rationale))
        outer = List()
        for question, subs in questions:
            item = ListItem(question)
            item.append(List(subs))
            outer.append(item)
        body.append(outer)
    path = tmp_path / "agenda.odt"
    odt.save(str(path))

    assert outline(recognise_file(path, read=read)) == ORCHARDS


def test_a_web_page_with_headings_that_are_questions(tmp_path: Path, outline: Outliner) -> None:
    parts = ["<html><head><title>Kennisagenda landschap</title></head><body><main><h1>Kennisagenda landschap</h1>"]
    for title, rationale, questions in _flat():
        parts.append(f"<h2>{title}</h2><p>{rationale}</p>")
        for question, subs in questions:
            parts.append(f"<h3>{question}</h3><ul>{''.join(f'<li>{sub}</li>' for sub in subs)}</ul>")
    path = tmp_path / "agenda.html"
    path.write_text(f"{''.join(parts)}</main></body></html>", encoding="utf-8")

    assert outline(recognise_file(path, read=read)) == ORCHARDS


def test_markdown_with_numbers_and_bullets(tmp_path: Path, outline: Outliner) -> None:
    lines = ["# Kennisagenda landschap", ""]
    for title, rationale, questions in _flat():
        lines += [f"## {title}", "", rationale, "", "### Kernvragen", ""]
        for number, (question, subs) in enumerate(questions, 1):
            lines += [f"{number}. {question}", *(f"   - {sub}" for sub in subs)]
        lines.append("")
    path = tmp_path / "agenda.md"
    path.write_text("\n".join(lines), encoding="utf-8")

    assert outline(recognise_file(path, read=read)) == ORCHARDS


def test_plain_text_with_numbered_chapters(tmp_path: Path, outline: Outliner) -> None:
    lines = []
    for number, (title, rationale, questions) in enumerate(_flat(), 1):
        lines += [f"{number}. {title}", "", rationale, ""]
        for core, (question, subs) in enumerate(questions, 1):
            lines += [f"{number}.{core} {question}", ""]
            lines += [f"- {sub}" for sub in subs]
            lines.append("")
    path = tmp_path / "agenda.txt"
    path.write_text("\n".join(lines), encoding="utf-8")

    themes = outline(recognise_file(path, read=read))

    assert [(code, title) for code, title, _questions in themes] == [("1", "Boomgaarden"), ("2", "Heggen")]
    assert [question[0] for question in themes[0][2]] == ["1.1", "1.2"]
    assert [sub[1] for sub in themes[1][2][0][2]] == _flat()[1][2][0][1]


def test_pdf_with_bold_core_questions_over_two_pages(tmp_path: Path, outline: Outliner) -> None:
    styles = getSampleStyleSheet()
    bold = ParagraphStyle("core", parent=styles["BodyText"], fontName="Helvetica-Bold", spaceBefore=8)
    story = [PdfParagraph("Kennisagenda landschap 2026-2028", styles["Title"])]
    story.append(PdfParagraph("Wat wij willen weten over boomgaarden en heggen in onze streek.", styles["BodyText"]))
    for title, rationale, questions in _flat():
        story += [PdfParagraph(title, styles["Heading1"]), PdfParagraph(rationale, styles["BodyText"])]
        for question, subs in questions:
            story.append(PdfParagraph(question, bold))
            story.append(
                ListFlowable([PdfParagraph(sub, styles["BodyText"]) for sub in subs], bulletType="bullet", start="•")
            )
        story.append(PageBreak())
    path = tmp_path / "agenda.pdf"
    SimpleDocTemplate(str(path), pagesize=A4, title="Kennisagenda landschap 2026-2028").build(story)

    agenda = recognise_file(path, read=read)

    assert outline(agenda) == ORCHARDS
    assert [theme.page for theme in agenda.themes] == [1, 2]
    assert agenda.title == "Kennisagenda landschap 2026-2028"


def test_the_same_words_on_a_second_page_keep_their_page(tmp_path: Path) -> None:
    word = WordDocument()
    word.add_heading("Thema 1: Bos", 1)
    word.add_paragraph("Hoe oud wordt een beuk?", style="List Number")
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    word.add_paragraph("Wie plant er nieuwe?", style="List Number")
    path = tmp_path / "agenda.docx"
    word.save(str(path))

    assert [question.text for question in recognise_file(path, read=read).walk()] == [
        "Hoe oud wordt een beuk?",
        "Wie plant er nieuwe?",
    ]
