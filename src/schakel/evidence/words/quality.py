"""The figures of a measurement in words: what each is called, and how to read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schakel.evidence.models import QualityRun

NAMES: Mapping[str, str | Promise] = {
    "ndcg": "nDCG@10",
    "hit": "hit@3",
    "recall": "recall@10",
    "judged": _("judged@10"),
    "accuracy": _("verdicts right"),
    "macro_f1": _("verdicts, macro F1"),
    "white_f1": _("white spots, F1"),
}

MEANINGS: Mapping[str, str | Promise] = {
    "ndcg": _("How well the ten best passages stand in order: 1 is as people would put them, the best on top."),
    "hit": _("The share of questions with a passage among the first three that answers, or partly."),
    "recall": _("The share of the passages that answer, or partly, that stand among the first ten."),
    "judged": _("How much of the first ten was judged at all. What nobody judged counts as wrong: low means rough."),
    "accuracy": _("The share of questions for which the search alone proposes the verdict that people gave."),
    "macro_f1": _("The same, with every verdict that occurs weighing as much, however rare it is."),
    "white_f1": _("How well white spots are told: missed ones and false alarms both count against it."),
}


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure as shown: its ``name``, ``value``, and the ``margin`` in which it moves by chance; "" where it lacks."""

    key: str
    name: str
    value: str
    margin: str
    count: int


def shown_figures(run: QualityRun) -> list[ShownFigure]:
    """All figures of a run in a fixed order; those that could not be measured are empty."""
    return [_shown(key, str(name), run.figures.get(key)) for key, name in NAMES.items()]


def _shown(key: str, name: str, figure: list[float] | None) -> ShownFigure:
    if figure is None:
        return ShownFigure(key, name, "", "", 0)
    value, low, high, count = figure
    margin = gettext("%(low)s to %(high)s") % {"low": _written(low), "high": _written(high)}
    return ShownFigure(key, name, _written(value), margin, int(count))


def _written(value: float) -> str:
    return str(number_format(round(value, 2), 2))  # rounded first: number_format cuts off
