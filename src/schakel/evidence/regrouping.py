"""The worker's part: groups of questions follow the agendas by themselves."""

from __future__ import annotations

from schakel.evidence.actions.group_questions import agenda_sequence, group_questions
from schakel.evidence.group_models import Grouping
from schakel.register.access import LOCAL

REGROUP_SECONDS = 20.0


class Regroup:
    """Puts questions together anew once the agendas have changed since the last time and were then quiet for a turn."""

    def __init__(self) -> None:
        self.last = -1

    def __call__(self) -> bool:
        """Do one turn; returns whether any group changed."""
        latest = agenda_sequence()
        quiet, self.last = latest == self.last, latest
        done = Grouping.objects.filter(pk=1, sequence=latest).exists()
        return bool(latest) and quiet and not done and group_questions(LOCAL)
