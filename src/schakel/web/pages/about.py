"""What Schakel is, and how accessible it is."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schakel.register.middleware import ViewerRequest


@require_safe
def about(request: ViewerRequest) -> HttpResponse:
    """What it is for, how its verdicts come about, whose work it is built on."""
    return render(request, "web/about.html")


@require_safe
def accessibility(request: ViewerRequest) -> HttpResponse:
    """The accessibility statement of this installation."""
    return render(request, "web/accessibility.html")
