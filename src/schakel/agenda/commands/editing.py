"""``schakel agenda create``, ``change`` and ``remove``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
from django.utils.translation import gettext as _

from schakel.agenda.actions.change_agenda import change_agenda
from schakel.agenda.actions.create_agenda import create_agenda
from schakel.agenda.actions.delete_agenda import delete_agenda
from schakel.agenda.commands.choosing import agenda_meant
from schakel.agenda.models import Agenda, AgendaKind
from schakel.agenda.queries.dependents import dependents
from schakel.register.access import LOCAL, Visibility
from schakel.register.console import confirmed, json_option, print_json, told_plainly

Command = TypeVar("Command", bound=Callable[..., Any])
ABOUT = (
    click.option("--title", help="Its title."),
    click.option("--subtitle", help="Its subtitle."),
    click.option("--kind", type=click.Choice(AgendaKind.values), help="What sort of agenda it is."),
    click.option("--summary", help="What it is for, in a few lines."),
    click.option("--starts", type=int, help="The first year that it is about."),
    click.option("--ends", type=int, help="The last year that it is about."),
    click.option("--visibility", type=click.Choice(Visibility.values), help="Who may see it."),
)


def _about(command: Command) -> Command:
    """Give a command an option for each thing that can be said of an agenda."""
    for option in reversed(ABOUT):
        command = option(command)
    return command


@click.command()
@click.option("--organisation", required=True, help="Whose agenda it is; a new name makes a new organisation.")
@_about
@json_option
def create(organisation: str, as_json: bool, **about: Any) -> None:
    """Make an agenda, without themes and questions yet; it needs a --title.

    \b
    schakel agenda create --organisation "Regio Voorbeeld" --title "Kennisagenda 2027"

    With --json: {"agenda", "title", "organisation"}
    """
    with told_plainly():
        made = create_agenda(LOCAL, organisation, said(about))
    _tell(made, as_json)


@click.command()
@click.argument("agenda")
@_about
@json_option
def change(agenda: str, as_json: bool, **about: Any) -> None:
    """Change what is said of an agenda. What is left out stays; an empty text ("") empties it.

    AGENDA is an agenda's number or (part of) its title.

    With --json: {"agenda", "title", "organisation"}
    """
    values = said(about)
    if not values:
        raise click.UsageError(_("Say what is to change, for instance --title TITLE."))
    found = agenda_meant(agenda)
    with told_plainly():
        _tell(change_agenda(LOCAL, found.pk, values), as_json)


@click.command()
@click.argument("agenda")
@click.option("--yes", is_flag=True, help="Do not ask whether it is really meant.")
@json_option
def remove(agenda: str, yes: bool, as_json: bool) -> None:
    """Delete an agenda; what goes with it is shown first. This cannot be undone.

    AGENDA is an agenda's number or (part of) its title.

    With --json, which implies --yes: {"removed": number, "with": [{"what", "count"}]}
    """
    found = agenda_meant(agenda)
    key, groups = found.pk, dependents(found)
    if not (yes or as_json):
        click.echo(f"{found.pk}  {found.title}")
        for name, count in groups:
            click.echo("  " + _("goes too: %(count)s %(what)s") % {"count": count, "what": name})
        if not confirmed(_("Delete this agenda?")):
            raise click.Abort
    with told_plainly():
        delete_agenda(LOCAL, key)
    if as_json:
        print_json({"removed": key, "with": [{"what": name, "count": count} for name, count in groups]})
    else:
        click.echo(_("The agenda “%(title)s” is deleted.") % {"title": found.title})


def said(given: dict[str, Any]) -> dict[str, Any]:
    """Those options of a command that were given."""
    return {name: value for name, value in given.items() if value is not None}


def _tell(found: Agenda, as_json: bool) -> None:
    if as_json:
        print_json({"agenda": found.pk, "title": found.title, "organisation": str(found.owner)})
    else:
        click.echo(f"{found.pk}  {found.owner}: {found.title}")
