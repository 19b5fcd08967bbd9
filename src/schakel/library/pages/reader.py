"""Reading: the text page by page, the original beside it, and the original itself."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.library.files import path_of
from schakel.library.queries.publications import publication_seen
from schakel.library.queries.reading import read_page
from schakel.register.middleware import ViewerRequest
from schakel.register.numbers import number_in

PDF = "application/pdf"
AS_TEXT = ("text/plain", "text/markdown")


@require_safe
def reader(request: ViewerRequest, key: int, number: int) -> HttpResponse:
    """One page's text, with the passage in ``?passage=`` marked."""
    publication = publication_seen(request.viewer, key)
    passage = number_in(request.GET.get("passage", ""))
    context = {
        "publication": publication,
        "read": read_page(publication, number, passage),
        "is_pdf": publication.media_type == PDF,
    }
    return render(request, "library/reader.html", context)


@require_safe
def original(request: ViewerRequest, key: int) -> HttpResponseBase:
    """The file as it came in. Only a PDF opens in the browser, and plain text as text; anything else is a download.

    A file from elsewhere must never run as a page of this site: HTML and the like are not given their own type, and a policy
    forbids whatever a browser might still want to run.
    """
    publication = publication_seen(request.viewer, key)
    try:
        stream = path_of(publication.file.name or "").open("rb")
    except OSError as error:
        raise Http404 from error
    media_type = publication.media_type
    if media_type == PDF:
        response = FileResponse(stream, content_type=PDF, filename=publication.file_name)
        response["Content-Security-Policy"] = "frame-ancestors 'self'"
    elif media_type in AS_TEXT:
        response = FileResponse(stream, content_type="text/plain; charset=utf-8", filename=publication.file_name)
        response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'self'"
    else:
        response = FileResponse(
            stream, content_type="application/octet-stream", as_attachment=True, filename=publication.file_name
        )
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=300"
    return response
