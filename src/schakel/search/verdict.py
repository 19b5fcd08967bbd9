"""A verdict on one question, proposed from what its search measured: answered, partly, white spot, or hardly searched.

The proposal is a small multinomial logistic regression on two features that mean the same in any library (see
``verdict_model``), and says why in reasons that the rooms turn into sentences. A white spot is a finding: it is proposed only
where it is more likely than not. A person confirms or changes the proposal.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from schakel.search.contract import Signals
from schakel.search.verdict_model import FEATURES, LABELS, WEIGHTS

HARDLY_SEARCHED = 200  # passages: about forty pages; below that, finding nothing says nothing
STRONG = 0.6  # of the best score: passages that come this near to it count as speaking to the question
MOST_STRONG = 10
MORE_LIKELY_THAN_NOT = 0.5
CLOSE_CALL = 0.1  # between the probabilities of the two likeliest verdicts


class Label(StrEnum):
    """The verdicts that can be proposed; "being answered" and "not searched" are for the rooms to know."""

    ANSWERED = "answered"
    PARTLY = "partly"
    WHITE = "white"
    THIN = "thin"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one hit, best first: its score, its publication (``group``), publisher and year, its found terms."""

    score: float
    group: int
    publisher: str = ""
    year: int | None = None
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contribution:
    """How much a feature speaks for the proposed label: its value, and what it adds to that label against the others."""

    feature: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, to be put into words. Codes and their data:

    ``strong_passages`` passages, publications, publishers · ``newest`` year · ``uncovered`` terms · ``covered`` terms
    · ``absent`` terms (in no passage of the library at all) · ``hardly_searched`` passages · ``nothing_found`` passages
    """

    code: str
    data: dict[str, int | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The proposed label with its probability, that of each label, and why."""

    label: Label
    probability: float
    probabilities: dict[str, float]
    contributions: tuple[Contribution, ...]
    reasons: tuple[Reason, ...]

    @property
    def doubt(self) -> str:
        """The verdict that is nearly as likely as the proposed one, or likelier; "" where the proposed one stands out."""
        own = "white" if self.label == Label.THIN else self.label
        other = max((name for name in LABELS if name != own), key=lambda name: self.probabilities[name])
        return other if self.probability - self.probabilities[other] < CLOSE_CALL else ""


def features(signals: Signals) -> dict[str, float]:
    """The model's features of one search; the same for libraries of any size.

    ``strength``: the logarithm of the best passage's score per unit of what was asked; ``held_mean10``: the share of the
    question's weight that the top ten hold on average.
    """
    measured = signals.features
    return {
        "strength": math.log(0.2 + measured.get("best", 0.0)),
        "held_mean10": measured.get("held_mean10", 0.0),
    }


def propose(signals: Signals, hits: Sequence[Evidence]) -> Proposal:
    """The verdict to propose for one question from its search's signals and its hits, best first."""
    values = features(signals)
    scaled = [(values[name] - mean) / spread for name, (mean, spread) in FEATURES.items()]
    logits = {label: sum(w * x for w, x in zip(WEIGHTS[label], [1.0, *scaled], strict=True)) for label in LABELS}
    highest = max(logits.values())
    powers = {label: math.exp(logit - highest) for label, logit in logits.items()}
    probabilities = {label: power / sum(powers.values()) for label, power in powers.items()}
    if not hits:
        probabilities = {"answered": 0.0, "partly": 0.0, "white": 1.0}
    label = likeliest(probabilities)
    if signals.searched < HARDLY_SEARCHED and label == "white":
        return Proposal(Label.THIN, probabilities[label], probabilities, (), _reasons(signals, hits, thin=True))
    contributions = tuple(
        Contribution(name, values[name], _lead(label, number) * scaled[number]) for number, name in enumerate(FEATURES)
    )
    ordered = tuple(sorted(contributions, key=lambda one: -abs(one.weight)))
    return Proposal(Label(label), probabilities[label], probabilities, ordered, _reasons(signals, hits, thin=False))


def likeliest(probabilities: Mapping[str, float]) -> str:
    """The label to propose: a white spot only where it is more likely than not, else the likelier of the other two."""
    if probabilities[Label.WHITE] >= MORE_LIKELY_THAN_NOT:
        return Label.WHITE.value
    return max((Label.PARTLY.value, Label.ANSWERED.value), key=lambda name: probabilities[name])


def _lead(label: str, number: int) -> float:
    """A feature's weight for a label above its mean weight for the others."""
    others = [WEIGHTS[other][number + 1] for other in LABELS if other != label]
    return WEIGHTS[label][number + 1] - sum(others) / len(others)


def _reasons(signals: Signals, hits: Sequence[Evidence], thin: bool) -> tuple[Reason, ...]:
    reasons = [Reason("hardly_searched", {"passages": signals.searched})] if thin else []
    if not hits:
        return (*reasons, Reason("nothing_found", {"passages": signals.searched}))
    strong = [hit for hit in hits[:MOST_STRONG] if hit.score >= STRONG * hits[0].score]
    reasons.append(
        Reason(
            "strong_passages",
            {
                "passages": len(strong),
                "publications": len({hit.group for hit in strong}),
                "publishers": tuple(dict.fromkeys(hit.publisher for hit in strong if hit.publisher)),
            },
        )
    )
    absent = tuple(term for term, passages in signals.key_terms if not passages)
    uncovered = tuple(term for term in signals.uncovered if term not in absent)
    covered = tuple(term for term, _ in signals.key_terms if term not in signals.uncovered)
    for code, terms in (("covered", covered), ("uncovered", uncovered), ("absent", absent)):
        if terms:
            reasons.append(Reason(code, {"terms": terms}))
    years = [hit.year for hit in strong if hit.year is not None]
    if years:
        reasons.append(Reason("newest", {"year": max(years)}))
    return tuple(reasons)
