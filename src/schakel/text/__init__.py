"""Dutch and English words: tokens, lemmas, compounds, roots, abbreviations, sentences. Knows no other part of the system."""

from schakel.text.analyse import Token, analyse, words
from schakel.text.words import Word, word

__all__ = ["Token", "Word", "analyse", "word", "words"]
