"""Questions in any agenda that ask much the same as a text."""

from __future__ import annotations

from collections.abc import Collection

from schakel.agenda.models import Question
from schakel.agenda.queries.search import search_questions
from schakel.register.access import Viewer
from schakel.text.analyse import words
from schakel.text.framing import is_framing

LIKE_ENOUGH = 0.6
"""Share of their subject words that two questions have in common before one is shown with the other."""

FEWEST_SHARED = 2
_LOOKED_AT = 12


def like_questions(viewer: Viewer, text: str, without: Collection[int] = (), most: int = 3) -> list[Question]:
    """The questions most like ``text`` that the viewer may see, best first; ``without`` are keys left out.

    Likeness is the share of subject words that both have (Dice); words that only frame a question do not count.
    """
    asked = _subjects(text)
    if len(asked) < FEWEST_SHARED:
        return []
    rated = []
    for one in search_questions(viewer, " ".join(sorted(asked)), limit=_LOOKED_AT).found:
        if one.question.pk in without:
            continue
        other = _subjects(one.question.text)
        shared = len(asked & other)
        likeness = 2 * shared / (len(asked) + len(other))
        if shared >= FEWEST_SHARED and likeness >= LIKE_ENOUGH:
            rated.append((-likeness, one.question.pk, one.question))
    return [question for _likeness, _key, question in sorted(rated, key=lambda row: row[:2])[:most]]


def _subjects(text: str) -> frozenset[str]:
    return frozenset(word.lemma for word in words(text) if not word.stop and not is_framing(word))
