"""Work for the worker."""

from django_tasks import task

from schakel.library.queue import work_through


@task()
def read_intake(intake: int) -> int:
    """Read the waiting files of an intake; returns how many."""
    return work_through(intake)
