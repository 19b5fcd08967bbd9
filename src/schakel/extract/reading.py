"""Reading one file in this very process: what the worker does for each file it is given."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from schakel.extract import media
from schakel.extract.document import Document, Page
from schakel.extract.draft import compose
from schakel.extract.limits import MEGABYTE, Limits
from schakel.extract.problems import Unreadable
from schakel.extract.result import Result

PLAIN = frozenset({media.TEXT, media.MARKDOWN, media.CSV})
FEWEST_WORDS = 3

Read = Callable[[Path, str | None, Limits], Result]
"""Reads the file at a path with its password, if any, within limits; a format without passwords has no use for the second."""


def read_here(path: Path, name: str, password: str | None, limits: Limits) -> Document:
    """The document in the file at ``path``. Raises :class:`Unreadable` with a code for everything that is wrong with it."""
    media_type = media.sniff(path, name)
    size = path.stat().st_size
    if size > limits.file_mb * MEGABYTE:
        raise Unreadable("too_large", {"megabytes": limits.file_mb})
    _require_readable(path, name, media_type)
    result = _reader(media_type)(path, password, limits)
    return finish(media_type, name, result)


def finish(media_type: str, name: str, result: Result) -> Document:
    """The document made of what a format's reader found: pages composed, language and bibliographic data proposed."""
    from schakel.extract import language, metadata

    pages = tuple(compose(page) for page in result.pages)
    if not any(page.text for page in pages):
        raise Unreadable("no_text")
    warnings = list(result.warnings)
    named = media.BY_EXTENSION.get(media.extension(name))
    if named and named != media_type and not (named in PLAIN and media_type in PLAIN):
        warnings.append(("extension_differs", {"extension": media.extension(name), "media_type": media_type}))
    document = Document(media_type, pages, paged=result.paged, warnings=tuple(warnings))
    return replace(
        document,
        language=language.detect(_sample(pages)),
        proposal=metadata.propose(document, result.properties, name),
    )


def _sample(pages: tuple[Page, ...]) -> str:
    """The beginnings of some twelve pages, spread over the document."""
    step = max(1, len(pages) // 12)
    return "\n".join(page.text[:4000] for page in pages[::step])


def _require_readable(path: Path, name: str, media_type: str) -> None:
    """Raise ``Unreadable`` for a kind of file that cannot be read: with what is wrong with it, as exactly as can be said."""
    suffix = media.extension(name)
    named = media.BY_EXTENSION.get(suffix)
    promised = named is not None and named not in PLAIN
    if promised and (media_type == media.BINARY or (media_type == media.TEXT and not _has_words(path))):
        raise Unreadable("unrecognisable", {"extension": suffix})
    if media_type in media.READABLE:
        return
    if media_type == "application/msword" and media.is_encrypted_office(path):
        raise Unreadable("encrypted")
    if named in media.READABLE:
        raise Unreadable("not_what_it_says", {"extension": suffix, "media_type": media_type})
    raise Unreadable("unsupported", {"media_type": media_type})


def _has_words(path: Path) -> bool:
    """Whether what was taken for text can be read: a few words, and mostly letters. The start of a picture has one at most."""
    from schakel.extract import plain

    with path.open("rb") as stream:
        text = plain.decode(stream.read(65_536))[0]
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) >= FEWEST_WORDS and sum(map(len, words)) > len("".join(text.split())) / 2


def _reader(media_type: str) -> Read:
    """The function that reads this kind of file; each is imported only where it is needed."""
    if media_type == media.PDF:
        from schakel.extract import pdf

        return pdf.read
    if media_type == media.DOCX:
        from schakel.extract import word

        return word.read
    if media_type == media.ODT:
        from schakel.extract import opendocument

        return opendocument.read
    if media_type == media.HTML:
        from schakel.extract import webpage

        return webpage.read
    if media_type == media.EML:
        from schakel.extract import mail

        return mail.read
    if media_type == media.MARKDOWN:
        from schakel.extract import markdown

        return markdown.read
    return _read_text


def _read_text(path: Path, password: str | None, limits: Limits) -> Result:
    from schakel.extract import plain

    text, warnings = plain.decode(path.read_bytes())
    result = plain.read(text)
    result.warnings += warnings
    return result
