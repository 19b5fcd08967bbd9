"""What an action refuses, as a page tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest


@contextmanager
def missing_is_404() -> Iterator[None]:
    """What is not there, or may not be seen, gives "page not found"."""
    try:
        yield
    except ObjectDoesNotExist as error:
        raise Http404 from error


def attempt(request: HttpRequest, act: Callable[[], object], done: str = "") -> bool:
    """Do something that may be refused: tell ``done`` where it was done, the reason where not; returns whether it was."""
    with missing_is_404():
        try:
            act()
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return False
    if done:
        messages.success(request, done)
    return True
