"""Which agenda, theme or question a command means."""

from __future__ import annotations

import click
from django.utils.translation import gettext as _

from schakel.agenda.models import Agenda, ItemState, Question, Theme
from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.agendas import agendas
from schakel.agenda.queries.question import question as find_question
from schakel.agenda.queries.question import theme as find_theme
from schakel.register.access import LOCAL, visible
from schakel.register.choosing import Named, key_meant

SHOWN = 80
"""So many signs of a question are shown in a list to choose from."""


def agenda_meant(wanted: str) -> Agenda:
    """The agenda with this number or (part of) this title. Raises click.ClickException for none, or more than one."""
    items = [Named(one.pk, f"{one.pk}  {one.owner}: {one.title}", one.title) for one in agendas(LOCAL)]
    if not items:
        raise click.ClickException(
            _("There is no agenda yet. Import one: schakel agenda import FILE --organisation NAME")
        )
    key = key_meant(
        wanted,
        items,
        none=_("There is no agenda “%(name)s”. Give its number or part of its title; see: schakel agenda list"),
        several=_("“%(name)s” fits more than one agenda. Give the number of one of these:"),
    )
    return find_agenda(LOCAL, key)


def agendas_meant(wanted: str | None) -> list[Agenda]:
    """The agenda meant, as ``agenda_meant``; all of them where none is named."""
    return list(agendas(LOCAL)) if wanted is None else [agenda_meant(wanted)]


def theme_meant(wanted: str, *agendas: Agenda, standing: bool = True) -> Theme:
    """The theme of these agendas with this code or (part of) this title: one that stands, or one that does not.

    Of themes of an agenda that stand no longer and had one code, the last one is meant.
    Raises click.ClickException for none, or more than one.
    """
    rows = visible(Theme.objects.filter(agenda__in=agendas).select_related("agenda"), LOCAL, "agenda__").order_by("pk")
    active = {"state": ItemState.ACTIVE}
    chosen = rows.filter(**active) if standing else rows.exclude(**active)
    last = {(one.agenda_id, one.code.casefold()): one for one in chosen}
    key = key_meant(
        wanted,
        [Named(one.pk, f"{one.agenda.title}: {one.code} {one.title}", one.title, one.code) for one in last.values()],
        none=_("There is no theme “%(name)s”. Give its code or part of its title; see: schakel agenda show AGENDA"),
        several=_("“%(name)s” fits more than one theme. Give the agenda, and the code of one of these:"),
        numbered=False,
    )
    return find_theme(LOCAL, key)


def question_meant(wanted: str) -> Question:
    """The question with this number, or that stands with this code or (part of) this text.

    Raises click.ClickException for none, or more than one.
    """
    rows = visible(Question.objects.order_by("pk"), LOCAL, "agenda__")
    shown = rows.values_list("pk", "state", "agenda__title", "code", "text")
    key = key_meant(
        wanted,
        [
            Named(pk, f"{pk}  {title}: {code} {text[:SHOWN]}", *((text, code) if state == ItemState.ACTIVE else ()))
            for pk, state, title, code, text in shown
        ],
        none=_(
            "There is no question “%(name)s”. Give its number, its code or part of its text; see: schakel agenda check"
        ),
        several=_("“%(name)s” fits more than one question. Give the number of one of these:"),
    )
    return find_question(LOCAL, key)
