"""What every answer of the interface for programs carries, HEAD, and who may not change anything through it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from schakel.api.problems import as_problem, problem

PREFIX = "/api/"
VERSION = "1.0.0"
SAFE = ("GET", "HEAD", "OPTIONS")


class ApiMiddleware:
    """Headers of the API Design Rules (version, no-store), and no changes on behalf of a page of another site.

    The interface has no cookies to forge, but on one's own machine any page in the browser could reach it; a browser says
    with ``Origin`` and ``Sec-Fetch-Site`` where a request comes from (Fetch Standard), and programs send neither.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        if request.method not in SAFE and _from_elsewhere(request):
            response = problem(403, _("Changes from a page of another site are refused."))
        else:
            response = as_problem(self._answered(request))
        response["API-Version"] = VERSION
        response["Cache-Control"] = "no-store"
        if request.path.endswith("/openapi.json"):
            response["Access-Control-Allow-Origin"] = "*"
        return response

    def _answered(self, request: HttpRequest) -> HttpResponse:
        """The answer of the operation; HEAD gets that of GET, of which the server leaves the body out (RFC 9110, 9.3.2)."""
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        response = self.get_response(request)
        if head:
            request.method = "HEAD"
        methods = response.headers.get("Allow", "").split(", ")
        if "GET" in methods:
            response["Allow"] = ", ".join(sorted({*methods, "HEAD"}))
        return response


def _from_elsewhere(request: HttpRequest) -> bool:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.get_host()
