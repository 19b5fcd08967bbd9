"""Dutch word order: whether a clause that opens with a question word is a question by itself.

In a main clause the verb comes second ("welke gevolgen heeft dit"), in a dependent one last ("welke gevolgen dit heeft").
"""

from __future__ import annotations

import re

from schakel.text.clause_words import ASKING, DETERMINERS, FINITE, PREPOSITIONS, PRONOUNS
from schakel.text.verbs import infinitive
from schakel.text.wordlist import listed_words

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LONGEST_PHRASE = 9  # words between the question word and the verb
_SUBJECTS = listed_words("je jij u ik we wij men ze zij")
# Subjects only after a form on -t: "die" may begin a clause of its own.
_SINGULAR_SUBJECTS = listed_words("die dat dit deze het")
# After the verb in a main clause ("wat beschermt hen"), before it in a dependent one ("wat hen beschermt").
_OBJECTS = listed_words("hen hun haar hem ons")


def is_main_question(clause: str) -> bool:
    """Whether a Dutch clause that opens with a question word is a main question: its verb comes second.

    In a dependent clause the verb comes last ("welke gevolgen dit heeft"), so a subject stands where the verb would be.
    """
    words = [match[0].lower() for match in _WORD.finditer(re.split(r"[?;]", clause, maxsplit=1)[0])][
        : _LONGEST_PHRASE + 3
    ]
    if words and words[0] in PREPOSITIONS:
        words = words[1:]
    if not words or words[0] not in ASKING:
        return False
    first, rest = words[0], words[1:]
    if first in ("welk", "welke", "wiens") or (first == "hoeveel" and rest[:1] and rest[0] not in FINITE):
        return _verb_after_noun(rest)
    if first == "wat" and rest[:2] == ["voor", "een"]:
        return _verb_after_noun(rest[2:])
    if len(rest) < 2:
        return False
    if _is_finite(rest[0], rest[1]):
        return True
    if first in ("wat", "wie") and rest[0].endswith("t") and rest[1] in _OBJECTS:
        return infinitive(rest[0]) != ""
    return first == "hoe" and len(rest) > 2 and rest[0] not in PRONOUNS | DETERMINERS and _is_finite(rest[1], rest[2])


def _verb_after_noun(words: list[str]) -> bool:
    """Whether a verb follows the noun that "welke" asks about, before any subject does."""
    for place, word in enumerate(words[:_LONGEST_PHRASE]):
        before = words[place - 1] if place else ""
        following = words[place + 1] if place + 1 < len(words) else ""
        if place and word in FINITE and before not in PREPOSITIONS:
            return bool(following)
        if word in PRONOUNS | DETERMINERS and before not in PREPOSITIONS:
            return False
        if place and following in PRONOUNS and _is_finite(word, following):
            return True
    return False


def _is_finite(form: str, following: str) -> bool:
    """Whether a form is a finite verb: a common one, or the present tense of any other right before its subject."""
    if form in FINITE:
        return True
    if form in PRONOUNS | DETERMINERS | PREPOSITIONS:
        return False
    subject = following in _SUBJECTS or (form.endswith("t") and following in _SINGULAR_SUBJECTS)
    return subject and infinitive(form) != ""
