"""Editing within the page of an agenda: a form opens at its line, and what changed takes the place of what stood there.

The same addresses serve whole pages; a part of a page is only given to who asks for one (htmx). The agenda is shown with the
filters of the page that asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast
from urllib.parse import urlsplit

from django.forms import ModelForm
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget, trigger_client_event
from django_htmx.middleware import HtmxDetails

from schakel.agenda.models import Agenda
from schakel.agenda.pages.agendas import addressed, tree_filters
from schakel.agenda.queries.tree import AgendaTree, QuestionNode, ThemeNode, agenda_tree, narrowed
from schakel.register.middleware import ViewerRequest

STORED = "agenda:stored"


def within_page(request: ViewerRequest) -> bool:
    """Whether a part of the agenda's page is asked for, in place of a page of its own."""
    return bool(_htmx(request))


def within_page_context(request: ViewerRequest, form: ModelForm[Any]) -> dict[str, bool]:
    """What the template of a form within the page has to know besides.

    The focus goes to the first field that has a mistake, else to the first one. ``typed`` tells that the form holds what a person
    wrote, ``rest_open`` that the fields below the first have to be in sight.
    """
    first, *rest = form.visible_fields()
    wrong = [field for field in rest if field.errors]
    begin = first if first.errors or not wrong else wrong[0]
    begin.field.widget.attrs["autofocus"] = True
    return {"typed": request.method == "POST", "rest_open": bool(wrong) or "take" in request.POST}


def redrawn_theme(
    request: ViewerRequest, agenda: Agenda, theme: int, focus: str, *, moved: int | None = None, another: str = ""
) -> HttpResponse:
    """One theme as it stands now, to put where it stood.

    ``focus`` is a CSS selector of what gets the focus; ``moved`` a question whose new place is said; ``another``
    the selector of a link that is followed at once. Where the theme is not on the page (a filter hides it) the page is opened
    again, whole, at the theme.
    """
    tree = _shown(request, agenda)
    node = next((one for one in tree.themes if one.theme.pk == theme), None)
    if node is None:
        return HttpResponseClientRedirect(f"{reverse('agenda:agenda', args=[agenda.pk])}?bewerken=1#theme-{theme}")
    said = _place(node.questions, moved) if moved is not None else ""
    answer = render(request, "agenda/redrawn.html", _context(tree, [node], said))
    trigger_client_event(answer, STORED, {"focus": focus, "another": another})
    return reswap(retarget(answer, f"#theme-{theme}"), "outerHTML")


def redrawn_themes(request: ViewerRequest, agenda: Agenda, focus: str) -> HttpResponse:
    """All themes, to put where they stood."""
    tree = _shown(request, agenda)
    answer = render(request, "agenda/redrawn.html", _context(tree, tree.themes))
    trigger_client_event(answer, STORED, {"focus": focus})
    return reswap(retarget(answer, "#themes"), "innerHTML")


def edit_link(kind: str, key: int) -> str:
    """The selector of the link that opens the form of a theme or a question."""
    return f"#themes .btn[href='{reverse(f'agenda:edit_{kind}', args=[key])}']"


def _shown(request: ViewerRequest, agenda: Agenda) -> AgendaTree:
    tree = agenda_tree(request.viewer, agenda)
    _filters, narrow = tree_filters(QueryDict(urlsplit(_htmx(request).current_url or "").query), tree)
    return addressed(narrowed(tree, narrow))


def _context(tree: AgendaTree, themes: Sequence[ThemeNode], said: str = "") -> dict[str, Any]:
    has_verdicts = bool(tree.notes.remarks)
    return {"editing": True, "has_verdicts": has_verdicts, "said": said, "agenda": tree.agenda, "themes": themes}


def _place(nodes: Iterable[QuestionNode], key: int) -> str:
    """Where a question stands among its neighbours, in words."""
    standing = [node for node in nodes if node.stands]
    for number, node in enumerate(standing, start=1):
        if node.question.pk == key:
            where = {"code": node.question.code, "number": number, "count": len(standing)}
            return _("Question %(code)s stands in place %(number)s of %(count)s.") % where
        if found := _place(node.children, key):
            return found
    return ""


def _htmx(request: ViewerRequest) -> HtmxDetails:
    return cast("_HtmxRequest", request).htmx


class _HtmxRequest(ViewerRequest):
    htmx: HtmxDetails
