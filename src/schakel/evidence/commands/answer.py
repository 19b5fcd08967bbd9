"""``schakel agenda answer``: the answer on a note."""

from __future__ import annotations

from typing import Any

import click

from schakel.agenda.commands.choosing import question_meant
from schakel.evidence.queries.answer import NoteLine, answer
from schakel.evidence.words.note import as_text, difference_told, shown_note
from schakel.register.access import LOCAL
from schakel.register.console import json_option, print_json


@click.command("answer")
@click.argument("question")
@json_option
def answer_command(question: str, as_json: bool) -> None:
    """Answer a question on a note: a few sentences out of what was found, each with its page, and what stays open.

    QUESTION is a question's number, its code or (part of) its text. Search first: schakel agenda check.

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


def _line(line: NoteLine) -> dict[str, Any]:
    publication = line.finding.publication
    return {
        "text": line.text,
        "publication": publication.title,
        "publisher": str(publication.publisher or ""),
        "year": publication.year,
        "page": line.finding.page,
    }
