"""One publication: what is known of it, and what can be done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schakel.library.actions.change_metadata import change_metadata
from schakel.library.actions.delete_publication import delete_publication
from schakel.library.actions.replace_file import replace_file
from schakel.library.dependents import dependents
from schakel.library.forms import MetadataForm, ReplaceForm
from schakel.library.models import Publication
from schakel.library.names import shown_name, stored_suffix
from schakel.library.queries.publications import (
    language_name,
    near_identical,
    problems_of,
    publication_seen,
    publisher_names,
)
from schakel.library.queries.reading import contents, first_page
from schakel.library.queries.references import citations
from schakel.library.woo import label_of
from schakel.register.access import may_change, require_change
from schakel.register.events import history, sentence
from schakel.register.middleware import ViewerRequest
from schakel.register.uploads import on_disk

EVENTS_SHOWN = 8


@require_safe
def publication(request: ViewerRequest, key: int) -> HttpResponse:
    """What is known of a publication, its contents, and what depends on it."""
    found = publication_seen(request.viewer, key)
    context = {
        "publication": found,
        "may_change": may_change(request.viewer, found),
        "language_name": language_name(found.language) if found.language else "",
        "woo_label": label_of(found.woo_category) if found.woo_category else "",
        "problems": problems_of(found),
        "near": near_identical(request.viewer, found),
        "contents": contents(found),
        "dependents": dependents(request.viewer, found),
        **citations(request.viewer, found),
        "first_page": first_page(found),
        "events": [(event, sentence(event)) for event in history(found)[:EVENTS_SHOWN]],
    }
    return render(request, "library/publication.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: ViewerRequest, key: int) -> HttpResponse:
    """The publication's data in a form."""
    found = publication_seen(request.viewer, key)
    require_change(request.viewer, found)
    form = MetadataForm(request.POST if request.method == "POST" else None, found)
    if form.is_valid():
        try:
            changed = change_metadata(request.viewer, found, form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if changed:
                messages.success(request, _("The data have been changed."))
            return redirect("library:publication", key)
    context = {"publication": found, "form": form, "publishers": publisher_names()}
    return render(request, "library/edit.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: ViewerRequest, key: int) -> HttpResponse:
    """Another file for the publication."""
    found = publication_seen(request.viewer, key)
    require_change(request.viewer, found)
    form = ReplaceForm(request.POST, request.FILES) if request.method == "POST" else ReplaceForm()
    if form.is_valid():
        try:
            moved = _replace(request, found, form.cleaned_data["file"], form.cleaned_data["password"])
        except ValidationError as error:
            form.add_error("file", error)
        else:
            kept = sum(passage is not None for passage in moved.values())
            message = _("The file has been replaced. Of %(total)s passages, %(kept)s still stand in it.")
            messages.success(request, message % {"total": len(moved), "kept": kept})
            return redirect("library:publication", key)
    context = {"publication": found, "form": form, "dependents": dependents(request.viewer, found)}
    return render(request, "library/replace.html", context, status=400 if form.errors else 200)


def _replace(
    request: ViewerRequest, found: Publication, upload: UploadedFile[Any], password: str
) -> dict[int, int | None]:
    name = shown_name(upload.name or "")
    with on_disk(upload.chunks(), stored_suffix(name)) as path:
        return replace_file(request.viewer, found, path, name=name, password=password or None)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: ViewerRequest, key: int) -> HttpResponse:
    """Ask whether it is really meant, with what goes too; then delete."""
    found = publication_seen(request.viewer, key)
    require_change(request.viewer, found)
    if request.method == "POST":
        title = found.title
        delete_publication(request.viewer, found)
        messages.success(request, _("“%(title)s” has been deleted.") % {"title": title})
        return redirect("library:list")
    return render(
        request,
        "library/delete.html",
        {"publication": found, "dependents": dependents(request.viewer, found)},
    )
