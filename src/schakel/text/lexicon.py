"""Which Dutch words exist, and the base form of each: simplemma's word list, read when the first word is asked for.

The list lacks words that every government report uses; these are added here, with their plurals.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from threading import Lock

from schakel.text.wordlist import listed_words

_ADDED = listed_words("""
    aardgas ambtenarij armoede benchmark bestaanszekerheid betaalbaarheid bijstand bootcamp burgerberaad burgerschap
    circulair circulariteit cloud coaching community criminaliteit cybersecurity desinformatie deskundigheid
    digitalisering diversiteit doeltreffendheid duurzaamheid eenzaamheid ethiek europees feedback governance
    haalbaarheid hackathon handhaving hardware inspraak integriteit krapte leefbaarheid leidinggevende legitimiteit
    luchtvaart management mantelzorg mentoring monitoring nepnieuws onboarding online openbaarheid polarisatie
    privacy professionalisering racisme recycling rechtmatigheid roulatie software sturing toerisme traineeship
    uitvoerbaarheid verkokering workshop benutting
""")

# A word with such an ending is a word where the word with the other ending is one: "benutting" where "benutten" is.
_DERIVED = (("heden", ""), ("heid", ""), ("ingen", "en"), ("ing", "en"), ("isering", "iseren"))

# Where the list has a rarer word for the same form.
_CORRECTED = {
    "leden": "lid",
    "lagen": "laag",
    "raadsleden": "raadslid",
    "koe": "koe",
    "koeien": "koe",
    "inhuur": "inhuur",
    "data": "data",
    "eisen": "eis",
    "gevallen": "geval",
    "gegevens": "gegevens",
    "bewindslieden": "bewindspersoon",
    "bewindsman": "bewindspersoon",
    "bewindsvrouw": "bewindspersoon",
    "oudere": "oudere",
    "ouderen": "oudere",
    "jongere": "jongere",
    "jongeren": "jongere",
}

_READING = Lock()


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, str]:
    """Simplemma's word forms (about 370,000) with their lemmas. Half a second the first time, nothing after.

    Who asks while another thread reads them waits for that one: two at once would each take twice as long.
    """
    with _READING:
        return _read()


@lru_cache(maxsize=1)
def _read() -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory  # read only when needed

    return DefaultDictionaryFactory().get_dictionary("nl")


def _added_forms() -> dict[str, str]:
    """The added words and their plurals, each with its lemma."""
    forms: dict[str, str] = {}
    for lemma in _ADDED:
        plural = (
            f"{lemma[:-2]}den" if lemma.endswith("heid") else f"{lemma}en" if lemma.endswith("ing") else f"{lemma}s"
        )
        forms |= {lemma: lemma, plural: lemma}
    return forms


_OWN = _added_forms() | _CORRECTED
_LONGEST_CHAIN = 4  # steps from form to lemma to its lemma
_PREFIXES = ("ver", "be", "ge", "ont", "her", "wan")


def lemma_of(word: str) -> str | None:
    """The lemma of a known lower-case word form, in lower case; None where the word is not in the list.

    The list leads in rings for words that are noun and verb at once (leer → leren → leer, vraagt → vragen → vraag): every form of
    such a ring gets the same lemma, its shortest.
    """
    if word in _OWN:
        return _OWN[word]
    chain: list[str] = []
    lemma = _next_lemma(word)
    while lemma is not None and lemma not in chain and len(chain) < _LONGEST_CHAIN:
        chain.append(lemma)
        lemma = _next_lemma(lemma)
    if lemma in chain:
        ring = chain[chain.index(lemma) :]
        return min(ring, key=lambda form: (len(form), form))
    return chain[-1] if chain else None


def _next_lemma(word: str) -> str | None:
    """What the list gives as the lemma of a form, which may be a form of yet another; None where it is not in the list."""
    own = _OWN.get(word)
    if own is not None:
        return own
    lemma = _listed().get(word)
    if lemma is None or "_" in lemma:
        return None
    lemma = lemma.lower()
    if lemma.startswith(_PREFIXES) and any(lemma.startswith(one) and not word.startswith(one) for one in _PREFIXES):
        return word  # "gedragen" is not "verdragen", whatever the list says
    if lemma.endswith("ster") and word.endswith("er") and not word.endswith("ster"):
        return word  # nor "onderzoeker" an "onderzoekster"
    return lemma


def is_known(word: str) -> bool:
    """Whether a lower-case word form is in the list, or derived by -heid or -ing from one that is."""
    if word in _OWN or _listed().get(word) is not None:
        return True
    for ending, instead in _DERIVED:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            base = word[: -len(ending)]
            if base in _OWN or _listed().get(base + instead) is not None:
                return True
    return False
