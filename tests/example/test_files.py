"""The example files: plainly marked as examples, whole, and equal to their sources."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

Manifest = dict[str, Any]
ROOT = Path(__file__).resolve().parents[2]
MARKS = {
    "nl": "Voorbeelddocument bij Schakel – geen echt rapport",
    "en": "Example document of Schakel – not a real report",
}
SILENT = "elektriciteitsnet|windturbine|bodemdaling|fundering|verstandelijk|openbaar vervoer|eenzaam|drugs|algoritme|kunstmatige"


def publications(manifest: Manifest, suffix: str) -> list[dict[str, Any]]:
    """The entries of one format; never none, so that a test cannot pass on nothing."""
    found = [entry for entry in manifest["publications"] if entry["file"].endswith(suffix)]
    assert found
    return found


def text_of(path: Path) -> str:
    """All the words of a file."""
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".docx":
        return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    body = LexborHTMLParser(path.read_text(encoding="utf-8")).body
    assert body is not None
    return body.text(separator="\n")


def test_every_page_of_a_pdf_says_that_it_is_an_example(example: Path, manifest: Manifest) -> None:
    for entry in publications(manifest, ".pdf"):
        for page in PdfReader(example / entry["file"]).pages:
            assert MARKS[entry["language"]] in page.extract_text()


def test_a_pdf_has_four_to_twelve_pages_contents_to_jump_by_and_its_own_metadata(
    example: Path, manifest: Manifest
) -> None:
    for entry in publications(manifest, ".pdf"):
        reader = PdfReader(example / entry["file"])

        assert 4 <= len(reader.pages) <= 12
        assert reader.outline
        assert reader.metadata is not None
        assert reader.metadata.title == entry["title"]
        assert reader.metadata.author == ", ".join(entry["authors"])


def test_footnotes_of_a_pdf_are_numbered_without_a_gap(example: Path, manifest: Manifest) -> None:
    for entry in publications(manifest, ".pdf"):
        text = text_of(example / entry["file"])
        source = (example / "source" / entry["file"]).with_suffix(".md").read_text(encoding="utf-8")
        used = len(re.findall(r"\[\^[\w-]+\](?!:)", source))

        assert used
        for number in range(1, used + 1):
            assert re.search(rf"(?m)^\s*{number}\s", text), (entry["file"], number)


def test_word_files_carry_the_mark_on_the_first_page_and_in_the_footer(example: Path, manifest: Manifest) -> None:
    names = [entry["file"] for entry in publications(manifest, ".docx")] + [manifest["agenda"]["file"]]
    for name in names:
        document = Document(str(example / name))

        assert MARKS["nl"] in [paragraph.text for paragraph in document.paragraphs[:6]]
        assert MARKS["nl"] in document.sections[0].footer.paragraphs[0].text


def test_word_files_use_real_heading_and_list_styles(example: Path, manifest: Manifest) -> None:
    for entry in publications(manifest, ".docx"):
        styles = {
            paragraph.style.name for paragraph in Document(str(example / entry["file"])).paragraphs if paragraph.style
        }

        assert {"Title", "Heading 1", "Heading 2", "List Number", "Caption"} <= styles


def test_web_pages_fetch_nothing_and_run_nothing(example: Path, manifest: Manifest) -> None:
    for entry in publications(manifest, ".html"):
        page = LexborHTMLParser((example / entry["file"]).read_text(encoding="utf-8"))
        outside = [node.attributes.get("href") or "" for node in page.css("a")]

        assert not page.css("script, style, img, link, iframe")
        assert all(address.startswith("#") for address in outside)
        assert [MARKS["nl"] in part.text() for part in page.css("header, footer")] == [True, True]


def test_the_publications_are_silent_on_what_is_meant_to_be_a_white_spot(example: Path, manifest: Manifest) -> None:
    for entry in manifest["publications"]:
        assert not re.search(SILENT, text_of(example / entry["file"]), re.IGNORECASE), entry["file"]


def test_the_agenda_holds_every_question_in_its_own_paragraph(example: Path, manifest: Manifest) -> None:
    lines = [paragraph.text for paragraph in Document(str(example / manifest["agenda"]["file"])).paragraphs]
    for theme in manifest["agenda"]["themes"]:
        assert f"Thema {theme['code']}: {theme['title']}" in lines
        for core in theme["questions"]:
            assert f"{core['code']} {core['text']}" in lines
            assert all(sub["text"] in lines for sub in core["questions"])


def test_the_files_are_what_their_sources_make() -> None:
    result = subprocess.run(
        [sys.executable, str(ROOT / "script" / "make-example"), "--check"], capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("argument", ["--nonsense", "--check --check"])
def test_the_generator_explains_itself_when_asked_something_else(argument: str) -> None:
    result = subprocess.run(
        [sys.executable, str(ROOT / "script" / "make-example"), *argument.split()],
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 2
    assert "--check" in result.stdout
