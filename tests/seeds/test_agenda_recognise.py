"""A real strategic agenda, taken out of a PDF file as text, is recognised whole."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from schakel.agenda.recognise import RecognisedAgenda, recognise_file
from schakel.agenda.recognise.likeness import agenda_likeness
from schakel.extract import read

SEEDS = Path(os.environ.get("SCHAKEL_SEEDS", Path(__file__).resolve().parents[3] / "shared" / "seeds"))
AGENDA = next(iter(SEEDS.glob("001_*.txt")), SEEDS / "001.txt")
OTHERS = sorted(path for path in SEEDS.glob("00[0234]_*.txt"))


@pytest.fixture(scope="module")
def agenda() -> RecognisedAgenda:
    return recognise_file(AGENDA, read=read)


@pytest.fixture(scope="module")
def printed() -> str:
    """The source without white space, without what a page break puts in a list (running lines, a footnote), and note marks."""
    text = AGENDA.read_text(encoding="utf-8")
    text = re.sub(r"\n\[\s+\d+\s+\].*\n\s*\n.*\(\d{4} – \d{4}\)\s*\n", "\n", text)
    text = re.sub(r"\n\d\t(?: ?[A-ZÀ-Þ].*\n)(?:[^ \n].*\n)*", "\n", text)
    return re.sub(r"\s+", "", re.sub(r"(?<=[a-z])\d(?=:)", "", text))


def test_themes_core_questions_and_sub_questions_are_all_there(agenda: RecognisedAgenda) -> None:
    assert [theme.code for theme in agenda.themes] == ["A", "B", "C"]
    assert [len(theme.questions) for theme in agenda.themes] == [4, 4, 3]
    assert [[len(core.questions) for core in theme.questions] for theme in agenda.themes] == [
        [5, 5, 9, 3],
        [6, 6, 7, 1],
        [8, 6, 9],
    ]
    assert agenda.period == (2025, 2030)


def test_every_sub_question_hangs_under_the_core_question_whose_label_stands_above_it(agenda: RecognisedAgenda) -> None:
    for theme in agenda.themes:
        for core in theme.questions:
            assert core.label
            assert {sub.group.casefold() for sub in core.questions} == {core.label.casefold()}


def test_every_wording_runs_from_its_mark_to_the_next_one(agenda: RecognisedAgenda, printed: str) -> None:
    """Each printed line begins at its bullet or number, and right behind it the next bullet, number or heading begins."""
    spans: dict[str, tuple[int, int]] = {}
    for question in agenda.walk():
        line = re.sub(r"\s+", "", question.original)
        assert printed.count(line) == 1, question.original
        assert line.startswith("•" if question.level == "sub" else ("1.", "2.", "3.", "4."))
        spans[question.code] = (printed.index(line), printed.index(line) + len(line))
    bullets = [match.start() for match in re.finditer("•", printed)]
    assert [spans[question.code][0] for question in agenda.walk() if question.level == "sub"] == bullets
    for theme in agenda.themes:
        for core in theme.questions:
            for earlier, later in pairwise(core.questions):
                assert spans[earlier.code][1] == spans[later.code][0]
            assert re.match(r"[A-Z0-9]", printed[spans[core.questions[-1].code][1]])


def test_words_broken_over_lines_are_whole(agenda: RecognisedAgenda) -> None:
    text = AGENDA.read_text(encoding="utf-8")
    words = set(re.findall(r"[^\W\d_]+", text))
    broken = {first + second for first, second in re.findall(r"([^\W\d_]+)\n+([^\W\d_]+)", text)}
    for question in agenda.walk():
        for word in re.findall(r"[^\W\d_]+", question.text):
            assert word in words | broken, (question.code, word)
    halves = re.findall(r"([a-zà-ÿ]+)\n+([a-zà-ÿ]+)", text)
    for first, second in halves:
        assert not any(re.search(rf"\b{first} {second}\b", question.text) for question in agenda.walk()), (
            first,
            second,
        )


def test_footnote_marks_are_gone_from_the_wording(agenda: RecognisedAgenda) -> None:
    assert re.search(r"[a-z]\d:", AGENDA.read_text(encoding="utf-8"))
    for question in agenda.walk():
        assert not re.search(r"[a-z]\d\b", question.text + question.original), question.code


def test_pages_follow_the_document(agenda: RecognisedAgenda) -> None:
    """The group below the one printed page number (14) and the parts before and after it lie on the pages as printed."""
    pages = {question.code: question.page for question in agenda.walk()}

    assert [theme.page for theme in agenda.themes] == [10, 12, 14]
    assert (pages["A3"], pages["A4"], pages["A3.6"], pages["A3.7"]) == (10, 11, 11, 12)
    assert (pages["B2.6"], pages["B3.1"], pages["C3.2"], pages["C3.3"]) == (13, 14, 16, 17)


def test_every_theme_has_its_rationale_and_consequences(agenda: RecognisedAgenda) -> None:
    for theme in agenda.themes:
        assert len(theme.rationale.split()) > 150
        assert len(theme.consequences.split()) > 50
        assert "?" not in theme.rationale + theme.consequences


def test_the_agenda_looks_like_one_and_the_other_documents_do_not() -> None:
    assert agenda_likeness(read(AGENDA)) >= 0.9
    assert [path.name for path in OTHERS if agenda_likeness(read(path)) >= 0.5] == []
