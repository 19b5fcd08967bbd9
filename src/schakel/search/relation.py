"""What one question is to another: the same, broader, narrower or related.

A question is narrower where it asks the same thing of the same subject, and adds only a place, a group, a time or an occasion:
words in a phrase that a preposition opens ("for children with an eating disorder"). It is the same where neither has words of its
own left over. Everything else that has to do with it is called related: rather less said than something wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from schakel.search.coverage import Coverage
from schakel.search.subject import GENERAL_WEIGHT, VERB_WEIGHT, Subject
from schakel.text.wordlist import listed_words

SHOWN = 0.74
"""The least probability that two questions have to do with each other at which they are shown; see docs/quality/overlap.md."""

SAME_SURE, SAME_FREE = 0.7, 0.35
"""How probable it must be that one holds the other, and how little each may have left over, to be called the same."""

NARROWER_SURE, NARROWER_FREE = 0.3, 0.1
"""How probable that must be, and how little the broader one may have left over, for one to be called narrower."""

LEAST_SHARED = 1.0

_OPENS = listed_words(
    "voor in bij onder tijdens binnen op met tussen rond buiten per sinds tot na uit langs for among during with at"
)
_LINKS = _OPENS | listed_words("van aan over tegen door of on")
_CLOSES = listed_words("""
    worden wordt werd kan kunnen zijn is was moet moeten hebben heeft om te die dat we wij wil willen be can are must have to that
""")
# With these, who asks means the own place and everybody there, so they narrow nothing.
_HERE = listed_words("""
    gemeente provincie regio waterschap nederland land rijk organisatie overheid bestuur burger inwoner bewoner mens
    municipality country region government citizen people
""")
_AHEAD = 6


class Relation(StrEnum):
    """What the second question is to the first."""

    SAME = "same"
    BROADER = "broader"
    NARROWER = "narrower"
    RELATED = "related"
    NONE = "none"


def relation_of(shares: Mapping[str, float], one: Subject, other: Subject, there: Coverage, back: Coverage) -> Relation:
    """What ``other`` is to ``one``, given the model's probabilities and how much of each question the other holds (``there`` is

    that of ``one``). Symmetric: swapped, broader becomes narrower.
    """
    if 1 - shares["none"] < SHOWN:
        return Relation.NONE
    if one.aspect != other.aspect:
        return Relation.RELATED
    if shares["overlap"] >= NARROWER_SURE:
        if _adds_only_phrases(one, other, there, back):
            return Relation.NARROWER
        if _adds_only_phrases(other, one, back, there):
            return Relation.BROADER
    covered = all(_nothing_left(subject, found) for subject, found in ((one, there), (other, back)))
    return Relation.SAME if covered and shares["overlap"] >= SAME_SURE else Relation.RELATED


def _nothing_left(subject: Subject, found: Coverage) -> bool:
    """Whether a question has no more than a trifle left over: verbs and words of any policy text, of its own place only."""
    return found.free <= SAME_FREE and not found.left_over(VERB_WEIGHT) and not _apart(subject, found)


def _adds_only_phrases(broad: Subject, narrow: Subject, there: Coverage, back: Coverage) -> bool:
    """Whether ``narrow`` holds all of ``broad`` and adds only phrases; ``there`` covers the one, ``back`` the other."""
    added = back.left_over(GENERAL_WEIGHT) | {one for one in back.left_over() if one.isdigit()}
    return (
        bool(added)
        and there.free <= NARROWER_FREE
        and there.held >= LEAST_SHARED
        and added <= in_phrases(narrow, back.left_over())
        and not _apart(broad, there)
    )


def _apart(subject: Subject, found: Coverage) -> frozenset[str]:
    """The words that say of which place, group or time the question asks, and that the other does not hold."""
    own_place = {term.written for term in subject.terms if term.word.lemma in _HERE}
    return in_phrases(subject, found.left_over()) - own_place


def in_phrases(subject: Subject, words: frozenset[str]) -> frozenset[str]:
    """Those of ``words`` that stand in a phrase which a preposition opens, and are not what another word is said of: in "the

    pressure on public services", "pressure" is no place, group or time.
    """
    terms = {term.written for term in subject.terms}
    found: set[str] = set()
    open_ = False
    for place, form in enumerate(subject.forms):
        small = form.lower()
        if small in _OPENS:
            open_ = True
        elif small in _CLOSES:
            open_ = False
        elif form in words:
            after = subject.forms[place + 1 : place + 1 + _AHEAD]
            said_of = bool(after) and after[0].lower() in _LINKS and any(one in terms - words for one in after[1:])
            if open_ and not said_of:
                found.add(form)
        elif form in terms:
            open_ = False
    return frozenset(found)
