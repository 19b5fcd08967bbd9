"""Whatever is wrong with a file: one clear sentence, and the next file is read as if nothing happened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from odfdo import Document as OdfDocument
from odfdo import Header as OdfHeader
from odfdo import Paragraph as OdfParagraph
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from schakel.extract import UNREADABLE, Limits, Reader, Unreadable, explain

WritePdf = Callable[..., Path]
WriteZip = Callable[..., Path]


def one_line(canvas: Canvas, number: int) -> None:
    canvas.drawString(72, 700, f"Bladzijde {number} gaat over het water in de sloten van de polder.")


def problem(reader: Reader, path: Path, password: str | None = None) -> Unreadable:
    """What the reader says is wrong with a file; its sentence must be complete."""
    with pytest.raises(Unreadable) as caught:
        reader.read(path, password=password)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "%(" not in sentence
    return caught.value


def test_an_empty_file_says_that_it_is_empty(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "leeg.pdf"
    path.write_bytes(b"")
    assert problem(reader, path).code == "empty_file"


def test_a_file_that_is_not_there_says_so_and_not_that_it_ever_was(reader: Reader, tmp_path: Path) -> None:
    found = problem(reader, tmp_path / "weg.pdf")
    assert found.code == "missing"
    assert "any more" not in str(found)


def test_a_folder_is_no_file(reader: Reader, tmp_path: Path) -> None:
    assert problem(reader, tmp_path).code == "not_a_file"


def test_half_a_pdf_is_called_truncated(reader: Reader, write_pdf: WritePdf) -> None:
    path = write_pdf(one_line, pages=5)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    assert problem(reader, path).code == "truncated"


def test_half_a_word_document_is_called_truncated(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "half.docx"
    document = docx.Document()
    document.add_paragraph("Over bomen in de straat. " * 400)
    document.save(str(path))
    path.write_bytes(path.read_bytes()[:9_000])
    assert problem(reader, path).code == "truncated"


def encrypted(path: Path, password: str) -> Path:
    """The same PDF behind a password."""
    writer = PdfWriter()
    for page in PdfReader(path).pages:
        writer.add_page(page)
    writer.encrypt(password)
    locked = path.with_name("op slot.pdf")
    with locked.open("wb") as stream:
        writer.write(stream)
    return locked


def test_a_pdf_behind_a_password_asks_for_it(reader: Reader, write_pdf: WritePdf) -> None:
    locked = encrypted(write_pdf(one_line), "sleutelbloem")
    assert problem(reader, locked).code == "encrypted"
    assert problem(reader, locked, password="madelief").code == "wrong_password"
    assert "polder" in reader.read(locked, password="sleutelbloem").text


def test_a_word_document_behind_a_password_says_so(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "op slot.docx"
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
    path.write_bytes(container + "EncryptedPackage".encode("utf-16-le") + bytes(1000))
    assert problem(reader, path).code == "encrypted"


def test_an_old_word_document_asks_for_another_format(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "oud.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    found = problem(reader, path)
    assert found.code == "unsupported"
    assert "Save it as" in str(found)


def test_a_picture_called_pdf_is_not_what_it_says(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10)
    found = problem(reader, path)
    assert found.code == "not_what_it_says"
    assert ".pdf" in str(found)
    assert "image/png" in str(found)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("foto.png", b"\x89PNG"),
        ("foto.jpg", b"\xff\xd8"),
        ("rapport.pdf", b"%PDF"),
        ("rapport.docx", b"PK\x03"),
        ("rapport.pdf", bytes(range(256)) * 10),
    ],
)
def test_what_is_neither_what_its_name_promises_nor_text_is_refused(
    reader: Reader, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    found = problem(reader, path)
    assert found.code == "unrecognisable"
    assert path.suffix in str(found)
    assert "once more" in str(found)


@pytest.mark.parametrize("name", ["notitie.pdf", "notitie.docx", "notitie.png"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_text_under_another_name_is_read_with_a_remark(
    reader: Reader, tmp_path: Path, name: str, encoding: str
) -> None:
    path = tmp_path / name
    path.write_bytes("Het café ligt aan de vaart.".encode(encoding))
    document = reader.read(path)
    assert "vaart" in document.text
    assert "extension_differs" in [code for code, _ in document.warnings]


def test_a_short_text_under_its_own_name_is_text(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "antwoord.txt"
    path.write_text("Ja.")
    assert reader.read(path).text == "Ja."


def test_a_pdf_called_docx_is_read_as_what_it_is(reader: Reader, write_pdf: WritePdf) -> None:
    document = reader.read(write_pdf(one_line, name="verkeerd.docx"))
    assert document.media_type == "application/pdf"
    assert [code for code, _ in document.warnings] == ["extension_differs"]


def test_a_kind_of_file_that_cannot_be_read_is_named(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(2000))
    assert problem(reader, path).code == "unsupported"


def bomb(original: Path, part: str) -> Path:
    """The document with one part that unpacks to 700 MB of spaces."""
    swollen = original.with_name(f"bom-{original.name}")
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            if entry.filename != part:
                target.writestr(entry, source.read(entry.filename))
        with target.open(part, "w", force_zip64=True) as stream:
            for _ in range(700):
                stream.write(b" " * 1_000_000)
    return swollen


def test_a_word_document_that_unpacks_to_far_too_much_is_not_opened(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "klein.docx"
    docx.Document().save(str(path))
    swollen = bomb(path, "word/document.xml")
    assert swollen.stat().st_size < 2_000_000
    assert problem(reader, swollen).code == "too_large_inside"


def test_an_opendocument_that_lies_about_its_size_is_not_opened(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "klein.odt"
    text = OdfDocument("text")
    text.body.append(OdfParagraph("Een zin."))
    text.save(path)
    swollen = bomb(path, "content.xml")
    stated = (700_000_000).to_bytes(4, "little")
    swollen.write_bytes(swollen.read_bytes().replace(stated, (7_000).to_bytes(4, "little")))
    assert problem(reader, swollen).code in {"too_large_inside", "broken", "truncated"}


def test_entities_that_multiply_are_not_unfolded(reader: Reader, write_zip: WriteZip) -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><document>&b;</document>'
    path = write_zip("lach.docx", {"word/document.xml": laughs, "[Content_Types].xml": b"<Types/>"})
    assert problem(reader, path).code == "broken"


def test_a_word_document_with_spoilt_bytes_is_broken(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "bedorven.docx"
    document = docx.Document()
    document.add_paragraph("Over bomen in de straat.")
    document.save(str(path))
    data = bytearray(path.read_bytes())
    middle = data.index(b"word/document.xml") + 40
    data[middle : middle + 60] = bytes(60)
    path.write_bytes(bytes(data))
    assert problem(reader, path).code == "broken"


def test_a_zip_that_only_pretends_to_be_word_is_broken(reader: Reader, write_zip: WriteZip) -> None:
    path = write_zip("stuk.docx", {"word/document.xml": b"<niet", "[Content_Types].xml": b"<Types/>"})
    assert problem(reader, path).code == "broken"


def spoilt(original: Path, part: str, good: str, bad: str) -> Path:
    """The document with one thing in it written otherwise than its format allows."""
    changed = original.with_name(f"bedorven-{original.name}")
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry.filename)
            if entry.filename == part:
                assert good.encode() in data
                data = data.replace(good.encode(), bad.encode())
            target.writestr(entry, data)
    return changed


@pytest.mark.parametrize(
    ("part", "good", "bad"),
    [
        ("word/numbering.xml", 'w:ilvl="0"', 'w:ilvl="nul"'),
        ("word/numbering.xml", 'w:ilvl="0"', ""),
        ("word/numbering.xml", '<w:start w:val="1"/>', '<w:start w:val="999999999"/>'),
        ("word/numbering.xml", '<w:start w:val="1"/>', '<w:start w:val="-5"/>'),
        ("word/numbering.xml", 'w:val="decimal"', 'w:val="lowerRoman"'),
        ("word/document.xml", '<w:ilvl w:val="0"/>', '<w:ilvl w:val="999999999"/>'),
        ("word/document.xml", '<w:ilvl w:val="0"/>', '<w:ilvl w:val="een"/>'),
        ("word/styles.xml", '<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="een"/>'),
        ("[Content_Types].xml", "wordprocessingml.numbering+xml", "onbekend"),
        ("[Content_Types].xml", "core-properties+xml", "onbekend"),
        ("docProps/core.xml", "cp:coreProperties", "cp:iets"),
    ],
)
def test_a_word_document_with_one_odd_value_in_it_is_read_all_the_same(
    reader: Reader, tmp_path: Path, part: str, good: str, bad: str
) -> None:
    path = tmp_path / "opsomming.docx"
    document = docx.Document()
    document.add_paragraph("Over bomen in de straat.")
    item = document.add_paragraph("Eerst tellen.", style="List Number")
    item.paragraph_format.element.get_or_add_pPr()._add_numPr().get_or_add_ilvl().val = 0
    item.paragraph_format.element.pPr.numPr.get_or_add_numId().val = 1
    document.styles["Heading 1"].name = "Grote kop"
    document.add_paragraph("Wat het kost", style="Grote kop")
    document.save(str(path))

    assert "Over bomen in de straat." in reader.read(spoilt(path, part, good, bad)).text


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('text:outline-level="2"', 'text:outline-level="twee"'),
        ('text:outline-level="2"', 'text:outline-level="999999999"'),
        ('<text:s text:c="2"/>', '<text:s text:c="drie"/>'),
    ],
)
def test_an_opendocument_with_one_odd_value_in_it_is_read_all_the_same(
    reader: Reader, tmp_path: Path, good: str, bad: str
) -> None:
    path = tmp_path / "kop.odt"
    text = OdfDocument("text")
    text.body.append(OdfHeader(2, "Het veer"))
    text.body.append(OdfParagraph("Een zin   met ruimte."))
    text.save(path)

    assert "met ruimte." in reader.read(spoilt(path, "content.xml", good, bad)).text


def pdf_with_stream(data: bytes, box: str, filters: str) -> bytes:
    """A bare one-page PDF with the given content stream and page box."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R /Resources << >> >>".encode(),
        f"<< /Length {len(data)} {filters} >>\nstream\n".encode() + data + b"\nendstream",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010d} 00000 n \n".encode() for place in places)
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def test_a_pdf_with_a_page_of_kilometres_ends_in_a_sentence(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "groot.pdf"
    path.write_bytes(pdf_with_stream(b"0 0 100000000 100000000 re f", "0 0 100000000 100000000", ""))
    assert problem(reader, path).code in {"no_text", "out_of_memory", "out_of_time"}


def test_a_pdf_that_asks_for_gigabytes_fails_alone(tmp_path: Path, write_pdf: WritePdf) -> None:
    import zlib

    packer = zlib.compressobj(9)
    block = b"(w) Tj " * 150_000
    data = b"".join(packer.compress(block) for _ in range(900)) + packer.flush()
    heavy = tmp_path / "zwaar.pdf"
    heavy.write_bytes(pdf_with_stream(data, "0 0 595 842", "/Filter /FlateDecode"))
    with Reader(processes=1, limits=Limits(memory_mb=700, cpu_seconds=20, wall_seconds=30)) as small:
        assert problem(small, heavy).code in {"out_of_memory", "out_of_time", "no_text", "broken"}
        assert "polder" in small.read(write_pdf(one_line)).text


def test_a_file_that_takes_too_long_is_stopped_and_the_next_is_read(write_pdf: WritePdf, tmp_path: Path) -> None:
    slow = write_pdf(one_line, pages=2500, name="traag.pdf")
    quick = tmp_path / "vlug.txt"
    quick.write_text("Een korte tekst over het dorp.")
    with Reader(processes=1, limits=Limits(wall_seconds=0)) as impatient:
        assert problem(impatient, slow).code == "out_of_time"
    with Reader(processes=1, limits=Limits(wall_seconds=60)) as patient:
        assert patient.read(quick).text.startswith("Een korte tekst")


def test_three_thousand_pages_are_simply_read(reader: Reader, write_pdf: WritePdf) -> None:
    document = reader.read(write_pdf(one_line, pages=3000))
    assert len(document.pages) == 3000
    assert document.pages[2999].text.startswith("Bladzijde 3000 gaat over")


def test_more_pages_than_the_limit_says_how_many_it_has(write_pdf: WritePdf) -> None:
    with Reader(processes=1, limits=Limits(pages=3)) as small:
        found = problem(small, write_pdf(one_line, pages=4))
    assert found.code == "too_many_pages"
    assert found.data == {"pages": 4, "limit": 3}


def test_a_pdf_without_any_text_says_so(reader: Reader, write_pdf: WritePdf) -> None:
    path = write_pdf(lambda canvas, _: canvas.rect(100, 100, 50, 50))
    assert problem(reader, path).code == "no_text"


def test_text_of_only_spaces_is_empty(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "wit.txt"
    path.write_text(" \n\t\n  \n")
    assert problem(reader, path).code == "empty_file"


def test_every_problem_has_a_sentence_that_says_what_to_do() -> None:
    for code, template in UNREADABLE.items():
        data: dict[str, str | int] = dict.fromkeys(
            ("megabytes", "media_type", "extension", "pages", "limit", "seconds"), "x"
        )
        sentence = explain(code, data)
        assert sentence.count(".") >= 2, template


def test_an_unknown_code_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        explain("onbekend")


@pytest.mark.parametrize(
    "name",
    ["met spaties.txt", "naïef–überhaupt ☂.txt", "..\\..\\geheim.txt", "twee\nregels.txt", "-rf.txt", "%s%n.txt"],
)
def test_odd_file_names_are_just_names(reader: Reader, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("De brug over de vaart is oud. Zij wordt vernieuwd.")
    assert reader.read(path).text == "De brug over de vaart is oud. Zij wordt vernieuwd."


def test_a_name_with_folders_in_it_reaches_nothing_else(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_text("De brug over de vaart is oud.")
    assert reader.read(path, name="../../etc/passwd.txt").text == "De brug over de vaart is oud."
