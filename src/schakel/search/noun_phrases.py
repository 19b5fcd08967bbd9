"""Nouns and short noun phrases as they stand in a text, told from the forms of the words: "democratische rechtsorde".

No tagger is at hand. A word in -e whose base form has a comparative is an adjective before a noun; a base form in -en is a verb;
what is left, of the words that tell a subject, is taken for a noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from schakel.search.subject import LONGEST_QUESTION, is_verb, weight_of
from schakel.text import word
from schakel.text.analyse import Token, analyse
from schakel.text.compounds import split
from schakel.text.lexicon import is_known, lemma_of
from schakel.text.wordlist import listed_words, ordered_words

MOST_ADJECTIVES = 2
NOUN, ADJECTIVE, LINK, OTHER = "noun", "adjective", "link", "other"

_LINKS = listed_words("van aan tussen en")
_SENTENCE_END = re.compile(r"[.?!:;‘“\"(•]\s*$")
_PLACES = listed_words("europees nederlands duits belgisch vlaams frans brits")
_ADJECTIVE_ENDINGS = ordered_words("aans lijk isch baar zaam loos matig gericht gedreven bestendig vrij")
# "toegepast", "opgeleid", "gedeeld"
_PARTICIPLE = re.compile(
    r"(?P<before>(?:aan|af|bij|door|in|mee|na|om|op|over|toe|uit|voor|vast|vrij|samen)?)ge\w{3,}(?<!hei)[dt]"
)
_INFLECTED_ENDINGS = ordered_words("ële lijke ische bare zame loze matige gerichte gedreven ese ieve")
_LIKELY_ENDINGS = ordered_words("aal eel ief ern isch lijk ig baar zaam loos air eus")
# Nouns that are adjectives too: "het groen", "de druk".
_BOTH = listed_words("recht druk publiek licht geheim ideaal vocht kwaad groen rijk")
# Words that the list knows with a lemma of another kind.
_SURELY_NOUNS = listed_words("hitte huwelijk lijk")
# Words that stand before a noun to say how many or which one, or that point on: never a part of a theme's name.
_POINTING = listed_words("""
    diverse diversere meeste minste hoogste laagste volgende vorige volledige onvoldoende verschillende zogeheten betrokken
    huidige toekomstige recente afgelopen komende urgente urgent effectieve complexe grote kleine sterke goede betere slechte
    toenemende afnemende groeiende
    mogelijke denkbare gewenste aanvullende belangrijke belangrijkste jongste oudste deels absoluut steeds ander extra prettig
    echt genoeg thuis onvoldoende maart april juni juli augustus september oktober november december januari februari
    mln miljoen miljard procent
""")
# Who governs is an actor, not a subject.
_DEPARTMENTS = listed_words("""
    az bhos bz bzk def defensie eza ez ezk fin ienm ienw i&w jenv j&v kgg lnv lvvn ocw szw vro vws aenm vng ipo uvw
""")


class Phrase(NamedTuple):
    """One to three words as they stand: ``shown`` with the capitals that they have inside a sentence, ``lemmas`` of those that

    are no links; ``linked`` where "van", "aan", "tussen" or "en" stands between two nouns.
    """

    shown: str
    lemmas: tuple[str, ...]
    linked: bool

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return len(self.lemmas) == 1


@lru_cache(maxsize=20_000)
def noun_phrases(text: str, without: frozenset[str] = frozenset()) -> tuple[Phrase, ...]:
    """All nouns of a text, each also with the adjectives before it, and two with "van", "aan", "tussen" or "en" between them.

    Words in ``without`` (lower case) are no part of any. Never raises on any text.
    """
    tokens = analyse(text[:LONGEST_QUESTION])
    kinds = [_kind_unless(one.word.form, without) for one in tokens]
    joined = [text[one.end : other.start].isspace() for one, other in pairwise(tokens)]
    found: list[Phrase] = []
    for place, kind in enumerate(kinds):
        if kind == NOUN:
            found += [
                _phrase(text, tokens[first : place + 1], kinds[first : place + 1])
                for first in _firsts(kinds, joined, place)
            ]
    return tuple(found)


def _firsts(kinds: Sequence[str], joined: Sequence[bool], place: int) -> Iterator[int]:
    """Where the phrases that end in the noun at ``place`` begin."""
    yield place
    first = place
    while first and joined[first - 1] and kinds[first - 1] == ADJECTIVE and place - first < MOST_ADJECTIVES:
        first -= 1
        yield first
    if place >= 2 and all(joined[place - 2 : place]) and kinds[place - 1] == LINK and kinds[place - 2] == NOUN:
        yield place - 2


def _phrase(text: str, tokens: Sequence[Token], kinds: Sequence[str]) -> Phrase:
    shown = " ".join(_inside_a_sentence(text, one) for one in tokens)
    lemmas = tuple(one.lemma for one, kind in zip(tokens, kinds, strict=True) if kind != LINK)
    return Phrase(shown, lemmas, LINK in kinds)


def _inside_a_sentence(text: str, token: Token) -> str:
    """A word with the capitals that it has inside a sentence."""
    written = token.written.replace("\u00ad", "")
    begins = not text[: token.start].strip() or _SENTENCE_END.search(text[max(0, token.start - 4) : token.start])
    return written[0].lower() + written[1:] if begins and not any(one.isupper() for one in written[1:]) else written


def _kind_unless(form: str, without: frozenset[str]) -> str:
    return OTHER if any(piece in without for piece in (form, *form.split("-"))) else kind_of(form)


def is_department(form: str) -> bool:
    """Whether this word, in lower case, is the abbreviation of a ministry or an association of governments: an actor."""
    return any(piece in _DEPARTMENTS for piece in form.split("-"))


def may_be_adjective(form: str) -> bool:
    """Whether this noun, in lower case, is an adjective as well."""
    return form in _BOTH


@lru_cache(maxsize=50_000)
def kind_of(form: str) -> str:
    """Noun, adjective, link or other, for a word in lower case by itself."""
    found = word(form)
    if form in _LINKS:
        return LINK
    if form in _POINTING or is_department(form):
        return OTHER
    if len(form) < 2 or not weight_of(found) or any(letter.isdigit() for letter in form):
        return OTHER
    if form in _SURELY_NOUNS or found.lemma in _SURELY_NOUNS:
        return NOUN
    last = form.split("-")[-1]
    if _compared(last):
        return OTHER
    if _bent(last) or _adjectival(last):
        return ADJECTIVE
    return OTHER if _verbal(last) else NOUN


def _compared(form: str) -> bool:
    """Whether this is a comparative: it stands before no noun by itself."""
    lemma = word(form).lemma
    return form.endswith("er") and lemma != form and _adjectival(lemma)


def _bent(form: str) -> bool:
    """Whether this is an adjective with the -e that it has before a noun."""
    if not form.endswith("e"):
        return False
    lemma = word(form).lemma
    if lemma == form:
        return not is_known(form) and form.endswith(_INFLECTED_ENDINGS) and not form.endswith("these")
    if form.endswith("ende") and _adjectival(form[:-1]):
        return True
    return not lemma.endswith("e") and (_adjectival(lemma) or is_verb(lemma) or lemma in _BOTH)


@lru_cache(maxsize=50_000)
def _adjectival(form: str) -> bool:
    """Whether a word that was not bent is an adjective: it has a comparative, or an ending that only adjectives have."""
    if form in _BOTH or form in _PLACES:
        return form in _PLACES
    participle = _PARTICIPLE.fullmatch(form)
    if participle and (participle["before"] or lemma_of(form + "e") == lemma_of(form) is not None):
        return True
    if form.endswith("enend") or (form.endswith("end") and is_known(form[:-1])):
        return True
    if _compares(form) or (not is_known(form) and form.endswith(_ADJECTIVE_ENDINGS)):
        return True
    parts = split(form)
    return bool(parts) and len(parts[-1]) > 4 and parts[-1] not in _BOTH and _adjectival(parts[-1])


def _compares(form: str) -> bool:
    """Whether the word list knows this word bent, and with a comparative where its ending could be that of a noun."""
    stems = _stems(form)
    bent = any(lemma_of(stem + "e") == form for stem in stems)
    compared = any(lemma_of(stem + end) == form for stem in stems for end in ("er", "der"))
    return (bent and compared) or ((bent or compared) and form.endswith(_LIKELY_ENDINGS))


def _stems(form: str) -> tuple[str, ...]:
    """How a word may be spelled before an ending: groot, grot; druk, drukk; actief, actiev."""
    if len(form) < 3:
        return (form,)
    if form.endswith("ieel"):
        return (form[:-3] + "ël",)
    closed = form[:-1] + {"f": "v", "s": "z"}.get(form[-1], form[-1])
    single = form[:-2] + closed[-1] if form[-2] == form[-3] else closed
    return tuple(
        dict.fromkeys((form, closed, single, form[:-2] + form[-1] if form[-2] == form[-3] else form, form + form[-1]))
    )


def _verbal(form: str) -> bool:
    """Whether this is a form of a verb: of a base form in -en, or one in -t of a word that is noun and verb at once."""
    lemma = word(form).lemma
    if form.endswith("t") and lemma == form[:-1]:
        return True
    return is_verb(lemma)
