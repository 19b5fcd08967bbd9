"""Ranking the candidates anew: a passage whose neighbours speak of the same thing stands in a text about it."""

from __future__ import annotations

from typing import NamedTuple, Protocol, cast

import tantivy

from schakel.search import schema


class Candidate(NamedTuple):
    """An item that matched: its score, where tantivy keeps it, and its columns."""

    score: float
    address: tantivy.DocAddress
    kind: int
    id: int
    group: int
    page: int
    position: int


class _Found(Protocol):
    """What tantivy returns (its own type leaves the count out)."""

    hits: list[tuple[float, tantivy.DocAddress]]
    count: int | None


def candidates(
    searcher: tantivy.Searcher, query: tantivy.Query, limit: int, offset: int = 0, count: bool = True
) -> tuple[list[Candidate], int]:
    """The best ``limit`` items after ``offset``, and how many matched (or were fetched, where not counted)."""
    found = cast(_Found, searcher.search(query, max(1, limit), count=count, offset=max(0, offset)))
    hits = found.hits[: max(0, limit)]
    addresses = [address for _, address in hits]
    columns = [searcher.fast_field_values(name, addresses) for name in ("kind_number", *schema.NUMBERS)]
    rows = [Candidate(score, address, *row) for (score, address), *row in zip(hits, *columns, strict=True)]
    return rows, found.count if found.count is not None else len(rows)


def with_neighbours(found: list[Candidate], share: float) -> list[Candidate]:
    """The candidates with a share of their neighbours' scores added, best first; equal scores by key, so always the same."""
    scores = {(row.kind, row.group, row.position): row.score for row in found}
    ranked = [
        row._replace(
            score=row.score
            + share * scores.get((row.kind, row.group, row.position - 1), 0.0)
            + share * scores.get((row.kind, row.group, row.position + 1), 0.0)
        )
        for row in found
    ]
    ranked.sort(key=lambda row: (-row.score, row.kind, row.group, row.position, row.id))
    return ranked


def counted(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    """How many items match."""
    return cast(_Found, searcher.search(query, 1, count=True)).count or 0
