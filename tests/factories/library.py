"""Publications, pages, passages and batches of files to tell stories with."""

from __future__ import annotations

import hashlib
import itertools
from typing import Any

from schakel.library.intake.queue import viewer_fields
from schakel.library.models import Intake, IntakeFile, Kind, Page, Passage, Publication, Reference
from schakel.parties.models import Organisation
from schakel.register.access import LOCAL, Visibility

NUMBERS = itertools.count(1)
TEXT = "Op deze bladzijde staat één alinea over wonen in de regio."


def make_owner(name: str = "") -> Organisation:
    """An organisation with a library."""
    return Organisation.objects.create(name=name or f"Provincie {next(NUMBERS)}", kind="province")


def make_publication(**said: Any) -> Publication:
    """A publication without pages, visible to its own organisation."""
    number = next(NUMBERS)
    digest = said.get("digest", hashlib.sha256(str(number).encode()).hexdigest())
    given: dict[str, Any] = {
        "title": f"Verkenning {number}",
        "kind": Kind.RESEARCH_REPORT,
        "visibility": Visibility.ORGANISATION,
        "file": f"publications/{digest[:2]}/{digest}.txt",
        "file_name": "verkenning.txt",
        "media_type": "text/plain",
        "size": 1000,
        "digest": digest,
        **said,
    }
    return Publication.objects.create(owner=given.pop("owner", None) or make_owner(), **given)


def make_page(publication: Publication, number: int = 1, text: str = TEXT, **said: Any) -> Page:
    """A page with one paragraph, or with the ``blocks`` given."""
    blocks = said.pop("blocks", [["paragraph", 0, len(text), None, "", False]])
    return Page.objects.create(publication=publication, number=number, text=text, blocks=blocks, **said)


def make_passage(publication: Publication, text: str = TEXT, **said: Any) -> Passage:
    """A passage, on the first page unless said otherwise."""
    position = Passage.objects.filter(publication=publication).count()
    given = {"position": position, "page": 1, "start": 0, "page_end": 1, "end": len(text), **said}
    return Passage.objects.create(publication=publication, text=text, **given)


def make_reference(publication: Publication, **said: Any) -> Reference:
    """A reference to a report, on the first page unless said otherwise."""
    given = {"position": 0, "page": 1, "start": 0, "end": 10, "kind": "work", "raw": "RIVM (2021)", **said}
    return Reference.objects.create(publication=publication, **given)


def make_intake(**said: Any) -> Intake:
    """A batch of files, handed in by the one person of this machine."""
    given: dict[str, Any] = {"title": "3 november 2026 14:05", "handed_in_by": viewer_fields(LOCAL), **said}
    return Intake.objects.create(owner=given.pop("owner", None) or make_owner(), **given)


def make_intake_files(intake: Intake, count: int, **said: Any) -> list[IntakeFile]:
    """Files that wait, unless said otherwise."""
    numbers = [next(NUMBERS) for _ in range(count)]
    return [
        IntakeFile.objects.create(
            intake=intake, name=f"rapport-{number}.txt", file=f"intake/rapport-{number}.txt", size=100, **said
        )
        for number in numbers
    ]
