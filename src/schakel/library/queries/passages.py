"""Passages found by the index, joined with their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from schakel.library.models import Passage
from schakel.register.access import Viewer, tokens_held, visible
from schakel.register.indexing import index
from schakel.search import Hit, Query, Result


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage (with its publication loaded), how well it fits, and which words brought it here.

    ``terms`` are the asker's words that stand in it; ``related`` words of it that matched by kinship; ``resembling`` is
    true where an embedding model finds it much like the question.
    """

    passage: Passage
    score: float
    terms: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    resembling: bool = False

    @property
    def why(self) -> str:
        """Why it was found, in words."""
        parts = []
        if self.terms:
            parts.append(_("words: %(words)s") % {"words": ", ".join(self.terms)})
        if self.related:
            parts.append(_("related: %(words)s") % {"words": ", ".join(self.related)})
        if self.resembling:
            parts.append(_("its meaning resembles the question"))
        return "; ".join(parts)


def passages_by_id(viewer: Viewer, keys: Iterable[int]) -> dict[int, Passage]:
    """The passages with these keys that the viewer may see, with their publications and publishers, in one query."""
    rows = visible(Passage.objects.filter(pk__in=list(keys)), viewer, "publication__").order_by()
    return {passage.pk: passage for passage in rows.select_related("publication__publisher")}


def found_passages(viewer: Viewer, hits: Sequence[Hit]) -> list[FoundPassage]:
    """Hits of the index joined with their rows, in the hits' order; one whose row is gone or hidden is left out."""
    rows = passages_by_id(viewer, (hit.id for hit in hits))
    return [
        FoundPassage(rows[hit.id], hit.score, hit.terms, hit.related, hit.resembling) for hit in hits if hit.id in rows
    ]


def search_result(
    viewer: Viewer,
    text: str,
    filters: Mapping[str, Sequence[str]] | None = None,
    limit: int = 20,
    *,
    question: bool = False,
    offset: int = 0,
) -> tuple[Result, list[FoundPassage]]:
    """As ``search_passages``, with the index's own result (total, spelling, signals) beside it."""
    query = Query(
        text,
        access=tokens_held(viewer),
        kinds=("passage",) if question else ("passage", "apparatus"),
        filters={name: tuple(values) for name, values in (filters or {}).items() if values},
        question=question,
        limit=limit,
        offset=offset,
    )
    result = index().search(query)
    return result, found_passages(viewer, result.hits)


def search_passages(
    viewer: Viewer,
    text: str,
    filters: Mapping[str, Sequence[str]] | None = None,
    limit: int = 20,
    question: bool = False,
) -> list[FoundPassage]:
    """The passages that fit ``text`` best, best first.

    ``filters`` maps a facet (publisher by key, year, document_kind, level, language) to allowed values; ``question`` says that
    the text is a whole question rather than search words.
    """
    return search_result(viewer, text, filters, limit, question=question)[1]
