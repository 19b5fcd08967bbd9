"""The form about importing an agenda."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.agenda.models import TITLE_LENGTH, Agenda
from schakel.agenda.queries.in_library import MOST_OFFERED
from schakel.library.models import Kind, Publication

ACCEPTED = ".pdf,.docx,.odt,.html,.htm,.txt,.md,.csv,.tsv,.xlsx"


class ImportForm(forms.Form):
    """A document, handed in or from the library, whose agenda it is, and whether that agenda is known already.

    ``known`` are the agendas that it may be a new edition of, ``library`` the publications to choose from.
    """

    file = forms.FileField(
        label=gettext_lazy("Document"),
        help_text=gettext_lazy("PDF, Word (DOCX), ODT, HTML, text, CSV or Excel (XLSX)."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        allow_empty_file=True,
        max_length=1000,
    )
    organisation = forms.CharField(
        label=gettext_lazy("Organisation"), max_length=200, help_text=gettext_lazy("Whose agenda it is.")
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        required=False,
        max_length=TITLE_LENGTH,
        help_text=gettext_lazy("Leave empty to take the title from the document."),
    )

    def __init__(
        self,
        known: Sequence[Agenda],
        library: Sequence[Publication],
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
        initial: dict[str, str] | None = None,
    ) -> None:
        super().__init__(data, files, initial=initial)
        self.library = {str(one.pk): one for one in library}
        if library:
            self.fields["file"].required = False
            self.fields["publication"] = forms.ChoiceField(
                label=_("Or a publication from the library"),
                required=False,
                choices=_choices(library),
                help_text=_help(library),
            )
            self.order_fields(["file", "publication"])
        if known:
            agendas = [(str(one.pk), f"{one.owner}: {one.title}") for one in known]
            self.fields["edition_of"] = forms.ChoiceField(
                label=_("A new edition of an agenda that is here already?"),
                required=False,
                choices=[("", _("No, it is another agenda")), *agendas],
            )

    def clean(self) -> dict[str, Any]:
        """Either a document or a publication. Raises ValidationError, at the document, for none and for both."""
        given: dict[str, Any] = super().clean() or {}
        if "file" in self.errors or "publication" in self.errors:
            return given
        file, publication = given.get("file"), given.get("publication")
        if not file and not publication:
            self.add_error(
                "file", _("Choose the document that the agenda stands in, or a publication from the library.")
            )
        if file and publication:
            self.add_error("publication", _("Choose one of the two: a document of your own or a publication."))
        return given


def _help(library: Sequence[Publication]) -> str:
    if len(library) < MOST_OFFERED:
        return _("In place of a document that you hand in.")
    return _(
        "In place of a document that you hand in. All agendas and the newest publications stand here; "
        "hand in any other document itself."
    )


def _choices(library: Sequence[Publication]) -> list[tuple[str, Any]]:
    """The publications to choose from, agendas first."""
    groups = [(_("Agendas"), True), (_("Other publications"), False)]
    named = [
        (name, [(str(one.pk), _named(one)) for one in library if (one.kind == Kind.AGENDA) is agendas_first])
        for name, agendas_first in groups
    ]
    return [("", _("No publication")), *(group for group in named if group[1])]


def _named(publication: Publication) -> str:
    behind = ", ".join(str(part) for part in (publication.publisher, publication.year) if part)
    return f"{publication.title} ({behind})" if behind else publication.title
