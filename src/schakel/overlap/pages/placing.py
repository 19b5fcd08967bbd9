"""A question moved to another group by hand, taken out of its group, or left to the program again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from schakel.agenda.models import Question
from schakel.overlap.actions.place_question import place_question, release_question
from schakel.overlap.queries.groups import question_groups
from schakel.register.access import Viewer, may_change
from schakel.register.middleware import ViewerRequest
from schakel.register.numbers import number_in
from schakel.register.refusals import attempt

OUT = "geen"
RELEASE = "vanzelf"
SHOWN = 90


class PlaceForm(forms.Form):
    """Which question goes where; ``key`` is the group that is left out of the choices."""

    def __init__(self, viewer: Viewer, key: int, questions: Sequence[Question]) -> None:
        super().__init__()
        others = sorted((row.name, row.key) for row in question_groups(viewer) if row.key != key)
        self.fields["question"] = forms.ChoiceField(
            label=_("Question"),
            choices=[(one.pk, Truncator(f"{one.code} {one.text}").chars(SHOWN)) for one in questions],
        )
        self.fields["to"] = forms.ChoiceField(
            label=_("Goes to"),
            help_text=_("There it stays, also when questions are put together anew."),
            choices=[
                *((number, Truncator(name).chars(SHOWN)) for name, number in others),
                (OUT, _("no group at all")),
                (RELEASE, _("where the program puts it")),
            ],
        )


def place_form(viewer: Viewer, key: int, members: Sequence[Question]) -> PlaceForm | None:
    """The form that moves a question of group ``key``; None where none of its questions is the viewer's to change."""
    own = [one for one in members if may_change(viewer, one.agenda)]
    return PlaceForm(viewer, key, own) if own else None


@require_POST
def place(request: ViewerRequest) -> HttpResponse:
    """Put a question in a group, in none, or let the program decide; then on to where the question or its group is."""
    question, to = number_in(request.POST.get("question", "")), request.POST.get("to", "")
    group = number_in(to)
    if question is None or (group is None and to not in (OUT, RELEASE)):
        raise Http404
    viewer = request.viewer
    if to == RELEASE:
        told = _("The program puts this question in a group again the next time, within a minute.")
        attempt(request, partial(release_question, viewer, question), told)
        return redirect("overlap:groups")
    attempt(request, partial(place_question, viewer, question, group), _("The question has been moved."))
    return redirect("overlap:groups") if group is None else redirect("overlap:group", group)
