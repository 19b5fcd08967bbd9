"""The drawing of links names everything it draws and escapes what it is given."""

from __future__ import annotations

import re

from schakel.web.charts.links import link_chart


def row(source: str, target: str, value: int = 1) -> dict[str, object]:
    return {
        "source": source,
        "target": target,
        "source_address": f"/publicaties/{len(source)}/",
        "target_address": f"/publicaties/{len(target)}/",
        "value": value,
    }


def test_every_publication_is_drawn_once_and_every_link_is_named() -> None:
    svg = link_chart(
        "Wie verwijst naar wie", [row("Dorp", "Water", 3), row("Dorp", "Stad en land"), row("Kust", "Water")]
    )
    assert svg.count("<path") == 3
    assert sorted(re.findall(r"<text[^>]*>([^<]+)</text>", svg)) == ["Dorp", "Stad en land", "Water"]
    assert "Dorp → Water: 3" in svg


def test_titles_are_text_and_nothing_else() -> None:
    svg = link_chart("x", [row("<script>alert(1)</script>", 'Een "citaat" & meer')])
    assert "<script" not in svg
    assert "&amp; meer" in svg


def test_nothing_to_draw_is_an_empty_drawing() -> None:
    assert "<path" not in link_chart("Leeg", [])
