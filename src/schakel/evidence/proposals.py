"""The verdict as proposed: what the search makes of it, corrected by what people judged, with reasons as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from schakel.evidence.models import Finding, Judgement, Search, VerdictLabel
from schakel.register.access import tokens_of

Reason = tuple[str, dict[str, Any]]

ENOUGH_JUDGED = 5
SHARE_OF_BEST = 0.6
MOST_TERMS = 5
HELPFUL = (Judgement.ANSWERS, Judgement.PARTLY)
ORDER = {Judgement.ANSWERS.value: 0, Judgement.PARTLY.value: 1}
ONE_DOWN = {VerdictLabel.ANSWERED: VerdictLabel.PARTLY, VerdictLabel.PARTLY: VerdictLabel.WHITE}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A label with how sure the machine is (0-1) and why, as (code, data) pairs that ``reasons`` puts into words.

    ``best`` is the finding to start reading at; ``sources`` and ``publishers`` count who speaks of the question's subject.
    """

    label: str
    probability: float
    reasons: tuple[Reason, ...]
    best: Finding | None = None
    sources: int = 0
    publishers: int = 0


def propose_verdict(search: Search | None, findings: Iterable[Finding]) -> Proposal:
    """The proposal for a question from its last search and its findings, each with its publication at hand.

    A person's judgement weighs more than any measurement: a finding that answers makes the question answered, one that answers
    partly makes it partly answered; when all that was found, or the best five, helps nobody, the machine's label goes down.
    Findings outside the reach of the search are left out: who may read the search need not know of them.
    """
    if search is None:
        return Proposal(VerdictLabel.UNSEARCHED, 0.0, (("unsearched", {}),))
    findings = [one for one in findings if set(tokens_of(one.publication)) <= set(search.reach)]
    label, probability, reasons = _labelled(search, findings)
    good = mark_good(search, findings)
    known = {one.publication.publisher_id for one in good} - {None}
    return Proposal(
        label=label,
        probability=probability,
        reasons=tuple(reasons),
        best=min(_useful(findings), key=_standing, default=None),
        sources=len({one.publication_id for one in good}),
        publishers=len(known),
    )


def good_findings(search: Search, findings: Sequence[Finding]) -> list[Finding]:
    """Findings judged as helpful, and those that nobody judged but that speak of what the question is about."""
    judged = [one for one in findings if one.judgement in HELPFUL]
    return judged + speaking(search, [one for one in findings if not one.judgement and one.current])[0]


def mark_good(search: Search, findings: Sequence[Finding]) -> list[Finding]:
    """Set ``good`` on each finding (not stored yet); returns the good ones."""
    good = good_findings(search, findings)
    keys = {id(one) for one in good}
    for one in findings:
        one.good = id(one) in keys
    return good


def _useful(findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if one.judgement in HELPFUL or (not one.judgement and one.current)]


def _standing(finding: Finding) -> tuple[int, int]:
    return ORDER.get(finding.judgement, len(ORDER)), finding.rank


def _labelled(search: Search, findings: Sequence[Finding]) -> tuple[str, float, list[Reason]]:
    judged = Counter(finding.judgement for finding in findings if finding.judgement)
    if judged[Judgement.ANSWERS] or judged[Judgement.PARTLY]:
        label = VerdictLabel.ANSWERED if judged[Judgement.ANSWERS] else VerdictLabel.PARTLY
        return label, 1.0, [_judged(judged), *_content(search, findings)]
    current = [finding for finding in findings if finding.current]
    label = VerdictLabel(search.label)
    reasons: list[Reason] = []
    if current and all(finding.judgement for finding in current):
        label = ONE_DOWN.get(label, label) if label != VerdictLabel.ANSWERED else VerdictLabel.WHITE
        reasons.append(("none_helps", {"passages": len(current)}))
    elif len(current) > ENOUGH_JUDGED and all(finding.judgement for finding in current[:ENOUGH_JUDGED]):
        label = ONE_DOWN.get(label, label)
        reasons.append(("best_do_not_help", {"passages": ENOUGH_JUDGED}))
    elif judged:
        reasons.append(_judged(judged))
    return label, search.probability, [*reasons, *_machine(label, search, current)]


def _machine(label: VerdictLabel, search: Search, current: Sequence[Finding]) -> Iterable[Reason]:
    searched = {"publications": search.publications, "pages": search.pages, "words": len(search.words)}
    if not search.publications:
        return [("empty_library", {})]
    if not search.words:
        return [("no_words", {})]
    if not current:
        return [("nothing", searched)]
    if label == VerdictLabel.THIN:
        return [("little", searched), *_missing(search, current)]
    if label == VerdictLabel.WHITE:
        return [("nothing_that_helps", searched), *_missing(search, current)]
    return _content(search, current)


def _content(search: Search, findings: Sequence[Finding]) -> list[Reason]:
    """Which passages speak of what: the passages that hold most of the question's key terms, counted."""
    useful = _useful(findings)
    strong, terms = speaking(search, useful)
    if not strong:
        return _missing(search, useful)
    years = [one.publication.year for one in strong if one.publication.year]
    publishers = {one.publication.publisher_id for one in strong}
    data: dict[str, Any] = {"passages": len(strong), "terms": terms[:MOST_TERMS]}
    if None in publishers:
        data["publications"] = len({one.publication_id for one in strong})
    else:
        data["publishers"] = len(publishers)
    reasons: list[Reason] = [("speak", data), *_missing(search, useful)]
    if years:
        reasons.append(("newest", {"year": max(years)}))
    return reasons


def speaking(search: Search, findings: Sequence[Finding]) -> tuple[list[Finding], list[str]]:
    """The findings that hold most key terms (60% or more of what the best one holds), and the terms they hold together."""
    key_terms = [term for term, _ in search.key_terms] or list(search.words)
    held = {id(one): [term for term in key_terms if term in one.terms] for one in findings}
    best = max((len(terms) for terms in held.values()), default=0)
    if not best:
        return [], []
    strong = [one for one in findings if len(held[id(one)]) >= max(1, ceil(best * SHARE_OF_BEST))]
    together = {term for one in strong for term in held[id(one)]}
    return strong, [term for term in key_terms if term in together]


def _missing(search: Search, findings: Sequence[Finding]) -> list[Reason]:
    """The key terms that no finding holds: those that are nowhere in what was searched apart from those that are elsewhere."""
    held = {term for finding in findings for term in finding.terms}
    missing = [term for term in search.uncovered if term not in held]
    counts = dict(search.key_terms)
    elsewhere = [term for term in missing if counts.get(term)]
    nowhere = [term for term in missing if not counts.get(term)]
    reasons: list[Reason] = []
    if elsewhere:
        reasons.append(("uncovered", {"terms": elsewhere[:MOST_TERMS]}))
    if nowhere:
        reasons.append(("absent", {"terms": nowhere[:MOST_TERMS]}))
    return reasons


def _judged(judged: Counter[str]) -> Reason:
    return ("judged", {str(value): judged[value] for value in Judgement.values if judged[value]})
