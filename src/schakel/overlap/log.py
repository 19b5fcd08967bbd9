"""What people did with groups of questions, in sentences for the event log."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, str | Promise] = {
    "overlap.questions.grouped": _("{actor} had the questions of all agendas put together in groups"),
    "overlap.group.named": _("{actor} named the group of questions {title}"),
    "overlap.question.placed": _("{actor} moved {title} to another group of questions"),
    "overlap.question.taken_out": _("{actor} took {title} out of its group of questions"),
    "overlap.question.released": _("{actor} let the program group {title} again"),
}
