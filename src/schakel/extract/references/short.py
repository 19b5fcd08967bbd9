"""Short references: "(Jansen & De Wit 2019: 12; PBL 2021a)", "Jansen et al. (2019)", and the same in notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from schakel.extract.publishers import abbreviations
from schakel.extract.references.model import Found, ReferenceKind

_PARTICLE = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Hh]et|[Tt]e|[Tt]en|[Tt]er|[’'‘][tT]|[Vv]on|[Dd]i|[Dd]a|El|Al|[Ll]a|[Ll]e|[Uu]it)"
    r"\s+){0,3}"
)
_WORD = r"[A-ZÀ-Ý][\wÀ-ÿ’'/&+.-]{0,60}[\wÀ-ÿ]"  # no name is longer: a row of initials without end is gone through once
_LINK = r"(?:van|voor|de|het|der|en|of|for|the|and|in|op|on|aan|&|te)"
_NAME = rf"(?:(?:[A-Z]\.\s?){{1,4}})?{_PARTICLE}{_WORD}"
_BODY = rf"{_WORD}(?:\s+(?:{_LINK}\s+){{0,2}}{_WORD}){{0,6}}"
_MORE = r"(?:,?\s+(?:et al\.?|e\.a\.|c\.s\.|and others|en anderen))"
_PEOPLE = rf"{_NAME}(?:\s*,\s*{_NAME}){{0,5}}(?:,?\s*(?:&|en|and)\s*{_NAME})?{_MORE}?"
_NOT_FIRST = (
    r"(?!(?:Zie|Vergelijk|Bijvoorbeeld|Respectievelijk|Ook|In|Sinds|Vanaf|Tot|Eind|Begin|Medio|Anno|Na|Voor|Tussen|Over|Per|Uit|"
    r"Bron|Bronnen|See|Since|From|Until|By|Naar|Volgens|Met|Op|Figuur|Tabel|Kader|Hoofdstuk|Bijlage|Paragraaf|Januari|Februari|Maart|"
    r"April|Mei|Juni|Juli|Augustus|September|Oktober|November|December|Zomer|Winter|Najaar|Voorjaar|Lente|Herfst|Rond|Artikel|"
    r"January|February|March|May|June|July|August|October|Den|Stb|Stcrt|Staatsblad|Staatscourant|Kamerstukken|Het|Een|The|Dit|Deze)"
    r"\b)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?P<suffix>[a-z]?)"
_AFTER = (
    r"(?P<more>(?:\s*[;,&]\s*(?:(?:19|20)\d\d[a-z]?|[a-z])(?![\w’'-]))*)(?::\s*\d[\d\s,–-]*)?"
    r"(?=\s*(?:[;,:.)&\]“\"]|$|\s(?:en|and|over|voor|in|noemen|stellen)\b))"
)
_LEAD = (
    r"(?:^|[;(,:.]\s*|(?:\b(?:[Zz]ie|[Vv]ergelijk|[Vv]gl\.|ook|[Bb]ijv\.|[Bb]ijvoorbeeld|cf\.|e\.g\.|en|and|&|door|bij|[Bb]ron:|"
    r"[Ii]n:|o\.a\.|onder meer|maar zie|uit|naar)\s+))"
)
_SAYS = re.compile(
    r"\s+(?:stelt|stellen|constateert|constateren|laat|laten|wijst|wijzen|beschrijft|beschrijven|noemt|noemen|spreekt|spreken|"
    r"concludeert|concluderen|betoogt|betogen|toont|tonen|onderscheidt|onderscheiden|ziet|zien|schrijft|schrijven|adviseert|"
    r"adviseren|vindt|vinden|pleit|pleiten|benadrukt|benadrukken|vraagt|argues?|shows?|finds?|describes?|states?)\b"
)
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_THE = re.compile(r"^[Dd]e (?=[A-Z]{3,6}\b)")
_SOURCE = re.compile(r"(?:Zie|Vergelijk|Bron|See|Source)\b")
_BRACKETS = re.compile(r"\([^()]{3,400}\)")
_NARRATIVE_YEAR = re.compile(r"\((?:19|20)\d\d[a-z]?(?:\s*[:,]\s*(?:p\.\s*)?\d[\d–-]*)?\)")
_LAST_NAME = re.compile(rf"(?:{_NAME}(?:\s+(?:&|en|and)\s+{_NAME})?{_MORE}?)\s$")
_EACH_YEAR = re.compile(r"((?:19|20)\d\d)?([a-z]?)(?![\w])")


@cache
def _pattern() -> re.Pattern[str]:
    small = "|".join(sorted({re.escape(name.lower()) for name in abbreviations() if len(name) > 2}))
    bodies = rf"{_BODY}(?:\s+(?:&|en)\s+{_BODY})?|[a-z]{{2,8}}[A-Z]\w+|ministerie van {_BODY}|(?:{small})"
    author = rf"(?P<author>{_NOT_FIRST}(?:{_PEOPLE}|{bodies}))"
    return re.compile(rf"(?P<lead>{_LEAD}){author}\s+{_YEAR}{_AFTER}")


def in_brackets(text: str) -> Iterator[Found]:
    """Short references between brackets in running text, and years in brackets after a name."""
    if "(" not in text:
        return
    for part in _BRACKETS.finditer(text):
        if _NARRATIVE_YEAR.fullmatch(part.group()):
            yield from _narrative(text, part)
        elif re.search(r"(?:19|20)\d\d", part.group()):
            yield from _each(part.group()[1:-1], part.start() + 1)


def in_note(text: str) -> Iterator[Found]:
    """Short references in a note."""
    if re.search(r"(?:19|20)\d\d", text):
        yield from _each(text, 0)
    yield from (found for found in in_brackets(text) if found.suffix != "-")


def alone(text: str) -> Iterator[Found]:
    """Short references in a short block that starts as a source does ("Bron: ...") or is nothing but a reference."""
    plain = _WEB.sub("", text)
    if len(plain) < 160:
        found = list(_each(text, 0))
        if found and (_SOURCE.match(text) or sum(one.end - one.start for one in found) > len(plain) * 0.6):
            yield from found
    elif _SOURCE.match(text):
        yield from (one for one in _each(text[:120], 0) if one.start < 12)


def _narrative(text: str, year: re.Match[str]) -> Iterator[Found]:
    """ "Jansen et al. (2019)": only where more than a lone word stands there that could be any name."""
    before = text[max(0, year.start() - 90) : year.start()]
    found = _LAST_NAME.search(before)
    if found is None:
        return
    author = found.group().strip()
    bare = re.sub(r"^(?:[Dd]e|[Hh]et)\s+(?=[A-Z]{3,6}\b)", "", author)
    several = re.search(r"(?:&|\ben\b|\band\b|et al|e\.a\.|c\.s\.)", author) or re.fullmatch(r"[A-Z]{3,6}", bare)
    if not (several or bare in abbreviations() or _SAYS.match(text, year.end())) or not re.match(_NOT_FIRST, bare):
        return
    author = bare
    start = year.start() - len(found.group()) + found.group().index(author)
    numbers = re.match(r"\((\d{4})([a-z]?)", year.group())
    if numbers:
        yield Found(ReferenceKind.SHORT, start, year.end(), author, year=int(numbers.group(1)), suffix=numbers.group(2))


def _each(text: str, offset: int) -> Iterator[Found]:
    position = 0
    while found := _pattern().search(text, position):
        author = _THE.sub("", found.group("author").strip())
        year = int(found.group("year"))
        begin, end = found.start("author") + offset, found.end("suffix") + offset
        yield Found(ReferenceKind.SHORT, begin, end, author, year=year, suffix=found.group("suffix"))
        for other in _EACH_YEAR.finditer(found.group("more")):
            if other.group():
                year = int(other.group(1)) if other.group(1) else year
                at = found.start("more") + other.start() + offset
                yield Found(ReferenceKind.SHORT, at, at + len(other.group()), author, year=year, suffix=other.group(2))
        position = max(found.end("more"), found.start("author") + 1)
