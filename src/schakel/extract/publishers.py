"""Which of the well-known Dutch public publishers a document is from.

Whoever is named as its publisher (in the title's series, a line of its own, "uitgave van", "©") comes first; else whoever is
named most on the first two pages, if clearly so. The names stand in ``publishers.csv``; a person may change the proposal.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from schakel.extract.document import Block, BlockKind

_SERIES = r"-(?:rapport|advies|verkenning|studie|policy brief|publicatie|notitie|working paper|report|rapporten)"
_NAMED = (
    r"(?:uitgave|publicatie|uitgegeven|gepubliceerd|opgesteld|product|published|publication)\s+(?:van|door|by|of)\s+"
    r"(?:het\s+|de\s+|the\s+)?"
)
ADDRESSED = re.compile(r"^(?:aan|t\.a\.v\.|voorzitter|to)\b", re.IGNORECASE)
"""A line with whom a letter is to: no publisher of it."""
_FEW = 3
"""How often a publisher must be named on the first two pages to be proposed for that alone."""


@dataclass(frozen=True, slots=True)
class _Known:
    pattern: re.Pattern[str]
    names: dict[str, str]


def find(title: str, pages: Sequence[Sequence[Block]], last: Iterable[Block]) -> str:
    """The full name of the publisher of a document with this title, first two ``pages`` and ``last`` page, or ""."""
    known = _known()
    series = re.match(rf"\W*({known.pattern.pattern})(?:{_SERIES})\b", title)
    if series:
        return known.names[series.group(1)]
    lines = [block.text for page in pages for block in page if not ADDRESSED.match(block.text)]
    closing = [block.text for block in last]
    for line in [*lines[:25], *closing]:
        alone = known.pattern.fullmatch(line.strip(" .·|–-")) if len(line) < 120 else None
        if alone:
            return known.names[alone.group()]
    for line in [*lines, *closing]:
        named = re.search(rf"(?:{_NAMED}|©\s*(?:\d{{4}}\s*)?)({known.pattern.pattern})", line, re.IGNORECASE)
        if named and named.group(1) in known.names:
            return known.names[named.group(1)]
    return ""


def most_named(pages: Sequence[Sequence[Block]]) -> str:
    """The publisher that is named most on the first two pages, at least three times and twice as often as any other."""
    known = _known()
    texts = [block.text for page in pages for block in page if block.kind is not BlockKind.FOOTNOTE]
    counts = Counter(known.names[name] for text in texts for name in known.pattern.findall(text))
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= _FEW and most >= second * 2 else ""


def full_name(name: str) -> str:
    """The full name of a publisher that is known by this name or abbreviation, else the name itself."""
    return _known().names.get(name.strip(), name)


@cache
def abbreviations() -> frozenset[str]:
    """The abbreviations and other short names by which publishers are cited."""
    return frozenset(name for name in _known().names if len(name) <= 8 and " " not in name)


@cache
def _known() -> _Known:
    text = resources.files("schakel.extract").joinpath("publishers.csv").read_text("utf-8")
    names: dict[str, str] = {}
    for row in csv.DictReader(text.splitlines(), delimiter=";"):
        for name in (row["name"], row["abbreviation"], row["also"]):
            if name:
                names.setdefault(name, row["name"])
    longest = sorted(names, key=len, reverse=True)
    return _Known(re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, longest))})(?![\w/])"), names)
