"""``schakel agenda answer``: the answer on a note."""

from __future__ import annotations

from typing import Any

import click
from django.utils.translation import gettext as _

from schakel.agenda.models import Question
from schakel.evidence.note_words import as_text, difference_told, shown_note
from schakel.evidence.queries.answer import NoteLine, answer
from schakel.register.access import LOCAL, visible
from schakel.register.console import json_option, print_json


@click.command("answer")
@click.argument("question")
@json_option
def answer_command(question: str, as_json: bool) -> None:
    """Answer a question on a note: a few sentences out of what was found, each with its page, and what stays open.

    QUESTION is a question's number or its code. Search first: schakel agenda check.

    \b
    schakel agenda answer A3.9
    schakel agenda answer 12 --json

    \b
    With --json: {"question", "verdict", "closest", "lines": [{"text", "publication", "publisher", "year", "page"}],
                  "differences": [{"first", "second", "ground", "why"}], "open": [sentence, ...]}
    Every sentence stands word for word in the publication named with it; closest is true where nothing answers the question.
    """
    found = answer(LOCAL, question_meant(question))
    if not as_json:
        click.echo(as_text(found), nl=False)
        return
    note = shown_note(found)
    print_json(
        {
            "question": found.question.pk,
            "verdict": found.reading.label,
            "closest": note.closest,
            "lines": [_line(line) for line in found.lines],
            "differences": [
                {
                    "first": _line(one.first),
                    "second": _line(one.second),
                    "ground": str(one.difference.ground),
                    "why": difference_told(one.difference),
                }
                for one in found.contrasts
            ],
            "open": list(note.open),
        }
    )


def question_meant(wanted: str) -> Question:
    """The question with this number or code. Raises click.ClickException where there is none, or more than one."""
    rows = visible(Question.objects.select_related("theme", "agenda__owner", "parent"), LOCAL, "agenda__")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 19 else None
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


def _line(line: NoteLine) -> dict[str, Any]:
    publication = line.finding.publication
    return {
        "text": line.text,
        "publication": publication.title,
        "publisher": str(publication.publisher or ""),
        "year": publication.year,
        "page": line.finding.page,
    }
