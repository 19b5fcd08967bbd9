"""Adding files: hand them in, see how far they are, stop, go on, try again."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schakel.extract import DEFAULT
from schakel.library.actions.resume_intake import resume_intake
from schakel.library.actions.retry_files import retry_files
from schakel.library.actions.start_intake import MOST_FILES, start_intake
from schakel.library.actions.stop_intake import stop_intake
from schakel.library.actions.unlock_file import unlock_file
from schakel.library.forms import BatchForm, FilesForm
from schakel.library.models import Intake, IntakeState
from schakel.library.queries.intakes import intake_seen, intakes, pages_added, progress, waits_long
from schakel.library.queries.publications import publisher_names
from schakel.register.access import Viewer, may_change, require_member
from schakel.register.lists import listing
from schakel.register.middleware import ViewerRequest
from schakel.register.numbers import number_in


@require_safe
def all_intakes(request: ViewerRequest) -> HttpResponse:
    """The batches, newest first."""
    found = listing(request.GET, intakes(request.viewer), per_page=30)
    return render(request, "library/intakes.html", {"listing": found})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ViewerRequest) -> HttpResponse:
    """Hand in files, with what holds for all of them."""
    require_member(request.viewer)
    sent = request.method == "POST"
    files = FilesForm(request.POST, request.FILES) if sent else FilesForm()
    batch = BatchForm(request.POST) if sent else BatchForm()
    if sent and files.is_valid() and batch.is_valid():
        try:
            intake = start_intake(request.viewer, files.cleaned_data["documents"], metadata=batch.metadata())
        except ValidationError as error:
            _show_refusal(files, batch, error)
        else:
            return redirect("library:intake", intake.pk)
    context = {
        "files": files,
        "batch": batch,
        "batch_open": bool(batch.errors),
        "publishers": publisher_names(),
        "most_files": MOST_FILES,
        "most_megabytes": DEFAULT.file_mb,
    }
    return render(request, "library/add.html", context, status=400 if files.errors or batch.errors else 200)


def _show_refusal(files: FilesForm, batch: BatchForm, error: ValidationError) -> None:
    """Put a refusal at the field that it is about."""
    if not hasattr(error, "error_dict"):
        files.add_error("documents", error)
        return
    for field, errors in error.error_dict.items():
        if field in batch.fields:
            batch.add_error(field, errors)
        else:
            files.add_error("documents", errors)


@require_safe
def intake(request: ViewerRequest, key: int) -> HttpResponse:
    """How far a batch is, file by file; the page looks again by itself while files are being read."""
    found = intake_seen(request.viewer, key)
    state = progress(found)
    context = {
        "intake": found,
        "progress": state,
        "running": found.state == IntakeState.RUNNING,
        "stopped": found.state == IntakeState.STOPPED,
        "waits_long": waits_long(found, state),
        "may_change": may_change(request.viewer, found),
        "pages": pages_added(found),
        "said": progress_sentence(state.done, state.total),
    }
    return render(request, "library/intake.html", context)


def progress_sentence(done: int, total: int) -> str:
    """How far a batch is, in words."""
    return ngettext("%(done)s of %(total)s file read", "%(done)s of %(total)s files read", total) % {
        "done": done,
        "total": total,
    }


def _changed(request: ViewerRequest, key: int, change: Callable[[Viewer, Intake], object]) -> HttpResponse:
    change(request.viewer, intake_seen(request.viewer, key))
    return redirect("library:intake", key)


@require_POST
def stop(request: ViewerRequest, key: int) -> HttpResponse:
    """Read no further files of this batch."""
    return _changed(request, key, stop_intake)


@require_POST
def resume(request: ViewerRequest, key: int) -> HttpResponse:
    """Go on with a stopped batch."""
    return _changed(request, key, resume_intake)


@require_POST
def unlock(request: ViewerRequest, key: int, file: int) -> HttpResponse:
    """Read a protected file with the password given."""
    found = intake_seen(request.viewer, key).files.select_related("intake__owner").get(pk=file)
    try:
        publication = unlock_file(request.viewer, found, request.POST.get("password", "")[:200])
    except ValidationError as error:
        messages.error(request, f"{found.name}: {' '.join(error.messages)}")
    else:
        messages.success(request, _("“%(title)s” has been added.") % {"title": publication.title})
    return redirect("library:intake", key)


@require_POST
def retry(request: ViewerRequest, key: int) -> HttpResponse:
    """Try the failed files once more, or the one named in ``file``."""
    only = number_in(request.POST.get("file", ""))
    count = retry_files(request.viewer, intake_seen(request.viewer, key), only)
    message = ngettext("%(count)s file is read once more.", "%(count)s files are read once more.", count)
    messages.info(request, message % {"count": count} if count else _("There was nothing to try again."))
    return redirect("library:intake", key)
