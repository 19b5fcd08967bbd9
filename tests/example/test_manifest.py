"""The manifest says what is in the example library, and what a careful reader would find there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schakel.agenda.models import AgendaKind
from schakel.evidence.models import VerdictLabel
from schakel.library.models import Kind, Level
from schakel.library.woo import CATEGORIES

Manifest = dict[str, Any]


def questions(manifest: Manifest) -> Iterator[dict[str, Any]]:
    """Every question of the agenda, core questions and sub-questions alike."""
    for theme in manifest["agenda"]["themes"]:
        for core in theme["questions"]:
            yield core
            yield from core["questions"]


def test_it_lists_exactly_the_documents_that_are_there(example: Path, manifest: Manifest) -> None:
    listed = {manifest["agenda"]["file"]} | {entry["file"] for entry in manifest["publications"]}

    assert {path.name for path in example.iterdir() if path.suffix in {".pdf", ".docx", ".html"}} == listed


def test_the_library_is_small_enough_to_ship(example: Path) -> None:
    assert sum(path.stat().st_size for path in example.rglob("*") if path.is_file()) < 3_000_000


def test_the_agenda_has_three_themes_ten_core_questions_and_about_thirty_below_them(manifest: Manifest) -> None:
    themes = manifest["agenda"]["themes"]
    cores = [core for theme in themes for core in theme["questions"]]

    assert len(themes) == 3
    assert len(cores) == 10
    assert 28 <= sum(len(core["questions"]) for core in cores) <= 35


def test_codes_say_where_a_question_stands(manifest: Manifest) -> None:
    for theme in manifest["agenda"]["themes"]:
        for number, core in enumerate(theme["questions"], start=1):
            assert core["code"] == f"{theme['code']}.{number}"
            assert [sub["code"] for sub in core["questions"]] == [
                f"{core['code']}.{place}" for place in range(1, len(core["questions"]) + 1)
            ]


def test_every_question_ends_as_a_question_and_is_asked_once(manifest: Manifest) -> None:
    texts = [question["text"] for question in questions(manifest)]

    assert all(text.endswith("?") for text in texts)
    assert len(set(texts)) == len(texts)


def test_white_spots_have_no_source_and_other_verdicts_have_one(manifest: Manifest) -> None:
    files = {entry["file"] for entry in manifest["publications"]}
    for question in questions(manifest):
        assert question["expected_verdict"] in VerdictLabel.values
        assert set(question["found_in"]) <= files
        assert bool(question["found_in"]) == (question["expected_verdict"] != VerdictLabel.WHITE), question["code"]


def test_the_example_shows_every_kind_of_outcome(manifest: Manifest) -> None:
    verdicts = [question["expected_verdict"] for question in questions(manifest)]
    several = [question for question in questions(manifest) if len(question["found_in"]) > 1]

    assert {"answered", "partly", "white"} == set(verdicts)
    assert verdicts.count("white") >= 8
    assert verdicts.count("partly") >= 5
    assert len(several) >= 8


def test_publications_are_described_in_the_words_of_the_library(manifest: Manifest) -> None:
    for entry in manifest["publications"]:
        assert entry["kind"] in Kind.values
        assert entry["level"] in Level.values
        assert entry["woo_category"] in dict(CATEGORIES)
        assert entry["licence"] == "CC0-1.0"
        assert entry["language"] in {"nl", "en"}
        assert 2023 <= entry["year"] <= 2026
        assert entry["title"]
        assert entry["authors"]
    assert manifest["agenda"]["kind"] in AgendaKind.values


def test_publishers_kinds_and_formats_differ(manifest: Manifest) -> None:
    entries = manifest["publications"]

    assert len({entry["publisher"] for entry in entries}) >= 8
    assert len({entry["kind"] for entry in entries}) >= 5
    assert {Path(entry["file"]).suffix for entry in entries} == {".pdf", ".docx", ".html"}
    assert {entry["language"] for entry in entries} == {"nl", "en"}
