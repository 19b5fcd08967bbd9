"""Words in a question that readers will take in different ways: abbreviations, broad notions, yardsticks without a measure."""

from __future__ import annotations

import re

from schakel.text.abbreviations import abbreviations
from schakel.text.questions import within_brackets
from schakel.text.wordlist import listed_words

_ABBREVIATION = re.compile(r"(?<![\w@.])(?:[A-Z][a-z]{0,3})?[A-Z]{2,}(?:-?[A-Z]+)*(?![\w])")
_ROMAN = re.compile(r"[IVXLC]+$")
_MOST_CAPITALS = 0.5

EVERYONE = frozenset(
    listed_words("""
    nl eu vn ai ict it bv nv tv pc dna hiv usa vs uk btw wc cv ceo hbo mbo wo vmbo havo vwo ov ww aow ggd cbs cpb pbl scp rivm wrr
    rob knmi vng ipo nato navo oeso who unesco lhbti lhbtiq lhbtqi lgbti lgbt lgbtqi covid gps hr zzp mkb kvk uwv svb bbb
    """)
)
"""Abbreviations that need no explanation to anybody in Dutch public administration, in lower case."""

MINISTRIES = frozenset(listed_words("az bz bzk def fin ezk ez ienw jenv j&v lnv lvvn kgg ocw szw vws vro aenm"))
"""The ministries' own abbreviations."""

_BROAD = {
    "integraal": r"integra(?:al|le)\b",
    "samenhang": r"(?:in|meer)\s+samenhang\b",
    "toekomstbestendig": r"toekomstbestendig\w*",
    "weerbaar": r"weerba(?:ar|re|arder|arheid)\b",
    "leefbaarheid": r"leefba(?:ar|re|arheid)\w*",
    "brede welvaart": r"brede\s+welvaart\b",
    "sociale cohesie": r"sociale\s+cohesie\b",
    "burgerschap": r"burgerschap\b",
    "uitvoeringskracht": r"uitvoeringskracht\b",
    "regie": r"(?:rijks)?regie(?:rol\w*)?\b",
    "participatie": r"participatie\b(?!wet)",
    "maatwerk": r"maatwerk\b",
    "veerkracht": r"veerkracht\w*",
    "vitaal": r"vita(?:al|le)\b",
    "zelfredzaam": r"zelfredza(?:am|me|amer|amheid)\b",
    "kwetsbaar": r"kwetsbare\s+(?:\w+\s+)?(?:groepen|mensen|inwoners|burgers|huishoudens|jongeren|ouderen|wijken|gezinnen)\b",
    "informele zorg": r"informele\s+(?:zorg|steun)\b|mantelzorg\w*",
    "bestaanszekerheid": r"bestaanszekerheid\b",
    "inclusief": r"inclusi(?:e|ef|eve)\b",
    "resilience": r"resilien(?:ce|t)\b",
    "liveability": r"livea(?:ble|bility)\b",
    "vulnerable": r"vulnerable\s+(?:groups|people|households|residents)\b",
    "inclusive": r"inclusive\w*",
    "future-proof": r"future-?proof\w*",
    "integrated": r"integrated\s+(?:approach|policy)\b",
    "wellbeing": r"well-?being\b",
}
_BROAD_RULES = {name: re.compile(rf"\b(?:{rule})", re.IGNORECASE) for name, rule in _BROAD.items()}
MOST_BROAD = 3

_YARDSTICK = re.compile(
    r"\b(?:on)?voldoende\b(?!\s*:)|\b(?:on)?toereikende?\b|\bvoldoe(?:t|n)\b(?!\s+aan\b)|\badequa(?:at|ate)\b|\boptima(?:al|le)\b"
    r"|\beffectie(?:f|ve)\b|\bsuccesvol(?:le)?\b|\bop\s+peil\b|\bgoed\s+genoeg\b|\bgoede\s+voorbeelden\b|\bsufficient(?:ly)?\b"
    r"|\badequate(?:ly)?\b|\boptimal(?:ly)?\b|\beffective(?:ly)?\b|\bsuccessful(?:ly)?\b|\bgood\s+enough\b",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\bhoe\s+effectief\b|\bhow\s+effective\b|\beffectie(?:f|ve)\s+\w+(?:\s+\w+){0,8}?\s+om\b", re.IGNORECASE
)
_MEASURE = re.compile(
    r"\b(?:maatstaf|norm|normen|gemeten|meten|criteri\w+|indicator\w*|percentage|measured|criteria)\b|%", re.IGNORECASE
)


def unexplained_abbreviations(text: str, explained_in: str, known: frozenset[str]) -> tuple[str, ...]:
    """Abbreviations that neither this text nor ``explained_in`` writes out, and that not every reader knows; in order, once."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or sum(letter.isupper() for letter in letters) > _MOST_CAPITALS * len(letters):
        return ()
    everyone = EVERYONE | MINISTRIES | {name.lower() for name in known}
    explained = set(abbreviations(f"{text}\n{explained_in}"))
    found: dict[str, None] = {}
    for match in _ABBREVIATION.finditer(text):
        short = match[0]
        if short.lower() in everyone or short in explained or _ROMAN.match(short):
            continue
        if _written_out(short, text, match.end()) or re.search(rf"\b{re.escape(short)}\s+\(", explained_in):
            continue
        found[short] = None
    return tuple(found)


def _written_out(short: str, text: str, end: int) -> bool:
    """Whether the long form follows in brackets: "PBL (Planbureau voor de Leefomgeving)"."""
    after = re.match(r"\s*\(([^)]{6,})\)", text[end:])
    return after is not None and after[1].lstrip("‘'\"“").lower().startswith(short[:1].lower())


def broad_notions(text: str, explanation: str) -> tuple[str, ...]:
    """Notions in the text that cover much, as written, at most ``MOST_BROAD``; not those whose meaning is asked or given."""
    found = []
    for name, rule in _BROAD_RULES.items():
        match = next((one for one in rule.finditer(text) if not within_brackets(text, one.start())), None)
        if match and not _asked_or_given(match[0], name, text, explanation):
            found.append((match.start(), match[0]))
    return tuple(dict.fromkeys(words for _at, words in sorted(found)))[:MOST_BROAD]


def _asked_or_given(words: str, name: str, text: str, explanation: str) -> bool:
    any_name = rf"(?:{re.escape(words)}|{re.escape(name)})"
    asked = rf"(?:bedoel\w*|versta\w*|mean\w*)\b[^.?!]{{0,40}}\b{any_name}|\b{any_name}\s*\([^)]{{12,}}\)"
    given = rf"{any_name}[^.?!]{{0,30}}\b(?:bedoelen|verstaan|betekent|is|zijn|houdt in|wil zeggen|means?)\b"
    meant = rf"(?:bedoelen|verstaan)\b[^.?!]{{0,40}}{any_name}"
    return bool(re.search(asked, text, re.IGNORECASE) or re.search(f"{given}|{meant}", explanation, re.IGNORECASE))


def yardsticks(text: str, explanation: str) -> tuple[str, ...]:
    """Words that judge without saying by what measure ("voldoende", "effectief"), as written, each once."""
    if _MEASURE.search(f"{text} {explanation}"):
        return ()
    aimed = [(match.start(), match.end()) for match in _TOWARDS.finditer(text)]
    found = [match for match in _YARDSTICK.finditer(text) if not any(a <= match.start() < b for a, b in aimed)]
    return tuple(dict.fromkeys(match[0].lower() for match in found))
