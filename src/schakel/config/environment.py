"""Settings from the environment that can hold only certain values: anything else is refused, not passed over."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def one_of(name: str, values: Sequence[str]) -> str:
    """The value of a variable, the first of ``values`` where it is not set. Raises ImproperlyConfigured for any other."""
    given = os.environ.get(name, "").strip() or values[0]
    if given not in values:
        raise ImproperlyConfigured(f"{name} must be {' or '.join(values)}, not {given!r}.")
    return given


def hosts() -> list[str]:
    """Under which names the site can be reached: ``SCHAKEL_HOSTS``, divided by commas, else those of this machine itself."""
    given = [name.strip() for name in os.environ.get("SCHAKEL_HOSTS", "").split(",")]
    return [name for name in given if name] or list(LOOPBACK)


def theme() -> str:
    """The name of the organisation's own style sheet, "" where there is none. Raises ImproperlyConfigured for no such name."""
    given = os.environ.get("SCHAKEL_THEME", "").strip()
    if given and not re.fullmatch(r"[a-z0-9-]+", given):
        raise ImproperlyConfigured(f"SCHAKEL_THEME is a name of small letters, digits and hyphens, not {given!r}.")
    return given
