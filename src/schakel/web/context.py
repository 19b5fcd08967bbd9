"""What every page's shell needs: the main menu, the foot, the theme, the version."""

from __future__ import annotations

import re
from importlib.metadata import version

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VERSION = version("schakel")
INTAKE_PAGES = {"intakes", "intake", "add"}
MENU: tuple[tuple[str, str | Promise, str], ...] = (
    ("agendas", pgettext_lazy("room", "Agendas"), "agenda:list"),
    ("library", pgettext_lazy("room", "Library"), "library:list"),
    ("search", pgettext_lazy("room", "Search"), "search"),
    ("intakes", pgettext_lazy("room", "Adding"), "library:intakes"),
)
FOOT: tuple[tuple[str, str | Promise, str], ...] = (
    ("about", _("About Schakel"), "about"),
    ("accessibility", _("Accessibility"), "accessibility"),
)


def shell(request: HttpRequest) -> dict[str, object]:
    """The context of ``layout/page.html``."""
    return {
        "menu": _items(request, MENU),
        "foot": _items(request, FOOT),
        "search_url": reverse("search"),
        "theme": theme_address(),
        "version": VERSION,
    }


def theme_address() -> str:
    """The style sheet of the organisation's own theme (setting THEME names it), or ""."""
    name = settings.THEME
    return static(f"theme/{name}.css") if re.fullmatch(r"[a-z0-9-]+", name) else ""


def room_of(request: HttpRequest) -> str:
    """In which part of the menu the page stands, or ""."""
    match = request.resolver_match
    if match is None:
        return ""
    if match.app_name in ("agenda", "evidence", "overlap"):
        return "agendas"
    if match.app_name == "library":
        return "intakes" if match.url_name in INTAKE_PAGES else "library"
    return match.url_name or ""


def _items(request: HttpRequest, rows: tuple[tuple[str, str | Promise, str], ...]) -> list[dict[str, str | Promise]]:
    here = room_of(request)
    items: list[dict[str, str | Promise]] = []
    for room, text, name in rows:
        url = reverse(name)
        current = "page" if request.path == url else "true" if room == here else ""
        items.append({"url": url, "text": text, "current": current})
    return items
