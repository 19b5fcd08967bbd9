"""How the search index of this server does."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.register.access import require_everything, require_member
from schakel.register.agreement import compare, small_enough, state
from schakel.register.middleware import ViewerRequest


@require_safe
def index_state(request: ViewerRequest) -> HttpResponse:
    """How far the search index of this server has come; with ``?compare=1`` whether it agrees with the database."""
    require_member(request.viewer)
    wanted = request.GET.get("compare") == "1"
    if wanted:
        require_everything(request.viewer)
    found = compare() if wanted and small_enough() else None
    context = {"state": state(), "found": found, "too_large": wanted and found is None, "viewer": request.viewer}
    return render(request, "web/index_state.html", context)
