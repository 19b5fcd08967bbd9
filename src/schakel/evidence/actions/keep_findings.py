"""Bring the stored findings of questions up to date with what a search found. Part of searching; runs in its transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from schakel.evidence.bulk import update_rows
from schakel.evidence.models import Finding, Search, Verdict
from schakel.evidence.proposals import mark_good

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

STORED = (*FOUND, "search", "current", "good")


def keep_findings(
    searches: Sequence[Search], found: Mapping[int, Sequence[Finding]], verdicts: Mapping[int, Verdict]
) -> dict[int, list[Finding]]:
    """Store, update and drop findings; returns per question key all that stay, those found now first, best first.

    A judged finding always stays; where its passage was not found again, or has gone, it is no longer ``current``. What is found
    after a person judged is ``new``.
    """
    stored: dict[int, list[Finding]] = defaultdict(list)
    known = Finding.objects.filter(question__in=[search.question_id for search in searches])
    for finding in known.select_related("publication__publisher"):
        stored[finding.question_id].append(finding)
    created: list[Finding] = []
    updated: list[Finding] = []
    removed: list[int] = []
    kept: dict[int, list[Finding]] = {}
    for search in searches:
        before = stored[search.question_id]
        judged = bool(verdicts[search.question_id].confirmed) or any(one.judgement for one in before)
        taken, rest = _match(before, found[search.question_id])
        now = [_update(old, new) if old else new for old, new in taken]
        for finding in now:
            finding.search = search
            finding.current = True
            if finding.pk is None:
                finding.new = judged
        created += [finding for finding in now if finding.pk is None]
        updated += [finding for finding in now if finding.pk is not None]
        left = [finding for finding in rest if finding.judgement]
        for finding in left:
            finding.current = False
        updated += left
        removed += [finding.pk for finding in rest if not finding.judgement]
        kept[search.question_id] = [*now, *left]
        mark_good(kept[search.question_id])
    Finding.objects.filter(pk__in=removed, judgement="").delete()
    update_rows(updated, STORED)
    Finding.objects.bulk_create(created, batch_size=500)
    return kept


def _match(
    before: Iterable[Finding], found: Sequence[Finding]
) -> tuple[list[tuple[Finding | None, Finding]], list[Finding]]:
    """Pair what was found with what is stored: by passage, or by text where a stored finding lost its passage."""
    left = list(before)
    by_passage = {one.passage_id: one for one in left if one.passage_id is not None}
    by_text = {(one.publication_id, one.text): one for one in left if one.passage_id is None}
    pairs: list[tuple[Finding | None, Finding]] = []
    for new in found:
        known = by_passage.get(new.passage_id) if new.passage_id is not None else None
        old = known or by_text.pop((new.publication_id, new.text), None)
        pairs.append((old, new))
    paired = {id(old) for old, _ in pairs if old is not None}
    return pairs, [one for one in left if id(one) not in paired]


def _update(old: Finding, new: Finding) -> Finding:
    for field in FOUND:
        setattr(old, field, getattr(new, field))
    return old
