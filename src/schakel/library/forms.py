"""Forms of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from schakel.library.intake.folders import SUFFIXES
from schakel.library.metadata import EDITABLE, LONGEST_LINE
from schakel.library.models import Kind, Level, Publication
from schakel.library.woo import CATEGORIES
from schakel.register.access import Visibility

ACCEPTED = ",".join(SUFFIXES)
OFTEN = ("nl", "en", "de", "fr", "fy")


def _languages() -> list[tuple[str, str]]:
    return [(code, str(LANG_INFO[code]["name_local"])) for code in OFTEN]


class SharedForm(forms.Form):
    """The metadata that one publication or a whole batch can have."""

    publisher = forms.CharField(
        label=_("Publisher"),
        max_length=200,
        required=False,
        help_text=_("The organisation that brought it out."),
        widget=forms.TextInput(attrs={"list": "publishers", "autocomplete": "off"}),
    )
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1500, max_value=2200)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "–"), *Kind.choices], required=False)
    level = forms.ChoiceField(label=_("Level"), choices=[("", "–"), *Level.choices], required=False)
    place = forms.CharField(
        label=_("Place"),
        max_length=120,
        required=False,
        help_text=_("For instance a municipality or region it is about."),
    )
    licence = forms.CharField(
        label=_("Licence"), max_length=60, required=False, help_text=_("For instance CC0 or CC BY 4.0.")
    )
    woo_category = forms.ChoiceField(
        label=_("Woo information category"), choices=[("", "–"), *CATEGORIES], required=False
    )
    visibility = forms.ChoiceField(label=_("Visible to"), choices=Visibility.choices, initial=Visibility.ORGANISATION)
    keep_from_models = forms.BooleanField(
        label=_("Keep from language models"),
        required=False,
        help_text=_(
            "The text is never handed to a language model or an embedding model, not even where one is set up."
        ),
    )


class BatchForm(SharedForm):
    """What holds for all files of a batch; what is left empty is proposed from each file."""

    def metadata(self) -> dict[str, Any]:
        """Only what was filled in."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name in EDITABLE and value not in ("", None, False)
        }


class MetadataForm(SharedForm):
    """All data of one publication."""

    title = forms.CharField(label=_("Title"), max_length=LONGEST_LINE)
    subtitle = forms.CharField(label=_("Subtitle"), max_length=LONGEST_LINE, required=False)
    authors = forms.CharField(
        label=_("Authors"), max_length=LONGEST_LINE, required=False, help_text=_("Divided by commas.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    language = forms.ChoiceField(label=_("Language"), required=False)
    source_address = forms.URLField(
        label=_("Source address"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Where it stands on the web."),
    )

    field_order = EDITABLE

    def __init__(self, data: QueryDict | None, publication: Publication) -> None:
        values = {name: getattr(publication, name) for name in EDITABLE}
        values["publisher"] = publication.publisher.name if publication.publisher else ""
        super().__init__(data, initial=values)
        known = _languages()
        if publication.language and publication.language not in dict(known):
            known.append((publication.language, publication.language))
        language = self.fields["language"]
        if isinstance(language, forms.ChoiceField):
            language.choices = [("", "–"), *known]
        if data is None:
            self.fields["title"].widget.attrs["autofocus"] = True


class ManyFilesInput(forms.ClearableFileInput):
    """A file field that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; cleans to a list, also of none or of empty files (which fail one by one, with a reason)."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        return list(data or [])


class FilesForm(forms.Form):
    """The files of a batch."""

    documents = ManyFilesField(
        label=_("Files"),
        required=False,
        widget=ManyFilesInput(attrs={"accept": ACCEPTED}),
    )


class ReplaceForm(forms.Form):
    """A new file for a publication."""

    file = forms.FileField(
        label=_("New file"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        max_length=200,
        help_text=_("Only where the file is protected with one. It is not kept."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
