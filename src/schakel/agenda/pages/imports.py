"""Import an agenda: hand in the document, or take one that is in the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.agenda.actions.draft_agenda import draft_agenda
from schakel.agenda.forms import accepted
from schakel.agenda.models import TITLE_LENGTH, Agenda, AgendaDraft
from schakel.agenda.pages.editing import get_or_post
from schakel.agenda.queries.agendas import agendas, drafts
from schakel.agenda.queries.in_library import importable, suggested
from schakel.library.models import Kind, Publication
from schakel.parties.queries.organisations import home_name
from schakel.register.access import Viewer, may_change, require_member
from schakel.register.middleware import ViewerRequest
from schakel.register.uploads import on_disk

KINDS = ".pdf,.docx,.odt,.html,.htm,.txt,.md,.csv,.tsv,.xlsx"


class ImportForm(forms.Form):
    """A document, handed in or from the library, whose agenda it is, and whether that agenda is known already."""

    file = forms.FileField(
        label=gettext_lazy("Document"),
        help_text=gettext_lazy("PDF, Word (DOCX), ODT, HTML, text, CSV or Excel (XLSX)."),
        widget=forms.ClearableFileInput(attrs={"accept": KINDS}),
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
        known: list[Agenda],
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
                help_text=_("In place of a document that you hand in."),
            )
            self.order_fields(["file", "publication"])
        choices = [("", _("No, it is another agenda")), *((str(one.pk), f"{one.owner}: {one.title}") for one in known)]
        if known:
            self.fields["edition_of"] = forms.ChoiceField(
                label=_("A new edition of an agenda that is here already?"), required=False, choices=choices
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


@get_or_post
def import_agenda(request: ViewerRequest) -> HttpResponse:
    """Hand in a document; what is recognised in it is looked over on the next page."""
    require_member(request.viewer)
    known = [one for one in agendas(request.viewer) if may_change(request.viewer, one)]
    start = {
        "organisation": home_name(),
        "edition_of": request.GET.get("agenda", ""),
        "publication": request.GET.get("publicatie", ""),
    }
    if chosen := next((one for one in known if str(one.pk) == start["edition_of"]), None):
        start["organisation"] = str(chosen.owner)
    library = list(importable(request.viewer))
    if asked := next((one for one in library if str(one.pk) == start["publication"] and one.publisher), None):
        start["organisation"] = str(asked.publisher)
    form = ImportForm(known, library, request.POST or None, request.FILES or None, initial=start)
    draft = accepted(form, lambda: _draft(request.viewer, form, known))
    if draft is not None:
        return _answer(request, draft)
    status = 400 if form.errors else 200
    shown = {
        "form": form,
        "drafts": drafts(request.viewer),
        "suggested": [] if form.is_bound else suggested(request.viewer),
    }
    return render(request, "agenda/import.html", shown, status=status)


def _draft(viewer: Viewer, form: ImportForm, known: list[Agenda]) -> AgendaDraft | Agenda:
    edition = next((one for one in known if str(one.pk) == form.cleaned_data.get("edition_of", "")), None)
    organisation = edition.owner if edition else form.cleaned_data["organisation"]
    publication = form.library.get(form.cleaned_data.get("publication", ""))
    handed: UploadedFile[bytes] = form.cleaned_data["file"]
    name = publication.file_name if publication else handed.name or "document"
    with on_disk(_chunks(publication) if publication else handed.chunks()) as path:
        return draft_agenda(
            viewer,
            organisation,
            path,
            name,
            title=form.cleaned_data["title"],
            edition_of=edition.pk if edition else None,
        )


def _chunks(publication: Publication) -> Iterator[bytes]:
    """The file of a publication. Raises ValidationError where it is gone."""
    try:
        with publication.file.open("rb") as file:
            yield from file.chunks()
    except OSError as error:
        raise ValidationError(
            _("The file of this publication cannot be opened. Hand in the document itself.")
        ) from error


def _answer(request: ViewerRequest, made: AgendaDraft | Agenda) -> HttpResponse:
    if isinstance(made, AgendaDraft):
        return redirect("agenda:draft", made.pk)
    messages.info(request, _("This document was stored before. Nothing was changed; this is its agenda."))
    return redirect("agenda:agenda", made.pk)
