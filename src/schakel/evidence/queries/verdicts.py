"""The verdict on each question as a given viewer may read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.cache import cache
from django.utils import timezone

from schakel.agenda.models import Question
from schakel.evidence.asking import ask, findings_in, logged, passages_of, wording
from schakel.evidence.audience import ground, library_sequence, may_read
from schakel.evidence.models import Finding, Search, Verdict, VerdictLabel
from schakel.evidence.proposals import Proposal, propose_verdict
from schakel.evidence.queries.findings import new_counts, visible_findings
from schakel.evidence.reasons import in_words
from schakel.register.access import Viewer, tokens_held
from schakel.register.indexing import catch_up_if_free

LIVE_SECONDS = 3600
OF_SEARCH = ("at", "publications", "pages", "passages", "words", "reach", "sequence")
OF_BEST = (
    *("question_id", "page", "label", "publication__title", "publication__year"),
    *("publication__paged", "publication__page_count"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question's verdict in a viewer's eyes.

    ``proposal`` and ``search`` rest only on what the viewer may see; ``search`` is None where nothing was searched. ``live`` is
    true where the stored search rests on something hidden, so that the viewer's own part was searched just now: then ``found``
    holds what was found. ``verdict`` is the stored row, for what a person said; its proposal must not be shown.
    """

    verdict: Verdict | None
    proposal: Proposal
    search: Search | None
    new: int = 0
    live: bool = False
    found: tuple[Finding, ...] = field(default=(), repr=False)

    @property
    def label(self) -> str:
        """The verdict that counts: a person's where there is one."""
        return self.confirmed or self.proposal.label

    @property
    def confirmed(self) -> str:
        """A person's verdict, "" where there is none."""
        return self.verdict.confirmed if self.verdict else ""

    @property
    def reason(self) -> str:
        """Why, in the reader's language: a person's reason where there is one."""
        if self.verdict and self.verdict.confirmed and self.verdict.confirmed_reason:
            return self.verdict.confirmed_reason
        return in_words(self.proposal.reasons)

    @property
    def proposed_reason(self) -> str:
        """Why the machine proposes what it does, in words."""
        return in_words(self.proposal.reasons)

    @property
    def searched_at(self) -> datetime | None:
        """When the library was searched for this question."""
        return self.search.at if self.search else None

    @property
    def reopened(self) -> bool:
        """Whether passages were found since a person gave the verdict."""
        return bool(self.confirmed and self.new)


def readings(viewer: Viewer, questions: Sequence[Question]) -> dict[int, Reading]:
    """The verdict of each question by key, in a fixed number of database queries."""
    keys = [question.pk for question in questions]
    verdicts = _verdicts(keys)
    new = new_counts(viewer, keys)
    latest = 0 if viewer.everything else library_sequence()
    found: dict[int, Reading] = {}
    hidden: list[Question] = []
    for question in questions:
        verdict = verdicts.get(question.pk)
        search = verdict.search if verdict else None
        if verdict is None or search is None:
            found[question.pk] = Reading(verdict, propose_verdict(None, ()), None)
        elif may_read(search, viewer, latest):
            reasons = tuple((code, data) for code, data in verdict.reasons)
            proposal = Proposal(
                verdict.proposed, verdict.probability, reasons, verdict.best, verdict.sources, verdict.publishers
            )
            found[question.pk] = Reading(verdict, proposal, search, new.get(question.pk, 0))
        else:
            hidden.append(question)
    found.update(_live(viewer, hidden, verdicts, new, latest))
    return found


def _verdicts(keys: Sequence[int]) -> dict[int, Verdict]:
    """The stored verdicts by question, with what lists show of their searches and best findings; the rest is read when asked."""
    rows = Verdict.objects.filter(question__in=keys).select_related("search", "best__publication")
    if len(keys) > 1:
        verdict = [field.name for field in Verdict._meta.concrete_fields]
        rows = rows.only(*verdict, *(f"search__{name}" for name in OF_SEARCH), *(f"best__{name}" for name in OF_BEST))
    return {one.question_id: one for one in rows}


def reading(viewer: Viewer, question: Question) -> Reading:
    """The verdict of one question."""
    return readings(viewer, [question])[question.pk]


def coverage(found: Iterable[Reading]) -> dict[str, int]:
    """How many questions have which verdict, in the order of the labels."""
    counts = Counter(one.label for one in found)
    return {label: counts[label] for label in VerdictLabel.values if counts[label]}


def _live(
    viewer: Viewer, questions: Sequence[Question], verdicts: Mapping[int, Verdict], new: Mapping[int, int], latest: int
) -> dict[int, Reading]:
    """What the viewer's own part of the library says; kept a while, as long as that library stays the same."""
    if not questions:
        return {}
    held = ",".join(tokens_held(viewer) or ())
    names = {
        question.pk: f"evidence:{latest}:{question.pk}:{hash((question.text, verdicts[question.pk].own_words, held))}"
        for question in questions
    }
    kept = cache.get_many(names.values())
    asked = [question for question in questions if names[question.pk] not in kept]
    searched: dict[int, tuple[Search, list[Finding]]] = {}
    if asked:
        catch_up_if_free()
        now, base = timezone.now(), ground(viewer)
        words = [verdicts[question.pk].own_words for question in asked]
        results = ask(viewer, [wording(question, own) for question, own in zip(asked, words, strict=True)])
        passages = passages_of(viewer, results)
        for question, own, result in zip(asked, words, results, strict=True):
            search = logged(question, own, result, passages, base, viewer.name)
            search.at = now
            searched[question.pk] = (search, findings_in(question, result, passages))
        if base.sequence >= latest:
            cache.set_many({names[key]: one for key, one in searched.items()}, LIVE_SECONDS)
    judged: dict[int, list[Finding]] = {}
    for finding in visible_findings(viewer, [question.pk for question in questions]).exclude(judgement=""):
        judged.setdefault(finding.question_id, []).append(finding)
    found = {}
    for question in questions:
        search, findings = searched.get(question.pk) or kept[names[question.pk]]
        settled_ones = judged.get(question.pk, [])
        settled = {finding.passage_id for finding in settled_ones}
        joined = [*settled_ones, *(finding for finding in findings if finding.passage_id not in settled)]
        found[question.pk] = Reading(
            verdicts.get(question.pk),
            propose_verdict(search, joined),
            search,
            new.get(question.pk, 0),
            True,
            tuple(joined),
        )
    return found
