"""Likeness of questions in words: what another question is to this one, what they share and in what they differ."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.evidence.queries.alike import Alike
from schakel.evidence.words.reasons import listed
from schakel.search.likeness import Likeness
from schakel.search.relation import Relation

MOST_WORDS = 6

Shown = tuple[Alike, str, str]

RELATIONS: dict[str, str | Promise] = {
    Relation.SAME: gettext_lazy("The same question"),
    Relation.BROADER: gettext_lazy("A broader question"),
    Relation.NARROWER: gettext_lazy("A narrower question"),
    Relation.RELATED: gettext_lazy("A related question"),
}


def relation(one: Alike) -> str:
    """What the other question is to this one."""
    return str(RELATIONS[one.likeness.relation])


def told(found: Likeness) -> str:
    """What the two share and in what they differ, in a sentence or two."""
    here, there = found.reworded
    shared = [one for one in found.shared if not there or one not in here]
    parts = [_("Shares: %(words)s.") % {"words": listed(shared, MOST_WORDS)}] if shared else []
    if here and there:
        words = {"here": listed(here, MOST_WORDS), "there": listed(there, MOST_WORDS)}
        parts.append(_("In other words: here %(here)s, there %(there)s.") % words)
    if found.second_only:
        parts.append(_("Only there: %(words)s.") % {"words": listed(found.second_only, MOST_WORDS)})
    if found.first_only:
        parts.append(_("Only here: %(words)s.") % {"words": listed(found.first_only, MOST_WORDS)})
    if not found.same_aspect:
        parts.append(_("Something else is asked about it."))
    return " ".join(parts)


def beside(alike: Iterable[Alike]) -> list[Shown]:
    """Questions with their relation and what they share and differ, in words."""
    return [(one, relation(one), told(one.likeness)) for one in alike]
