"""One search over questions, publications and passages, as the search page shows it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from schakel.agenda.annotations import VERDICTS, Remark, remarks
from schakel.agenda.queries.search import search_questions
from schakel.library.models import Publication
from schakel.library.queries.passages import FoundPassage, search_result
from schakel.library.queries.publications import facets, publications
from schakel.register.access import Viewer, tokens_held
from schakel.register.indexing import index
from schakel.register.lists import Choice, Filter, FilterSpec, Listing, address, chosen, shown_filter
from schakel.register.numbers import number_in
from schakel.search import Query, snippet
from schakel.web.queries.found import Answer, Found, FoundParts, PublicationPassages, QuestionRow, ShownPassage
from schakel.web.typed import has_operators, is_question, typed_text

PER_PAGE = 20
FEW = 5
"""So many questions and publications stand beside the passages where everything is shown."""
LAST_PAGE = 500
SNIPPET_WORDS = 55
PARTS: dict[str, str | Promise] = {
    "": pgettext_lazy("search results", "Everything"),
    "questions": _("Questions"),
    "publications": _("Publications"),
    "passages": _("Passages"),
}


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is searched: ``filters`` by their names in the address, ``whole`` for a whole question rather than search words."""

    viewer: Viewer
    text: str
    part: str
    page: int
    filters: Mapping[str, Sequence[str]]
    whole: bool

    def window(self, kind: str) -> tuple[int, int]:
        """How many rows of one kind, from which on: a few beside the others, a whole page alone."""
        if self.part == kind:
            return PER_PAGE, PER_PAGE * (self.page - 1)
        return (PER_PAGE if kind == "passages" else FEW), 0

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """The filters on publications under the index's own names."""
        named = {("document_kind" if name == "kind" else name): values for name, values in self.filters.items()}
        return {name: tuple(values) for name, values in named.items() if values and name != "verdict"}


def find(viewer: Viewer, base: QueryDict) -> Answer:
    """Search as the address asks.

    ``q`` is the text, ``in`` one of PARTS, ``publisher``, ``year``, ``kind``, ``level`` and ``verdict`` filter, ``page`` is the
    page. Filters on publications leave questions out, a verdict leaves publications out. Anything unknown is ignored.
    """
    specs = _specs(viewer)
    filters = tuple(shown_filter(base, spec) for spec in specs.values())
    text, part = typed_text(base.get("q", "")), base.get("in", "")
    part = part if part in PARTS else ""
    if not text:
        return Answer(text, part, _listing(base, 0, 1, filters))
    wanted = {name: chosen(base, spec) for name, spec in specs.items()}
    wish = _Wish(viewer, text, part, _page(base) if part else 1, wanted, is_question(text))
    found = _search(wish)
    if not found.totals[""] and not wish.whole and not has_operators(text):
        wish = replace(wish, whole=True)
        found = _search(wish)
    totals = found.totals
    suggestion = found.passages.suggestion or found.questions.suggestion
    suggestion = suggestion if suggestion != text else ""
    return Answer(
        text,
        part,
        _listing(base, totals[part] if part else 0, wish.page, filters),
        found=found.only(part),
        nearest=wish.whole,
        suggestion=suggestion,
        suggestion_address=address(base, q=suggestion) if suggestion else "",
        parts={name: _part(base, name, name == part, None if wish.whole else totals[name]) for name in PARTS},
    )


def _search(wish: _Wish) -> FoundParts:
    in_agendas, in_library = not wish.facets, not wish.filters["verdict"]
    return FoundParts(
        questions=_questions(wish) if in_agendas else Found(),
        publications=_publications(wish) if in_library else Found(),
        passages=_passages(wish) if in_library else Found(),
    )


def _questions(wish: _Wish) -> Found[QuestionRow]:
    limit, offset = wish.window("questions")
    filters = {"verdict": wish.filters["verdict"]}
    found = search_questions(wish.viewer, wish.text, filters, limit, offset, question=wish.whole)
    beside = remarks(wish.viewer, [one.question.pk for one in found.found])
    rows = tuple(QuestionRow(one.question, beside.get(one.question.pk, Remark())) for one in found.found)
    return Found(rows, len(rows), found.total, found.suggestion)


def _publications(wish: _Wish) -> Found[Publication]:
    limit, offset = wish.window("publications")
    query = Query(wish.text, tokens_held(wish.viewer), ("publication",), wish.facets, limit=limit, offset=offset)
    result = index().search(query)
    known = publications(wish.viewer).in_bulk([hit.id for hit in result.hits])
    rows = tuple(known[hit.id] for hit in result.hits if hit.id in known)
    return Found(rows, len(rows), result.total)


def _passages(wish: _Wish) -> Found[PublicationPassages]:
    limit, offset = wish.window("passages")
    result, found = search_result(wish.viewer, wish.text, wish.facets, limit, question=wish.whole, offset=offset)
    grouped: dict[int, list[FoundPassage]] = {}
    for one in found:
        grouped.setdefault(one.passage.publication_id, []).append(one)
    rows = tuple(_publication_passages(of_one, wish.text) for of_one in grouped.values())
    return Found(rows, len(found), result.total, result.suggestion)


def _publication_passages(found: Sequence[FoundPassage], text: str) -> PublicationPassages:
    passages = tuple(ShownPassage(one, snippet(one.passage.text, text, SNIPPET_WORDS)) for one in found)
    return PublicationPassages(found[0].passage.publication, passages)


def _specs(viewer: Viewer) -> dict[str, FilterSpec]:
    known = facets(viewer)
    labels = (
        ("publisher", "publisher", _("Publisher")),
        ("year", "year", _("Year")),
        ("kind", "document_kind", _("Kind")),
        ("level", "level", _("Level")),
    )
    specs = {
        name: FilterSpec(name, label, [(one.value, one.label) for one in known[facet]]) for name, facet, label in labels
    }
    return {**specs, "verdict": FilterSpec("verdict", _("Verdict on the question"), list(VERDICTS.items()))}


def _page(base: QueryDict) -> int:
    return min(number_in(base.get("page", "")) or 1, LAST_PAGE)


def _part(base: QueryDict, name: str, selected: bool, count: int | None) -> Choice:
    return Choice(name, PARTS[name], selected, address(base, **{"in": name or None}), count)


def _listing(base: QueryDict, total: int, page: int, filters: tuple[Filter, ...]) -> Listing[object]:
    """The filters and the paging of the page; its rows stand in the answer."""
    kept = QueryDict(mutable=True)
    for key in ("q", "in"):
        if base.get(key):
            kept.setlist(key, base.getlist(key))
    pages = max(1, math.ceil(total / PER_PAGE))
    return Listing((), total, page, pages, filters, clear_address=f"?{kept.urlencode()}", base=base)
