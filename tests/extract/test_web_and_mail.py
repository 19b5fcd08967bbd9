"""Web pages, messages and Markdown: their text, and nothing that they would do."""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

from schakel.extract import BlockKind, Document, Reader

ReadText = Callable[..., Document]

PAGE = """<!doctype html>
<html lang="nl"><head><title>Schone lucht</title><meta name="author" content="B. de Boer">
<style>p { color: red }</style><script>document.write("gerend")</script></head>
<body onload="alert('weg')"><nav><ul><li>Thuis</li></ul></nav>
<main><h1>Schone lucht</h1>
<p>Wie langs de weg <em>woont</em>, ademt meer roet. Lees <a href="/meer">het stuk</a>.</p>
<h2>2.1 Meten</h2>
<ol><li>Hoe meet je roet?</li><li>Wie mag dat doen?<ul><li>bewoners</li></ul></li></ol>
<table><tr><th>Plek</th><th>Roet</th></tr><tr><td>Dorp</td><td>laag</td></tr></table>
<img src="IMAGE" alt=""><iframe src="IMAGE"></iframe>
<p>Slot&shy;zin met een regel<br>onder elkaar.</p></main>
<footer>Cookies</footer></body></html>"""


def outline(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.marker, block.text) for page in document.pages for block in page.blocks]


def test_a_web_page_gives_its_text_and_runs_nothing(read_text: ReadText) -> None:
    document = read_text(PAGE.replace("IMAGE", "http://voorbeeld.invalid/a.png"), "pagina.html")
    assert outline(document) == [
        ("heading", "", "Schone lucht"),
        ("paragraph", "", "Wie langs de weg woont, ademt meer roet. Lees het stuk."),
        ("heading", "2.1", "Meten"),
        ("list_item", "1.", "Hoe meet je roet?"),
        ("list_item", "2.", "Wie mag dat doen?"),
        ("list_item", "•", "bewoners"),
        ("table_row", "", "Plek | Roet"),
        ("table_row", "", "Dorp | laag"),
        ("paragraph", "", "Slotzin met een regel onder elkaar."),
    ]
    assert document.warnings == (("active_content", {}),)
    assert document.proposal.title == "Schone lucht"
    assert document.proposal.authors == ("B. de Boer",)


def test_nothing_on_a_web_page_is_fetched(reader: Reader, tmp_path: Path) -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    server = HTTPServer(("127.0.0.1", 0), Listener)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        path = tmp_path / "pagina.html"
        path.write_text(PAGE.replace("IMAGE", f"http://127.0.0.1:{server.server_port}/spion.png"))
        assert reader.read(path).pages
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert asked == []


def test_items_in_a_cell_of_a_web_page_keep_their_line_ends(read_text: ReadText) -> None:
    page = "<html><body><table><tr><td><ul><li>Wat?</li><li>Hoe?</li></ul></td><td>Wie</td></tr></table></body></html>"
    (block,) = read_text(page, "tabel.html").pages[0].blocks
    assert block.cells == ("Wat?\nHoe?", "Wie")


def test_a_web_page_in_an_older_code_page(read_text: ReadText) -> None:
    page = "<html><head><meta charset='windows-1252'></head><body><p>Eén coöperatie.</p></body></html>"
    assert read_text(page.encode("cp1252"), "oud.html").text == "Eén coöperatie."


def test_tags_nested_without_end_do_not_break_the_reader(read_text: ReadText) -> None:
    document = read_text("<html><body>" + "<div>" * 20_000 + "De kern." + "</div>" * 20_000, "diep.html")
    assert document.text == "De kern."


MESSAGE = (
    "From: Petra Jansen <petra@voorbeeld.invalid>\r\n"
    "To: kennis@voorbeeld.invalid\r\n"
    "Subject: =?utf-8?q?Vraag_over_het_caf=C3=A9?=\r\n"
    "Date: Mon, 3 Mar 2025 10:00:00 +0100\r\n"
    "MIME-Version: 1.0\r\n"
    'Content-Type: multipart/mixed; boundary="grens"\r\n\r\n'
    "--grens\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    "Beste collega,\r\n\r\nWelke kennis is er over het dorpscafé? Dat horen we graag.\r\n\r\n"
    "--grens\r\nContent-Type: application/pdf\r\n"
    'Content-Disposition: attachment; filename="../plan\t1.pdf"\r\n\r\nxx\r\n--grens--\r\n'
)


def test_a_message_is_its_subject_and_body_and_names_its_attachments(read_text: ReadText) -> None:
    document = read_text(MESSAGE, "vraag.eml")
    assert document.media_type == "message/rfc822"
    assert outline(document)[0] == ("heading", "", "Vraag over het café")
    assert "Welke kennis is er over het dorpscafé? Dat horen we graag." in document.text
    assert document.warnings == (("attachments", {"names": "plan 1.pdf"}),)
    assert document.proposal.year == 2025
    assert document.proposal.authors == ("Petra Jansen",)


def test_a_message_in_html_only(read_text: ReadText) -> None:
    message = (
        "From: a@voorbeeld.invalid\r\nTo: b@voorbeeld.invalid\r\nSubject: Kort\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Hallo <b>allemaal</b>.</p><script>x()</script>\r\n"
    )
    document = read_text(message, "kort.eml")
    assert document.text == "Kort\n\nHallo allemaal."
    assert ("active_content", {}) in document.warnings


def test_markdown_by_its_marks(read_text: ReadText) -> None:
    text = (
        "---\ntitle: Water in de wijk\nauteur: C. Visser\n---\n\n# Water in de wijk\n\n"
        "Een **natte** wijk is [koeler](https://voorbeeld.invalid).\n\n## 1 Wat werkt\n\n1. gras\n2. bomen\n   - eiken\n\n"
        "| soort | prijs |\n|---|---|\n| eik | hoog |\n\n<script>alert(1)</script>\n"
    )
    document = read_text(text, "water.md")
    assert document.media_type == "text/markdown"
    assert outline(document)[:8] == [
        ("heading", "", "Water in de wijk"),
        ("paragraph", "", "Een natte wijk is koeler."),
        ("heading", "1", "Wat werkt"),
        ("list_item", "1.", "gras"),
        ("list_item", "2.", "bomen"),
        ("list_item", "•", "eiken"),
        ("table_row", "", "soort | prijs"),
        ("table_row", "", "eik | hoog"),
    ]
    assert document.proposal.title == "Water in de wijk"
    assert document.proposal.authors == ("C. Visser",)
    assert not document.paged


def test_markdown_in_a_text_file_is_seen_for_what_it_is(read_text: ReadText) -> None:
    document = read_text("# Eerste\n\nTekst over het veld.\n\n## Tweede\n\nMeer tekst over het veld.\n", "notitie.txt")
    assert [block.level for block in document.pages[0].blocks if block.kind is BlockKind.HEADING] == [1, 2]
