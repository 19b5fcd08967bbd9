"""Tables of contents: they name themes and questions that come again later, so they are left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from schakel.agenda.recognise import vocabulary
from schakel.agenda.recognise.markers import split_marker
from schakel.agenda.recognise.unit import Unit
from schakel.agenda.recognise.wording import comparable

_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$|…+\s*\d+\s*$|\t\s*\d{1,3}\s*$")
_PAGE_NUMBER = re.compile(r"\s+\d{1,3}$")
MOST = 0.5


def is_entry(line: str) -> bool:
    """True for a line with dots or a tab that lead to a page number."""
    return _LEADER.search(line) is not None


def is_contents(rows: Sequence[Sequence[str]], elsewhere: set[str]) -> bool:
    """True for table rows that end in rising page numbers and mostly name what stands elsewhere in the document too.

    ``elsewhere`` holds the other lines of the document, as ``comparable`` gives them.
    """
    numbers = [row[-1].strip() for row in rows if row]
    if not all(re.fullmatch(r"\d{1,3}", number) for number in numbers):
        return False
    if any(later < earlier for earlier, later in zip(map(int, numbers), map(int, numbers[1:]), strict=False)):
        return False
    named = [" ".join(row[:-1]).strip() for row in rows]
    known = sum(bool({comparable(name), comparable(split_marker(name, heading=True)[1])} & elsewhere) for name in named)
    return known >= MOST * len(named)


def without_contents(units: list[Unit]) -> list[Unit]:
    """Leave out what follows the heading of a table of contents: lines that end in a page number or come again later."""
    start = next((index for index, unit in enumerate(units) if vocabulary.CONTENTS.match(unit.text)), None)
    if start is None:
        return units
    end = start + 1
    later = Counter(comparable(unit.text) for unit in units[end:])
    while end < len(units):
        bare = _PAGE_NUMBER.sub("", units[end].text)
        name = comparable(bare)
        if bare == units[end].text and later[name] < 2:
            break
        later[name] -= 1
        end += 1
    return units[:start] + units[end:]
