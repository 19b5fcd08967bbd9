"""Title, publisher, year, authors and kind are proposed where the first pages show them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from schakel.extract import Document, Proposal, Reader

WritePdf = Callable[..., Path]
ReadText = Callable[..., Document]


def cover(canvas: Canvas, number: int) -> None:
    if number == 1:
        for size, y, text in (
            (11, 780, "Instituut voor Voorbeelden"),
            (26, 650, "Het dorp van morgen"),
            (15, 610, "Advies over wonen en werken op het land"),
            (10, 560, "A. de Vries, B. Koster"),
            (10, 540, "2024"),
        ):
            canvas.setFont("Helvetica", size)
            canvas.drawString(72, y, text)
    else:
        canvas.setFont("Helvetica", 10)
        for line in range(20):
            canvas.drawString(
                72, 700 - line * 14, "In het dorp wonen steeds minder mensen die er ook werken, zo blijkt"
            )


def test_a_cover_tells_all(reader: Reader, write_pdf: WritePdf) -> None:
    assert reader.read(write_pdf(cover, pages=3)).proposal == Proposal(
        title="Het dorp van morgen",
        subtitle="Advies over wonen en werken op het land",
        publisher="Instituut voor Voorbeelden",
        year=2024,
        authors=("A. de Vries", "B. Koster"),
        kind="advice",
    )


def test_a_title_that_is_the_name_of_a_program_file_is_passed_over(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setTitle("Microsoft Word - concept v3 def.docx")
        cover(canvas, number)

    assert reader.read(write_pdf(draw, pages=2)).proposal.title == "Het dorp van morgen"


def test_a_colophon_names_authors_and_owner(read_text: ReadText) -> None:
    text = (
        "Stil water\n\nEen verkenning van de plas\n\nColofon\n\n© 2021 Waterschap Voorbeeldland\n\n"
        "Auteurs\n\nJan de Groot, Mia van den Berg (WV) en Piet Klaassen\n\n"
        "De plas is stil geworden. Dat was niet altijd zo, want er voer vroeger veel. Nu niet meer.\n"
    )
    proposal = read_text(text).proposal
    assert proposal.title == "Stil water"
    assert proposal.publisher == "Waterschap Voorbeeldland"
    assert proposal.year == 2021
    assert proposal.authors == ("Jan de Groot", "Mia van den Berg", "Piet Klaassen")
    assert proposal.kind == "research_report"


def test_without_anything_to_go_by_the_name_of_the_file_is_the_title(read_text: ReadText) -> None:
    proposal = read_text(
        "wat losse woorden zonder kop of staart over het veer.", "verslag_van-de_wijkraad.txt"
    ).proposal
    assert proposal.title == "Verslag van de wijkraad"
    assert proposal.publisher == ""
    assert proposal.authors == ()
    assert proposal.year is None


def test_a_year_in_the_future_is_no_year_of_publication(read_text: ReadText) -> None:
    assert read_text("Naar een groener land in 2049\n\nDe plannen zijn er. Nu nog de daden.\n").proposal.year is None


def test_minutes_and_agendas_are_told_by_their_titles(read_text: ReadText) -> None:
    body = "\n\nEr was veel te bespreken over de brug en over het veer. Dat is gedaan.\n"
    assert read_text("Verslag van de vergadering" + body).proposal.kind == "minutes"
    assert read_text("Kennisagenda van de streek" + body).proposal.kind == "agenda"
    assert read_text("Werkprogramma voor dit jaar" + body).proposal.kind == "work_programme"
    assert read_text("De brug" + body).proposal.kind == ""


def test_a_title_in_capitals_is_put_in_ordinary_letters(read_text: ReadText) -> None:
    text = "# BOUWEN VOOR DE VNG\n\nDe plas is stil geworden. Dat was niet altijd zo, want er voer vroeger veel.\n"
    assert read_text(text, "plas.md").proposal.title == "Bouwen voor de VNG"


def test_a_title_that_says_nothing_is_none(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setTitle("(anonymous)")
        cover(canvas, number)

    assert reader.read(write_pdf(draw, pages=2)).proposal.title == "Het dorp van morgen"


def test_a_letter_with_a_report_of_a_known_council_names_it(read_text: ReadText) -> None:
    text = "# SCP-rapport nr. 12 De plas\n\nGeachte voorzitter,\n\nHierbij ontvangt u het rapport over de plas bij het dorp.\n"
    assert read_text(text, "brief.md").proposal.publisher == "Sociaal en Cultureel Planbureau"


def test_the_publisher_named_clearly_most_is_proposed_and_else_none(read_text: ReadText) -> None:
    once = "# De plas\n\nHet RIVM mat de plas. Het CBS telde de vissen. Samen schreven zij erover, in gewone woorden.\n"
    assert read_text(once, "plas.md").proposal.publisher == ""
    often = (
        "# De plas\n\nHet RIVM mat de plas. Het RIVM telde ook de vissen. Daarna schreef het RIVM dit stuk erover.\n"
    )
    assert read_text(often, "plas.md").proposal.publisher == "Rijksinstituut voor Volksgezondheid en Milieu"


def test_who_is_named_as_publisher_goes_before_who_is_named_often(read_text: ReadText) -> None:
    text = (
        "# De plas\n\nDit is een uitgave van het CPB.\n\nHet RIVM mat de plas. Het RIVM telde ook de vissen. Het RIVM "
        "schreef daarna op wat het had gezien.\n"
    )
    assert read_text(text, "plas.md").proposal.publisher == "Centraal Planbureau"
