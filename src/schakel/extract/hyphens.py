"""Putting words together again that were broken at a line end.

A hyphen at a line end is either the typesetter's (``verschil-`` / ``lende``) or the word's own (``Noord-`` / ``Holland``,
``beleids-`` / ``en besluitvorming``). Some files have lost the typesetter's hyphen altogether.
"""

from __future__ import annotations

import re

from schakel.extract.lexicon import Lexicon
from schakel.text.wordlist import listed_words

SOFT_HYPHEN = "\u00ad"
_ODD_SIGNS = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\ufffe": "-", "\x02": "-", "\ufeff": None, "\u200b": None}
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft"}
)
_LAST = re.compile(r"([^\W\d_]+(?:['’-][^\W\d_]+)*)-?$")
_FIRST = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SERIES = listed_words("en of tot dan als noch and or to maar respectievelijk resp versus")
_OWN_HYPHEN = listed_words("""
    niet non ex oud pro anti semi quasi vice adjunct kandidaat co bijna aspirant interim leerling stagiair chef
""")
# Vowels that would be read as one sound without a hyphen between them: "zee-egel".
_CLASH = re.compile(r"(?:a[aeiu]|e[eiu]|i[ej]|o[eiou]|u[iu])$", re.IGNORECASE)


def clean(text: str) -> str:
    """The text without soft hyphens and invisible signs; special hyphens and ligatures become ordinary signs."""
    return text if text.isascii() else text.replace(SOFT_HYPHEN, "").translate(_ODD_SIGNS)


def join(left: str, right: str, lexicon: Lexicon, *, no_space: bool = False) -> str:
    """Two successive lines of a paragraph as one text.

    ``no_space`` says that the line ended without the space that other full lines of the file end with: a sign that a hyphen
    was lost there.
    """
    if not left or not right:
        return left or right
    if left.endswith(SOFT_HYPHEN):
        return left.rstrip(SOFT_HYPHEN) + right
    if left.endswith(("-", "\u2010", "\ufffe", "\x02")) and not left.endswith(" -"):
        return _join_hyphen(left, right, lexicon)
    if left[-1].isalpha() and right[0].islower():
        before, after = _LAST.search(_tail(left)), _FIRST.match(right)
        if before and after and _lost(before.group(1), after.group(), lexicon, no_space):
            return left + right
    if left.endswith("/") or (left.endswith("–") and not left.endswith(" –") and right[0].isdigit()):
        return left + right
    return left + " " + right


def _tail(text: str) -> str:
    """The last word of a text with the signs around it."""
    return text[text.rfind(" ") + 1 :][-60:]


def _join_hyphen(left: str, right: str, lexicon: Lexicon) -> str:
    stem = left[:-1]
    before, after = _LAST.search(_tail(stem)), _FIRST.match(right)
    if before is None or after is None:
        return stem + "-" + right
    first, second = before.group(1), after.group()
    if second.lower() in _SERIES:
        return f"{stem}- {right}"
    if keeps_hyphen(first, second, lexicon):
        return f"{stem}-{right}"
    return stem + right


def keeps_hyphen(first: str, second: str, lexicon: Lexicon) -> bool:
    """Whether the hyphen between two halves of a word at a line end belongs to the word itself."""
    if second[0].isupper() or (first.isupper() and len(first) > 1) or first.lower() in _OWN_HYPHEN:
        return True
    joined, hyphenated = first + second, f"{first}-{second}"
    whole, apart = lexicon.count(joined), lexicon.count(hyphenated)
    if whole != apart:
        return apart > whole
    if lexicon.in_dictionary(joined):
        return False
    return (
        bool(_CLASH.search(first[-1:] + second[:1])) and lexicon.in_dictionary(first) and lexicon.in_dictionary(second)
    )


def _lost(first: str, second: str, lexicon: Lexicon, no_space: bool) -> bool:
    """Whether ``first`` and ``second``, on both sides of a line end, are halves of one word whose hyphen was lost."""
    if "-" in second or second in _SERIES:
        return False
    first = first.rsplit("-", 1)[-1]
    joined = first + second
    both = _is_word(first, lexicon) and _is_word(second, lexicon)
    if not both:
        return no_space or lexicon.known(joined, seen=1) or _is_compound(joined, first, lexicon)
    if lexicon.count(joined) and lexicon.count(second) <= 1 and lexicon.in_dictionary(joined):
        return True
    return no_space and len(second) > 2 and lexicon.count(f"{first}-{second}") <= lexicon.count(joined)


def _is_word(word: str, lexicon: Lexicon) -> bool:
    return lexicon.known(word, seen=3)


def _is_compound(joined: str, first: str, lexicon: Lexicon) -> bool:
    """Whether ``joined`` is made of two known words with its seam elsewhere than at the line end."""
    return any(
        lexicon.in_dictionary(joined[cut:]) and lexicon.in_dictionary(joined[:cut].removesuffix("s"))
        for cut in range(4, len(joined) - 3)
        if cut != len(first)
    )
