"""Note numbers are no part of the words they stand at; numbers that belong to a name or unit stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from schakel.extract import BlockKind, Document, Reader
from schakel.extract.lexicon import Lexicon
from schakel.extract.ligatures import mend

WritePdf = Callable[..., Path]
ReadText = Callable[..., Document]


def assert_whole(document: Document) -> None:
    """Every block points at its own text."""
    for page in document.pages:
        for block in page.blocks:
            assert page.text[block.start : block.end] == block.text


def test_marks_go_where_a_footnote_bears_their_number(read_text: ReadText) -> None:
    text = (
        "Wie meer vraagt dan de eigen dienst kan, huurt in.1 Dat deed in 2019 al de helft; \n"
        "Platform31 telde mee. De uitstoot van CO2 bleef gelijk, zoals artikel 5 toestaat.\n\n"
        "Hulp van buiten2\n\nDe dienst huurt zelden iemand langer dan een jaar in, zo blijkt.\n\n"
        "1\u200b Zie de lijst achterin.\n2\u200b Gemeten over tien jaar.\n"
    )
    other = "De tweede bladzijde gaat over iets anders, namelijk over de brug.\n\nDaar is weinig over te zeggen, zo blijkt.\n"
    document = read_text(f"{text}\f{other}")
    first = document.pages[0]
    assert first.text.startswith("Wie meer vraagt dan de eigen dienst kan, huurt in. Dat deed in 2019 al")
    assert "Platform31" in first.text
    assert "CO2" in first.text
    assert "artikel 5" in first.text
    assert "Hulp van buiten" in [block.text for block in first.blocks]
    assert_whole(document)


def test_numbers_stay_where_the_document_has_no_notes(read_text: ReadText) -> None:
    document = read_text("Het huis aan de Dijk3 staat leeg.\n\nDe bewoners van Plan7 wachten op bericht over later.\n")
    assert "Dijk3" in document.text
    assert "Plan7" in document.text


def test_raised_small_numbers_go_from_pdf_and_units_stay(reader: Reader, write_pdf: WritePdf) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for row, (words, raised, rest) in enumerate(
            [("Het dorp groeit", "41", " en de school ook"), ("Het plein is 40 m", "2", " groot sinds dat jaar")]
        ):
            text = canvas.beginText(72, 700 - 14 * row)
            text.setFont("Helvetica", 10)
            text.textOut(words)
            text.setFont("Helvetica", 6)
            text.setRise(3.5)
            text.textOut(raised)
            text.setFont("Helvetica", 10)
            text.setRise(0)
            text.textOut(rest)
            canvas.drawText(text)

    document = reader.read(write_pdf(draw))
    assert "Het dorp groeit en de school ook" in document.text
    assert "40 m2 groot" in document.text
    assert_whole(document)


def test_raised_references_go_from_web_pages(read_text: ReadText) -> None:
    document = read_text(
        "<html><body><main><h2>Water in de straat<sup>3</sup></h2><p>Het plein is 40 m<sup>2</sup> groot."
        '<sup><a href="#noot">1</a></sup> De 20<sup>e</sup> eeuw duurde lang<sup>[2]</sup> en kort'
        '<a role="doc-noteref" href="#n">4</a>.</p></main></body></html>',
        "blad.html",
    )
    assert [block.text for page in document.pages for block in page.blocks] == [
        "Water in de straat",
        "Het plein is 40 m2 groot. De 20e eeuw duurde lang en kort.",
    ]
    assert document.pages[0].blocks[0].kind is BlockKind.HEADING


def test_words_split_after_a_ligature_are_mended() -> None:
    words = Lexicon()
    assert mend("een specifi ek doel en ef fectief beleid", words) == "een specifiek doel en effectief beleid"
    assert mend("de of ficiële lijn van het profi el", words) == "de officiële lijn van het profiel"
    assert mend("of een bedrijf iets heeft of fiets", words) == "of een bedrijf iets heeft of fiets"


def test_ligature_signs_become_letters(read_text: ReadText) -> None:
    assert "financiën" in read_text("De \ufb01nanciën zijn op orde. Dat was het vorige jaar nog niet zo.\n").text
