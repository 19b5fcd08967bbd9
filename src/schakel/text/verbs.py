"""Dutch verbs: from a form of the present tense to the infinitive."""

from __future__ import annotations

import re
from functools import lru_cache

from schakel.text.lexicon import lemma_of
from schakel.text.wordlist import listed_words

_INFINITIVES_WITHOUT_EN = listed_words("gaan staan slaan zien doen zijn begaan ondergaan")


@lru_cache(maxsize=4096)
def infinitive(form: str) -> str:
    """The infinitive of a Dutch present-tense form ("borg", "borgt", "voorkomen"), "" where none is known."""
    if form in _INFINITIVES_WITHOUT_EN:
        return form
    stem = form[:-1] if form.endswith("t") and lemma_of(form) is not None and len(form) > 3 else form
    tries = [form] if form.endswith("en") else []
    for base in dict.fromkeys((form, stem)):
        tries += [base + "en", base + base[-1:] + "en"]
        if re.search(r"([aeou])\1[^aeiou]$", base):
            tries.append(base[:-2] + base[-1] + "en")
        if base.endswith(("f", "s")):
            open_syllable = re.sub(r"([aeou])\1([fs])$", r"\1\2", base)
            tries.append(open_syllable[:-1] + {"f": "v", "s": "z"}[base[-1]] + "en")
    return next((word for word in tries if lemma_of(word) is not None and word.endswith("en")), "")
