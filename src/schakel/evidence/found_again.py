"""What a search found, laid on the findings that are there: what is found again keeps what people said of it. Stores nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schakel.evidence.models import Finding

FOUND = (
    "passage",
    "publication",
    "text",
    "page",
    "label",
    "heading_path",
    "score",
    "lift",
    "rank",
    "terms",
    "related",
    "resembling",
    "chance",
)
"""What a search says of a passage, anew each time."""


def found_again(known: Iterable[Finding], found: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """What was found now, in that order, each as the row of ``known`` that it has already; and the rest of ``known``.

    They are paired by passage, or by text where a known finding lost its passage. What was found is ``current``, the rest is not.
    """
    left = list(known)
    by_passage = {one.passage_id: one for one in left if one.passage_id is not None}
    by_text = {(one.publication_id, one.text): one for one in left if one.passage_id is None}
    now = []
    for new in found:
        old = by_passage.get(new.passage_id) if new.passage_id is not None else None
        old = old or by_text.pop((new.publication_id, new.text), None)
        now.append(_renewed(old, new) if old else new)
    again = {id(one) for one in now}
    rest = [one for one in left if id(one) not in again]
    for one in now:
        one.current = True
    for one in rest:
        one.current = False
    return now, rest


def _renewed(old: Finding, new: Finding) -> Finding:
    for field in FOUND:
        setattr(old, field, getattr(new, field))
    return old
