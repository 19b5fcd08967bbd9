"""Publications of the library that an agenda may stand in."""

from __future__ import annotations

from django.core.cache import cache
from django.db.models import Case, When

from schakel.agenda.models import Agenda, AgendaDraft
from schakel.agenda.recognise.likeness import agenda_likeness
from schakel.extract.document import Document, Proposal
from schakel.library.intake.rows import as_read
from schakel.library.models import Kind, Publication
from schakel.library.queries.publications import publications
from schakel.register.access import Viewer, visible

LIKELY = 0.5
"""From this likeness on an import is suggested (see ``agenda_likeness``)."""
MOST_SUGGESTED = 5
MOST_OFFERED = 300
"""So many publications can be chosen from: a longer list nobody reads, and it is loaded with every look at the form."""
REMEMBERED_SECONDS = 30 * 24 * 3600


def importable(viewer: Viewer, wanted: int | None = None) -> list[Publication]:
    """Publications to choose from, by title: agendas, then the newest others, ``MOST_OFFERED`` at most.

    The one with the key ``wanted`` is always among them, where the viewer may see it.
    """
    turn = Case(When(pk=wanted or 0, then=0), When(kind=Kind.AGENDA, then=1), default=2)
    rows = publications(viewer).annotate(turn=turn).order_by("turn", "-added_at", "-pk")[:MOST_OFFERED]
    return sorted(rows, key=lambda one: (one.title.casefold(), one.pk))


def suggested(viewer: Viewer) -> list[Publication]:
    """Of the newest publications of kind agenda without an agenda or draft that the viewer sees: those that look like one."""
    stored = visible(Agenda.objects.exclude(source_digest=""), viewer).values("source_digest")
    begun = visible(AgendaDraft.objects.all(), viewer).values("digest")
    rows = publications(viewer).filter(kind=Kind.AGENDA).exclude(digest__in=stored).exclude(digest__in=begun)
    return [row for row in rows.order_by("-added_at", "-pk")[:MOST_SUGGESTED] if _likeness(row) >= LIKELY]


def _likeness(publication: Publication) -> float:
    """0-1: how much a publication looks like an agenda, from its stored pages. Remembered per file."""
    name = f"agenda:likeness:{publication.digest}"
    known: float | None = cache.get(name)
    if known is None:
        known = agenda_likeness(_document(publication))
        cache.set(name, known, REMEMBERED_SECONDS)
    return known


def _document(publication: Publication) -> Document:
    pages = tuple(as_read(page) for page in publication.pages.all())
    about = Proposal(title=publication.title, subtitle=publication.subtitle)
    return Document(publication.media_type, pages, publication.language, about, publication.paged)
