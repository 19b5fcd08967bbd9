"""References that have a form of their own: web addresses, papers of parliament, laws."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schakel.extract.references.model import Found, ReferenceKind

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”|\]]+[^\s<>\"“”|\].,;:!?’'»]")
_YEARS = r"(?:\d{4}\s?[-–/]\s?\d{2,4})"
_DOSSIER = r"\d{2}[ .\u00a0\u202f]?\d{3}(?:-[IVXLA-Z]+|\s[IVX]+)?"
_NUMBER = r"(?:,?\s*nrs?\.?\s*(?P<number>\d{1,4}|[A-Z]{1,2}))?"
_PARLIAMENT = (
    re.compile(rf"\bKamerstuk(?:ken)?(?:\s+I{{1,2}}(?:/II)?)?,?\s+(?:{_YEARS},?\s+)?{_DOSSIER}{_NUMBER}"),
    re.compile(rf"\b(?:Tweede Kamer|Eerste Kamer|TK|EK),?\s+(?:vergaderjaar\s+)?{_YEARS},\s+{_DOSSIER}{_NUMBER}"),
    re.compile(rf"\bHandelingen(?:\s+I{{1,2}})?,?\s+{_YEARS},?\s+(?:nr\.?\s*)?\d{{1,3}}(?:,\s*item\s*\d+)?"),
)
_JOURNAL = re.compile(
    r"\b(?:Stb\.|Stcrt\.|Staatsblad|Staatscourant)\s+(?P<year>(?:19|20)\d\d),?\s+(?:nr\.?\s*)?\d{1,5}"
)
_ARTICLE = (
    r"(?:(?:[Aa]rtikel|art\.)\s+\d{1,3}(?:[.:]\d{1,3})?[a-z]{0,2}(?:,?\s*\w+\s+lid|,?\s*lid\s+\d+)?,?\s+"
    r"(?:van\s+)?(?:de\s+|het\s+)?)?"
)
_LAW = re.compile(
    rf"{_ARTICLE}\b(?:"
    r"Grondwet|Gemeentewet|Provinciewet|Waterschapswet|Omgevingswet|Klimaatwet|Archiefwet|Jeugdwet|Participatiewet|Huisvestingswet|"
    r"Woningwet|Zorgverzekeringswet|Ambtenarenwet|Comptabiliteitswet|Mediawet|Leerplichtwet|Kieswet|Mededingingswet|"
    r"Aanbestedingswet|Warmtewet|Elektriciteitswet|Energiewet|Financiële-verhoudingswet|Kaderwet adviescolleges|Kaderwet zbo’s|"
    r"Algemene wet bestuursrecht|Algemene verordening gegevensbescherming|"
    r"Burgerlijk Wetboek|Wetboek van (?:Strafrecht|Strafvordering)|"
    r"Wet (?:open overheid|openbaarheid van bestuur|gemeenschappelijke regelingen|maatschappelijke ondersteuning(?: 2015)?|"
    r"versterking regie volkshuisvesting|ruimtelijke ordening|werk en inkomen|langdurige zorg|publieke gezondheid|"
    r"normering topinkomens|milieubeheer|natuurbescherming|basisregistratie personen|digitale overheid|"
    r"hergebruik van overheidsinformatie|goed verhuurderschap|betaalbare huur|collectieve warmte|"
    r"gemeentelijke antidiscriminatievoorzieningen|"
    r"op (?:de|het) [a-z]+(?: [a-z]+)?(?= [(0-9]|[.,;)]))"
    r")\b(?:\s+\d{4}\b)?"
)


def addresses(text: str) -> Iterator[Found]:
    """Web addresses."""
    if "www." not in text and "://" not in text:
        return
    for found in _ADDRESS.finditer(text):
        url = found.group().rstrip(")") if "(" not in found.group() else found.group()
        if "." in url.split("://")[-1][:-1]:
            yield Found(ReferenceKind.ADDRESS, found.start(), found.start() + len(url), url=url)


def papers(text: str) -> Iterator[Found]:
    """Papers of parliament."""
    if not re.search(r"Kamer|Handelingen|TK|EK", text):
        return
    for pattern in _PARLIAMENT:
        for found in pattern.finditer(text):
            years = re.search(r"\b(?:19|20)\d\d(?=\s?[-–/])", found.group())
            yield Found(
                ReferenceKind.PARLIAMENT, *found.span(), title=found.group(), year=int(years.group()) if years else None
            )


def laws(text: str) -> Iterator[Found]:
    """Laws and their articles, and numbers of the journals they are published in."""
    if "St" in text:
        for found in _JOURNAL.finditer(text):
            yield Found(ReferenceKind.LAW, *found.span(), title=found.group(), year=int(found.group("year")))
    if "wet" in text or "Wet" in text or "verordening" in text:
        for found in _LAW.finditer(text):
            yield Found(ReferenceKind.LAW, *found.span(), title=found.group())
