"""The steps that bring a database to a newer version, each taken as a whole: a process may be killed at any moment."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState


class WholeSteps(MigrationExecutor):
    """Takes each step and notes that it was taken in one transaction.

    Django notes it after the step has been committed: killed in between, no later start would get past a table that is there.
    """

    def apply_migration(self, *args: Any, **options: Any) -> ProjectState:
        """As Django's, all or nothing."""
        with self.connection.constraint_checks_disabled(), transaction.atomic(self.connection.alias):
            return super().apply_migration(*args, **options)


def bring_up_to_date() -> None:
    """Take all steps that were not taken yet, and tell the rooms so."""
    executor = WholeSteps(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    call_command("migrate", verbosity=0, interactive=False)  # no step is left for this: it tells the rooms
