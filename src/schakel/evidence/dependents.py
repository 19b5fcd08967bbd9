"""Findings stay with their text when a publication's file is replaced, and are shown before it is deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from schakel.evidence.bulk import update_rows
from schakel.evidence.models import Finding
from schakel.library.dependents import Dependent, Dependents
from schakel.library.models import Passage, Publication
from schakel.register.access import Viewer, may_change, visible

SHOWN = 10


class FindingDependents:
    """What the library must know of findings before it changes a publication."""

    def of(self, viewer: Viewer, publication: Publication) -> Sequence[Dependents]:
        """The questions that this publication says something about: judged findings apart from what the search proposed."""
        findings = Finding.objects.filter(publication=publication)
        judged = findings.exclude(judgement="").order_by("question_id", "rank")
        proposed = findings.filter(judgement="").order_by("rank")
        return [
            _dependents(viewer, publication, _("judged passages"), judged),
            _dependents(viewer, publication, _("found passages, not judged"), proposed),
        ]

    def follow(self, viewer: Viewer, publication: Publication, moved: Mapping[int, int | None]) -> None:
        """Let findings go to the passage that now has their text, judged ones first; without one they keep their text alone."""
        locked = Finding.objects.select_for_update().filter(publication=publication).order_by("pk")
        findings = sorted(locked, key=lambda one: not one.judgement)
        passages = Passage.objects.in_bulk([key for key in moved.values() if key is not None])
        taken: set[tuple[int, int]] = set()
        for finding in findings:
            key = moved.get(finding.passage_id) if finding.passage_id is not None else None
            passage = passages.get(key) if key is not None else None
            place = (finding.question_id, passage.pk) if passage else None
            if passage is None or place in taken:
                finding.passage = None
                continue
            taken.add((finding.question_id, passage.pk))
            finding.passage = passage
            finding.page, finding.label = passage.page, passage.label
            finding.heading_path = passage.heading_path
        Finding.objects.filter(publication=publication).update(passage=None)
        update_rows(findings, ["passage", "page", "label", "heading_path"])


def _dependents(viewer: Viewer, publication: Publication, title: str, findings: QuerySet[Finding]) -> Dependents:
    seen = visible(findings, viewer, "question__agenda__")
    first = tuple(
        Dependent(
            Truncator(str(finding.question)).chars(120),
            reverse("evidence:question", args=[finding.question_id]) + f"#f{finding.pk}",
        )
        for finding in seen.select_related("question")[:SHOWN]
    )
    counted = findings if may_change(viewer, publication) else seen
    return Dependents(title, counted.count(), first)
