"""What an action refuses, as a page tells it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest


def attempt(request: HttpRequest, act: Callable[[], object], done: str = "") -> bool:
    """Do something that may be refused: tell ``done`` where it was done, the reason where not; returns whether it was."""
    try:
        act()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    if done:
        messages.success(request, done)
    return True
