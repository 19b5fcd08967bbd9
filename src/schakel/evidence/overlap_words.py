"""Likeness of questions in words: what another question is to this one, what they share, in what they differ, who could lead."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.evidence.queries.alike import Alike
from schakel.evidence.queries.overlap import Lead, Standing, Why
from schakel.evidence.reasons import listed
from schakel.search.likeness import Likeness
from schakel.search.relation import Relation

MOST_WORDS = 6

RELATIONS: dict[str, str | Promise] = {
    Relation.SAME: gettext_lazy("The same question"),
    Relation.BROADER: gettext_lazy("A broader question"),
    Relation.NARROWER: gettext_lazy("A narrower question"),
    Relation.RELATED: gettext_lazy("A related question"),
}

STANDINGS: dict[str, str | Promise] = {
    Standing.DOUBLE: gettext_lazy("Being answered twice"),
    Standing.PLANNED: gettext_lazy("Perhaps planned twice"),
    Standing.ORPHAN: gettext_lazy("Several ask, nobody leads"),
    Standing.SHARED: gettext_lazy("Asked elsewhere too"),
    Standing.RELATED: gettext_lazy("Related questions elsewhere"),
}

WHYS: dict[str, str | Promise] = {
    Why.RUNNING: gettext_lazy("already has it answered"),
    Why.OWNER: gettext_lazy("has named an owner for it"),
    Why.SOONEST: gettext_lazy("needs the answer first"),
    Why.BROADEST: gettext_lazy("asks it most broadly"),
    Why.MOST: gettext_lazy("asks most of these questions"),
}


def relation(one: Alike) -> str:
    """What the other question is to this one."""
    return str(RELATIONS[one.likeness.relation])


def told(found: Likeness) -> str:
    """What the two share and in what they differ, in a sentence or two."""
    parts = [_("Shares: %(words)s.") % {"words": listed(found.shared, MOST_WORDS)}] if found.shared else []
    if found.second_only:
        parts.append(_("Only there: %(words)s.") % {"words": listed(found.second_only, MOST_WORDS)})
    if found.first_only:
        parts.append(_("Only here: %(words)s.") % {"words": listed(found.first_only, MOST_WORDS)})
    if not found.same_aspect:
        parts.append(_("Something else is asked about it."))
    return " ".join(parts)


def lead_told(lead: Lead | None) -> str:
    """Who could lead, and why."""
    if lead is None:
        return _("Agree who leads: nothing tells the askers apart.")
    return _("%(organisation)s could lead: it %(why)s.") % {"organisation": lead.organisation, "why": WHYS[lead.why]}
