"""``schakel agenda add-theme``, ``change-theme``, ``move-theme`` and ``withdraw-theme``."""

from __future__ import annotations

from typing import Any

import click
from django.utils.translation import gettext as _

from schakel.agenda.actions.add_theme import add_theme
from schakel.agenda.actions.change_theme import change_theme
from schakel.agenda.actions.reorder import reorder_theme
from schakel.agenda.actions.withdraw import restore_theme, withdraw_theme
from schakel.agenda.commands.answering import tell_theme
from schakel.agenda.commands.choosing import agenda_meant, theme_meant
from schakel.agenda.commands.editing import said
from schakel.register.access import LOCAL
from schakel.register.console import json_option, told_plainly


@click.command("add-theme")
@click.argument("agenda")
@click.argument("title")
@click.option("--code", help="Its code; else the next letter.")
@click.option("--rationale", help="Why this theme.")
@click.option("--consequences", help="What follows where nothing is known.")
@click.option("--owners", help="Who it is of.")
@json_option
def add_theme_command(agenda: str, as_json: bool, **given: Any) -> None:
    """Add a theme to an agenda.

    AGENDA is an agenda's number or (part of) its title.

    With --json: {"agenda", "code", "title", "state"}
    """
    found = agenda_meant(agenda)
    with told_plainly():
        tell_theme(add_theme(LOCAL, found.pk, said(given)), as_json)


@click.command("change-theme")
@click.argument("agenda")
@click.argument("theme")
@click.option("--title", help="Its title.")
@click.option("--code", help="Its code.")
@click.option("--rationale", help="Why this theme.")
@click.option("--consequences", help="What follows where nothing is known.")
@click.option("--owners", help="Who it is of.")
@json_option
def change_theme_command(agenda: str, theme: str, as_json: bool, **given: Any) -> None:
    """Change what a theme says. What is left out stays.

    AGENDA is an agenda's number or (part of) its title, THEME a theme's code or (part of) its title.

    With --json: {"agenda", "code", "title", "state"}
    """
    values = said(given)
    if not values:
        raise click.UsageError(_("Say what is to change, for instance --title TITLE."))
    found = theme_meant(theme, agenda_meant(agenda))
    with told_plainly():
        tell_theme(change_theme(LOCAL, found.pk, values), as_json)


@click.command("move-theme")
@click.argument("agenda")
@click.argument("theme")
@click.option("--steps", type=int, required=True, help="How many places down; negative is up.")
@json_option
def move_theme_command(agenda: str, theme: str, steps: int, as_json: bool) -> None:
    """Put a theme higher or lower on the agenda.

    AGENDA is an agenda's number or (part of) its title, THEME a theme's code or (part of) its title.

    With --json: {"agenda", "code", "title", "state"}
    """
    found = theme_meant(theme, agenda_meant(agenda))
    with told_plainly():
        reorder_theme(LOCAL, found.pk, steps)
    tell_theme(found, as_json)


@click.command("withdraw-theme")
@click.argument("agenda")
@click.argument("theme")
@click.option("--reason", default="", help="Why; kept in the history.")
@click.option("--restore", is_flag=True, help="Put it back instead.")
@json_option
def withdraw_theme_command(agenda: str, theme: str, reason: str, restore: bool, as_json: bool) -> None:
    """Take a theme off the agenda with its questions, or put it back.

    AGENDA is an agenda's number or (part of) its title, THEME a theme's code or (part of) its title.

    With --json: {"agenda", "code", "title", "state"}
    """
    if restore and reason:
        raise click.UsageError(_("Give --reason, or --restore; not both."))
    found = theme_meant(theme, agenda_meant(agenda), standing=not restore)
    with told_plainly():
        done = restore_theme(LOCAL, found.pk) if restore else withdraw_theme(LOCAL, found.pk, reason)
    tell_theme(done, as_json)
