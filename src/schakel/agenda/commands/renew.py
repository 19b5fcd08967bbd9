"""``schakel agenda renew``: take over a new edition of an agenda from its document."""

from __future__ import annotations

from pathlib import Path

import click
from django.utils.translation import gettext as _

from schakel.agenda.actions.renew_agenda import Renewed, renew_agenda, wanted
from schakel.agenda.commands.choosing import agenda_meant
from schakel.agenda.drafting.reading import read_agenda
from schakel.agenda.drafting.tree import tree_of
from schakel.agenda.models import Agenda, AgendaDraft
from schakel.agenda.queries.edition import EditionChange, edition
from schakel.register.access import LOCAL
from schakel.register.console import GivenPath, json_option, print_json, told_plainly


@click.command()
@click.argument("agenda")
@click.argument("file", type=GivenPath(path_type=Path))
@click.option("--withdraw", is_flag=True, help="Also take off the agenda what the document no longer holds.")
@click.option("--dry-run", is_flag=True, help="Only show what would change; store nothing.")
@json_option
def renew(agenda: str, file: Path, withdraw: bool, dry_run: bool, as_json: bool) -> None:
    """Take over what is new, reworded or moved in FILE, a new edition of an agenda; questions keep what is known of them.

    AGENDA is an agenda's number or (part of) its title.

    \b
    schakel agenda renew 3 agenda-2027.docx --dry-run

    \b
    With --json: {"agenda", "changes": [{"kind", "code", "before", "after", "taken"}]}
    kind is new, reworded, moved or gone.
    """
    found = agenda_meant(agenda)
    with told_plainly():
        renewed = (
            _looked_at(found, file, withdraw)
            if dry_run
            else renew_agenda(LOCAL, found.pk, file, file.name, withdraw=withdraw)
        )
    if as_json:
        rows = [_as_json(one, one.key in renewed.taken) for one in renewed.changes]
        print_json({"agenda": renewed.agenda.pk, "changes": rows})
        return
    kinds = {"new": _("New"), "reworded": _("Reworded"), "moved": _("Moved"), "gone": _("Gone")}
    for one in renewed.changes:
        row = _as_json(one, one.key in renewed.taken)
        left = "" if row["taken"] else " " + _("(left as it is)")
        text = f"{one.code} {row['after'] or row['before']}".strip()
        click.echo(f"{kinds[one.kind]}: {text}{left}")
    if not renewed.changes:
        click.echo(_("All themes and questions are the same."))


def _looked_at(found: Agenda, file: Path, withdraw: bool) -> Renewed:
    """What the file would change; nothing is stored."""
    read = read_agenda(file, file.name)
    draft = AgendaDraft(agenda=found, owner=found.owner, tree=tree_of(read.agenda, name=file.name, paged=read.paged))
    changes = edition(draft).differing
    return Renewed(found, changes, wanted(changes, withdraw=withdraw))


def _as_json(one: EditionChange, taken: bool) -> dict[str, object]:
    before, after = one.change.old, one.change.new
    return {
        "kind": one.kind,
        "code": one.code,
        "before": before.text if before else "",
        "after": after.text if after else "",
        "taken": taken,
    }
