"""The log of searches for a question."""

from __future__ import annotations

from schakel.agenda.models import Question
from schakel.evidence.models import Search
from schakel.register.access import Viewer, tokens_held

MOST = 50


def searches_of(viewer: Viewer, question: Question) -> list[Search]:
    """Of the last 50 searches for a question those that went through nothing hidden from the viewer, newest first."""
    held = tokens_held(viewer)
    searches = Search.objects.filter(question=question).order_by("-id")
    return [one for one in searches[:MOST] if held is None or set(one.reach) <= set(held)]
