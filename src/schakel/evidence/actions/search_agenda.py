"""Search the library for all questions of an agenda or a theme."""

from __future__ import annotations

from schakel.agenda.models import Agenda, Theme
from schakel.agenda.queries.standing import standing_questions
from schakel.evidence.actions.search_questions import Progress, search_questions
from schakel.evidence.models import Search
from schakel.evidence.queries.freshness import outdated
from schakel.register.access import Viewer, may_change, require_change, visible


def search_agenda(viewer: Viewer, agenda: Agenda, progress: Progress | None = None) -> list[Search]:
    """Search for every question of the agenda that stands. Raises NotAllowed where the viewer may not change it."""
    require_change(viewer, agenda)
    return search_questions(viewer, list(standing_questions(viewer, agenda)), progress)


def search_theme(viewer: Viewer, theme: Theme) -> list[Search]:
    """Search for every question of one theme that stands. Raises NotAllowed where the viewer may not change its agenda."""
    require_change(viewer, theme.agenda)
    return search_questions(viewer, list(standing_questions(viewer, theme.agenda).filter(theme=theme)))


def search_outdated(viewer: Viewer, agenda: Agenda, progress: Progress | None = None) -> list[Search]:
    """Search for those questions of the agenda that were never searched, or before the library or their wording changed."""
    require_change(viewer, agenda)
    return search_questions(viewer, outdated(standing_questions(viewer, agenda)), progress)


def refresh_after_changes(viewer: Viewer) -> int:
    """Search again for every question that the library or its wording has overtaken; returns how many were searched.

    Judgements and confirmed verdicts stay; what is found beyond them is counted as new. Agendas of others are left alone.
    """
    standing = standing_questions(viewer).filter(agenda__in=_changeable(viewer))
    return len(search_questions(viewer, outdated(standing)))


def search_unsearched(viewer: Viewer) -> int:
    """Search for every question that never was; returns how many. Agendas of others are left alone."""
    agendas = _changeable(viewer)
    never = standing_questions(viewer).filter(agenda__in=agendas, verdict__search=None)
    return len(search_questions(viewer, list(never)))


def _changeable(viewer: Viewer) -> list[Agenda]:
    agendas = visible(Agenda.objects.order_by("pk"), viewer)
    return [agenda for agenda in agendas if may_change(viewer, agenda)]
