"""Numbers in words, in Dutch and English."""

from __future__ import annotations

from schakel.text.wordlist import listed_words, ordered_words

_DUTCH = ordered_words("""
    twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien
    twintig
""")
_ENGLISH = ordered_words("""
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty
""")

NUMERALS = {name: str(number) for names in (_DUTCH, _ENGLISH) for number, name in enumerate(names, start=2)}
"""The numbers from two to twenty, each in digits. Not one: "een" is an article far more often."""

SCALES = listed_words("duizend miljoen miljard thousand million billion")
"""What a number may be multiplied by."""
