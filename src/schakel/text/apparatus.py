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

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\((?:[^()]{0,40}[ ,])?(?:19|20)\d\d[a-z]?\)",  # (2019), (Jansen, 2019)
        # Jansen 2019: 41; Jansen 2019. But not: in 2019, van 2019.
        r"(?:19|20)\d\d(?<=\w \d{4})(?<!\b[Ii]n \d{4})(?<!\ben \d{4})(?<!\bvan \d{4})(?<!\btot \d{4})(?<!\bsinds \d{4})"
        r"(?<!\bjaar \d{4})[a-z]?(?=[.:;,]| &)",
        r"[A-Z]\.(?<=[\s(][A-Z]\.)(?=[\s,A-Z])",  # initials
        r"\((?<=\d\()\d{1,3}\)",  # volume and number of a journal: 49(1)
    )
)
# Counting plain pieces of text is many times quicker than one pattern. Where the first letter may be a capital it is left out.
_PIECES = (
    " et al", "n.d.", "://", "www.", "@", "©", " pp. ", "ISBN", "ISSN", "Kamerstuk", "Vergelijk ", "eschikbaar via",
    "eraadpleegd op", "ie ook ", "ie verder ", "ie voorts ", "ie bijvoorbeeld ", "ee also ", "etrieved from ",
    "vailable at ", "mslagontwerp", "indredactie", "rukwerk",
)  # fmt: skip


def mostly_cites(text: str, heading: str = "") -> bool:
    """Whether a passage is a note, part of a list of references or a colophon, by how many of its words are signs of citing.

    ``heading`` is the one it stands under.
    """
    signs = sum(map(text.count, _PIECES)) + sum(len(pattern.findall(text)) for pattern in _PATTERNS)
    return signs / (text.count(" ") + 1) >= (UNDER_ITS_HEADING if _HEADING.fullmatch(heading.strip()) else MOSTLY)
