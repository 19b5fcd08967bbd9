"""Import an agenda: hand in the document, or take one that is in the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from schakel.agenda.actions.draft_agenda import draft_agenda
from schakel.agenda.forms import accepted
from schakel.agenda.import_form import ImportForm
from schakel.agenda.models import Agenda, AgendaDraft
from schakel.agenda.pages.editing import get_or_post
from schakel.agenda.queries.agendas import agendas, drafts
from schakel.agenda.queries.in_library import importable, suggested
from schakel.library.models import Publication
from schakel.parties.queries.organisations import home_name
from schakel.register.access import Viewer, may_change, require_member
from schakel.register.middleware import ViewerRequest
from schakel.register.numbers import number_in
from schakel.register.uploads import on_disk


@get_or_post
def import_agenda(request: ViewerRequest) -> HttpResponse:
    """Hand in a document; what is recognised in it is looked over on the next page."""
    require_member(request.viewer)
    known = [one for one in agendas(request.viewer) if may_change(request.viewer, one)]
    wanted = number_in(request.POST.get("publication", "") or request.GET.get("publicatie", ""))
    library = importable(request.viewer, wanted)
    form = ImportForm(
        known, library, request.POST or None, request.FILES or None, _initial(request.GET, known, library)
    )
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


def _initial(query: QueryDict, known: Sequence[Agenda], library: Sequence[Publication]) -> dict[str, str]:
    """What the form begins with: the agenda (``?agenda=``) or publication (``?publicatie=``) of the address, and whose it is."""
    edition_of, publication = query.get("agenda", ""), query.get("publicatie", "")
    agenda = next((one for one in known if str(one.pk) == edition_of), None)
    chosen = next((one for one in library if str(one.pk) == publication), None)
    owner = (chosen and chosen.publisher) or (agenda and agenda.owner)
    return {"organisation": str(owner or home_name()), "edition_of": edition_of, "publication": publication}


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
