"""What kept an answer of a language model from coming, in words that say what to do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from schakel.evidence.endpoint import Problem

PROBLEMS: dict[str, str | Promise] = {
    Problem.OFF: _(
        "No language model is set up. Schakel works without one; an administrator can connect one of your own."
    ),
    Problem.SETTINGS: _(
        "The settings of the language model cannot be right. An administrator can look at SCHAKEL_MODEL_URL and so on."
    ),
    Problem.UNREACHABLE: _(
        "The language model cannot be reached. Is it running? Ask your administrator, and try again later."
    ),
    Problem.STALLED: _("The language model did not finish in time. Nothing of its answer was kept. Try again later."),
    Problem.BROKEN_OFF: _(
        "The language model broke off in the middle of its answer. Nothing of it was kept. Try again."
    ),
    Problem.REDIRECTED: _(
        "The language model sent us to another address. That is not followed: nothing goes where you did not choose."
    ),
    Problem.REFUSED: _(
        "The language model refused the request: the key is not right. An administrator can look at SCHAKEL_MODEL_KEY."
    ),
    Problem.UNKNOWN: _(
        "No language model of this name is at this address. An administrator can look at SCHAKEL_MODEL_URL and _NAME."
    ),
    Problem.FAILED: _("The language model answered with an error (%(status)s). Nothing was kept. Try again later."),
    Problem.RUBBISH: _("The answer of the language model cannot be read. Nothing of it was kept."),
    Problem.HUGE: _("The answer of the language model was far too long. Nothing of it was kept."),
    Problem.EMPTY: _("The language model answered with nothing. Try again."),
    Problem.OVERTAKEN: _(
        "While the language model was answering, something that its answer rests on was deleted or closed. The answer was not "
        "kept. Look again at what is sent."
    ),
}


def problem_told(problem: str, status: int = 0) -> str:
    """What kept an answer from coming, and what to do."""
    told = str(PROBLEMS[Problem(problem)])
    return told % {"status": status or "?"} if problem == Problem.FAILED else told
