"""One word, analysed once: its lemma, its compound parts, its root."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from schakel.text.compounds import split
from schakel.text.lexicon import is_known, lemma_of
from schakel.text.roots import root_of
from schakel.text.stopwords import STOP_WORDS

CACHE_SIZE = 200_000  # word forms
GRAM = 5  # letters
LONGEST_TERM = 80  # letters
_SHORTEST_STEM = 4  # letters that are left where an ending is taken off
_EVENED = str.maketrans({"\u00ad": "", "’": "'", "‐": "-", "‑": "-"})


class Word(NamedTuple):
    """A word without its place.

    ``form`` is the word as compared (lower case); ``parts`` are the lemmas of a compound's parts, inner compounds
    included, or (); ``part_roots`` the roots of these; ``stop`` is true where the word carries no subject; ``grams``
    are the form's pieces of five letters, divided by spaces.
    """

    form: str
    lemma: str
    parts: tuple[str, ...]
    root: str
    part_roots: tuple[str, ...]
    stop: bool
    grams: str = ""


_cache: dict[str, Word] = {}


def word(form: str) -> Word:
    """The analysis of a word as written, upper or lower case. Cached per form in a bounded table."""
    found = _cache.get(form)
    if found is None:
        if len(_cache) >= CACHE_SIZE:
            for key in list(_cache)[: CACHE_SIZE // 2]:
                _cache.pop(key, None)
        found = _cache[form] = _analyse(clean(form))
    return found


def clean(form: str) -> str:
    """A word as it is compared: lower case, no soft hyphens, one kind of apostrophe and hyphen, of bounded length."""
    plain = form.lower().encode("utf-8", "ignore").decode().translate(_EVENED)
    return plain[:LONGEST_TERM]


def _analyse(form: str) -> Word:
    bare = form.strip("-'")
    if not bare or bare in STOP_WORDS:
        return Word(bare or form, bare or form, (), bare or form, (), True)
    if "-" in bare:
        return _hyphenated(bare)
    if bare.endswith("'s") and len(bare) > 3:
        bare = bare[:-2]
    known = lemma_of(bare)
    if known is not None and known != bare:
        return _word(bare, known, word(known).parts)
    forms = split(bare)
    if not forms:
        lemma = known if known is not None else _fallback(bare)
        return _word(bare, lemma, ())
    head = _lemma(forms[-1])
    parts = [_lemma(part) for part in forms]
    for first in range(len(forms) - 1):
        for last in range(first + 2, len(forms) + 1):
            joined = "".join(forms[first:last])
            if last - first < len(forms) and joined in bare:
                parts.append("".join(forms[first : last - 1]) + _lemma(forms[last - 1]))
    return _word(bare, known if known is not None else bare[: len(bare) - len(forms[-1])] + head, parts)


def _hyphenated(form: str) -> Word:
    """A word with hyphens: its pieces are its parts, divided further where they are compounds."""
    pieces = [word(piece) for piece in form.split("-") if piece]
    telling = [piece for piece in pieces if not piece.stop]
    parts = [part for piece in telling for part in (piece.lemma, *piece.parts)]
    return _word(form, "-".join(piece.lemma for piece in pieces), parts)._replace(stop=not telling)


def _word(form: str, lemma: str, parts: Iterable[str]) -> Word:
    apart = tuple(dict.fromkeys(part for part in parts if part != lemma))
    roots = tuple(dict.fromkeys(map(root_of, apart)))
    return Word(form, lemma, apart, root_of(lemma), roots, lemma in STOP_WORDS, grams_of(form))


def grams_of(form: str) -> str:
    """The pieces of five letters that a word form falls into, its edges marked, divided by spaces."""
    edged = f"_{form}_"
    return " ".join([edged[start : start + GRAM] for start in range(max(1, len(edged) - GRAM + 1))])


def _lemma(form: str) -> str:
    known = lemma_of(form)
    return known if known is not None else _fallback(form)


def _fallback(form: str) -> str:
    """A mild guess for unknown words: plural and genitive endings off where a known word remains or the ending is plain."""
    if form.endswith("heden") and len(form) > 8:
        return form[:-3] + "id"
    if form.endswith("ingen") and len(form) > 8:
        return form[:-2]
    for ending in ("s", "en", "e"):
        stem = form[: -len(ending)]
        if form.endswith(ending) and len(stem) >= _SHORTEST_STEM:
            for candidate in (stem, _single_ending(stem)):
                if is_known(candidate):
                    return lemma_of(candidate) or candidate
    if form.endswith("s") and len(form) > 5 and form[-2] not in "sui'":
        return form[:-1]
    if form.endswith("en") and len(form) > 6:
        return _single_ending(form[:-2])
    return form


def _single_ending(stem: str) -> str:
    """A stem that ends in a double letter, with one of the two: "mann" (of "mannen") becomes "man"."""
    if len(stem) > 2 and stem[-1] == stem[-2]:
        return stem[:-1]
    return stem
