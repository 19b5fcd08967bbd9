"""Every request has a viewer; what is not there for that viewer is "page not found"."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse

from schakel.register.access import LOCAL, Viewer


class ViewerRequest(HttpRequest):
    """A request as pages see it."""

    viewer: Viewer


class ViewerMiddleware:
    """Give each request its viewer: the one person of this machine. The server is bound to loopback (see docs, security)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cast(ViewerRequest, request).viewer = LOCAL
        return self.get_response(request)


class NotFoundMiddleware:
    """Queries and actions raise a model's DoesNotExist for what is not there or may not be seen; for pages that is a 404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, _request: HttpRequest, exception: Exception) -> None:
        """Called by Django with what a view raised. Raises Http404."""
        if isinstance(exception, ObjectDoesNotExist):
            raise Http404 from exception
