"""What kind of file it is, told by its content. The name only settles what content cannot (Markdown, CSV, plain text)."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from schakel.extract.problems import Unreadable

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
HTML = "text/html"
EML = "message/rfc822"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
CSV = "text/csv"
ZIP = "application/zip"
BINARY = "application/octet-stream"

READABLE = frozenset({PDF, DOCX, ODT, HTML, EML, TEXT, MARKDOWN})
"""Media types that :func:`schakel.extract.read` turns into pages."""

BY_EXTENSION = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".xlsx": XLSX,
    ".odt": ODT,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".eml": EML,
    ".txt": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".csv": CSV,
    ".pptx": PPTX,
    ".doc": "application/msword",
    ".rtf": "application/rtf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
"""What a file is by its name."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ", "application/x-executable"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
)
_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_MAIL_HEADERS = {
    b"from",
    b"to",
    b"subject",
    b"date",
    b"received",
    b"return-path",
    b"message-id",
    b"mime-version",
    b"delivered-to",
}
_MARKDOWN_SIGN = re.compile(r"^(#{1,6} \S|```|\|.*\|\s*$|\* \S|- \S|> \S)|\*\*\S|\]\([^)\s]*\)", re.MULTILINE)
_HTML_START = re.compile(rb"<(!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|table)\b", re.IGNORECASE)
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")


def extension(name: str) -> str:
    """The lower-case extension of a file name with its dot ("" without one), whatever folders or odd signs stand in it."""
    return PurePosixPath(name.replace("\\", "/").strip()).suffix.lower()


def sniff(path: Path, name: str | None = None) -> str:
    """The media type of the file at ``path``, told by content; ``name`` is its name where ``path`` is a temporary one.

    Raises ``Unreadable("empty_file")``, ``Unreadable("missing")``, ``Unreadable("not_a_file")``, and
    ``Unreadable("truncated")`` for a ZIP-based document that stops halfway.
    """
    if path.exists() and not path.is_file():
        raise Unreadable("not_a_file")
    try:
        with path.open("rb") as stream:
            head = stream.read(65_536)
    except FileNotFoundError as error:
        raise Unreadable("missing") from error
    if not head.strip(b"\x00 \t\r\n\x0c") and path.stat().st_size <= len(head):
        raise Unreadable("empty_file")
    suffix = extension(name or path.name)
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(path)
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    return _kind_of_text(head, suffix)


def is_encrypted_office(path: Path) -> bool:
    """Whether an old-style container holds an encrypted Office document."""
    with path.open("rb") as stream:
        return _ENCRYPTED_OFFICE in stream.read(4_000_000)


def _inside_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return archive.read("mimetype").decode("ascii", "replace").strip() or ZIP
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError) as error:
        raise Unreadable("truncated") from error
    for part, media_type in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("ppt/presentation.xml", PPTX)):
        if part in names:
            return media_type
    return ZIP


def _kind_of_text(head: bytes, suffix: str) -> str:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    control = sum(byte < 9 or 13 < byte < 27 for byte in head) - (head.count(0) if wide else 0)
    if control > len(head) * 0.02 + 8:
        return BINARY
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _is_mail(start):
        return EML
    window = start[:4096]
    found = _HTML_START.search(window)
    if found and (found.start() == 0 or window.startswith((b"<!--", b"<?xml"))):
        return HTML
    text = head.decode("utf-8", "replace")
    if suffix == ".csv" or (suffix not in BY_EXTENSION and _looks_like_csv(text)):
        return CSV
    if suffix in {".md", ".markdown"} or (suffix in {".txt", ""} and _is_markdown(text)):
        return MARKDOWN
    return TEXT


def _is_mail(start: bytes) -> bool:
    names: set[bytes] = set()
    for line in start.splitlines()[:40]:
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        if not _HEADER.match(line):
            return False
        names.add(line.split(b":", 1)[0].lower())
    return len(names & _MAIL_HEADERS) >= 2


def _is_markdown(text: str) -> bool:
    """Whether a text is written in Markdown: headings with # and nothing that only other texts have."""
    headings = len(re.findall(r"^#{1,6} \S", text, re.MULTILINE))
    return headings >= 2 or (headings >= 1 and len(_MARKDOWN_SIGN.findall(text)) >= 3)


def _looks_like_csv(text: str) -> bool:
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    for divider in (";", "\t", ","):
        counts = {line.count(divider) for line in lines[:-1] or lines}
        if len(lines) >= 2 and len(counts) == 1 and counts.pop() >= 2:
            return True
    return False
