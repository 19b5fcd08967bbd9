"""Which agendas a command means."""

from __future__ import annotations

import click
from django.utils.translation import gettext as _

from schakel.agenda.models import Agenda
from schakel.agenda.queries.agendas import agendas
from schakel.register.access import LOCAL


def agendas_meant(wanted: str) -> list[Agenda]:
    """The agendas meant: all of them, the one with this number, or those with this in their title.

    Raises click.ClickException, with the agendas that are there, where none is meant.
    """
    known = list(agendas(LOCAL))
    if not wanted:
        return known
    exact = [one for one in known if str(one.pk) == wanted or one.title.casefold() == wanted.casefold()]
    found = exact or [one for one in known if wanted.casefold() in one.title.casefold()]
    if not known:
        raise click.ClickException(
            _("There is no agenda with questions yet. Import one: schakel agenda import FILE --organisation NAME")
        )
    if not found:
        names = "\n".join(f"  {one.pk}  {one.title}" for one in known)
        raise click.ClickException(
            _("There is no agenda “%(name)s”. These are there:") % {"name": wanted} + f"\n{names}"
        )
    return found
