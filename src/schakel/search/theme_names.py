"""The name of a theme as a person would write it: a phrase out of its questions, else one noun or two."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from schakel.search.noun_phrases import Phrase, may_be_adjective, noun_phrases
from schakel.search.subject import FIELD_WEIGHT, weight_of
from schakel.search.theme_words import telling_words
from schakel.text import word
from schakel.text.wordlist import listed_words

OFTEN = 2
OFTEN_SHARE = 0.18
MOST_PHRASES = 12
PAIR_SHARE = 0.6
PART_SHARE = 0.4
CHARACTERISTIC = 0.33
ONCE = 0.8
TOGETHER = 1.1
LEAST_SHARE = 0.25
COVERING = 0.5

_NAMED_BODY = listed_words("gemeente provincie waterschap hoogheemraadschap regio metropoolregio stad veiligheidsregio")
# Who governs asks or is asked of: no theme by itself.
_GOVERNING = listed_words("""
    rijk rijksoverheid departement kabinet medeoverheid bestuurder politicus minister staatssecretaris koninkrijk raad college
""")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’&][^\W\d_]+)*")


class _Choice(NamedTuple):
    """A phrase that could be a name, with how well it fits and in how many questions it stands."""

    phrase: Phrase
    fit: float
    inside: frozenset[int]


def names_for(texts: Sequence[str], weights: Mapping[str, float], askers: Collection[str] = ()) -> Iterator[str]:
    """Names for the theme of these questions, the best first; none where no noun stands in them.

    ``weights`` tells per lemma how much it marks the theme; ``askers`` are names and abbreviations of the organisations that ask,
    which name no theme. The same questions and weights give the same names, in whatever order they come.
    """
    choices = _choices(texts, weights, own_names(askers))
    ranked = [(one.fit, one.phrase.shown) for one in choices] + list(_pairs(choices, len(texts)))
    told: set[str] = set()
    for _fit, shown in sorted(ranked, key=lambda one: (-round(one[0], 9), one[1])):
        name = capitalised(shown)
        if name not in told:
            told.add(name)
            yield name


def first_free(
    texts: Sequence[str],
    weights: Mapping[str, float],
    marks: Sequence[str],
    askers: Collection[str] = (),
    taken: Collection[str] = (),
) -> str:
    """The best name (see ``names_for``) that is not among those ``taken``.

    Where none is free it is a phrase of any question that holds a word of the theme, else as few of the ``marks`` as will do; ""
    where there are none of these either.
    """
    known = {_words(name) for name in taken}
    for name in chain(names_for(texts, weights, askers), _any_phrases(texts, weights, own_names(askers))):
        if _words(name) not in known:
            return name
    for size in range(1, len(marks) + 1):
        name = capitalised(" en ".join(marks[:size]))
        if _words(name) not in known:
            return name
    return capitalised(f"{' en '.join(marks)} {len(taken) + 1}") if marks else ""


def _any_phrases(texts: Sequence[str], weights: Mapping[str, float], without: frozenset[str]) -> list[str]:
    """The phrases of several words that hold a word of the theme, though they stand in one question: the weightiest first."""
    found = [phrase for text in texts for phrase in noun_phrases(text, without) if not phrase.single]
    weighed = [(sum(weights.get(lemma, 0.0) for lemma in phrase.lemmas), phrase.shown) for phrase in found]
    return [
        capitalised(shown) for weight, shown in sorted(weighed, key=lambda one: (-round(one[0], 9), one[1])) if weight
    ]


def _words(name: str) -> frozenset[str]:
    """The words of a name: two names of the same words in another order tell nobody apart."""
    return frozenset(name.casefold().split())


def capitalised(name: str) -> str:
    """A name with a capital first letter, its other letters as they are."""
    return name[:1].upper() + name[1:]


def _choices(texts: Sequence[str], weights: Mapping[str, float], without: frozenset[str]) -> list[_Choice]:
    """The phrases that say something of the theme, the best first."""
    found: dict[tuple[str, ...], list[Phrase]] = {}
    inside: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for phrase in noun_phrases(text, without):
            if any(weights.get(lemma, 0.0) > 0 for lemma in phrase.lemmas):
                found.setdefault(phrase.lemmas, []).append(phrase)
                inside[phrase.lemmas].add(number)
    held = Counter(lemma for text in texts for lemma in telling_words(text))
    top = max(weights.values(), default=0.0)
    choices = []
    for lemmas, phrases in found.items():
        shares = [_share(lemma, weights) / top for lemma in dict.fromkeys(lemmas)]
        often = len(inside[lemmas])
        if len(lemmas) > 1:
            fit = _fit_together(phrases[0], shares, often, len(texts))
        else:
            fit = _fit_alone(lemmas[0], shares[0], often / max(often, held[lemmas[0]]))
        if fit:
            forms = Counter(one.shown for one in phrases)
            shown = min(forms, key=lambda one: (-forms[one], -len(one), one))
            phrase = next(one for one in phrases if one.shown == shown)
            covered = (often + len(inside[lemmas[-1:]])) / 2
            choices.append(_Choice(phrase, fit * _covering(covered, len(texts)), frozenset(inside[lemmas])))
    choices.sort(key=lambda one: (-round(one.fit, 9), one.phrase.shown))
    return choices


def _share(lemma: str, weights: Mapping[str, float]) -> float:
    """The weight of a word, with some of that of its weightiest part."""
    return weights.get(lemma, 0.0) + PART_SHARE * max(
        (weights.get(part, 0.0) for part in word(lemma).parts), default=0.0
    )


def _fit_alone(lemma: str, share: float, stands: float) -> float:
    """How well a noun with this share of the weightiest word's weight names a theme.

    Nothing for a word of any policy text and for who governs; less where it seldom ``stands`` by itself but in compounds, or
    is an adjective too.
    """
    if lemma in _GOVERNING or weight_of(word(lemma)) < FIELD_WEIGHT:
        return 0.0
    return share * (1 + stands) / (4 if may_be_adjective(lemma) else 2)


def _fit_together(phrase: Phrase, shares: Sequence[float], often: int, questions: int) -> float:
    """How well words with these shares name a theme, where they stand in so many of its questions together: well where that is

    often, and where it is once only if each of them marks the theme. A word of any policy text adds nothing before a link.
    """
    if often >= max(OFTEN, OFTEN_SHARE * questions):
        return sum(shares) if phrase.linked else TOGETHER * sum(max(share, LEAST_SHARE) for share in shares)
    return ONCE * sum(shares) if min(shares) >= CHARACTERISTIC else 0.0


def _covering(often: float, questions: int) -> float:
    """How much better a name is that so many of the questions hold."""
    return 1 + COVERING * often / questions


def _pairs(choices: Sequence[_Choice], questions: int) -> Iterator[tuple[float, str]]:
    """Two nouns joined, with how well they fit."""
    nouns = [one for one in choices if one.phrase.single][:MOST_PHRASES]
    for place, one in enumerate(nouns):
        for other in nouns[place + 1 :]:
            lemma, further = one.phrase.lemmas[0], other.phrase.lemmas[0]
            if not _pieces(lemma) & _pieces(further) and lemma not in further and further not in lemma:
                alone = sum(each.fit / _covering(len(each.inside), questions) for each in (one, other))
                fit = PAIR_SHARE * alone * _covering(len(one.inside | other.inside), questions)
                yield fit, f"{one.phrase.shown} en {other.phrase.shown}"


def _pieces(lemma: str) -> frozenset[str]:
    return frozenset((lemma, *word(lemma).parts))


def own_names(askers: Iterable[str]) -> frozenset[str]:
    """The words, in lower case, that name these organisations: abbreviations, initials, the place of a municipality or region."""
    return frozenset(one for name in askers for one in _own_name(name))


@lru_cache(maxsize=2_000)
def _own_name(name: str) -> tuple[str, ...]:
    words = _WORD.findall(name)
    capitals = [one for one in words if one[0].isupper()]
    found = [one for one in words if sum(letter.isupper() for letter in one) > 1]
    if len(words) == 1 or (words and words[0].lower() in _NAMED_BODY):
        found += capitals
    for start in range(len(capitals) - 1):
        found.append("".join(one[0] for one in capitals[start:]))
    return tuple(dict.fromkeys(one.lower() for one in found))
