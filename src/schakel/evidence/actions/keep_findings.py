"""Bring the stored findings of questions up to date with what a search found. Part of searching; runs in its transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from schakel.evidence.bulk import update_rows
from schakel.evidence.found_again import FOUND, found_again
from schakel.evidence.models import Finding, Search, Verdict
from schakel.evidence.proposals import mark_good

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
        now, rest = found_again(before, found[search.question_id])
        for finding in now:
            finding.search = search
            if finding.pk is None:
                finding.new = judged
        left = [finding for finding in rest if finding.judgement]
        created += [finding for finding in now if finding.pk is None]
        updated += [finding for finding in (*now, *left) if finding.pk is not None]
        removed += [finding.pk for finding in rest if not finding.judgement]
        kept[search.question_id] = [*now, *left]
        mark_good(kept[search.question_id])
    Finding.objects.filter(pk__in=removed, judgement="").delete()
    update_rows(updated, STORED)
    Finding.objects.bulk_create(created, batch_size=500)
    return kept
