"""Every request has a viewer."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

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
