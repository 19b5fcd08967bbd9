"""Word and OpenDocument files: styles, numbering, tables and notes as their writers meant them."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from odfdo import Document as OdfDocument
from odfdo import Header, List, Paragraph, Table

from schakel.extract import Block, BlockKind, Document, Reader


def outline(document: Document) -> list[tuple[str, int | None, str, str]]:
    return [
        (block.kind.value, block.level, block.marker, block.text) for page in document.pages for block in page.blocks
    ]


def rows(document: Document) -> list[tuple[str, ...]]:
    return [block.cells for page in document.pages for block in page.blocks if block.kind is BlockKind.TABLE_ROW]


def test_a_word_document_by_its_styles(reader: Reader, tmp_path: Path) -> None:
    word = docx.Document()
    word.core_properties.title = "Groen in de straat"
    word.core_properties.author = "A. Bakker"
    word.add_heading("Groen in de straat", 0)
    word.add_heading("1 Aanleiding", 1)
    word.add_paragraph("Bomen geven schaduw. Dat telt in een warme zomer.")
    word.add_paragraph("meer bomen", style="List Bullet")
    word.add_paragraph("minder steen", style="List Bullet")
    word.add_paragraph("eerst tellen", style="List Number")
    word.add_paragraph("dan planten", style="List Number")
    bold = word.add_paragraph().add_run("Wat het kost")
    bold.bold = True
    word.add_paragraph("Een boom kost geld, maar levert meer op.")
    word.save(str(tmp_path / "groen.docx"))

    document = reader.read(tmp_path / "groen.docx")
    assert outline(document) == [
        ("heading", 1, "", "Groen in de straat"),
        ("heading", 1, "1", "Aanleiding"),
        ("paragraph", None, "", "Bomen geven schaduw. Dat telt in een warme zomer."),
        ("list_item", 1, "•", "meer bomen"),
        ("list_item", 1, "•", "minder steen"),
        ("list_item", 1, "1.", "eerst tellen"),
        ("list_item", 1, "2.", "dan planten"),
        ("heading", 4, "", "Wat het kost"),
        ("paragraph", None, "", "Een boom kost geld, maar levert meer op."),
    ]
    assert not document.paged
    assert document.proposal.title == "Groen in de straat"
    assert document.proposal.authors == ("A. Bakker",)


def test_a_word_table_row_by_row_with_merged_cells_once(reader: Reader, tmp_path: Path) -> None:
    word = docx.Document()
    table = word.add_table(rows=2, cols=3)
    for column, text in enumerate(("Thema", "Vraag", "Wie")):
        table.cell(0, column).text = text
    table.cell(1, 0).merge(table.cell(1, 1)).text = "Wat kost een boom?"
    table.cell(1, 2).text = "De gemeente"
    word.save(str(tmp_path / "tabel.docx"))
    assert rows(reader.read(tmp_path / "tabel.docx")) == [
        ("Thema", "Vraag", "Wie"),
        ("Wat kost een boom?", "De gemeente"),
    ]


def test_paragraphs_in_a_cell_keep_their_line_ends(reader: Reader, tmp_path: Path) -> None:
    word = docx.Document()
    cell = word.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Wat kost een boom?"
    cell.add_paragraph("Wie plant  hem?")
    word.save(str(tmp_path / "cel.docx"))
    document = reader.read(tmp_path / "cel.docx")
    assert rows(document) == [("Wat kost een boom?\nWie plant hem?",)]
    assert document.text == "Wat kost een boom? Wie plant hem?"


def test_pages_of_a_word_document_where_word_has_noted_them(reader: Reader, tmp_path: Path) -> None:
    word = docx.Document()
    run = word.add_paragraph("Op de eerste bladzijde begint een zin die").runs[0]
    run._r.append(OxmlElement("w:lastRenderedPageBreak"))
    rest = OxmlElement("w:t")
    rest.text = " op de tweede verder gaat."
    run._r.append(rest)
    word.save(str(tmp_path / "twee.docx"))
    document = reader.read(tmp_path / "twee.docx")
    assert [page.text for page in document.pages] == [
        "Op de eerste bladzijde begint een zin die",
        "op de tweede verder gaat.",
    ]
    assert document.paged
    assert document.pages[1].blocks[0].continues


def test_notes_of_a_word_document_stand_with_the_part_that_refers_to_them(reader: Reader, tmp_path: Path) -> None:
    word = docx.Document()
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    word.add_paragraph("Er staan minder bomen dan vroeger.").runs[0]._r.append(reference)
    word.add_paragraph("Dat is jammer.")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = (
        f'<w:footnotes xmlns:w="{space}"><w:footnote w:type="separator" w:id="0"/>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Telling van de bomen.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), word.part.package)
    word.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    word.save(str(tmp_path / "noot.docx"))
    assert outline(reader.read(tmp_path / "noot.docx")) == [
        ("paragraph", None, "", "Er staan minder bomen dan vroeger."),
        ("paragraph", None, "", "Dat is jammer."),
        ("footnote", None, "2", "Telling van de bomen."),
    ]


def test_deleted_words_in_a_word_document_stay_deleted(reader: Reader, tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Dit blijft staan.")
    deletion = OxmlElement("w:del")
    run = OxmlElement("w:r")
    gone = OxmlElement("w:delText")
    gone.text = "Dit is geschrapt."
    run.append(gone)
    deletion.append(run)
    paragraph._p.append(deletion)
    word.save(str(tmp_path / "geschrapt.docx"))
    assert reader.read(tmp_path / "geschrapt.docx").text == "Dit blijft staan."


def test_a_hyphenation_mark_in_word_is_no_hyphen(reader: Reader, tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("samen")
    run = paragraph.runs[0]._r
    run.append(OxmlElement("w:softHyphen"))
    text = OxmlElement("w:t")
    text.text = "werking in Noord"
    run.append(text)
    run.append(OxmlElement("w:noBreakHyphen"))
    after = OxmlElement("w:t")
    after.set(qn("xml:space"), "preserve")
    after.text = "Holland"
    run.append(after)
    word.save(str(tmp_path / "streep.docx"))
    assert reader.read(tmp_path / "streep.docx").text == "samenwerking in Noord-Holland"


def test_an_opendocument_text(reader: Reader, tmp_path: Path) -> None:
    text = OdfDocument("text")
    text.meta.title = "Wonen in het dorp"
    body = text.body
    body.clear()
    body.append(Header(1, "Wonen in het dorp"))
    noted = Paragraph("Er wordt weinig gebouwd. Dat verandert.")
    noted.insert_note(after="gebouwd.", note_id="n1", citation="1", body="Telling van de provincie.")
    body.append(noted)
    body.append(Header(2, "2.1 Wat nodig is"))
    body.append(List(["kleine huizen", "grote huizen"]))
    table = Table("Huizen", width=2, height=2)
    for place, value in (((0, 0), "Soort"), ((1, 0), "Aantal"), ((0, 1), "klein"), ((1, 1), "twintig")):
        table.set_value(place, value)
    body.append(table)
    text.save(tmp_path / "wonen.odt")

    document = reader.read(tmp_path / "wonen.odt")
    assert outline(document) == [
        ("heading", 1, "", "Wonen in het dorp"),
        ("paragraph", None, "", "Er wordt weinig gebouwd. Dat verandert."),
        ("heading", 2, "2.1", "Wat nodig is"),
        ("list_item", 1, "•", "kleine huizen"),
        ("list_item", 1, "•", "grote huizen"),
        ("table_row", None, "", "Soort | Aantal"),
        ("table_row", None, "", "klein | twintig"),
        ("footnote", None, "1", "Telling van de provincie."),
    ]
    assert document.proposal.title == "Wonen in het dorp"
    assert isinstance(document.pages[0].blocks[0], Block)


def test_a_numbered_list_in_opendocument_is_counted(reader: Reader, tmp_path: Path) -> None:
    text = OdfDocument("text")
    text.insert_style(
        '<text:list-style style:name="Telling"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix=")"/><text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>',
        automatic=True,
    )
    listed = List(["eerst tellen", "dan bouwen"], style="Telling")
    text.body.clear()
    text.body.append(listed)
    text.save(tmp_path / "telling.odt")
    assert [mark for _, _, mark, _ in outline(reader.read(tmp_path / "telling.odt"))] == ["1)", "2)"]


def test_a_long_document_without_pages_is_cut_into_sections_at_headings(reader: Reader, tmp_path: Path) -> None:
    word = docx.Document()
    for number in range(1, 7):
        word.add_heading(f"Deel {'ABCDEF'[number - 1]}", 1)
        for _ in range(6):
            word.add_paragraph("Het water stijgt en het land daalt, en daarover gaat dit stuk van de tekst. " * 8)
    word.save(str(tmp_path / "lang.docx"))
    document = reader.read(tmp_path / "lang.docx")
    assert not document.paged
    assert len(document.pages) == 6
    assert all(page.blocks[0].kind is BlockKind.HEADING for page in document.pages)
