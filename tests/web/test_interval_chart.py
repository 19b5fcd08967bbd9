"""The drawing of figures with their margins."""

from __future__ import annotations

import re

from django.utils.translation import override

from schakel.web.charts.intervals import interval_chart


def test_every_figure_has_a_dot_on_its_margin_and_its_number_in_words() -> None:
    rows = [
        {"label": "0.1.0", "value": 0.638, "low": 0.5, "high": 0.75},
        {"label": "0.2.0", "value": 1, "low": -1, "high": 2},
    ]
    with override("nl"):
        svg = interval_chart("nDCG@10", rows)

    assert svg.count("<circle") == 2
    assert {"0.1.0", "0.2.0", "0,64", "1,00", "0", "0,5", "1"} <= set(re.findall(r"<text[^>]*>([^<]+)</text>", svg))
    ends = [float(x) for x in re.findall(r'class="axis" x1="[\d.]+" x2="([\d.]+)"', svg)]
    assert len(ends) == 2
    assert max(ends) <= 560  # a margin never runs over the scale


def test_a_label_is_text_and_nothing_rows_draw_nothing() -> None:
    assert "<script>" not in interval_chart("x", [{"label": "<script>", "value": 0, "low": 0, "high": 0}])
    assert "<circle" not in interval_chart("x", [])
