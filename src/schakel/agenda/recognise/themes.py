"""Which headings are the agenda's themes, and which are small groups inside a theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from schakel.agenda.recognise.questions import split_label
from schakel.agenda.recognise.unit import Kind, Role, Unit
from schakel.agenda.recognise.wording import comparable

ECHO = 88
SOFT_LEVEL = 50
MOST = 0.6


@dataclass(slots=True)
class _Seen:
    """A candidate heading with the questions below it, up to the next heading of its level or higher."""

    unit: Unit
    level: int
    questions: list[Unit] = field(default_factory=list)


def mark_themes(units: list[Unit]) -> None:
    """Give the headings of themes the role THEME and other headings above questions the role GROUP."""
    _mark_echoes(units)
    if not any(unit.role is Role.THEME for unit in units):
        for unit in _choose(units):
            unit.role = Role.THEME
    _mark_groups(units)


def _mark_echoes(units: list[Unit]) -> None:
    """A heading that repeats the label or the words of an earlier question is a group of that question."""
    labels: set[str] = set()
    for unit in units:
        if unit.role is Role.QUESTION and not unit.row:
            label, _question = split_label(unit.text)
            labels.update(comparable(words) for words in (label, unit.text) if words)
        elif unit.kind is Kind.HEADING and unit.role is Role.OPEN and unit.marker.word not in ("theme", "chapter"):
            name = comparable(unit.text)
            if name in labels or process.extractOne(name, labels, scorer=fuzz.ratio, score_cutoff=ECHO):
                unit.role = Role.GROUP


def _choose(units: list[Unit]) -> list[Unit]:
    seen, total = _candidates(units)
    if not total:
        return []
    for test in _CODED:
        chosen = [one for one in seen if test(one.unit) and one.questions]
        if chosen and _covered(chosen) >= MOST * total and (len(chosen) > 1 or chosen[0].unit.marker.word == "theme"):
            return [one.unit for one in chosen]
    return [one.unit for one in _by_level(seen, total)]


_CODED: tuple[Callable[[Unit], bool], ...] = (
    lambda unit: unit.marker.word == "theme",
    lambda unit: unit.marker.style in ("dash", "letter") and unit.marker.code.isupper(),
    lambda unit: unit.marker.word == "chapter",
)


def _covered(chosen: list[_Seen]) -> int:
    return len({id(question) for one in chosen for question in one.questions})


def _level(unit: Unit) -> int:
    if unit.marker.word == "chapter":
        return 1
    if unit.marker.style == "dotted" and unit.level is None:
        return unit.marker.depth
    return unit.level if unit.level is not None else SOFT_LEVEL


def _candidates(units: list[Unit]) -> tuple[list[_Seen], int]:
    """Headings that could be themes, each with the questions in its part, and the number of questions outside overviews."""
    seen: list[_Seen] = []
    open_now: list[_Seen] = []
    total, overview = 0, 0
    for unit in units:
        if unit.kind is Kind.HEADING and unit.role in (Role.OPEN, Role.OVERVIEW):
            level = _level(unit)
            open_now = [one for one in open_now if one.level < level and not _coded_over(unit, one)]
            if unit.role is Role.OVERVIEW:
                open_now, overview = [], level
            elif level <= overview or not overview or unit.marker.word == "theme":
                overview = 0
                open_now.append(_Seen(unit, level))
                seen.append(open_now[-1])
        elif unit.role is Role.QUESTION and not overview:
            total += 1
            for one in open_now:
                one.questions.append(unit)
    return seen, total


def _coded_over(unit: Unit, one: _Seen) -> bool:
    """True where both carry the same kind of code (Thema 1, Thema 2; A -, B -): then the later one ends the earlier."""
    return unit.marker.word == one.unit.marker.word != "" or unit.marker.style == one.unit.marker.style == "dash"


def _by_level(seen: list[_Seen], total: int) -> list[_Seen]:
    """The highest level at which several headings part the questions; a lone heading over everything may be the title."""
    best: list[_Seen] = []
    if seen and not seen[0].unit.marker.code and _covered(seen[1:]) >= MOST * total:
        alone = sum(one.level == seen[0].level for one in seen) == 1
        seen = seen[1:] if alone and len(seen[0].questions) == total else seen
    for level in sorted({one.level for one in seen}):
        here = [one for one in seen if one.level == level and one.questions]
        if not here or _covered(here) < MOST * total:
            continue
        largest = max(len(one.questions) for one in here)
        if len(here) > 1 and largest < 0.9 * total:
            return _with_upper_rank(here)
        best = best or here
        if len(here) > 1:
            best = here
    return _with_upper_rank(best)


def _with_upper_rank(chosen: list[_Seen]) -> list[_Seen]:
    """Where the document parts core and sub-questions by their looks, a guessed heading over sub-questions alone is a group."""
    soft = [one for one in chosen if one.unit.soft]
    if not soft or len(soft) < len(chosen):
        return chosen
    ranks = {question.rank for one in chosen for question in one.questions}
    if len(ranks) < 2:
        return chosen
    upper = [one for one in chosen if any(question.rank == 0 for question in one.questions)]
    return upper or chosen


def _mark_groups(units: list[Unit]) -> None:
    """Inside a theme the other headings over questions name groups."""
    inside = False
    for unit in units:
        if unit.role is Role.THEME:
            inside = True
        elif inside and unit.kind is Kind.HEADING and unit.role is Role.OPEN:
            unit.role = Role.GROUP
