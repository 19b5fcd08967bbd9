"""A verdict on one question, proposed from what its search measured: answered, partly, white spot, or hardly searched.

The proposal is a small multinomial logistic regression on two features that mean the same in any library (see
``verdict_model``). A white spot is a finding: it is proposed only where it is more likely than not. The rooms say why, from what
was found. A person confirms or changes the proposal.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from schakel.search.contract import Signals
from schakel.search.verdict_model import FEATURES, LABELS, WEIGHTS

HARDLY_SEARCHED = 200  # passages: about forty pages; below that, finding nothing says nothing
MORE_LIKELY_THAN_NOT = 0.5
CLOSE_CALL = 0.1  # between the probabilities of the two likeliest verdicts


class Label(StrEnum):
    """The verdicts that can be proposed; "being answered" and "not searched" are for the rooms to know."""

    ANSWERED = "answered"
    PARTLY = "partly"
    WHITE = "white"
    THIN = "thin"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The proposed label with its probability, and that of each label."""

    label: Label
    probability: float
    probabilities: dict[str, float]

    @property
    def doubt(self) -> str:
        """The verdict that is nearly as likely as the proposed one, or likelier; "" where the proposed one stands out."""
        own = "white" if self.label == Label.THIN else self.label
        other = max((name for name in LABELS if name != own), key=lambda name: self.probabilities[name])
        return other if self.probability - self.probabilities[other] < CLOSE_CALL else ""


def features(signals: Signals) -> dict[str, float]:
    """The model's features of one search; the same for libraries of any size.

    ``nothing``: the logarithm of the chance that none of the ten best passages helps (see ``promise``); ``several``: 1 where it
    asks more than one question, which is seldom answered in full and seldom not at all.
    """
    return {name: signals.features.get(name, 0.0) for name in FEATURES}


def propose(signals: Signals, found: bool) -> Proposal:
    """The verdict to propose for one question from its search's signals, and whether anything was ``found``."""
    values = features(signals)
    scaled = [(values[name] - mean) / spread for name, (mean, spread) in FEATURES.items()]
    logits = {label: sum(w * x for w, x in zip(WEIGHTS[label], [1.0, *scaled], strict=True)) for label in LABELS}
    highest = max(logits.values())
    powers = {label: math.exp(logit - highest) for label, logit in logits.items()}
    probabilities = {label: power / sum(powers.values()) for label, power in powers.items()}
    if not found:
        probabilities = {"answered": 0.0, "partly": 0.0, "white": 1.0}
    label = likeliest(probabilities)
    thin = signals.searched < HARDLY_SEARCHED and label == Label.WHITE
    return Proposal(Label.THIN if thin else Label(label), probabilities[label], probabilities)


def likeliest(probabilities: Mapping[str, float]) -> str:
    """The label to propose: a white spot only where it is more likely than not, else the likelier of the other two."""
    if probabilities[Label.WHITE] >= MORE_LIKELY_THAN_NOT:
        return Label.WHITE.value
    return max((Label.PARTLY.value, Label.ANSWERED.value), key=lambda name: probabilities[name])
