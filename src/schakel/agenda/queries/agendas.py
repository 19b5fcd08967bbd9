"""The agendas that a viewer may see."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from schakel.agenda.models import Agenda, AgendaDraft, AgendaKind, ItemState, QuestionLevel
from schakel.agenda.queries.standing import stands
from schakel.register.access import Viewer, visible

_STANDS = Q(themes__state=ItemState.ACTIVE)


def agendas(viewer: Viewer) -> QuerySet[Agenda]:
    """All agendas with their organisation, by organisation and title."""
    return visible(Agenda.objects.select_related("owner"), viewer)


def agendas_with_counts(viewer: Viewer) -> QuerySet[Agenda]:
    """As ``agendas``, with ``theme_count``, ``core_count`` and ``sub_count`` of what stands."""
    core, sub = Q(questions__level=QuestionLevel.CORE), Q(questions__level=QuestionLevel.SUB)
    standing = stands("questions__")
    return agendas(viewer).annotate(
        theme_count=Count("themes", filter=_STANDS, distinct=True),
        core_count=Count("questions", filter=standing & core, distinct=True),
        sub_count=Count("questions", filter=standing & sub, distinct=True),
    )


def kinds_in_use(viewer: Viewer) -> list[tuple[str, str, int]]:
    """Each kind of agenda that occurs, with its name and how many agendas are of it."""
    rows = agendas(viewer).order_by().values_list("kind").annotate(count=Count("pk"))
    counts = dict(rows)
    return [(kind.value, str(kind.label), counts[kind.value]) for kind in AgendaKind if kind.value in counts]


def agenda(viewer: Viewer, key: int) -> Agenda:
    """One agenda. Raises Agenda.DoesNotExist where the viewer may not see it."""
    return agendas(viewer).get(pk=key)


def drafts(viewer: Viewer) -> QuerySet[AgendaDraft]:
    """Imports that were begun and not stored yet, newest first."""
    return visible(AgendaDraft.objects.select_related("owner", "agenda"), viewer)


def draft(viewer: Viewer, key: int) -> AgendaDraft:
    """One draft. Raises AgendaDraft.DoesNotExist where it was stored, thrown away or may not be seen."""
    return drafts(viewer).get(pk=key)
