"""Core or sub: the order of importance among the kinds of lines in which the questions are printed."""

from __future__ import annotations

from schakel.agenda.recognise.unit import Kind, Role, Unit

_ITEM_STYLES = {"number": 0, "dotted": 0, "compound": 0, "roman": 1, "dash": 1, "letter": 2, "bullet": 3, "": 4}


def rank_questions(units: list[Unit]) -> None:
    """Give every question a rank: 0 for the most prominent kind of line, 1 for the next.

    Words in the document go first ("Kernvraag", "Deelvragen"); else prominence: headings by level, bold lines, plain lines,
    numbers, letters, bullets; inner lists and longer codes come lower.
    """
    questions = [unit for unit in units if unit.role is Role.QUESTION]
    _rank_rows([unit for unit in questions if unit.row])
    open_questions = [unit for unit in questions if unit.rank is None and not unit.row]
    styles = sorted({_prominence(unit) for unit in open_questions})
    worded = any(unit.rank == 0 and not unit.row for unit in questions)
    for unit in open_questions:
        unit.rank = styles.index(_prominence(unit)) + (1 if worded and unit.lead != "core" else 0)
    _obey_leads(open_questions)


def _obey_leads(questions: list[Unit]) -> None:
    """Under "Deelvragen" nothing is core, and where such a heading stands beside "Kernvragen" the looks may be the same."""
    core = [unit for unit in questions if unit.lead == "core"]
    sub = [unit for unit in questions if unit.lead == "sub" and unit.kind is not Kind.HEADING]
    above = any((unit.rank or 0) == 0 and unit.lead != "sub" for unit in questions)
    if core:
        top = min(unit.rank or 0 for unit in core)
        for unit in core:
            unit.rank = (unit.rank or 0) - top
    if sub and (core or above):
        top = min(unit.rank or 0 for unit in sub)
        for unit in sub:
            unit.rank = (unit.rank or 0) - top + 1


def _rank_rows(rows: list[Unit]) -> None:
    """Rows without a level: codes with more parts come lower."""
    open_rows = [unit for unit in rows if unit.rank is None]
    depths = sorted({unit.marker.depth for unit in open_rows})
    for unit in open_rows:
        unit.rank = 1 if unit.parent_code else depths.index(unit.marker.depth)


def _prominence(unit: Unit) -> tuple[int, int, int, int]:
    if unit.kind is Kind.HEADING:
        return 0, unit.level or 9, 0, 0
    if unit.bold:
        return 1, 0, 0, 0
    if unit.kind is Kind.TEXT:
        return 2, 0, 0, 0
    depth = unit.marker.depth if unit.marker.style in ("dotted", "compound", "number") else 0
    return 3, unit.level or 1, _ITEM_STYLES.get(unit.marker.style, 4), depth
