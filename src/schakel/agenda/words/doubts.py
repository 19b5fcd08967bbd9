"""The doubts of the recogniser, and its reasons not to read a table, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DOUBTS: dict[str, str | Promise] = {
    "no_question_mark": _("This does not end as a question. Check that it belongs on the agenda."),
    "ambiguous_parent": _("It is not certain under which core question this belongs."),
    "code_invented": _("The document gives no code here; this one was made up."),
    "maybe_two_questions": _("Several questions stand together here. Split them if they belong apart."),
    "wording_repaired": _("The wording was repaired: a broken word was joined or a footnote mark removed."),
    "theme_unclear": _("No theme was found above these questions."),
    "split_from_cell": _(
        "This stood with other questions in one table cell. Check that it is whole and stands by itself."
    ),
    "table_in_pieces": _(
        "A table came out in loose lines and was left out. Import it as CSV, XLSX or DOCX, or add its questions."
    ),
    "nothing_recognised": _("No questions were recognised in this document."),
    "questions_left_over": _("Some lines look like questions but have no clear place on the agenda."),
    "said_twice": _("This question stands in the document more than once; it is shown once."),
}

UNREADABLE: dict[str, str | Promise] = {
    "empty": _("This file is empty. Choose a file with a table of questions."),
    "too_large": _("This table is too large to read. Split it into smaller files."),
    "not_a_table": _("This file cannot be read as a table. Save it as CSV or XLSX and try again."),
    "broken": _("This spreadsheet is damaged. Open it in a spreadsheet program, save it again and retry."),
}


def doubts_in_words(codes: Iterable[str]) -> tuple[str, ...]:
    """A sentence for each doubt; a code that is not known gives itself, so that nothing is hidden."""
    return tuple(str(DOUBTS.get(code, code)) for code in codes)
