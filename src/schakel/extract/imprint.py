"""Which body published a document, as its first and last pages say it: for publishers that are not among the well-known ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schakel.extract.document import Block, BlockKind
from schakel.extract.publishers import ADDRESSED

_LINK = r"(?:van|voor|de|der|den|het|en|&|of|for|the|and|in)"
_BODY = (
    r"(?:[A-Z]\w*)?(?:[Pp]lanbureau|[Rr]aad|[Rr]ekenkamer|[Ii]nstituut|[Mm]inisteries?|[Uu]niversiteit|[Hh]ogeschool|[Vv]ereniging|"
    r"[Ss]tichting|[Bb]ureau|[Pp]rovincie|[Gg]emeente|[Ww]aterschap|[Cc]ommissie|[Ii]nspectie|[Aa]utoriteit|[Ii]nstitute|"
    r"[Uu]niversity|[Mm]inistry|[Cc]ouncil|[Kk]enniscentrum|[Kk]ennisinstituut|[Oo]mgevingsdienst|[Dd]ienst|[Aa]gency|[Cc]entrum)"
)
_PUBLISHER = re.compile(
    rf"(?:(?:[A-Z][\w&.-]*\s+|{_LINK}\s+){{0,4}}?)\b{_BODY}\b(?:\s+(?:{_LINK}|[A-Z][\w&-]*)\b){{0,12}}"
)
_NAMED = re.compile(rf"\b{_BODY}\b(?:\s+(?:{_LINK}|[A-Z][\w&-]*)\b){{1,12}}")
_COPYRIGHT = re.compile(r"©\s*(?:\d{4}\s*)?([^|,.\d]{3,80})")
_LINES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})


def publisher_from(first: Sequence[Block], last: Sequence[Block], title: str) -> str:
    """The body that published the document: a line that is its name, a copyright line, else a body named in the title or in a
    short line. Better none than a wrong one.
    """
    lines = [block.text for block in first if len(block.text) < 120 and block.kind in _LINES][:25]
    lines = [line for line in lines if not ADDRESSED.match(line)]
    for line in lines:
        found = _PUBLISHER.search(line)
        if found and _fills(found.group().strip(), line):
            return _trim(found.group())
    for block in (*first, *last):
        owner = _COPYRIGHT.search(block.text)
        if owner and len(owner.group(1).split()) <= 8:
            return _trim(owner.group(1))
    closing = [block.text for block in last if len(block.text) < 120 and block.kind in _LINES]
    for line, part in ((title, 0.2), *((line, 0.6) for line in closing)):
        found = _NAMED.search(line)
        name = found.group().strip() if found else ""
        if len(name.split()) >= 3 and name[0].isupper() and len(name) >= len(line) * part:
            return _trim(name)
    return ""


def _fills(name: str, line: str) -> bool:
    """Whether a line is little more than this name, which starts with a capital."""
    return len(name) >= len(line) * 0.6 and " " in name and _trim(name)[:1].isupper()


def _trim(name: str) -> str:
    return re.sub(rf"(?:\s+{_LINK})+$", "", re.sub(rf"^(?:{_LINK}\s+)+", "", name.strip())).strip(" -–|")
