"""The documents that agendas and drafts were made from."""

from __future__ import annotations

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.agendas import draft as find_draft
from schakel.register.middleware import ViewerRequest


@require_safe
def source_document(request: ViewerRequest, key: int) -> FileResponse:
    """The document that an agenda was imported from."""
    agenda = find_agenda(request.viewer, key)
    if not agenda.source_file:
        raise Http404
    return _document(agenda.source_file, agenda.source_name)


@require_safe
def draft_document(request: ViewerRequest, key: int) -> FileResponse:
    """The document that a draft was made from."""
    draft = find_draft(request.viewer, key)
    return _document(draft.file, draft.file_name)


def _document(file: FieldFile, name: str) -> FileResponse:
    """A PDF opens in the browser, anything else is downloaded."""
    try:
        stream = file.open("rb")
    except OSError as error:
        raise Http404 from error
    return FileResponse(stream, as_attachment=not name.lower().endswith(".pdf"), filename=name)
