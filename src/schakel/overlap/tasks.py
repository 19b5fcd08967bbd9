"""Work that the worker does for pages."""

from __future__ import annotations

from django_tasks import task

from schakel.overlap.actions.group_questions import group_questions as put_together
from schakel.register.access import LOCAL


@task
def group_questions() -> bool:
    """Put the questions of all agendas together in groups anew; returns whether any group changed."""
    return put_together(LOCAL, anew=True)
