"""What stands out in questions that several ask, and who could lead, in words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.overlap.queries.radar import Lead, SharedQuestion, Standing, Why

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


def lead_told(lead: Lead | None) -> str:
    """Who could lead, and why."""
    if lead is None:
        return _("Agree who leads: nothing tells the askers apart.")
    return _("%(organisation)s could lead: it %(why)s.") % {"organisation": lead.organisation, "why": WHYS[lead.why]}


def shared_lead_told(row: SharedQuestion) -> str:
    """Who could lead a question of the radar; "" where only one organisation asks it."""
    return lead_told(row.lead) if len(row.organisations) > 1 else ""
