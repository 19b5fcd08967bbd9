"""The apparatus of a text, as editors call it: notes, lists of references, colophons. It cites, and says little by itself."""

from __future__ import annotations

import re

MOSTLY = 0.08
"""Signs of citing per word, from which a text is taken as apparatus. Reports have 0.03 in running text that cites often; their
notes and lists of references 0.1 to 0.3."""
UNDER_ITS_HEADING = 0.02
"""The same under a heading that announces it. Not none: where the headings that follow were not recognised, the text goes on."""

_HEADING = re.compile(
    r"(?:[\dA-Z][\d.]*\s+)?(?:colofon|referenties|literatuur(?:lijst|opgave)?|bibliografie|bronvermelding(?:en)?|bronnenlijst"
    r"|(?:eind)?noten|geraadpleegde (?:bronnen|literatuur)|colophon|imprint|references|bibliography|(?:end)?notes)",
    re.IGNORECASE,
)

_SIGN = re.compile(
    r"""
    \((?:[^()]{0,40}[\ ,])?(?:19|20)\d\d[a-z]?\)       # (2019), (Jansen, 2019)
    | (?<=\w\ )(?<!\b[Ii]n\ )(?<!\ben\ )(?<!\bvan\ )(?<!\btot\ )(?<!\bsinds\ )(?<!\bjaar\ )
      (?:19|20)\d\d[a-z]?(?=[.:;,]|\ &)                 # Jansen 2019: 41; Jansen 2019.
    | \bn\.d\.                                         # no date
    | (?<=[\s(])[A-Z]\.(?=[\s,A-Z])                    # initials
    | \bet\ al\b
    | https?:// | \bwww\. | \w@\w | ©
    | \bpp?\.\ ?\d                                     # p. 12, pp. 12-15
    | \b\d{1,3}\ ?\(\d{1,3}\)                          # volume and number of a journal: 49(1)
    | \b(?:ISBN|ISSN|doi)\b
    | \b(?i:zie\ (?:ook|voorts|verder|bijvoorbeeld) | vergelijk | geraadpleegd\ op | beschikbaar\ via | kamerstuk(?:ken)?)\b
    | \b(?i:see\ (?:also|further) | retrieved\ from | available\ at)\b
    | \b(?i:vormgeving | eindredactie | omslag(?:ontwerp|foto)? | fotografie | drukwerk)\b
    """,
    re.VERBOSE,
)


def mostly_cites(text: str, heading: str = "") -> bool:
    """Whether a passage is a note, part of a list of references or a colophon, by how many of its words are signs of citing.

    ``heading`` is the one it stands under.
    """
    share = len(_SIGN.findall(text)) / (text.count(" ") + 1)
    return share >= (UNDER_ITS_HEADING if _HEADING.fullmatch(heading.strip()) else MOSTLY)
