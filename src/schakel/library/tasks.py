"""Work for the worker."""

from django_tasks import task

from schakel.library.actions.find_references import find_all_references
from schakel.library.intake.queue import work_through
from schakel.register.access import LOCAL


@task()
def read_intake(intake: int) -> int:
    """Read the waiting files of an intake; returns how many."""
    return work_through(intake)


@task()
def find_references() -> int:
    """Recognise once more what every publication cites; returns how many publications were read."""
    return find_all_references(LOCAL, again=True)
