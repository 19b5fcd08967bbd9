"""The start page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.register.middleware import ViewerRequest
from schakel.web.queries.overview import overview


@require_safe
def start(request: ViewerRequest) -> HttpResponse:
    """What is going on, what needs me; in an empty installation the first steps."""
    return render(request, "web/start.html", {"overview": overview(request.viewer)})
