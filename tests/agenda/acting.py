"""Somebody else than the person of this machine looks at the pages, as logins will make possible."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from schakel.register.access import LOCAL, Viewer
from schakel.register.middleware import ViewerRequest

KEY = "acting.viewer"
known: dict[str, Viewer] = {}


class ActingMiddleware:
    """Give a request the viewer that the test's client names."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cast(ViewerRequest, request).viewer = known.get(request.META.get(KEY, ""), LOCAL)
        return self.get_response(request)
