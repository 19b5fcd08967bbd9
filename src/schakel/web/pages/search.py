"""The search page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.register.indexing import usable
from schakel.register.middleware import ViewerRequest
from schakel.web.queries.find import find


@require_safe
def search(request: ViewerRequest) -> HttpResponse:
    """One field over questions, publications and passages; what is asked stands in the address."""
    answer = find(request.viewer, request.GET)
    return render(request, "web/search.html", {"answer": answer, "listing": answer.listing, "ready": usable()})
