"""Codes: kept where the document prints them and they are unique, else made up (A, A1, A1.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from string import ascii_uppercase

from schakel.agenda.recognise.branch import Branch, Trunk


def give_codes(trunks: list[Trunk]) -> bool:
    """Give every theme and question its code; returns whether any theme's or core question's code was made up."""
    printed = [trunk.marker.code for trunk in trunks]
    keep_themes = all(printed) and len(set(printed)) == len(printed)
    names = iter(printed) if keep_themes else _letters()
    for trunk in trunks:
        trunk.code = next(names)
    cores = [branch for trunk in trunks for branch in trunk.branches]
    marks = [branch.unit.marker.code for branch in cores]
    unique = all(marks) and len(set(marks)) == len(marks)
    full = unique and (not keep_themes or all(len(mark) > 1 and not mark.isdigit() for mark in marks))
    made_up = not keep_themes or not all(marks)
    taken: set[str] = set()
    for trunk in trunks:
        _code_row(trunk.branches, trunk.code, "", taken, keep=full)
    return made_up


def _letters() -> Iterator[str]:
    yield from ascii_uppercase
    for first in ascii_uppercase:
        for second in ascii_uppercase:
            yield first + second
    number = 1
    while True:
        yield f"T{number}"
        number += 1


def _code_row(branches: list[Branch], above: str, dot: str, taken: set[str], *, keep: bool) -> None:
    """Code the questions of one row; numbers printed are used where all in the row differ."""
    marks = Counter(branch.unit.marker.code for branch in branches)
    number = 0
    for branch in branches:
        number += 1
        mark = branch.unit.marker.code
        own = bool(mark) and marks[mark] == 1
        code = mark if keep and own else _below(above, dot, mark if own else str(number))
        if not (own and code not in taken) and any(marks) and not (len(marks) == 1 and "" in marks):
            branch.unit.doubt("code_invented")
        while code in taken:
            number += 1
            code = _below(above, dot, str(number))
        branch.code = code
        taken.add(code)
        below = [child.unit.marker.code for child in branch.branches]
        _code_row(
            branch.branches, code, ".", taken, keep=all(mark.startswith(f"{code}.") for mark in below) and bool(below)
        )


def _below(above: str, dot: str, mark: str) -> str:
    """ "A" and "1" give "A1"; "A1" and "1" give "A1.1"; "2" and "1" give "2.1"; a mark that already holds its parent stays."""
    if mark.startswith(f"{above}.") or (above.isalpha() and len(mark) > len(above) and mark.startswith(above)):
        return mark
    last = mark.rsplit(".", 1)[-1] if dot and "." in mark else mark
    return f"{above}{dot or ('.' if above[-1:].isdigit() else '')}{last}"
