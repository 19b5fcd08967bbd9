"""What people did with the evidence, in sentences for the event log."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, str | Promise] = {
    "evidence.question.searched": _("{actor} searched the library for {title}"),
    "evidence.agenda.searched": _("{actor} searched the library for {count} questions of {title}"),
    "evidence.question.search_words_set": _("{actor} changed the search words of {title}"),
    "evidence.finding.judged": _("{actor} judged a passage"),
    "evidence.finding.noted": _("{actor} changed the note on a passage"),
    "evidence.finding.judgement_withdrawn": _("{actor} took a judgement back"),
    "evidence.quality.measured": _("{actor} measured the search on {count} judged questions of {title}"),
    "evidence.draft.asked": _("{actor} sent {passages} passages to the language model {model} for {title}"),
    "evidence.draft.answered": _("{actor} got a draft for {title} from the language model {model}"),
    "evidence.draft.dropped": _(
        "{actor} asked the language model {model} for a draft for {title}, which was gone when it answered"
    ),
    "evidence.draft.failed": _("{actor} got no usable answer for {title} from the language model {model}"),
    "evidence.verdict.confirmed": _("{actor} confirmed the verdict on {title}"),
    "evidence.verdict.changed": _("{actor} changed the verdict on {title}"),
    "evidence.verdict.reopened": _("{actor} re-opened the verdict on {title}"),
}
