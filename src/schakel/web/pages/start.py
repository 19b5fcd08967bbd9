"""The start page."""

from django.http import HttpResponse
from django.shortcuts import render

from schakel.register.middleware import ViewerRequest


def start(request: ViewerRequest) -> HttpResponse:
    """What is going on, what needs me."""
    return render(request, "web/start.html")
