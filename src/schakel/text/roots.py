"""Kinship by derivation: "gemeente", "gemeentelijk" and "gemeentes" share a root; so do "besturen", "bestuur" and "bestuurlijk".

A mild derivational normalisation, only used as a weak voice beside lemmas: never on its own, because kin is not the same.
"""

from __future__ import annotations

SHORTEST_ROOT = 4

# Longest first. Each ending with the least length that must remain.
_ENDINGS = (
    ("aliseringen", 4), ("alisering", 4), ("aliseren", 4), ("alisatie", 4), ("iseringen", 4), ("isering", 4), ("iseren", 4),
    ("isaties", 4), ("isatie", 4), ("elijkheid", 4), ("baarheid", 4), ("loosheid", 4), ("zaamheid", 4), ("lijkheid", 4),
    ("iteiten", 4), ("iviteit", 4), ("aliteit", 4), ("iteit", 4), ("elijke", 4), ("elijks", 4), ("elijk", 4), ("lijke", 4), ("lijks", 4),
    ("lijk", 4), ("heden", 4), ("heid", 4), ("schappen", 4), ("schap", 4), ("nissen", 4), ("enis", 4), ("ingen", 4), ("ing", 4),
    ("aties", 4), ("atief", 4), ("atieve", 4), ("atie", 4), ("antie", 4), ("entie", 4), ("eerder", 4), ("eerbaar", 4), ("erend", 4),
    ("eren", 4), ("eur", 4), ("ische", 4), ("isch", 4), ("ist", 4), ("isme", 4), ("baar", 4), ("loos", 4), ("zaam", 4), ("zame", 4), ("aal", 4), ("ale", 4), ("eel", 4),
    ("ele", 4), ("ief", 4), ("ieve", 4), ("aar", 4), ("ers", 4), ("er", 4), ("tie", 4), ("ies", 4), ("ie", 4), ("end", 4), ("en", 4), ("ig", 4), ("ige", 4), ("st", 5), ("e", 4),
)  # fmt: skip

_VOWELS = frozenset("aeiouy")


def root_of(lemma: str) -> str:
    """The root of a lower-case lemma: endings off until none fits, then spelling evened out (besturen, bestuur → bestur)."""
    stem = lemma
    for _ in range(3):
        for ending, least in _ENDINGS:
            if stem.endswith(ending) and len(stem) - len(ending) >= least:
                stem = stem[: -len(ending)]
                break
        else:
            break
    return _even(stem)


def _even(stem: str) -> str:
    """One spelling for open and closed syllables: double letters single, final v and z as f and s, c before e as s kept."""
    letters: list[str] = []
    for letter in stem:
        if letters and letters[-1] == letter:
            continue
        letters.append(letter)
    if letters and letters[-1] in "vz":
        letters[-1] = "f" if letters[-1] == "v" else "s"
    return "".join(letters)
