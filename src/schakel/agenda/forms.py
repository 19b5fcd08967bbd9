"""Forms for agendas, themes and questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schakel.agenda.actions.withdraw import REASON_LENGTH
from schakel.agenda.models import QUESTION_LENGTH, Agenda, Question, Theme
from schakel.agenda.queries.places import Place

Item = TypeVar("Item", bound=models.Model)
Result = TypeVar("Result")
_DIVIDERS = re.compile(r"[,;\n]")


def accepted(form: forms.BaseForm, act: Callable[[], Result]) -> Result | None:
    """What ``act`` gives, done where the form was handed in and is right; None where it was not done.

    What the action refuses (ValidationError) stands in the form then.
    """
    if not form.is_valid():
        return None
    try:
        return act()
    except ValidationError as error:
        show_refusal(form, error)
        return None


def show_refusal(form: forms.BaseForm, error: ValidationError) -> None:
    """Put what an action refused into the form: at its field where the form has it, else on top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, ValidationError(list(errors)))


class ItemForm(forms.ModelForm[Item]):
    """What every form of something on the agenda shares: ``seen`` is the last change that the person knew of."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def wanted(self) -> dict[str, Any]:
        """The values for the action."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


class CodedForm(ItemForm[Item]):
    """The same for what people call by a code; a new one without a code gets the next."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["code"].required = False
            self.fields["code"].help_text = _("Leave empty for the next code.")


class AgendaForm(ItemForm[Agenda]):
    """The data of an agenda as a whole."""

    class Meta:
        model = Agenda
        fields = ("title", "subtitle", "kind", "summary", "starts", "ends", "visibility")
        widgets = {"summary": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"summary": _("One or two sentences that stand under the title.")}


class NewAgendaForm(AgendaForm):
    """The same for an agenda that is made by hand."""

    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=200,
        help_text=_("Whose agenda it is, for instance a ministry or a municipality."),
    )
    field_order = ("title", "organisation")


class ThemeForm(CodedForm[Theme]):
    """The words of a theme."""

    class Meta:
        model = Theme
        fields = ("title", "code", "owners", "rationale", "consequences")
        widgets = {"rationale": forms.Textarea(attrs={"rows": 8}), "consequences": forms.Textarea(attrs={"rows": 8})}
        help_texts = {"owners": _("Divide several by commas.")}


class QuestionForm(CodedForm[Question]):
    """A question: its wording, explanation, owners, subjects, dates and code."""

    tags = forms.CharField(
        label=_("Subjects"),
        required=False,
        max_length=1300,
        help_text=_("Subjects that run across themes. Divide several by commas."),
    )

    class Meta:
        model = Question
        fields = ("text", "label", "explanation", "owners", "needed_by", "needed_for", "code")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "explanation": forms.Textarea(attrs={"rows": 4}),
            "needed_by": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }
        help_texts = {
            "label": _("A few words that stand before the question."),
            "owners": _("Divide several by commas."),
            "needed_for": _("For instance: the council's decision on the housing vision."),
        }

    field_order = ("text", "label", "explanation", "tags", "owners", "needed_by", "needed_for", "code")

    def wanted(self) -> dict[str, Any]:
        """The values for the action; subjects as a list."""
        names = _DIVIDERS.split(self.cleaned_data["tags"])
        return {**super().wanted(), "tags": [name for name in names if name.strip()]}


class WithdrawForm(forms.Form):
    """Why something is taken off the agenda."""

    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=REASON_LENGTH,
        help_text=_("Kept in the history, for who looks back later."),
    )


class MoveForm(forms.Form):
    """The new place of a question, out of the ``places`` per theme."""

    def __init__(self, places: Sequence[tuple[str, Sequence[Place]]], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self._places = {place.value: place for _theme, found in places for place in found}
        choices = [(theme, [(place.value, _named(place, theme)) for place in found]) for theme, found in places]
        self.fields["place"] = forms.ChoiceField(label=_("New place"), choices=choices)

    def chosen(self) -> Place:
        """The place that was chosen."""
        return self._places[self.cleaned_data["place"]]


def _named(place: Place, theme: str) -> str:
    return place.name or gettext("As a core question of theme %(theme)s") % {"theme": theme}


class SplitForm(forms.Form):
    """The questions that one is split into, as many fields as asked for."""

    def __init__(self, texts: list[str], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        for number, text in enumerate(texts, start=1):
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("Question %(number)s") % {"number": number},
                required=False,
                initial=text,
                max_length=QUESTION_LENGTH,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def texts(self) -> list[str]:
        """What was filled in."""
        return [self.cleaned_data.get(name, "") for name in self.fields]


class MergeForm(forms.Form):
    """The questions that are merged into one, and its new wording."""

    text = forms.CharField(
        label=_("Wording of the question that stays"),
        max_length=QUESTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, candidates: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["others"] = forms.MultipleChoiceField(
            label=_("Merge with"),
            choices=[(str(key), text) for key, text in candidates],
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(["others", "text"])

    def others(self) -> list[int]:
        """The keys of the questions that were ticked."""
        return [int(key) for key in self.cleaned_data["others"]]
