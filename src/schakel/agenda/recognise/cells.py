"""The questions inside one cell of a table."""

from __future__ import annotations

import re

from schakel.agenda.recognise import vocabulary
from schakel.agenda.recognise.wording import plain

_INSIDE = re.compile(r"\s*[•●▪■‣]\s+|(?<=[.?!;)])\s*\n\s*(?=[A-ZÀ-Þ])|(?<=\?)\s*\n\s*|\n\s*(?=[-–]\s|\(?\w{1,2}[.)]\s)")
_NEXT_QUESTION = re.compile(r"(?<=\?)\s+(?=[A-ZÀ-Þ])(?!(?:En|Of|Zo|And|Or|If)\b)")
_NOTHING = ("", "-", "–", "n.v.t.", "n/a")


def questions_in(cell: str, *, several: bool) -> list[tuple[str, bool]]:
    """The questions in a cell, each with whether it was cut loose from its neighbours by nothing but a question mark.

    Bullets, numbers and line ends part questions. ``several`` says that the column is meant for more than one; then, where
    the cell is one line, a new question begins after every question mark, but "And ...?" stays with the one before.
    """
    lines = [line for line in (plain(part) for part in _INSIDE.split(cell)) if line not in _NOTHING]
    if len(lines) != 1 or not several:
        return [(line, False) for line in lines]
    parts = _sentences(lines[0])
    return [(part, len(parts) > 1) for part in parts]


def _sentences(line: str) -> list[str]:
    found: list[str] = []
    for part in _NEXT_QUESTION.split(line):
        if found and not vocabulary.ends_a_question(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found
