"""Agendas, themes and questions to tell stories with. What a story does not care about is filled in."""

from __future__ import annotations

from itertools import count
from typing import Any

from schakel.agenda.models import Agenda, AgendaKind, Question, QuestionLevel, Theme
from schakel.parties.models import Organisation
from schakel.register.access import Visibility

_number = count(1)


def make_organisation(name: str = "", **values: Any) -> Organisation:
    """A municipality."""
    return Organisation.objects.create(name=name or f"Gemeente {next(_number)}", kind="municipality", **values)


def make_agenda(**values: Any) -> Agenda:
    """An agenda of a municipality, visible to its own people."""
    given = {"title": f"Kennisagenda {next(_number)}", "kind": AgendaKind.LOCAL, "visibility": Visibility.ORGANISATION}
    return Agenda.objects.create(**{"owner": values.get("owner") or make_organisation(), **given, **values})


def make_theme(**values: Any) -> Theme:
    """A theme, A being the first."""
    agenda = values.pop("agenda", None) or make_agenda()
    return Theme.objects.create(**{"agenda": agenda, "code": "A", "title": "Wonen in de regio", **values})


def make_core(**values: Any) -> Question:
    """A core question."""
    theme = values.pop("theme", None) or make_theme()
    number = next(_number)
    given = {"code": f"A{number}", "text": f"Hoe houden we kern {number} leefbaar?", "position": number}
    return Question.objects.create(
        **{"agenda": theme.agenda, "theme": theme, "level": QuestionLevel.CORE, **given, **values}
    )


def make_sub(**values: Any) -> Question:
    """A sub-question under a core question."""
    parent = values.pop("parent", None) or make_core()
    number = next(_number)
    given = {"code": f"{parent.code}.{number}", "text": f"Welke voorziening mist buurt {number}?"}
    return make_core(**{"theme": parent.theme, "parent": parent, "level": QuestionLevel.SUB, **given, **values})
