"""Taking over what the coach proposes for a question of a draft: as corrections, so that all goes the one way."""

from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schakel.agenda.actions.correct_draft import Corrections, LineCorrection
from schakel.agenda.drafting.tree import loaded
from schakel.agenda.models import AgendaDraft
from schakel.agenda.queries.draft_advice import advice_on_wording

SPLIT = "several"


def with_taken(draft: AgendaDraft, corrections: Corrections, key: str, code: str) -> Corrections:
    """``corrections`` with the wording that the rule ``code`` proposes for the line ``key``, as that line reads in the form.

    "several" splits the line: the first question takes its place, the others come last at the same place. Raises ValidationError
    where nothing (any more) is proposed.
    """
    line = next((one for one in loaded(draft.tree)["lines"] if one["key"] == key), None)
    if line is None:
        raise ValidationError(_("This question is not in the draft any more. Look at the draft again."))
    said = corrections.lines.get(key, LineCorrection())
    advice = advice_on_wording(draft, line["text"] if said.text is None else said.text).advice
    if code == SPLIT and len(advice.split) > 1:
        first, *others = advice.split
        place = said.place or line["parent"] or line["theme"]
        added = (*corrections.added, *((text, place) for text in others))
        return replace(corrections, lines={**corrections.lines, key: replace(said, text=first)}, added=added)
    point = next((one for one in advice.points if one.code == code and one.text and not one.explanation), None)
    if point is None:
        raise ValidationError(_("This advice no longer holds for the question as it reads now."))
    return replace(corrections, lines={**corrections.lines, key: replace(said, text=point.text)})
