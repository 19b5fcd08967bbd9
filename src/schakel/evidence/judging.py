"""In which order judgements help most, and what they may still change. Pure reckoning, no database.

A question is taken to be answered, partly answered or a white spot with the chances that its search proposed. How often a passage
at a rank answers, answers partly or does neither differs per verdict (``judging_chances``, counted on judged questions): so each
judgement also says something of the passages that nobody judged yet. From that follows what the proposal will be once all has
been judged, with its chance, and for each passage how far a judgement on it moves those chances on average.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schakel.evidence.judging_chances import CHANCES

VERDICTS = ("answered", "partly", "white")
OUTCOMES = ("answers", "partly", "none")
BANDS = (3, 10)
"""Ranks up to 3, up to 10, and later ones are counted apart."""

LIFTED = 2.0
"""How much what like questions teach weighs: a full lift multiplies the odds that a passage helps by e², about seven.

Reasoned, not measured: there are no judged like questions to count on."""

Chances = Mapping[tuple[str, int], tuple[float, float, float]]
Final = dict[str, float]


@dataclass(frozen=True, slots=True)
class Open:
    """A passage that nobody judged: its rank (from 1), and how far like questions move it (−1 to 1)."""

    rank: int
    lift: float = 0.0


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to be expected.

    ``final`` is the chance of each verdict once everything has been judged; ``gains`` per open passage how far a judgement on it
    moves those chances on average: 0 not at all, 1 from one certainty to another.
    """

    final: Final
    gains: tuple[float, ...]

    @property
    def likely(self) -> str:
        """The likeliest verdict once everything has been judged."""
        return max(VERDICTS, key=lambda one: self.final[one])

    def change(self, label: str) -> float:
        """The chance that the proposal will be another one than this label; hardly searched counts as a white spot."""
        return max(0.0, 1.0 - self.final.get("white" if label == "thin" else label, 0.0))


def band(rank: int) -> int:
    """The number of the band that a rank belongs to."""
    return next((number for number, last in enumerate(BANDS) if rank <= last), len(BANDS))


def outlook(
    proposed: tuple[str, float],
    judged: Sequence[tuple[int, str]],
    open_: Sequence[Open],
    chances: Chances = CHANCES,
) -> Outlook:
    """What to expect of a question.

    ``proposed`` is the search's own label with its probability, ``judged`` the rank and outcome (one of ``OUTCOMES``) of every
    judged passage, ``open_`` the passages that nobody judged.
    """
    shares = _prior(*proposed)
    for rank, outcome in judged:
        number = OUTCOMES.index(outcome)
        shares = _weighed(shares, {one: chances[one, band(rank)][number] for one in VERDICTS})
    said = {outcome for _, outcome in judged}
    kinds = [(band(row.rank), row.lift) for row in open_]
    known = {(of, lift): {one: _lifted(chances[one, of], lift) for one in VERDICTS} for of, lift in kinds}
    rows = [known[kind] for kind in kinds]
    final = _final(shares, rows, "answers" in said, "partly" in said)
    gains = {kind: _gain(shares, rows, kinds.index(kind), final, said) for kind in known}
    return Outlook(final, tuple(gains[kind] for kind in kinds))


def _prior(label: str, probability: float) -> dict[str, float]:
    """The search's label with its probability, the rest divided evenly over the other verdicts."""
    own = "white" if label == "thin" else label
    if own not in VERDICTS:
        return dict.fromkeys(VERDICTS, 1 / len(VERDICTS))
    sure = min(0.98, max(0.02, probability))
    return {one: sure if one == own else (1 - sure) / 2 for one in VERDICTS}


def _weighed(shares: Mapping[str, float], by: Mapping[str, float]) -> dict[str, float]:
    weighed = {one: shares[one] * by[one] for one in VERDICTS}
    total = sum(weighed.values())
    return {one: value / total for one, value in weighed.items()} if total else dict(shares)


def _lifted(chances: tuple[float, float, float], lift: float) -> tuple[float, float, float]:
    answers, partly, none = chances
    factor = math.exp(LIFTED * lift)
    total = factor * (answers + partly) + none
    return factor * answers / total, factor * partly / total, none / total


def _final(
    shares: Mapping[str, float], rows: Sequence[Mapping[str, tuple[float, float, float]]], answered: bool, partly: bool
) -> Final:
    """The chance of each verdict once all of ``rows`` have been judged."""
    if answered:
        return {"answered": 1.0, "partly": 0.0, "white": 0.0}
    final = dict.fromkeys(VERDICTS, 0.0)
    for verdict, share in shares.items():
        no_answer = math.prod(1 - row[verdict][0] for row in rows)
        nothing = 0.0 if partly else math.prod(row[verdict][2] for row in rows)
        final["answered"] += share * (1 - no_answer)
        final["partly"] += share * (no_answer - nothing)
        final["white"] += share * nothing
    return final


def _gain(
    shares: Mapping[str, float],
    rows: Sequence[Mapping[str, tuple[float, float, float]]],
    at: int,
    final: Final,
    said: set[str],
) -> float:
    """How far the chances of the final verdict move on average when the passage ``at`` is judged (total variation)."""
    if "answers" in said:
        return 0.0
    others = [row for number, row in enumerate(rows) if number != at]
    gain = 0.0
    for number, outcome in enumerate(OUTCOMES):
        likely = {one: rows[at][one][number] for one in VERDICTS}
        chance = sum(shares[one] * likely[one] for one in VERDICTS)
        after = _final(_weighed(shares, likely), others, outcome == "answers", outcome == "partly" or "partly" in said)
        gain += chance * sum(abs(after[one] - final[one]) for one in VERDICTS) / 2
    return gain
