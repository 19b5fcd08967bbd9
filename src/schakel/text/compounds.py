"""Dutch compounds into their parts: "woningbouwopgave" is woning + bouw + opgave.

Dynamic programming over known words with the linking sounds -s-, -en-, -e- and -n-; the cheapest division wins, where every part
costs and short parts cost more, so that few and long parts are preferred.
"""

from __future__ import annotations

from schakel.text.lexicon import is_known, lemma_of
from schakel.text.stopwords import STOP_WORDS

SHORTEST_WORD = 7
LONGEST_WORD = 60
LONGEST_PART = 24

# Three-letter nouns that do head or open compounds in administrative Dutch; other short words do more harm than good.
_SHORT_PARTS = frozenset("arm asz auto bos dag dam dij eis eu gas gat geo hof hub huis ict jas kas lab les lid mkb ov rol tak vak wet wmo zee zzp".split())

# Endings, prefixes and particles that are in the word list yet are no part of a compound.
_NO_PARTS = frozenset(
    """
    aal aar achtig aire amen ante atie baar baarheid dens dere elen elijk ende enis erig erij eren erend erende esse etten
    gelijks haftig heden heid heids iaal iatie ieve iging ings isch ische iteit lieden ling lingen logisch loos loosheid
    matig matige naren nemer nissen ning ningen ring ringen rijk rijke schap schappen schappelijk sten ster teit tenen tigen
    ties tief tieve waarts zaam zame zaamheid
    anti bein bere beren berg bove cent conde cons cont dere derd ding dien eind elin enen enten eren erne gang geen gelen
    gend gene geren gest hand inge inter iten kelen kens keren kund lang lange lende leren liga line linge lite loge mens
    mente meren moge nale nare nene neren pens pers pres puter rale rant rati rend reren rende rens riek rige seren sing
    stan stel tele tend tene teren toren vere veren vers vert wend zend zing
    """.split()
) - frozenset("berg cent eind gang hand lange leren mens pers stel toren dien lang".split())

_VERBAL_PREFIXES = ("be", "ge", "ver", "ont", "her", "on")


def _part_cost(part: str, last: bool) -> float | None:
    """What a stretch costs as one part; None where it cannot be one."""
    size = len(part)
    if part in _NO_PARTS or part in STOP_WORDS:
        return None
    if size < 4:
        return 1.9 if part in _SHORT_PARTS else None
    if not is_known(part) or part[-1] == "'":
        return None
    if last and size == 4 and part.endswith("en"):
        return None
    return 1.0 + (0.7 if size == 4 else 0.25 if size == 5 else 0.0)


def _links(part: str) -> tuple[tuple[str, float], ...]:
    """A stretch as it may stand before another part: as it is, or with its linking sound taken off; with what that costs."""
    forms: list[tuple[str, float]] = [(part, 0.0)]
    if part.endswith("s"):
        forms.append((part[:-1], 0.1))
    if part.endswith("en"):
        forms.append((part[:-2], 0.2))
    if part.endswith("e"):
        forms.append((part[:-1], 0.3))
    return tuple(forms)


def split(word: str) -> tuple[str, ...]:
    """The parts of a lower-case compound as known word forms, linking sounds taken off; () where it is no compound.

    A word that is itself in the word list is only divided where every part is long enough to be sure.
    """
    size = len(word)
    if not SHORTEST_WORD <= size <= LONGEST_WORD or not word.isalpha():
        return ()
    best: list[tuple[float, tuple[str, ...]] | None] = [None] * (size + 1)
    best[0] = (0.0, ())
    for end in range(3, size + 1):
        last = end == size
        for start in range(max(0, end - LONGEST_PART), end - 2):
            before = best[start]
            if before is None or (last and start == 0) or (0 < size - end < 3):
                continue
            stretch = word[start:end]
            for form, link_cost in ((stretch, 0.0),) if last else _links(stretch):
                cost = _part_cost(form, last)
                if cost is None:
                    continue
                total = before[0] + cost + link_cost
                present = best[end]
                if present is None or total < present[0]:
                    best[end] = (total, (*before[1], form))
    found = best[size]
    if found is None or len(found[1]) < 2:
        return ()
    cost, parts = found
    if lemma_of(word) is not None and cost > 1.5 * len(parts):
        return ()
    return parts
