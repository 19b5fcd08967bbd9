"""A file becomes a recognised agenda, with the text of its pages to hold it against."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError

from schakel.agenda.recognise import RecognisedAgenda, UnreadableTable, recognise_file
from schakel.agenda.words.doubts import UNREADABLE
from schakel.extract import Document, Limits, Unreadable, read
from schakel.library.files import digest_of
from schakel.library.problems import not_opened, refusal

LIMITS = Limits(wall_seconds=120, cpu_seconds=110, pages=1_000)


@dataclass(frozen=True, slots=True)
class ReadAgenda:
    """What a file holds: the agenda as recognised, its pages as (number, text), and what went less than well, in codes."""

    agenda: RecognisedAgenda
    digest: str
    pages: tuple[tuple[int, str], ...] = ()
    paged: bool = False
    warnings: tuple[tuple[str, dict[str, str | int]], ...] = ()


def read_agenda(path: Path, name: str) -> ReadAgenda:
    """Read a file and recognise the agenda in it; ``name`` is what its owner calls it.

    Raises ValidationError, in words that say what to do, where the file cannot be read.
    """
    documents: list[Document] = []

    def reading(file: Path) -> Document:
        documents.append(read(file, name=name, limits=LIMITS))
        return documents[0]

    try:
        digest = digest_of(path)
        agenda = recognise_file(path, read=reading, name=name)
    except Unreadable as problem:
        raise refusal(problem.code, problem.data) from problem
    except UnreadableTable as problem:
        raise ValidationError(str(UNREADABLE[problem.code]), code=problem.code) from problem
    except OSError as problem:
        raise refusal(*not_opened(problem)) from problem
    if not documents:
        return ReadAgenda(agenda, digest)
    document = documents[0]
    pages = tuple((page.number, page.text) for page in document.pages)
    return ReadAgenda(agenda, digest, pages, document.paged, document.warnings)
