"""Which units are questions of the agenda: whole lists, headings that ask, bold or announced lines - not rhetoric in prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from schakel.agenda.recognise import vocabulary
from schakel.agenda.recognise.unit import Kind, Role, Unit

LONGEST_LINE_WORDS = 70
ENOUGH_ASKING = 0.5
ENOUGH_IN_A_ROW = 3
LONGEST_LABEL_OF_LINE = 5


def mark_headings(units: list[Unit]) -> None:
    """Mark headings that announce questions, consequences, or a part that repeats what stands elsewhere."""
    for index, unit in enumerate(units):
        if unit.kind is not Kind.HEADING or unit.role is not Role.OPEN:
            continue
        if unit.marker.word in ("core", "sub", "question"):
            _mark_worded(unit, units[index + 1] if index + 1 < len(units) else None)
        elif unit.marker.word != "theme":
            _mark_named(unit)


def _mark_worded(unit: Unit, follows: Unit | None) -> None:
    """ "Kernvraag 2: Capacity" above a line that asks announces that line; else such a heading is the question itself."""
    if vocabulary.ends_a_question(unit.text):
        return
    if not unit.text or (follows is not None and follows.kind is Kind.TEXT and _is_line(follows)):
        unit.role, unit.lead = Role.LEAD, "any" if unit.marker.word == "question" else unit.marker.word
    else:
        _accept(unit)
        unit.rank = {"core": 0, "sub": 1}.get(unit.marker.word)


def _mark_named(unit: Unit) -> None:
    lead = vocabulary.lead_of(unit.text)
    if lead is not None:
        unit.role, unit.lead = Role.LEAD, lead
    elif vocabulary.CONSEQUENCES.match(unit.text):
        unit.role = Role.CONSEQUENCES
    elif vocabulary.RATIONALE.match(unit.text):
        unit.role = Role.RATIONALE
    elif vocabulary.OVERVIEW.match(unit.text):
        unit.role = Role.OVERVIEW


def mark_questions(units: list[Unit]) -> None:
    """Give every unit that is a question of the agenda the role QUESTION, and say under which kind of lead it stands."""
    _accept_worded(units)
    for section in _sections(units):
        _accept_items(section)
        _accept_lines(section)
    _accept_headings(units)
    _note_leads(units)


def _accept(unit: Unit) -> None:
    unit.role = Role.QUESTION
    if not vocabulary.ends_a_question(unit.text):
        unit.doubt("no_question_mark")
    if unit.text.count("?") >= 3:
        unit.doubt("maybe_two_questions")


def _accept_worded(units: list[Unit]) -> None:
    """Lines with the word itself before them: "Kernvraag 2: ...", "Deelvraag: ..."."""
    for unit in units:
        if unit.row:
            if unit.role is Role.QUESTION:
                _accept(unit)
        elif unit.marker.word in ("core", "sub", "question") and unit.words > 2 and vocabulary.asks(unit.text):
            _accept(unit)
            if unit.marker.word != "question":
                unit.rank = 0 if unit.marker.word == "core" else 1


def _sections(units: list[Unit]) -> Iterator[list[Unit]]:
    """Stretches that begin with a heading (or the start) and hold no further heading."""
    section: list[Unit] = []
    for unit in units:
        if unit.kind is Kind.HEADING and section:
            yield section
            section = []
        section.append(unit)
    if section:
        yield section


def _style(unit: Unit) -> tuple[int, str, int]:
    return unit.level or 1, "number" if unit.marker.style == "dotted" else unit.marker.style, unit.marker.depth


def _accept_items(section: list[Unit]) -> None:
    """A list is a list of questions where half of it or more asks, or where its heading announces questions."""
    announced = section[0].role is Role.LEAD
    items = [unit for unit in section if unit.kind is Kind.ITEM and not unit.row]
    for _style_key, group in groupby(sorted(items, key=_style), key=_style):
        run = list(group)
        share = sum(vocabulary.asks(_question_part(unit)) for unit in run) / len(run)
        if share >= ENOUGH_ASKING or (announced and all(unit.words <= LONGEST_LINE_WORDS for unit in run)):
            for unit in run:
                if unit.role is Role.OPEN:
                    _accept(unit)


def _question_part(unit: Unit) -> str:
    label, question = split_label(unit.text)
    return question if label else unit.text


def _accept_lines(section: list[Unit]) -> None:
    """Running lines that are one question: bold, announced by a heading, above a list of questions, or three in a row."""
    announced = section[0].role is Role.LEAD
    rows = _row_lengths(section)
    for index, unit in enumerate(section):
        if unit.role is not Role.OPEN or not rows[index]:
            continue
        follows = section[index + 1] if index + 1 < len(section) else None
        above_list = (
            follows is not None and follows.kind is Kind.ITEM and follows.role is Role.QUESTION and not follows.row
        )
        if unit.bold or announced or above_list or rows[index] >= ENOUGH_IN_A_ROW:
            _accept(unit)


def _row_lengths(section: list[Unit]) -> list[int]:
    """For every unit the number of question lines in the row it stands in; 0 for what is no such line."""
    lengths: list[int] = []
    for is_line, row in groupby(section, key=_is_line):
        count = len(list(row))
        lengths.extend([count if is_line else 0] * count)
    return lengths


def _is_line(unit: Unit) -> bool:
    """A line of running text that is a question from its first word to its last."""
    if unit.kind is not Kind.TEXT or unit.words > LONGEST_LINE_WORDS:
        return False
    label, question = split_label(unit.text)
    if len(label.split()) > LONGEST_LABEL_OF_LINE and not unit.bold:
        return False
    begins = vocabulary.asks_openly(question) or vocabulary.INVERTED.match(question) is not None
    return begins and question.rstrip(" )\"'’”").endswith("?")


def _accept_headings(units: list[Unit]) -> None:
    """Headings that ask: where their neighbours ask too, or where questions stand right under them.

    A heading that comes back under every theme ("Why this theme?") names a part of the text and is no question.
    """
    headings = [(index, unit) for index, unit in enumerate(units) if unit.kind is Kind.HEADING]
    named = Counter(unit.text.casefold() for _index, unit in headings)
    families = _families([unit for _index, unit in headings])
    levels_asking: set[int | None] = set()
    for place, (index, unit) in enumerate(headings):
        if unit.role not in (Role.OPEN, Role.CONSEQUENCES) or unit.soft or not vocabulary.ends_a_question(unit.text):
            continue
        if named[unit.text.casefold()] > 1:
            continue
        section = units[index + 1 : headings[place + 1][0] if place + 1 < len(headings) else len(units)]
        announces = place + 1 < len(headings) and headings[place + 1][1].role is Role.LEAD
        asking, count = families[place]
        usual = asking / count >= ENOUGH_ASKING and (asking >= 2 or (asking == count and unit.level in levels_asking))
        if _has_questions(section) or (announces and not section) or (unit.role is Role.OPEN and usual):
            _accept(unit)
            levels_asking.add(unit.level)


def _has_questions(section: list[Unit]) -> bool:
    return any(unit.role is Role.QUESTION for unit in section)


def _families(headings: list[Unit]) -> list[tuple[int, int]]:
    """For every heading: how many of its kind (same level, same heading above) ask, and how many there are."""
    path: list[tuple[int, int]] = []
    keys: list[tuple[int, int]] = []
    for place, unit in enumerate(headings):
        level = unit.level or 9
        while path and path[-1][0] >= level:
            path.pop()
        keys.append((path[-1][1] if path else -1, level))
        path.append((level, place))
    asking: Counter[tuple[int, int]] = Counter()
    count: Counter[tuple[int, int]] = Counter()
    for key, unit in zip(keys, headings, strict=True):
        if not unit.soft and unit.role in (Role.OPEN, Role.QUESTION):
            count[key] += 1
            asking[key] += vocabulary.ends_a_question(unit.text)
    return [(asking[key], max(1, count[key])) for key in keys]


def _note_leads(units: list[Unit]) -> None:
    """Tell each question what kind of heading announces it; another heading ends the announcement."""
    lead = ""
    for unit in units:
        if unit.role is Role.LEAD:
            lead = unit.lead
        elif unit.kind is Kind.HEADING and unit.role is not Role.QUESTION:
            lead = ""
        elif unit.role is Role.QUESTION:
            unit.lead = lead
            if unit.kind is Kind.HEADING:
                lead = lead if lead == "sub" else ""


def split_label(text: str) -> tuple[str, str]:
    """Part "Capacity: How can ...?" into label and question; no label gives "" and the text unchanged."""
    label, colon, question = text.partition(": ")
    question = question.strip()
    if not colon or "?" in label or "." in label or not 1 <= len(label.split()) <= 10:
        return "", text
    if vocabulary.asks_openly(label) or not (vocabulary.asks_openly(question) or question.rstrip().endswith("?")):
        return "", text
    return label.strip(), question


def left_over(units: list[Unit]) -> list[Unit]:
    """Lines, items and headings that are questions by their looks, but were not taken up."""
    return [
        unit
        for unit in units
        if unit.role in (Role.OPEN, Role.GROUP, Role.THEME)
        and not unit.row
        and (
            _is_line(unit)
            or (
                unit.kind is not Kind.TEXT
                and vocabulary.ends_a_question(unit.text)
                and vocabulary.asks_openly(unit.text)
            )
        )
    ]
