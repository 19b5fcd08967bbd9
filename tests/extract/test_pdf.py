"""PDF files: what a reader sees on the page is what comes out, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from schakel.extract import Block, BlockKind, Document, Reader

WritePdf = Callable[..., Path]
BODY, BOLD = "Helvetica", "Helvetica-Bold"


class Sheet:
    """Types on a page from top to bottom."""

    def __init__(self, canvas: Canvas, left: float = 72, top: float = 760) -> None:
        self.canvas, self.left, self.y = canvas, left, top

    def line(self, text: str, size: float = 10, font: str = BODY, indent: float = 0, space: float = 0) -> None:
        self.y -= space
        self.canvas.setFont(font, size)
        self.canvas.drawString(self.left + indent, self.y, text)
        self.y -= size * 1.35

    def paragraph(self, *lines: str, size: float = 10, space: float = 9) -> None:
        for number, text in enumerate(lines):
            self.line(text, size, space=0 if number else space)


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for page in document.pages for block in page.blocks]


def blocks(document: Document, kind: BlockKind) -> list[Block]:
    return [block for page in document.pages for block in page.blocks if block.kind is kind]


def test_headings_stand_out_by_size_weight_and_number(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        sheet = Sheet(canvas)
        sheet.line("Leven aan het water", 22, BOLD)
        sheet.line("1 Waarom dit onderzoek", 15, BOLD, space=14)
        sheet.paragraph(
            "Wie aan de rivier woont, kent het water. In deze", "studie gaat het over de dijk en het dorp daarachter."
        )
        sheet.line("1.1 De dijk", 12, BOLD, space=12)
        sheet.paragraph(
            "De dijk is in tien jaar versterkt. Dat heeft veel", "gekost en ook veel opgeleverd voor de streek."
        )
        sheet.line("Wat bewoners ervan vinden", 10, BOLD, space=10)
        sheet.paragraph(
            "Bewoners zijn tevreden over het pad op de dijk, zo", "bleek uit gesprekken aan de keukentafel."
        )

    document = reader.read(write_pdf(draw))
    headings = blocks(document, BlockKind.HEADING)
    assert [(block.level, block.marker, block.text) for block in headings] == [
        (1, "", "Leven aan het water"),
        (1, "1", "Waarom dit onderzoek"),
        (2, "1.1", "De dijk"),
        (3, "", "Wat bewoners ervan vinden"),
    ]
    assert len(blocks(document, BlockKind.PARAGRAPH)) == 3


def test_broken_words_are_whole_again_and_real_hyphens_stay(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        Sheet(canvas).paragraph(
            "Dit gaat over verschil-",
            "lende gemeenten in Noord-",
            "Holland, over beleids-",
            "en besluitvorming en over samen-",
            "werking tussen de dorpen.",
        )

    assert reader.read(write_pdf(draw)).text == (
        "Dit gaat over verschillende gemeenten in Noord-Holland, over beleids- en besluitvorming en over "
        "samenwerking tussen de dorpen."
    )


def test_running_headers_and_page_numbers_go_and_the_printed_number_is_kept(
    reader: Reader, write_pdf: WritePdf
) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont(BODY, 8)
        canvas.drawString(72, 810, "Leven aan het water")
        canvas.drawString(280, 30, f"Pagina {number + 4} van 40")
        Sheet(canvas).paragraph(f"Op deze plek staat tekst nummer {'abcdef'[number]} over de uiterwaard.")

    document = reader.read(write_pdf(draw, pages=5))
    assert [page.number for page in document.pages] == [1, 2, 3, 4, 5]
    assert [page.label for page in document.pages] == ["5", "6", "7", "8", "9"]
    assert "Leven aan het water" not in document.text
    assert "Pagina" not in document.text


def test_a_page_number_in_brackets_before_a_chapter_title(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont(BODY, 8)
        canvas.drawString(72, 812, f"[  {number + 11}  ]  Drie keer water")
        Sheet(canvas, top=600).paragraph("De tekst van deze bladzijde gaat over het gemaal en de boezem.")

    document = reader.read(write_pdf(draw, pages=3))
    assert [page.label for page in document.pages] == ["12", "13", "14"]
    assert "[" not in document.text


def test_roman_numbers_are_printed_numbers_too(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont(BODY, 8)
        canvas.drawString(290, 30, ["ii", "iii", "iv"][number - 1])
        Sheet(canvas, top=600).paragraph("Een woord vooraf over wie er meewerkte aan deze studie.")

    assert [page.label for page in reader.read(write_pdf(draw, pages=3)).pages] == ["ii", "iii", "iv"]


LEFT = [
    "De eerste kolom vertelt over",
    "het veen dat langzaam zakt",
    "en over de boeren die daar",
    "al eeuwen hun vee weiden.",
    "Zij zien het land elk jaar",
    "een beetje lager liggen.",
]
RIGHT = [
    "De tweede kolom vertelt over",
    "de stad die juist groeit en",
    "steeds meer huizen bouwt op",
    "grond die niet altijd stevig",
    "is, en over wat dat kost aan",
    "palen, pompen en wegen.",
]


def test_two_columns_are_read_one_after_the_other(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFont(BOLD, 18)
        canvas.drawString(72, 770, "Veen en stad: een verhaal in twee kolommen naast elkaar")
        canvas.setFont(BODY, 10)
        # Line by line over both columns, as many programs write it: the order in the file is not that of reading.
        for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            canvas.drawString(72, 730 - row * 14, left)
            canvas.drawString(320, 730 - row * 14, right)

    document = reader.read(write_pdf(draw))
    assert document.text == "\n\n".join(
        ["Veen en stad: een verhaal in twee kolommen naast elkaar", " ".join(LEFT), " ".join(RIGHT)]
    )


def test_small_type_with_a_number_at_the_bottom_is_a_footnote(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        sheet = Sheet(canvas)
        if number == 1:
            sheet.paragraph("De sloot is schoner dan vroeger. Dat komt door nieuwe", "regels en doordat boeren zelf")
            notes = Sheet(canvas, top=120)
            notes.line("1 Waterschap Voorbeeld, Jaarverslag over de sloten van", 7.5)
            notes.line("het gebied, tweede druk.", 7.5)
            notes.line("2 Gesprek met een boer.", 7.5)
        else:
            sheet.paragraph("maatregelen namen. Zij deden dat samen met de buren.")

    document = reader.read(write_pdf(draw, pages=2))
    notes = blocks(document, BlockKind.FOOTNOTE)
    assert [(note.marker, note.text) for note in notes] == [
        ("1", "Waterschap Voorbeeld, Jaarverslag over de sloten van het gebied, tweede druk."),
        ("2", "Gesprek met een boer."),
    ]
    assert document.pages[0].blocks[-1].kind is BlockKind.FOOTNOTE
    assert document.pages[1].blocks[0].continues


def test_lists_stay_lists_with_their_marks(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        sheet = Sheet(canvas)
        sheet.paragraph("Drie dingen zijn nodig:")
        for mark, text in (
            ("•", "een plan dat iedereen kent;"),
            ("•", "geld voor langere tijd, ook"),
            ("•", "mensen."),
        ):
            sheet.line(mark, indent=4)
            sheet.y += 13.5
            sheet.line(text, indent=18)
            if text.endswith("ook"):
                sheet.line("als het plan verandert;", indent=18)

    items = blocks(reader.read(write_pdf(draw)), BlockKind.LIST_ITEM)
    assert [(item.marker, item.text) for item in items] == [
        ("•", "een plan dat iedereen kent;"),
        ("•", "geld voor langere tijd, ook als het plan verandert;"),
        ("•", "mensen."),
    ]


def test_rows_of_a_table_keep_their_cells(reader: Reader, write_pdf: WritePdf) -> None:
    rows = [("Gemeente", "Inwoners", "Scholen"), ("Aa", "12.000", "8"), ("Bee", "7.500", "5"), ("Cee", "31.000", "14")]

    def draw(canvas: Canvas, _: int) -> None:
        sheet = Sheet(canvas)
        sheet.paragraph("De drie gemeenten verschillen in grootte en in het aantal", "scholen dat zij nog hebben.")
        sheet.line("Tabel 1 Gemeenten vergeleken", 9, space=10)
        for row in rows:
            for column, cell in enumerate(row):
                canvas.drawString(72 + column * 120, sheet.y, cell)
            sheet.y -= 14

    document = reader.read(write_pdf(draw))
    assert [block.cells for block in blocks(document, BlockKind.TABLE_ROW)] == rows
    assert [block.text for block in blocks(document, BlockKind.CAPTION)] == ["Tabel 1 Gemeenten vergeleken"]


def test_a_word_broken_over_two_pages_stands_whole_on_the_first(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        sheet = Sheet(canvas)
        if number == 1:
            sheet.paragraph("In de streek groeit het aantal mensen, en daarmee de samen-")
        else:
            sheet.paragraph("werking tussen de dorpen en de stad.")

    first, second = reader.read(write_pdf(draw, pages=2)).pages
    assert first.text.endswith("de samenwerking")
    assert second.text == "tussen de dorpen en de stad."
    assert second.blocks[0].continues


def test_a_page_that_is_shown_turned_reads_the_same(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        sheet = Sheet(canvas, top=500)
        sheet.paragraph("Deze bladzijde ligt op zijn kant. De tekst", "staat gewoon rechtop voor wie hem leest.")

    assert reader.read(write_pdf(draw)).text == (
        "Deze bladzijde ligt op zijn kant. De tekst staat gewoon rechtop voor wie hem leest."
    )


def test_short_pages_that_are_all_alike_keep_their_text(reader: Reader, write_pdf: WritePdf) -> None:
    document = reader.read(
        write_pdf(lambda canvas, _: Sheet(canvas).line("Deze bladzijde is met opzet kort."), pages=4)
    )
    assert [page.text for page in document.pages] == ["Deze bladzijde is met opzet kort."] * 4


def test_blocks_point_into_the_text_of_their_page(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        sheet = Sheet(canvas)
        sheet.line("Een titel", 18, BOLD)
        sheet.paragraph("Eerste alinea over het bos.", space=16)
        sheet.paragraph("Tweede alinea over de hei.", space=16)

    (page,) = reader.read(write_pdf(draw)).pages
    assert all(page.text[block.start : block.end] == block.text for block in page.blocks)
    assert page.text == "Een titel\n\nEerste alinea over het bos.\n\nTweede alinea over de hei."


def test_a_table_of_contents_is_rows_of_title_and_page(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        sheet = Sheet(canvas)
        sheet.line("Inhoud", 16, BOLD)
        for title, number in (("1 Het begin", 3), ("2 Het midden", 17), ("3 Het einde", 29)):
            sheet.line(f"{title} {'.' * 60} {number}", space=4)

    rows = blocks(reader.read(write_pdf(draw)), BlockKind.TABLE_ROW)
    assert [row.cells for row in rows] == [("1 Het begin", "3"), ("2 Het midden", "17"), ("3 Het einde", "29")]
