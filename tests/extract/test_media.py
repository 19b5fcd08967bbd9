"""What a file is shows from its content; its name only helps where the content leaves a choice."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from odfdo import Document as OdfDocument

from schakel.extract import Unreadable, sniff

TEXTS = [
    (b"%PDF-1.7\n...", "x.txt", "application/pdf"),
    (b"\n\n%PDF-1.4\n", "x", "application/pdf"),
    (b"<!DOCTYPE html><p>x", "x.txt", "text/html"),
    (b"<html><body>x", "x", "text/html"),
    (b"From: a@b.nl\nTo: c@d.nl\nSubject: x\n\nHallo", "x.txt", "message/rfc822"),
    (b"naam;plaats;jaar\nJan;Urk;2020\nPiet;Ens;2021\n", "x.csv", "text/csv"),
    (b"naam;plaats;jaar\nJan;Urk;2020\nPiet;Ens;2021\n", "x", "text/csv"),
    (b"Zomaar wat tekst.", "x.txt", "text/plain"),
    (b"Zomaar wat tekst.", "x.md", "text/markdown"),
    (b"# Een\n\ntekst\n\n# Twee\n", "x.txt", "text/markdown"),
    (b"\xff\xfeH\x00o\x00i\x00.\x00", "x.txt", "text/plain"),
    (b"\x89PNG\r\n\x1a\n....", "x.pdf", "image/png"),
    (b"{\\rtf1 hallo}", "x.doc", "application/rtf"),
    (bytes(range(256)) * 4, "x.txt", "application/octet-stream"),
    (b"Let op: dit is geen bericht.\nWel een zin.", "x.txt", "text/plain"),
]


@pytest.mark.parametrize(("data", "name", "media_type"), TEXTS)
def test_content_tells(tmp_path: Path, data: bytes, name: str, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert sniff(path) == media_type


def test_office_files_by_what_is_in_them(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.bin"))
    openpyxl.Workbook().save(tmp_path / "b.bin")
    OdfDocument("text").save(tmp_path / "c.bin")
    with zipfile.ZipFile(tmp_path / "d.bin", "w") as archive:
        archive.writestr("x.txt", "x")
    kinds = [sniff(tmp_path / name).rsplit(".", 1)[-1] for name in ("a.bin", "b.bin", "c.bin", "d.bin")]
    assert kinds == ["document", "sheet", "text", "application/zip"]


def test_the_name_may_be_given_apart_from_the_path(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_text("Zomaar wat tekst.")
    assert sniff(path, "notitie.md") == "text/markdown"


def test_an_empty_file_has_no_kind(tmp_path: Path) -> None:
    path = tmp_path / "leeg"
    path.write_bytes(b"")
    with pytest.raises(Unreadable):
        sniff(path)
