"""Bibliographic data proposed from the file's own properties and its first pages; a person may change all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from schakel.extract import publishers
from schakel.extract.authors import authors_from
from schakel.extract.document import Block, BlockKind, Document, Page, Proposal
from schakel.extract.headings import title_like
from schakel.extract.imprint import publisher_from
from schakel.extract.sentence_case import sentence_case

_SPACE = re.compile(r"\s+")
_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")
_DATED = re.compile(
    r"(?:(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|"
    r"may|june|july|august|october)\s+|©\s*(?:\D{0,60}?)|\b\d{1,2}-\d{1,2}-|den haag,?\s+|amsterdam,?\s+|utrecht,?\s+)"
    r"(20[0-4]\d|19[5-9]\d)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:^|[·|,]\s*)(20[0-4]\d|19[5-9]\d)$")
_ADDRESS = re.compile(
    r"^(?:aan (?:de|het)\b|postbus\b|onderwerp\b|datum\b|betreft\b|"
    r"geachte\b|beste\b|\d{4}\s?[A-Z]{2}\b)",
    re.IGNORECASE,
)
_NOT_A_TITLE = re.compile(
    r"^(?:inhoud(?:sopgave)?|colofon|voorwoord|samenvatting|inleiding|contents|summary|preface|untitled.*|\(?anonymous\)?|\(?anoniem\)?|document\d*|"
    r"microsoft word.*|.*\.(?:docx?|indd|pdf|odt|pptx?)|layout \d+|titel|title|bijlage\b.*|naamloos.*)$",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[str, str], ...] = (
    ("agenda", r"\b(?:kennis|onderzoeks|strategische )\w*agenda\b|\bresearch agenda\b"),
    ("work_programme", r"\bwerkprogramma\b|\bwerkplan\b|\bwork programme\b"),
    (
        "policy_letter",
        r"\bkamerbrief\b|\bbeleidsbrief\b|\bbrief aan de (?:tweede )?kamer\b|\bvoorzitter van de (?:tweede|eerste) kamer\b",
    ),
    ("evaluation", r"\b(?:\w*evaluatie(?:rapport|onderzoek)?|evaluation|beleidsdoorlichting|terugblik)\b"),
    ("advice", r"\b(?:advies|adviesrapport|advisory report|raadsadvies)\b"),
    ("factsheet", r"\b(?:factsheet|infographic|feitenblad)\b"),
    ("minutes", r"\b(?:verslag|notulen|minutes|gespreksverslag|besluitenlijst)\b"),
    ("research_report", r"\b(?:\w*rapport|\w*onderzoek|verkenning|studie|report|study|monitor)\b"),
)
_FIRST_PAGES = 4


def propose(document: Document, properties: dict[str, str], name: str) -> Proposal:
    """Title, subtitle, publisher, year, authors and kind as far as they show; what does not show is left empty."""
    pages = document.pages[:_FIRST_PAGES] if document.paged else document.pages[:2]
    blocks = [block for page in pages for block in page.blocks]
    title, subtitle = _titles(pages, properties, name)
    start = "\n".join(block.text for block in blocks)[:12_000]
    publisher = _publisher(document, blocks, title, properties)
    authors = authors_from(blocks, properties.get("author", ""))
    return Proposal(
        title=sentence_case(title),
        subtitle=sentence_case(subtitle),
        publisher=publisher,
        year=_year(title, start, properties, document.pages[-1]),
        authors=tuple(name for name in authors if name != publisher),
        kind=_kind(f"{title}\n{subtitle}", start),
    )


def _publisher(document: Document, blocks: Sequence[Block], title: str, properties: dict[str, str]) -> str:
    """The publisher: as the file itself says, as it signs, as its cover says, or the one its first pages name most."""
    if properties.get("publisher"):
        return publishers.full_name(properties["publisher"])
    opening = [page.blocks for page in document.pages[:2]]
    last = document.pages[-1].blocks
    signed = publishers.find(title, opening, last)
    return signed or publisher_from(blocks, last, title) or publishers.most_named(opening)


def _titles(pages: Sequence[Page], properties: dict[str, str], name: str) -> tuple[str, str]:
    """Title and subtitle: the file's own title if it is one, else the highest of the first headings."""
    blocks = [block for page in pages for block in page.blocks]
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    own = _SPACE.sub(" ", properties.get("title", "")).strip()
    if _is_title(own) and own.lower() != name.lower():
        if ": " in own and len(own) > 40:
            title, _, rest = own.partition(": ")
            return title, rest
        return own, _under(own, blocks)
    opening = [block.text for block in blocks[:2] if block.kind is BlockKind.PARAGRAPH and title_like(block.text)]
    if len(opening) == 2 and _is_title(opening[0]) and not publisher_from(blocks[:1], (), ""):
        return opening[0], opening[1] if len(opening[1].split()) >= 3 else ""
    first = next((block for block in headings if _is_title(block.text)), None)
    if first is None:
        return _title_from_name(name), ""
    best = _highest(headings, first)
    return best.text, _under(best.text, blocks)


def _highest(headings: Sequence[Block], first: Block) -> Block:
    """The first heading of the highest level among the first few, not the name of a publisher above it."""
    highest = first.level or 1
    few = [
        block for block in headings[:6] if _is_title(block.text) and not block.marker and (block.level or 1) <= highest
    ]
    if not few:
        return first
    level = min(block.level or 1 for block in few)
    top = [block for block in few if (block.level or 1) == level]
    named = publisher_from(top[:1], (), "")
    return top[1] if named and len(top) > 1 and len(named) >= len(top[0].text) * 0.8 else top[0]


def _under(title: str, blocks: Sequence[Block]) -> str:
    """The heading directly under the title, where it reads as a subtitle."""
    for above, below in pairwise(blocks[:30]):
        same = above.kind is BlockKind.HEADING and above.text.lower() == title.lower()
        lower = below.kind is BlockKind.HEADING and (below.level or 1) > (above.level or 1)
        if same and lower and not below.marker and _is_title(below.text) and len(below.text.split()) >= 3:
            return below.text
    return ""


def _is_title(text: str) -> bool:
    plain = text.strip()
    letters = sum(sign.isalpha() for sign in plain)
    return letters >= 4 and len(plain) <= 200 and not _NOT_A_TITLE.match(plain) and not _ADDRESS.match(plain)


def _title_from_name(name: str) -> str:
    """A title made of the file's name: words instead of dashes, without extension and folders."""
    stem = re.split(r"[/\\]", name)[-1].rsplit(".", 1)[0]
    words = _SPACE.sub(" ", re.sub(r"[_\-+]+|%20", " ", stem)).strip()
    if not words or re.fullmatch(r"[0-9a-f ]{8,}", words):
        return ""
    return words[:1].upper() + words[1:]


def _year(title: str, start: str, properties: dict[str, str], last: Page) -> int | None:
    """The year of publication: a line of its own, the title, a dated line, any year, then what the file itself says."""
    latest = date.today().year + 1
    for line in start.split("\n")[:14]:
        alone = _ALONE.search(line) if len(line) < 60 else None
        if alone and int(alone.group(1)) <= latest:
            return int(alone.group(1))
    named = _YEAR.search(title)
    if named and int(named.group(1)) <= latest:
        return int(named.group(1))
    for pattern in (_DATED, _YEAR):
        for text in (start[:4_000], last.text[-2_000:] if pattern is _DATED else ""):
            years = [int(year) for year in pattern.findall(text) if int(year) <= latest]
            if years:
                return years[0] if pattern is _DATED else _commonest(years)
    found = _YEAR.search(properties.get("date", ""))
    return int(found.group(1)) if found else None


def _commonest(years: Iterable[int]) -> int:
    listed = list(years)
    return max(sorted(set(listed)), key=lambda year: (listed.count(year), year))


def _kind(titles: str, start: str) -> str:
    """The kind of publication that title or, failing that, the first lines name."""
    for text in (titles.lower(), start[:1_500].lower()):
        for kind, pattern in _KINDS:
            if re.search(pattern, text):
                return kind
    return ""
