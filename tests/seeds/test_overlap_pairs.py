"""Questions of the strategic knowledge agenda beside questions that other organisations might ask."""

from __future__ import annotations

import json
import os
from pathlib import Path

from schakel.agenda.recognise import recognise_file
from schakel.extract import read
from schakel.search.likeness import likeness
from schakel.search.relation import Relation

SEEDS = Path(os.environ.get("SCHAKEL_SEEDS", Path(__file__).resolve().parents[3] / "shared" / "seeds"))
AGENDA = next(iter(SEEDS.glob("001_*.txt")), SEEDS / "001.txt")
PAIRS = Path(__file__).resolve().parents[1] / "data" / "question_pairs.json"


def test_what_is_shown_of_the_pairs_on_the_real_agenda_is_nearly_always_right() -> None:
    told = json.loads(PAIRS.read_text("utf-8"))
    texts = {name: one["text"] for name, one in told["questions"].items()}
    texts |= {f"ska:{one.code}": one.text for one in recognise_file(AGENDA, read=read).walk()}
    pairs = [one for one in told["pairs"] if "ska:" in one["first"] + one["second"]]
    shown = [one for one in pairs if likeness(texts[one["first"]], texts[one["second"]]).relation != Relation.NONE]
    right = [one for one in shown if one["second_is"] != "none"]
    assert len(right) >= 0.9 * len(shown)
    assert len(right) >= 0.5 * sum(one["second_is"] != "none" for one in pairs)
