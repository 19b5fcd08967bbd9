"""In which language a document is written, by its commonest small words. For questions see ``text.language``."""

from __future__ import annotations

import re

from schakel.text.wordlist import listed_words

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = {
    "nl": listed_words("""
        de het een en van in is dat op te voor met zijn niet aan er ook als bij door naar om of maar wordt uit
    """),
    "en": listed_words("""
        the of and to in is that for it with as on be are by this at from or an not which was have has
    """),
    "de": listed_words("""
        der die und das ist von zu den mit nicht ein eine auf für im dem des sich auch wird sind werden
    """),
    "fr": listed_words("""
        le la les de des et est que dans pour une un du en qui sur par au pas ce avec sont plus
    """),
}


def detect(text: str) -> str:
    """The language ("nl", "en", "de", "fr") of ``text``, or "" where too little tells."""
    words = [word.lower() for word in _WORD.findall(text[:60_000])]
    if len(words) < 8:
        return ""
    scores = {language: sum(word in small for word in words) for language, small in _SMALL.items()}
    ranked = sorted(scores, key=lambda language: scores[language], reverse=True)
    best, second = ranked[0], ranked[1]
    if scores[best] < max(2, len(words) * 0.06) or scores[best] < scores[second] * 1.15:
        return ""
    return best
