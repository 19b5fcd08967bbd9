"""The sentences of what can happen to agendas, themes and questions, for the event log."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, str | Promise] = {
    "agenda.agenda.created": _("{actor} made the agenda {title}"),
    "agenda.agenda.imported": _("{actor} imported the agenda {title}"),
    "agenda.agenda.changed": _("{actor} changed the agenda {title}"),
    "agenda.agenda.renewed": _("{actor} took over a new edition of {title}"),
    "agenda.agenda.deleted": _("{actor} deleted the agenda {title}"),
    "agenda.theme.added": _("{actor} added the theme {title}"),
    "agenda.theme.changed": _("{actor} changed the theme {title}"),
    "agenda.theme.reordered": _("{actor} put the theme {title} in another place"),
    "agenda.theme.withdrawn": _("{actor} withdrew the theme {title}"),
    "agenda.theme.restored": _("{actor} put back the theme {title}"),
    "agenda.question.added": _("{actor} added the question {title}"),
    "agenda.question.changed": _("{actor} changed the question {title}"),
    "agenda.question.reordered": _("{actor} put the question {title} in another place"),
    "agenda.question.moved": _("{actor} moved the question {title}"),
    "agenda.question.split": _("{actor} split the question {title}"),
    "agenda.question.merged": _("{actor} merged the question {title} into another"),
    "agenda.question.absorbed": _("{actor} merged other questions into {title}"),
    "agenda.question.withdrawn": _("{actor} withdrew the question {title}"),
    "agenda.question.restored": _("{actor} put back the question {title}"),
    "agenda.draft.read": _("{actor} had the agenda {title} read"),
    "agenda.draft.corrected": _("{actor} corrected what was recognised in {title}"),
    "agenda.draft.dropped": _("{actor} threw away the draft {title}"),
}
