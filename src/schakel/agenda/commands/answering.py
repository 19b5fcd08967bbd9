"""What the commands that edit an agenda answer."""

from __future__ import annotations

import click
from django.utils.translation import gettext as _

from schakel.agenda.models import ItemState, Question, Theme
from schakel.register.console import print_json


def tell_theme(theme: Theme, as_json: bool) -> None:
    """A theme as it is now."""
    if as_json:
        print_json({"agenda": theme.agenda_id, "code": theme.code, "title": theme.title, "state": theme.state})
    else:
        click.echo(f"{theme.code}  {theme.title}{_gone(theme)}")


def tell_questions(questions: list[Question], as_json: bool) -> None:
    """Questions as they are now."""
    if as_json:
        print_json({"questions": [_as_json(one) for one in questions]})
        return
    for one in questions:
        click.echo(f"{one.pk}  {one.code} {one.text}{_gone(one)}")


def _as_json(one: Question) -> dict[str, object]:
    return {
        "id": one.pk,
        "agenda": one.agenda_id,
        "theme": one.theme.code,
        "under": one.parent_id,
        "code": one.code,
        "text": one.text,
        "state": one.state,
    }


def _gone(item: Theme | Question) -> str:
    return "" if item.state == ItemState.ACTIVE else " " + _("(off the agenda)")
