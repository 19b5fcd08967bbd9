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
from schakel.agenda.models import Question
from schakel.agenda.queries.search import search_questions
from schakel.library.models import Publication
from schakel.library.queries.passages import FoundPassage, search_result
from schakel.library.queries.publications import facets, publications
from schakel.register.access import Viewer, tokens_held
from schakel.register.indexing import index
from schakel.register.lists import Choice, Filter, FilterSpec, Listing, Text, address, chosen, shown_filter
from schakel.register.numbers import number_in
from schakel.search import Query, Snippet, snippet

LONGEST = 500
PER_PAGE = 20
FEW = 5
LONG_WORDS = 6
AT_ONCE = 3
LAST_PAGE = 500
SNIPPET_WORDS = 55
PARTS: dict[str, str | Promise] = {
    "": pgettext_lazy("search results", "Everything"),
    "questions": _("Questions"),
    "publications": _("Publications"),
    "passages": _("Passages"),
}


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage as shown: the piece of it that fits best, with its marks."""

    found: FoundPassage
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Group:
    """A publication with those of its passages that were found, best first."""

    publication: Publication
    passages: tuple[ShownPassage, ...]

    @property
    def more(self) -> int:
        """How many passages stand folded in."""
        return max(len(self.passages) - AT_ONCE, 0)


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question that was found, with its verdict where there is one."""

    question: Question
    remark: Remark


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gave. The totals count all that match; the rows are those of this page.

    ``nearest`` is true where the text was taken as a whole question, or where nothing holds all its words: then the rows come
    nearest to it, without a clear end, and the totals say little.
    """

    text: str
    part: str
    questions: tuple[QuestionRow, ...] = ()
    question_total: int = 0
    publications: tuple[Publication, ...] = ()
    publication_total: int = 0
    groups: tuple[Group, ...] = ()
    passage_total: int = 0
    nearest: bool = False
    suggestion: str = ""
    suggestion_address: str = ""
    parts: tuple[Choice, ...] = ()
    listing: Listing[Group] | None = None

    @property
    def only_excludes(self) -> bool:
        """Whether nothing was asked for, only words to leave out."""
        return only_excludes(self.text)

    @property
    def no_word(self) -> bool:
        """Whether there is no letter or digit in what was typed."""
        return not any(letter.isalnum() for letter in self.text)

    @property
    def total(self) -> int:
        """How many things match."""
        return self.question_total + self.publication_total + self.passage_total


def asked_text(raw: str) -> str:
    """What someone typed, fit to search with: no control characters, one space between words, at most LONGEST characters."""
    printable = "".join(letter if letter.isprintable() else " " for letter in raw)
    return " ".join(printable.split())[:LONGEST].strip()


def find(viewer: Viewer, base: QueryDict) -> Answer:
    """Search as the address asks.

    ``q`` is the text, ``in`` one of PARTS, ``publisher``, ``year``, ``kind``, ``level`` and ``verdict`` filter, ``page`` is the
    page. Filters on publications leave questions out, a verdict leaves publications out. Anything unknown is ignored.
    """
    specs = _specs(viewer)
    filters = tuple(shown_filter(base, spec) for spec in specs.values())
    text, part = asked_text(base.get("q", "")), base.get("in", "")
    part = part if part in PARTS else ""
    if not text:
        return Answer(text, part, listing=_listing(base, (), 0, 1, filters))
    on = {name: chosen(base, spec) for name, spec in specs.items()}
    asked = _Asked(viewer, text, part, _page(base) if part else 1, on, is_question(text))
    found = _answers(asked)
    if not any(found.totals.values()) and not asked.whole and not has_operators(text):
        asked = replace(asked, whole=True)
        found = _answers(asked)
    suggestion = found.suggestion if found.suggestion != text else ""
    return Answer(
        text=text,
        part=part,
        questions=found.questions,
        question_total=found.totals["questions"],
        publications=found.publications,
        publication_total=found.totals["publications"],
        groups=found.groups,
        passage_total=found.totals["passages"],
        nearest=asked.whole,
        suggestion=suggestion,
        suggestion_address=address(base, q=suggestion) if suggestion else "",
        parts=tuple(_part(base, name, label, name == part, found.totals, asked.whole) for name, label in PARTS.items()),
        listing=_listing(base, found.groups, found.totals.get(part, 0), asked.page, filters),
    )


def has_operators(text: str) -> bool:
    """Whether someone used a phrase or a minus, and so said exactly what is wanted."""
    return '"' in text or " -" in f" {text}"


def only_excludes(text: str) -> bool:
    """Whether every word has a minus: that says what must not be there, and nothing to look for."""
    return bool(text) and all(word.startswith("-") and len(word) > 1 for word in text.split())


def is_question(text: str) -> bool:
    """Whether the text is a whole question, to be answered, rather than search words."""
    return not has_operators(text) and (text.endswith("?") or text.count(" ") >= LONG_WORDS)


@dataclass(frozen=True, slots=True)
class _Asked:
    viewer: Viewer
    text: str
    part: str
    page: int
    on: Mapping[str, Sequence[str]]
    whole: bool

    def room(self, own: str) -> tuple[int, int]:
        """How many rows, from which on, of one kind: a few beside the others, a whole page alone."""
        if self.part == own:
            return PER_PAGE, PER_PAGE * (self.page - 1)
        return (FEW if own != "passages" else PER_PAGE), 0

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """The filters on publications under the index's own names."""
        named = {("document_kind" if name == "kind" else name): values for name, values in self.on.items()}
        return {name: tuple(values) for name, values in named.items() if values and name != "verdict"}


@dataclass(frozen=True, slots=True)
class _Found:
    questions: tuple[QuestionRow, ...]
    publications: tuple[Publication, ...]
    groups: tuple[Group, ...]
    totals: dict[str, int]
    suggestion: str


def _answers(asked: _Asked) -> _Found:
    library, agenda = not asked.on["verdict"], not asked.facets
    questions = _questions(asked) if agenda else ((), 0, "")
    found = _publications(asked) if library else ((), 0)
    groups = _passages(asked) if library else ((), 0, "")
    totals = {"questions": questions[1], "publications": found[1], "passages": groups[1]}
    return _Found(questions[0], found[0], groups[0], totals, groups[2] or questions[2])


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


def _questions(asked: _Asked) -> tuple[tuple[QuestionRow, ...], int, str]:
    limit, offset = asked.room("questions")
    filters = {"verdict": asked.on["verdict"]}
    answer = search_questions(asked.viewer, asked.text, filters, limit, offset, question=asked.whole)
    beside = remarks(asked.viewer, [one.question.pk for one in answer.found])
    rows = tuple(QuestionRow(one.question, beside.get(one.question.pk, Remark())) for one in answer.found)
    return rows, answer.total, answer.suggestion


def _publications(asked: _Asked) -> tuple[tuple[Publication, ...], int]:
    limit, offset = asked.room("publications")
    query = Query(asked.text, tokens_held(asked.viewer), ("publication",), asked.facets, limit=limit, offset=offset)
    result = index().search(query)
    rows = publications(asked.viewer).in_bulk([hit.id for hit in result.hits])
    return tuple(rows[hit.id] for hit in result.hits if hit.id in rows), result.total


def _passages(asked: _Asked) -> tuple[tuple[Group, ...], int, str]:
    limit, offset = asked.room("passages")
    result, found = search_result(asked.viewer, asked.text, asked.facets, limit, question=asked.whole, offset=offset)
    grouped: dict[int, list[FoundPassage]] = {}
    for one in found:
        grouped.setdefault(one.passage.publication_id, []).append(one)
    groups = tuple(
        Group(rows[0].passage.publication, tuple(ShownPassage(row, _snippet(row, asked.text)) for row in rows))
        for rows in grouped.values()
    )
    return groups, result.total, result.suggestion


def _snippet(found: FoundPassage, text: str) -> Snippet:
    return snippet(found.passage.text, text, SNIPPET_WORDS)


def _part(base: QueryDict, name: str, label: Text, selected: bool, totals: Mapping[str, int], nearest: bool) -> Choice:
    count = None if nearest else totals[name] if name else sum(totals.values())
    return Choice(name, label, selected, address(base, **{"in": name or None}), count)


def _listing(
    base: QueryDict, groups: Sequence[Group], total: int, page: int, filters: tuple[Filter, ...]
) -> Listing[Group]:
    kept = QueryDict(mutable=True)
    for key in ("q", "in"):
        if base.get(key):
            kept.setlist(key, base.getlist(key))
    pages = max(1, math.ceil(total / PER_PAGE))
    return Listing(groups, total, page, pages, filters, clear_address=f"?{kept.urlencode()}", base=base)
