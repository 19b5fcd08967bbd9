"""Kinship by derivation: "gemeente", "gemeentelijk" and "gemeentes" share a root; so do "besturen", "bestuur" and "bestuurlijk".

A mild derivational normalisation, only used as a weak voice beside lemmas: never on its own, because kin is not the same.
"""

from __future__ import annotations

from functools import lru_cache

from schakel.text.wordlist import ordered_words

SHORTEST_ROOT = 5

# Endings that are sure to be endings may leave one letter less: landelijk → land.
_SURE = frozenset(("heid", "lijk", "lijke", "elijk", "elijke", "baar", "loos", "zaam", "schap"))

# The first that fits is taken off, so longer ones stand before the shorter ones they end with.
_ENDINGS = ordered_words("""
    aliseringen alisering aliseren alisatie iseringen isering iseren isaties isatie elijkheid baarheid loosheid
    zaamheid lijkheid iteiten iviteit aliteit iteit elijke elijks elijk lijke lijks lijk heden heid schappen schap
    nissen enis ingen ing aties atief atieve atie antie entie eerder eerbaar erend eren eur ische isch ist isme baar
    loos zaam zame aal ale eel ele ief ieve aar ers er tie ies ie end en ig ige e
""")
_BY_LAST_LETTER = {last: tuple(one for one in _ENDINGS if one.endswith(last)) for last in {one[-1] for one in _ENDINGS}}


@lru_cache(maxsize=100_000)
def root_of(lemma: str) -> str:
    """The root of a lower-case lemma: endings off until none fits, then spelling evened out (besturen, bestuur → bestur)."""
    stem = lemma
    for _ in range(3):
        for ending in _BY_LAST_LETTER.get(stem[-1:], ()):
            if stem.endswith(ending) and len(stem) - len(ending) >= SHORTEST_ROOT - (ending in _SURE):
                stem = stem[: -len(ending)]
                break
        else:
            break
    return _even(stem)


def _even(stem: str) -> str:
    """One spelling for open and closed syllables: double letters single, a final v or z as f or s ("bestuur" as "bestur")."""
    letters: list[str] = []
    for letter in stem:
        if letters and letters[-1] == letter:
            continue
        letters.append(letter)
    if letters and letters[-1] in "vz":
        letters[-1] = "f" if letters[-1] == "v" else "s"
    return "".join(letters)
