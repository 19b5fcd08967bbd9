"""Dutch compounds into their parts: "woningbouwopgave" is woning + bouw + opgave.

Dynamic programming over known words with the linking sounds -s-, -en-, -e- and -n-; the cheapest division wins, where every part
costs and short parts cost more, so that few and long parts are preferred.
"""

from __future__ import annotations

from functools import lru_cache

from schakel.text.lexicon import is_known, lemma_of
from schakel.text.stopwords import STOP_WORDS
from schakel.text.wordlist import listed_words

SHORTEST_WORD, LONGEST_WORD = 7, 60  # letters of what may be divided
LONGEST_PART = 24

# What a part costs, by how many letters it has, and what it costs to take a linking sound off it. Chosen by trial on words of
# administrative Dutch: a longer part costs 1, so that a division into few and long parts is the cheapest.
_PART_COSTS = {3: 1.9, 4: 1.7, 5: 1.25}
_S_COST, _SURE_S_COST, _EN_COST, _E_COST = 0.1, -0.1, 0.2, 0.3
_SWALLOWED_COST = 0.5  # of a part whose s is rather the linking sound before it
_MOST_PER_PART = 1.45  # mean cost of a part, above which a word that is in the word list itself stays whole

# Three-letter nouns that do head or open compounds in administrative Dutch; other short words do more harm than good.
_SHORT_PARTS = listed_words("""
    arm asz auto bos dag dam dij eis eu gas gat geo hof hub huis ict jas kas lab les lid mkb ov rol tak vak wet wmo
    zee zzp
""")

# Endings, prefixes and particles that are in the word list yet are no part of a compound.
_NO_PARTS = listed_words("""
    aard gasvrij volkshuis
    aars abel achtig adering ages alge amen anti ariër atie baar baarheid baars bein bere beren bove chap combi
    conde cons cont denderen dens derd dere deren ding eind elen elijk elin ende enen enis enten erde eren erend
    erende erig erij erne esse etten geen gehad gelen gelijks gend gene geren gest grafie grafisch haft haftig heden
    heid heids iaal iatie ieve iging inge ings inter isch ische isme iteit kelen kens keren lende leren lieden liga
    ligd lijk lijkbaar lijke lijken lijkheid lijking lijks linge lingen lite loge logie logisch logische loos
    loosheid lozen maatschap manschap matig matige matigheid mees mente meren moge nale nare naren nemer nene neren
    ning ningen nissen onderst pelen pens pers prak pres punter puter rale rant rati rekken rend rende rens reren
    riek rige rijzing ring ringen roken schap schappelijk schappen seren sing socio spraak stan sten ster teit tele
    tend tene tenen teren tief ties tieve tigen trans trekt tukken vere veren vergen vers vert waardigheid waarts
    wend woordelijk zaam zaamheid zame zend zing
""")

# Heads that are endings in all but name: "belangrijk" is no rijk, "succesvol" no vol.
_SUFFIX_HEADS = listed_words("""
    arm baar haftig halve lei loos maal matig rijk schappelijk taal vol waardig wijs zaam zijds
""")

# Words that happen to fall apart into others.
_WHOLE = listed_words("""
    huisvesting
    bestrijding donderdag generalist grondstof handvat horizontaal kunststof maatregel moestuin onderzoek
    onrechtvaardig onrechtvaardigheid oppervlak oppervlakte paragraaf platteland praktijk rechtvaardig
    rechtvaardigheid standaard vakmanschap vanzelfsprekend verantwoordelijkheid vergadering vergelijking verticaal
    voornemen
""")

# Words whose last s is their own, though a word remains without it.
_REAL_S = listed_words(
    "plaats prijs basis proces kennis dwars grens trots huis reis advies mens bewijs vlees glas gras"
)

# Per place in a word where a part can end: what the cheapest parts up to there cost, and which these are.
_Divided = dict[int, tuple[float, tuple[str, ...]]]

# After these the s is always a linking sound: overheid-s-laag, never overheid-slaag.
_LINKS_WITH_S = ("heid", "ing", "teit", "schap", "ling", "aad", "eid", "aard", "bestuur", "volk")


@lru_cache(maxsize=100_000)
def _part_cost(part: str, last: bool) -> float | None:
    """What a stretch costs as one part; None where it cannot be one."""
    size = len(part)
    if part in _NO_PARTS or part in STOP_WORDS or part[:-1] in STOP_WORDS:
        return None
    if size < 4:
        return _PART_COSTS[3] if part in _SHORT_PARTS else None
    if not is_known(part) or part[-1] == "'" or (last and size == 4 and part.endswith("en")):
        return None
    lemma = lemma_of(part)
    if lemma in _NO_PARTS or (last and lemma in _SUFFIX_HEADS):
        return None
    return _PART_COSTS.get(size, 1.0)


def _links(part: str) -> tuple[tuple[str, float], ...]:
    """A stretch as it may stand before another part: as it is, or with its linking sound taken off; with what that costs."""
    forms: list[tuple[str, float]] = [(part, 0.0)]
    if part.endswith("s"):
        forms.append((part[:-1], _SURE_S_COST if part[:-1].endswith(_LINKS_WITH_S) else _S_COST))
    if part.endswith("en"):
        forms.append((part[:-2], _EN_COST))
    if part.endswith("e"):
        forms.append((part[:-1], _E_COST))
    return tuple(forms)


def split(word: str) -> tuple[str, ...]:
    """The parts of a lower-case compound as known word forms, linking sounds taken off; () where it is no compound.

    A word that is itself in the word list is only divided where every part is long enough to be sure.
    """
    size = len(word)
    if not SHORTEST_WORD <= size <= LONGEST_WORD or not word.isalpha():
        return ()
    best: _Divided = {0: (0.0, ())}
    for end in (*range(3, size - 2), size):
        cheapest = _ending_at(end, word, best)
        if cheapest is not None:
            best[end] = cheapest
    found = best.get(size)
    if found is None or len(found[1]) < 2:
        return ()
    cost, parts = found
    if word in _WHOLE or (lemma_of(word) is not None and cost > _MOST_PER_PART * len(parts)):
        return ()
    return tuple(_genitive(part) for part in parts[:-1]) + parts[-1:]


def _ending_at(end: int, word: str, best: _Divided) -> tuple[float, tuple[str, ...]] | None:
    """The cheapest division of a word's beginning whose last part ends at a place; None where there is none."""
    last = end == len(word)
    cheapest = None
    for start, (before, parts) in best.items():
        if not 3 <= end - start <= LONGEST_PART or (last and start == 0):
            continue
        stretch = word[start:end]
        swallowed = _SWALLOWED_COST if stretch[0] == "s" and parts and _swallows(parts[-1], stretch) else 0.0
        for form, link_cost in ((stretch, 0.0),) if last else _links(stretch):
            cost = _part_cost(form, last)
            if cost is None:
                continue
            total = before + cost + link_cost + swallowed
            if cheapest is None or total < cheapest[0]:
                cheapest = total, (*parts, form)
    return cheapest


def _swallows(before: str, part: str) -> bool:
    """Whether the s that a part starts with is rather the linking sound of the part before it (overheid-s-laag)."""
    return before.endswith(_LINKS_WITH_S) and is_known(part[1:])


def _genitive(part: str) -> str:
    """A part that kept its linking -s ("volks", "beroeps"), without it where a word remains that is no other word."""
    if part.endswith("s") and len(part) > 4 and lemma_of(part) == part and part not in _REAL_S and is_known(part[:-1]):
        return part[:-1]
    return part
