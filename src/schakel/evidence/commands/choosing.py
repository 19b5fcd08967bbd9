"""Which agendas or which question a command means."""

from __future__ import annotations

import click
from django.utils.translation import gettext as _

from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.agendas import agendas
from schakel.register.access import LOCAL, visible
from schakel.register.numbers import number_in


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


def question_meant(wanted: str) -> Question:
    """The question with this number or code. Raises click.ClickException where there is none, or more than one."""
    rows = visible(Question.objects.select_related("theme", "agenda__owner", "parent"), LOCAL, "agenda__")
    number = number_in(wanted)
    found = list(
        rows.filter(pk=number) if number is not None else rows.filter(code__iexact=wanted, state="active")[:20]
    )
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.ClickException(
            _("There is no question “%(name)s”. Give its code or its number; see: schakel agenda check")
            % {"name": wanted[:80]}
        )
    names = "\n".join(f"  {one.pk}  {one.agenda.title}: {one.text[:80]}" for one in found)
    raise click.ClickException(_("More than one question has this code. Give its number:") + f"\n{names}")
