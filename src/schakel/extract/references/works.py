"""References with a title: entries of a list of references, works in notes, reports named in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schakel.extract.references.model import Found, ReferenceKind

LIST_HEADING = re.compile(
    r"^(?:bijlage\s+\w+[.:]?\s*)?(?:referenties|literatuur(?:lijst|verwijzingen)?|bronnen(?:lijst)?|"
    r"geraadpleegde (?:bronnen|literatuur)|bibliografie|references|bibliography|literature)\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"^(?P<author>[A-ZÀ-Ý’'‘][^()]{1,400}?|(?:[A-Z][\w&-]*+\s?){1,6}\([^()]{2,40}\))[.,]?\s*"
    r"\((?P<year>(?:19|20)\d\d)(?P<suffix>[a-z]?)(?:[,;][^)]{1,40})?\)\s*[.:,]?\s*[‘“\"]?"
    r"(?P<title>[^\s.][^?!]{3,300}?[?!.])(?=[\s’”\"]|$)"
)
_INITIALS = re.compile(r",\s*[A-Z]\.")
_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|\d{1,2}\s+\w+)"
_WORD = r"[A-ZÀ-Ý][\wÀ-ÿ’'/&.-]*"
_LINK = r"(?:van|voor|de|het|der|den|en|of|for|the|and|in|op|of|te|&|\d{2,4}|\(red\.\)|\(eds?\.\)|\(\w{2,8}\))"
_NOTE = re.compile(
    rf"^(?:Zie(?: ook)?:?\s+|Vergelijk\s+|See\s+)?(?P<author>{_WORD}(?:\s+(?:{_LINK}|{_WORD})){{0,12}}),\s+"
    rf"(?P<title>[‘“\"][^’”\"]{{3,200}}[’”\"]|[A-ZÀ-Ý][^,;\d]{{2,180}}?(?:\d{{4}}[-–]\d{{4}}|\b\d{{4}}\b(?=[,\s(]))?[^,;\d]{{0,60}})"
    rf"(?P<rest>,.{{0,160}}?)?,?\s*(?:{_MONTH}\s+)?\b(?P<year>(?:19|20)\d\d)\b"
)
_REPORT = re.compile(
    r"\b(?:[Rr]apport|[Aa]dvies|[Vv]erkenning|[Pp]ublicatie|[Ss]tudie|[Bb]rief|[Rr]eport|[Bb]oek|[Nn]otitie|[Ee]ssay|[Oo]nderzoek)\s+"
    r"(?:[‘“\"](?P<quoted>[A-ZÀ-Ý][^’”\"]{6,160})[’”\"](?:\s+\((?P<first>(?:19|20)\d\d)\))?|(?P<plain>[A-ZÀ-Ý][^().,;:]{8,120}?)\s+"
    r"(?:\(|uit\s+)(?P<second>(?:19|20)\d\d)\b\)?)"
)
_QUOTES = "‘’“”\"'"


def entry(text: str) -> Found | None:
    """An entry of a list of references: who, when, what."""
    found = _ENTRY.match(text)
    if found is None:
        return None
    title = found.group("title").strip().rstrip(".").strip(_QUOTES)
    return Found(
        ReferenceKind.WORK,
        0,
        len(text),
        found.group("author").strip(" ,.&"),
        title,
        int(found.group("year")),
        suffix=found.group("suffix"),
    )


def looks_like_entry(text: str) -> bool:
    """Whether a block outside a list of references is an entry all the same: name, initials, year."""
    return bool(_INITIALS.search(text[:60]))


def in_note(text: str) -> Iterator[Found]:
    """A work described in a note: who, what, when."""
    found = _NOTE.match(text)
    if found is None or (len(found.group("title").split()) < 2 and len(found.group("title")) < 8):
        return
    title = found.group("title").strip(" .").strip(_QUOTES)
    if not re.match(r"noot\b|p\.|pp\.", title):
        start = found.start("author")
        yield Found(ReferenceKind.WORK, start, found.end(), found.group("author"), title, int(found.group("year")))


def in_text(text: str) -> Iterator[Found]:
    """Reports that the text names by their title, between quotes or with their year."""
    for found in _REPORT.finditer(text):
        group = "quoted" if found.group("quoted") else "plain"
        year = found.group("first") or found.group("second")
        yield Found(
            ReferenceKind.WORK,
            found.start(group),
            found.end(),
            title=found.group(group),
            year=int(year) if year else None,
        )
