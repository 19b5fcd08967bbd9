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
    for trunk, code in zip(trunks, printed if keep_themes else _letters(), strict=False):
        trunk.code = code
    coder = _Coder(trunks, themes_kept=keep_themes)
    for trunk in trunks:
        coder.code_row(trunk.branches, trunk.code, top=True)
    return not keep_themes or any(not branch.unit.marker.code for trunk in trunks for branch in trunk.branches)


def _letters() -> Iterator[str]:
    yield from ascii_uppercase
    for first in ascii_uppercase:
        for second in ascii_uppercase:
            yield first + second
    number = 1
    while True:
        yield f"T{number}"
        number += 1


class _Coder:
    """Remembers which codes are taken and which printed marks can stand by themselves."""

    def __init__(self, trunks: list[Trunk], *, themes_kept: bool) -> None:
        everything = [branch for trunk in trunks for branch in trunk.everything()]
        marks = Counter(branch.unit.marker.code for branch in everything)
        in_cells = [branch.unit.marker for branch in everything if branch.unit.marker.style == "cell"]
        numbers_stand = len(in_cells) == len(everything) and max(marks.values(), default=0) == 1
        self._standing = {
            branch.unit.marker.code
            for branch in everything
            if marks[branch.unit.marker.code] == 1
            and branch.unit.marker.style in ("cell", "compound")
            and (numbers_stand or not branch.unit.marker.code.isdigit())
        }
        cores = [branch.unit.marker.code for trunk in trunks for branch in trunk.branches]
        unique = all(cores) and len(set(cores)) == len(cores)
        self._keep_cores = unique and (not themes_kept or all(not core.isdigit() and len(core) > 1 for core in cores))
        self._taken: set[str] = set()

    def code_row(self, branches: list[Branch], above: str, *, top: bool) -> None:
        """Code the questions of one row and those below them; marks printed are used where all in the row differ."""
        marks = Counter(branch.unit.marker.code for branch in branches)
        some_marked = any(marks)
        for number, branch in enumerate(branches, 1):
            mark = branch.unit.marker.code
            own = bool(mark) and marks[mark] == 1
            keep = own and (mark in self._standing or (top and self._keep_cores))
            code = mark if keep else _below(above, mark if own else str(number), top=top)
            if some_marked and (not own or code in self._taken):
                branch.unit.doubt("code_invented")
            branch.code = self._free(code, above, number, top=top)
            self.code_row(branch.branches, branch.code, top=False)

    def _free(self, code: str, above: str, number: int, *, top: bool) -> str:
        while code in self._taken:
            number += 1
            code = _below(above, str(number), top=top)
        self._taken.add(code)
        return code


def _below(above: str, mark: str, *, top: bool) -> str:
    """ "A" and "1" give "A1"; "A1" and "1" give "A1.1"; "2" and "1" give "2.1"; a mark that already holds its parent stays."""
    if mark.startswith(f"{above}.") or (above.isalpha() and len(mark) > len(above) and mark.startswith(above)):
        return mark
    last = mark if top else mark.rpartition(".")[2] or mark
    return f"{above}{'' if top and len(above) == 1 and above.isalpha() else '.'}{last}"
