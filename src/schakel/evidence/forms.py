"""Forms of the question page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from schakel.evidence.models import VerdictLabel

CHOICES = [(label.value, label.label) for label in VerdictLabel if label != VerdictLabel.UNSEARCHED]


class SometimesNeeded(forms.CharField):
    """Text that what else was chosen may need, as its help says; so it is not called optional."""

    sometimes_needed = True


class VerdictForm(forms.Form):
    """Confirm the proposed verdict or choose another one with a reason."""

    label = forms.ChoiceField(label=_("Verdict"), choices=CHOICES)
    reason = SometimesNeeded(
        label=_("Why"),
        help_text=_("Needed where you choose another verdict than the one proposed."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class WordsForm(forms.Form):
    """Words of one's own, to search with besides those of the question."""

    words = forms.CharField(
        label=_("Own search words"),
        help_text=_("Words that reports use for the same thing, divided by spaces."),
        required=False,
        max_length=300,
    )
