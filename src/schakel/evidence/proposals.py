"""The verdict as proposed: what the search makes of it, corrected by what people judged, with reasons as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils import timezone

from schakel.evidence.lessons import ANSWERS_FROM, PARTLY_FROM, REJECTED_FROM
from schakel.evidence.models import Finding, Judgement, Search, VerdictLabel
from schakel.evidence.queries.findings import best_first
from schakel.register.access import tokens_of
from schakel.search.asked import Asked
from schakel.search.explain import covered
from schakel.search.parse import Term, parse
from schakel.search.promise import MAY_HELP
from schakel.search.verdict import HARDLY_SEARCHED

Reason = tuple[str, dict[str, Any]]

ENOUGH_JUDGED = 5  # of the best findings: when these help nobody, the rest will hardly do
MOST_TERMS = 5
MOST_SPEAKING = 10  # of the best findings: further down nothing counts that nobody judged
RECENT = 2  # years: that there is nothing newer is only worth telling of what is older
HELPFUL = (Judgement.ANSWERS, Judgement.PARTLY)
HEIGHT = dict.fromkeys(VerdictLabel, 0) | {VerdictLabel.PARTLY: 1, VerdictLabel.ANSWERED: 2}


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
    Judgements under like questions come after that and move what nobody judged here: up to the label that they speak for, or one
    step down where they set the best five aside.
    Findings outside the reach of the search are left out: who may read the search need not know of them.
    """
    if search is None:
        return Proposal(VerdictLabel.UNSEARCHED, 0.0, (("unsearched", {}),))
    findings = within_reach(search, findings)
    label, probability, lead = _decided(search, findings)
    current = [finding for finding in findings if finding.current]
    helped = any(finding.judgement in HELPFUL for finding in findings)
    reasons = [*lead, *(_content(search, findings) if helped else _machine(label, search, current))]
    good = mark_good(findings)
    known = {one.publication.publisher_id for one in good} - {None}
    return Proposal(
        label=label,
        probability=probability,
        reasons=tuple(reasons),
        best=next(iter(best_first(_useful(findings))), None),
        sources=len({one.publication_id for one in good}),
        publishers=len(known),
    )


def within_reach(search: Search, findings: Iterable[Finding]) -> list[Finding]:
    """The findings in publications that everybody may see who may read the search."""
    reach = set(search.reach)
    return [one for one in findings if set(tokens_of(one.publication)) <= reach]


def proposed_label(search: Search, findings: Sequence[Finding]) -> VerdictLabel:
    """Only the label of the proposal; ``findings`` are those of ``within_reach``."""
    return _decided(search, findings)[0]


def good_findings(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that may help.

    Judged as helpful, here or under a like question; or judged by nobody, and speaking of what the question is about.
    """
    judged = [one for one in findings if one.judgement in HELPFUL]
    open_ = [one for one in findings if not one.judgement and one.current]
    taught = [one for one in open_ if one.lift >= PARTLY_FROM]
    return judged + taught + speaking([one for one in open_ if REJECTED_FROM < one.lift < PARTLY_FROM])


def mark_good(findings: Sequence[Finding]) -> list[Finding]:
    """Set ``good`` on each finding (not stored yet); returns the good ones."""
    good = good_findings(findings)
    keys = {id(one) for one in good}
    for one in findings:
        one.good = id(one) in keys
    return good


def _useful(findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if one.judgement in HELPFUL or (not one.judgement and one.current)]


def _decided(search: Search, findings: Sequence[Finding]) -> tuple[VerdictLabel, float, list[Reason]]:
    judged = Counter(finding.judgement for finding in findings if finding.judgement)
    if judged[Judgement.ANSWERS] or judged[Judgement.PARTLY]:
        label = VerdictLabel.ANSWERED if judged[Judgement.ANSWERS] else VerdictLabel.PARTLY
        return label, 1.0, [_judged(judged)]
    current = [finding for finding in findings if finding.current]
    label = VerdictLabel(search.label)
    reasons: list[Reason] = []
    nothing = VerdictLabel.THIN if search.passages < HARDLY_SEARCHED else VerdictLabel.WHITE
    if current and all(finding.judgement for finding in current):
        label = nothing
        reasons.append(("none_helps", {"passages": len(current)}))
    elif len(current) > ENOUGH_JUDGED and all(finding.judgement for finding in current[:ENOUGH_JUDGED]):
        label = VerdictLabel.PARTLY if label == VerdictLabel.ANSWERED else nothing
        reasons.append(("best_do_not_help", {"passages": ENOUGH_JUDGED}))
    elif judged:
        reasons.append(_judged(judged))
    label, probability, taught = _taught(label, search, current, nothing)
    return label, probability, [*reasons, *taught]


def _taught(
    label: VerdictLabel, search: Search, current: Sequence[Finding], nothing: VerdictLabel
) -> tuple[VerdictLabel, float, list[Reason]]:
    """The label as judgements under like questions move it, its probability, and the reason where they say something."""
    open_ = [one for one in current if not one.judgement]
    helpful = [one.lift for one in open_ if one.lift >= PARTLY_FROM]
    if helpful:
        wanted = VerdictLabel.ANSWERED if max(helpful) >= ANSWERS_FROM else VerdictLabel.PARTLY
        reason: Reason = ("helpful_elsewhere", {"passages": len(helpful)})
        if HEIGHT[wanted] > HEIGHT[label]:
            return wanted, max(helpful), [reason]
        same = max(helpful) if wanted == label else 0.0
        return label, max(search.probability, same), [reason]
    best = sorted(current, key=lambda one: -one.score)[:ENOUGH_JUDGED]
    by_lessons = [one for one in best if not one.judgement and one.lift <= REJECTED_FROM]
    by_people = [one for one in best if one.judgement]
    if label == search.label and by_lessons and len(by_lessons) + len(by_people) == ENOUGH_JUDGED:
        lower = VerdictLabel.PARTLY if label == VerdictLabel.ANSWERED else nothing
        return lower, search.probability, [("aside_elsewhere", {"passages": len(by_lessons)})]
    return label, search.probability, []


def _machine(label: VerdictLabel, search: Search, current: Sequence[Finding]) -> Iterable[Reason]:
    searched = {
        "publications": search.publications,
        "pages": search.pages,
        "passages": search.passages,
        "words": len(search.words),
    }
    if not search.publications:
        return [("empty_library", {})]
    if not search.words:
        return [("no_words", {})]
    if not current:
        return [("nothing", searched)]
    if label == VerdictLabel.THIN:
        return [("little", searched), *_missing(search, current)]
    if label == VerdictLabel.WHITE:
        return [("nothing_that_helps", searched), *_missing(search, current), *_doubt(label, search, current)]
    return [*_content(search, current), *_doubt(label, search, current)]


def _doubt(label: VerdictLabel, search: Search, current: Sequence[Finding]) -> list[Reason]:
    """That another verdict was nearly as likely, as long as nobody judged a passage."""
    if search.doubt and label == search.label and not any(one.judgement for one in current):
        return [("doubt", {"other": search.doubt})]
    return []


def _content(search: Search, findings: Sequence[Finding]) -> list[Reason]:
    """What the good findings speak of, which key terms none holds, and the newest year.

    How many passages from how many publishers speak of the question's terms, and how many of each; the year is the newest of
    these and of the ten findings that people see first, told only where it is long ago.
    """
    strong = good_findings(findings)
    held = Counter(term for finding in strong for term in terms_held(search, finding))
    terms = [term for term, _ in search.key_terms if term in held][:MOST_TERMS]
    if not terms:
        return _missing(search, findings)
    publishers = {one.publication.publisher_id for one in strong}
    terms.sort(key=lambda term: -held[term])
    data: dict[str, Any] = {"passages": len(strong), "terms": terms, "counts": [held[term] for term in terms]}
    if None in publishers:
        data["publications"] = len({one.publication_id for one in strong})
    else:
        data["publishers"] = len(publishers)
    reasons: list[Reason] = [("speak", data), *_missing(search, findings)]
    first = sorted(findings, key=lambda one: one.rank)[:MOST_SPEAKING]
    newest = max((one.publication.year for one in (*strong, *first) if one.publication.year), default=0)
    if newest and newest < timezone.localdate().year - RECENT:
        reasons.append(("newest", {"year": newest}))
    return reasons


def terms_held(search: Search, finding: Finding) -> list[str]:
    """The question's key terms that a finding holds, literally or by a word that is kin (a compound, another form)."""
    key = _parsed(tuple(term for term, _ in search.key_terms))
    held = covered(" ".join([*finding.terms, *finding.related]), key)
    return [key[number].written for number in sorted(held)]


@lru_cache(maxsize=2000)
def _parsed(key_terms: tuple[str, ...]) -> tuple[Term, ...]:
    return parse(" ".join(key_terms), operators=False).terms


def speaking(findings: Sequence[Finding]) -> list[Finding]:
    """Of the first ten findings those that may well help (``MAY_HELP``), or at least half as likely as the likeliest."""
    first = sorted(findings, key=lambda one: one.rank)[:MOST_SPEAKING]
    least = min(MAY_HELP, max((one.chance for one in first), default=0.0) / 2)
    return [one for one in first if one.chance >= least]


def missing_terms(search: Search, findings: Sequence[Finding]) -> list[str]:
    """The key terms that no finding holds, of those that name the subject: a verb or a word of any policy text tells nothing.

    What stands in the headings over a finding is held too.
    """
    held = {term for finding in findings for term in terms_held(search, finding)}
    subject = _subject(f"{search.text} {search.own_words}")
    missing = tuple(term for term in search.uncovered if term in subject and term not in held)
    if not missing:
        return []
    headings = dict.fromkeys(heading for finding in findings for heading in finding.heading_path)
    above = covered(" ".join(headings), _parsed(missing))
    return [term.written for number, term in enumerate(_parsed(missing)) if number not in above]


@lru_cache(maxsize=2000)
def _subject(asked: str) -> frozenset[str]:
    return frozenset(Asked(asked, {}, 0).subject)


def _missing(search: Search, findings: Sequence[Finding]) -> list[Reason]:
    """The key terms that no finding holds: those that are nowhere in what was searched apart from those that are elsewhere."""
    missing = missing_terms(search, findings)
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
