"""Stored verdicts as plain data: what lists of hundreds of questions show, read with one narrow query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from schakel.evidence.models import Finding, Search, Verdict
from schakel.evidence.proposals import Proposal, Reason

VERDICT = ("question_id", "confirmed", "confirmed_reason", "confirmed_by", "confirmed_at", "own_words")
PROPOSED = ("proposed", "probability", "reasons", "sources", "publishers")
SEARCH = ("pk", "at", "publications", "pages", "passages", "words", "reach", "sequence")
PLACE = ("page", "label", "publication__title", "publication__year", "publication__paged", "publication__page_count")


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a question; ``verdict`` is "" where nobody gave one. ``own_words`` are searched with."""

    verdict: str = ""
    reason: str = ""
    by: str = ""
    at: datetime | None = None
    own_words: str = ""


@dataclass(frozen=True, slots=True)
class Searched:
    """When and in how much was searched, with how many words; ``key`` None for a search that is not stored."""

    key: int | None
    at: datetime
    publications: int
    pages: int
    passages: int
    words: int
    reach: frozenset[str]
    sequence: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where to start reading: a page (``label`` the printed one) of a publication."""

    page: int
    label: str
    title: str
    year: int | None
    paged: bool
    page_count: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """The proposed label with how sure the machine is (0-1), why, where to read, and how many speak of the subject."""

    label: str
    probability: float
    reasons: tuple[Reason, ...]
    best: Place | None = None
    sources: int = 0
    publishers: int = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """A row of the table of verdicts. ``proposed`` rests on ``searched``: show it only to who may read that search."""

    question: int
    said: Said
    searched: Searched | None
    proposed: Proposed


def stored_verdicts(keys: Sequence[int]) -> dict[int, Stored]:
    """The stored verdicts of these questions, by question key."""
    names = [
        *VERDICT,
        *PROPOSED,
        *(f"search__{name}" for name in SEARCH),
        *(f"best__{name}" for name in PLACE),
    ]
    return {row[0]: _stored(row) for row in Verdict.objects.filter(question__in=keys).values_list(*names)}


def _stored(row: tuple[Any, ...]) -> Stored:
    values = iter(row)
    question, *said = islice(values, len(VERDICT))
    label, probability, reasons, sources, publishers = islice(values, len(PROPOSED))
    key, at, publications, pages, passages, words, reach, sequence = islice(values, len(SEARCH))
    place = tuple(islice(values, len(PLACE)))
    searched = None
    if key is not None:
        searched = Searched(key, at, publications, pages, passages, len(words), frozenset(reach), sequence)
    best = Place(*place) if place[0] is not None else None
    proposed = Proposed(label, probability, tuple((code, data) for code, data in reasons), best, sources, publishers)
    return Stored(question, Said(*said), searched, proposed)


def as_searched(search: Search) -> Searched:
    """A search as plain data."""
    return Searched(
        key=search.pk,
        at=search.at,
        publications=search.publications,
        pages=search.pages,
        passages=search.passages,
        words=len(search.words),
        reach=frozenset(search.reach),
        sequence=search.sequence,
    )


def as_proposed(proposal: Proposal) -> Proposed:
    """A proposal as plain data."""
    best = place_of(proposal.best) if proposal.best else None
    return Proposed(proposal.label, proposal.probability, proposal.reasons, best, proposal.sources, proposal.publishers)


def place_of(finding: Finding) -> Place:
    """Where a finding stands."""
    publication = finding.publication
    return Place(
        finding.page, finding.label, publication.title, publication.year, publication.paged, publication.page_count
    )
