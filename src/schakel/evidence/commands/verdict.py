"""``schakel agenda verdict``: see, confirm, change or re-open the verdict on a question."""

from __future__ import annotations

import click
from django.utils.translation import gettext as _

from schakel.agenda.commands.choosing import question_meant
from schakel.evidence.actions.confirm_verdict import confirm_verdict, reopen_verdict
from schakel.evidence.models import VerdictLabel
from schakel.evidence.queries.verdicts import Reading, reading
from schakel.register.access import LOCAL
from schakel.register.console import json_option, print_json, told_plainly

TO_CHOOSE = [label for label in VerdictLabel.values if label != VerdictLabel.UNSEARCHED]


@click.command("verdict")
@click.argument("question")
@click.option("--as", "label", type=click.Choice(TO_CHOOSE), help="The verdict to keep.")
@click.option("--reason", help="Why; needed where the verdict is another one than proposed.")
@click.option("--reopen", is_flag=True, help="Take a person's verdict back; the proposal counts again.")
@json_option
def verdict_command(question: str, label: str | None, reason: str | None, reopen: bool, as_json: bool) -> None:
    """See the verdict on a question, or confirm, change or re-open it.

    QUESTION is a question's number, its code or (part of) its text.

    \b
    schakel agenda verdict A3.9
    schakel agenda verdict A3.9 --as partly
    schakel agenda verdict 12 --as running --reason "The planning office reports in March."
    schakel agenda verdict 12 --reopen

    \b
    With --json: {"question", "verdict", "reason", "proposed", "confirmed", "confirmed_by"}
    verdict is the one that counts; confirmed is a person's, "" where there is none.
    """
    if reopen and (label or reason):
        raise click.UsageError(_("Give --as, or --reopen; not both."))
    if reason and label is None:
        raise click.UsageError(_("Say which verdict the reason is for: --as VERDICT."))
    asked = question_meant(question)
    with told_plainly():
        if reopen:
            reopen_verdict(LOCAL, asked)
        elif label is not None:
            confirm_verdict(LOCAL, asked, label, reason or "")
    read = reading(LOCAL, asked)
    if as_json:
        print_json(
            {
                "question": asked.pk,
                "verdict": read.label,
                "reason": read.reason,
                "proposed": read.proposal.label,
                "confirmed": read.confirmed,
                "confirmed_by": read.said.by,
            }
        )
        return
    click.secho(f"{asked.pk}  {asked.code} {asked.text}", bold=True)
    click.echo(f"  {VerdictLabel(read.label).label}: {read.reason}")
    click.echo(f"  {_standing(read)}")


def _standing(read: Reading) -> str:
    """Whether that is a proposal or somebody's verdict."""
    if not read.confirmed:
        return _("This is a proposal; nobody has confirmed it.")
    proposed = VerdictLabel(read.proposal.label).label
    if read.said.by == LOCAL.name:  # the one person of this machine, who has no name of their own
        return _("Settled; proposed is: %(proposed)s.") % {"proposed": proposed}
    return _("Settled by %(name)s; proposed is: %(proposed)s.") % {"name": read.said.by, "proposed": proposed}
