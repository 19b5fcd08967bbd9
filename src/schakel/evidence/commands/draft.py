"""``schakel agenda draft-answer``: a draft by the language model of one's own."""

from __future__ import annotations

import click
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.agenda.commands.choosing import question_meant
from schakel.evidence.actions.draft_answer import draft_answer
from schakel.evidence.endpoint import ModelFailure
from schakel.evidence.queries.drafts import Parcel, parcel
from schakel.evidence.words.draft import ShownSentence, draft_text, shown_drafts
from schakel.evidence.words.endpoint import problem_told
from schakel.register.access import LOCAL
from schakel.register.console import confirmed, json_option, print_json, told_plainly


@click.command("draft-answer")
@click.argument("question")
@click.option("--show", is_flag=True, help="Only show what would be sent; send nothing.")
@click.option("--yes", is_flag=True, help="Send without asking first.")
@json_option
def draft_answer_command(question: str, show: bool, yes: bool, as_json: bool) -> None:
    """Have a language model of one's own draft an answer; every sentence is checked against the passage it cites.

    QUESTION is a question's number, its code or (part of) its text.

    Off until an administrator sets SCHAKEL_MODEL_URL and SCHAKEL_MODEL_NAME.
    What is sent is shown first, and logged. Publications that are kept from language models are never sent.

    \b
    schakel agenda draft-answer A3.9 --show
    schakel agenda draft-answer A3.9
    schakel agenda draft-answer A3.9 --yes --json

    \b
    With --json (needs --yes or --show): {"model", "sentences": [{"text", "citations", "supported", "doubts"}]},
    or with --show {"address", "body", "passages", "kept_out"}.
    """
    if as_json and not (yes or show):
        raise click.UsageError(_("With --json, give --yes to send or --show to look."))
    asked = question_meant(question)
    try:
        sending = parcel(LOCAL, asked)
    except ModelFailure as failure:
        raise click.ClickException(problem_told(failure.problem)) from failure
    if not as_json:
        _tell_parcel(sending)
    elif show:
        print_json(_parcel_as_json(sending))
    if show or not (yes or confirmed(_("Send this?"))):
        return
    with told_plainly():
        made = shown_drafts([draft_answer(LOCAL, asked, sending.digest)])[0]
    if as_json:
        print_json({"model": made.draft.model, "sentences": [_sentence_as_json(one) for one in made.sentences]})
    else:
        click.echo(draft_text(made), nl=False)


def _tell_parcel(sending: Parcel) -> None:
    click.echo(_("This goes to %(address)s:") % {"address": sending.to.address} + f"\n\n{sending.body}\n")
    if sending.kept_out:
        counted = ngettext(
            "%(count)d passage is kept from language models and is not in it.",
            "%(count)d passages are kept from language models and are not in it.",
            sending.kept_out,
        )
        click.echo(counted % {"count": sending.kept_out})


def _parcel_as_json(sending: Parcel) -> dict[str, object]:
    return {
        "address": sending.to.address,
        "body": sending.body,
        "passages": len(sending.findings),
        "kept_out": sending.kept_out,
    }


def _sentence_as_json(one: ShownSentence) -> dict[str, object]:
    return {
        "text": one.text,
        "citations": [cited.number for cited in one.citations],
        "supported": not one.doubts,
        "doubts": list(one.doubts),
    }
