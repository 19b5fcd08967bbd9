"""The worker's part: verdicts follow the library and the agendas by themselves."""

from __future__ import annotations

from schakel.evidence.actions.search_agenda import refresh_after_changes, search_unsearched
from schakel.evidence.audience import library_sequence
from schakel.register.access import WORKER
from schakel.register.indexing import usable

SECONDS = 3.0


class Refresh:
    """Searches what was never searched at every turn, and what was overtaken once the library has been quiet for a turn.

    So an agenda has its verdicts seconds after it was stored, and a hundred publications that come in one after another
    do not have everything searched a hundred times.
    """

    def __init__(self) -> None:
        self.last = -1

    def __call__(self) -> int:
        """Do one turn; returns how many questions were searched."""
        if not usable():
            return 0
        latest = library_sequence()
        quiet, self.last = latest == self.last, latest
        return refresh_after_changes(WORKER) if quiet else search_unsearched(WORKER)
