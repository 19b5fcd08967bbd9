"""What a handful of questions is about, told from these questions alone: a name, the words they share, the words of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from schakel.search.fixed_expressions import without_fixed_expressions
from schakel.search.noun_phrases import is_department
from schakel.search.subject import FIELD_WEIGHT, subject_of

WHOLE = 0.5
MOST_MARKS = 8
PART_WEIGHT = 0.6
SHARED = 2


def telling_words(text: str) -> dict[str, tuple[float, str]]:
    """The telling words of a question and the parts of its compounds: lemma to weight and the way it is written."""
    bag: dict[str, tuple[float, str]] = {}
    terms = subject_of(without_fixed_expressions(text)).terms
    for term in terms:
        if term.weight >= FIELD_WEIGHT:
            bag[term.word.lemma] = (term.weight**2, term.written.lower())
    for term in terms:
        if term.weight >= FIELD_WEIGHT:
            for part in term.word.parts:
                bag.setdefault(part, (PART_WEIGHT * term.weight**2, part))
    return bag


def theme_words(text: str, without: Collection[str] = ()) -> dict[str, tuple[float, str]]:
    """The telling words of a question (see ``telling_words``) that can put it in a theme.

    Words in ``without``, such as the names of who asks, and abbreviations of ministries put nothing together.
    """
    told = telling_words(text)
    return {name: told[name] for name in told if name not in without and not is_department(name)}


def shared_words(texts: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """The words that most mark these questions, as mostly written, each with in how many of them it stands; weightiest first.

    Only words that at least two questions hold count, unless there is just one question.
    """
    weights, forms, often = _weighed(texts)
    order = sorted(weights, key=lambda one: (-weights[one], one))
    named = {mostly(forms[lemma]): lemma for lemma in reversed(order)}
    marks = marking({mostly(forms[lemma]): weights[lemma] for lemma in order})
    return tuple((mark, often[named[mark]]) for mark in marks)


def shared_weights(texts: Sequence[str]) -> dict[str, float]:
    """How much each word that at least two of these questions hold (all, where there is just one) marks them, per lemma."""
    return _weighed(texts)[0]


def _weighed(texts: Sequence[str]) -> tuple[dict[str, float], dict[str, Counter[str]], Counter[str]]:
    """Per lemma its weight, the ways in which it is written, and in how many of the texts it stands."""
    bags = [telling_words(text) for text in texts]
    weights: defaultdict[str, float] = defaultdict(float)
    often: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for bag in bags:
        for lemma, (weight, written) in bag.items():
            weights[lemma] += weight
            often[lemma] += 1
            forms.setdefault(lemma, Counter())[written] += 1
    least = min(SHARED, len(texts))
    return {lemma: weight for lemma, weight in weights.items() if often[lemma] >= least}, forms, often


def mostly(forms: Counter[str]) -> str:
    """The way a word is mostly written; of equals the first in the alphabet."""
    return min(forms.items(), key=lambda one: (-one[1], one[0]))[0]


def marking(weights: Mapping[str, float]) -> tuple[str, ...]:
    """The words that mark a theme, of words with their weight (the weightiest first): a compound rather than its part where it

    weighs nearly as much, and no word inside another.
    """
    marks: list[str] = []
    for written, weight in weights.items():
        whole = [other for other in weights if written in other and weights[other] >= WHOLE * weight]
        best = max(whole, key=lambda other: (weights[other] if other != written else 0.0, other))
        if not any(best in mark or mark in best for mark in marks):
            marks.append(best)
    return tuple(marks[:MOST_MARKS])


def own_words(text: str, shared: Sequence[str]) -> tuple[str, ...]:
    """The words of its own that a question has besides the ``shared`` ones, as written there."""
    lemmas = {lemma for word in shared for lemma in telling_words(word)}
    found = subject_of(text).terms
    return tuple(
        term.written
        for term in found
        if term.weight >= FIELD_WEIGHT and term.word.lemma not in lemmas and not lemmas & set(term.word.parts)
    )
