"""Which agenda, theme or question a command means."""

from __future__ import annotations

import click
from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from schakel.agenda.models import Agenda, ItemState, Question, Theme
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.register.access import LOCAL, visible
from schakel.register.numbers import number_in


def agenda_meant(key: int) -> Agenda:
    """The agenda with this number. Raises click.ClickException where there is none."""
    try:
        return find_agenda(LOCAL, key)
    except ObjectDoesNotExist as error:
        raise click.ClickException(_("There is no agenda %(key)s. See: schakel agenda list") % {"key": key}) from error


def theme_meant(agenda: int, code: str, *, standing: bool = True) -> Theme:
    """The theme of an agenda with this code: one that stands, or the last one that does not.

    Raises click.ClickException where there is none.
    """
    rows = visible(Theme.objects.select_related("agenda"), LOCAL, "agenda__")
    rows = rows.filter(agenda=agenda_meant(agenda), code__iexact=code).order_by("-pk")
    active = {"state": ItemState.ACTIVE}
    found = (rows.filter(**active) if standing else rows.exclude(**active)).first()
    if found is None:
        raise click.ClickException(
            _("This agenda has no theme “%(code)s”. See: schakel agenda show %(agenda)s")
            % {"code": code[:80], "agenda": agenda}
        )
    return found


def question_meant(wanted: str) -> Question:
    """The question with this number, or that stands under this code. Raises click.ClickException for none, or more than one."""
    rows = visible(Question.objects.select_related("theme", "agenda__owner", "parent"), LOCAL, "agenda__")
    number = number_in(wanted)
    found = list(
        rows.filter(pk=number) if number is not None else rows.filter(code__iexact=wanted, state=ItemState.ACTIVE)[:20]
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
