"""The worker's part: groups of questions follow the agendas by themselves."""

from __future__ import annotations

from schakel.overlap.actions.group_questions import agenda_sequence, group_questions
from schakel.overlap.models import Grouping
from schakel.register.access import LOCAL

REGROUP_SECONDS = 20.0


class Regroup:
    """Puts questions together anew once the agendas have changed since the last time and were then quiet for a turn.

    The first turn looks whatever was done before: a newer version of the program may put together or name otherwise.
    """

    def __init__(self) -> None:
        self.last, self.looked = -1, False

    def __call__(self) -> bool:
        """Do one turn; returns whether any group changed."""
        latest = agenda_sequence()
        quiet, self.last = latest == self.last, latest
        done = self.looked and Grouping.objects.filter(pk=1, sequence=latest).exists()
        if not latest or not quiet or done:
            return False
        self.looked = True
        return group_questions(LOCAL)
