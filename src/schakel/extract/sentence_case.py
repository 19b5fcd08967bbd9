"""Titles that shout in capitals are put in ordinary letters."""

from __future__ import annotations

import re
from functools import cache

from schakel.extract.lexicon import Lexicon
from schakel.text.wordlist import listed_words

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_NAMES = listed_words("""
    nederland europa amsterdam rotterdam utrecht groningen friesland fryslân drenthe overijssel gelderland flevoland zeeland
    limburg brabant noord-brabant caribisch rijk
""")
_ABBREVIATIONS = listed_words("""
    AI EU ICT IT MKB CO BV NV VN UN OV WMO AVG WOO WOZ GGD GGZ MBO HBO VWO PBL SCP CPB WRR ROB RVS SER CBS RIVM TNO VNG IPO
    BZK VRO OCW SZW VWS EZK LNV UWV DUO SVB RVO WODC KNAW NWO DNB NL II III IV VI
""")


def sentence_case(title: str) -> str:
    """The title in sentence case where all of it is in capitals; abbreviations and a few names keep theirs."""
    words = _WORD.findall(title)
    if len(words) < 2 or any(sign.islower() for sign in title) or sum(len(word) > 3 for word in words) < 1:
        return title
    lowered = _WORD.sub(lambda found: _lower(found.group()), title)
    opened = re.sub(r"[^\W\d_]", lambda found: found.group().upper(), lowered, count=1)
    return re.sub(r"([.?!]\s+)([a-zà-ÿ])", lambda found: found.group(1) + found.group(2).upper(), opened)


def _lower(word: str) -> str:
    lowered = word.lower()
    if word in _ABBREVIATIONS or (len(word) <= 5 and not _dictionary().in_dictionary(lowered)):
        return word
    if lowered in _NAMES:
        return "-".join(part.capitalize() for part in lowered.split("-"))
    return lowered


@cache
def _dictionary() -> Lexicon:
    return Lexicon()
