"""Pages for what went wrong: what happened, and what the reader can do."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from schakel.library.oversize import OVERSIZE, oversize_sentence
from schakel.register.access import NotAllowed

RETRY_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Mishap:
    """A kind of error in words; without ``text`` where each time has its own."""

    title: str | Promise
    text: str | Promise = ""


MISHAPS = {
    400: Mishap(
        _("We could not understand this request"),
        _("Something in the address or in what was sent is not right. Go back and try again."),
    ),
    403: Mishap(
        _("You may not do this"),
        _(
            "This belongs to another organisation, or the page was open for too long. Go back, reload the page and try again."
        ),
    ),
    404: Mishap(
        _("This page does not exist"),
        _(
            "The address may be mistyped, or what stood here was removed or is not open to you. Search for it, or start again."
        ),
    ),
    413: Mishap(_("This is too much at once")),
    500: Mishap(
        _("Something went wrong on our side"),
        _(
            "What you were doing may not have been kept. Try again; if it goes wrong again, tell your administrator the time."
        ),
    ),
    503: Mishap(
        _("The database does not answer now"),
        _(
            "What you were doing may not have been kept. Try again in a moment; if it stays like this, tell your administrator: "
            "the database has stopped, or its disk is full."
        ),
    ),
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request makes no sense; 413 where it is only too large."""
    if isinstance(exception, OVERSIZE):
        return _mishap(request, 413, oversize_sentence(exception))
    return _mishap(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: it may be seen but not changed; the reason in the words of whoever refused."""
    return _mishap(request, 403, str(exception) if isinstance(exception, NotAllowed) else "")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: it is not there, or the reader may not know that it is."""
    return _mishap(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our own mistake; 503 where the database is away or cannot be written."""
    if not isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return _mishap(request, 500)
    answer = _mishap(request, 503)
    answer["Retry-After"] = str(RETRY_SECONDS)
    return answer


def _mishap(request: HttpRequest, code: int, text: str = "") -> HttpResponse:
    mishap = MISHAPS[code]
    context = {"code": code, "heading": mishap.title, "text": text or mishap.text}
    return render(request, "web/error.html", context, status=code)
