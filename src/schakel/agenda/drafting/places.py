"""Where the themes and lines of a draft stand: put a line in another place, add a line or a theme that was missed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schakel.agenda.codes import next_theme_code, stem_below
from schakel.agenda.drafting.tree import DraftLine, DraftTheme, DraftTree, new_key
from schakel.agenda.models import CODE_LENGTH, TITLE_LENGTH


def add_theme(tree: DraftTree, title: str) -> DraftTheme:
    """A theme that the document does not name, last in the draft, with the next code."""
    theme = DraftTheme(
        key=new_key(tree, "t"),
        code=next_theme_code(theme["code"] for theme in tree["themes"]),
        title=title[:TITLE_LENGTH],
        rationale="",
        consequences="",
        page=None,
        doubts=[],
        dropped=False,
    )
    tree["themes"].append(theme)
    return theme


def insert(tree: DraftTree, text: str, place: str, page: int | None = None) -> None:
    """A line that was missed, last in its place; without such a place nothing happens. Raises ValidationError as ``put``."""
    line = DraftLine(
        key=new_key(tree, "q"),
        theme="",
        parent="",
        level="sub",
        code="",
        text=text,
        label="",
        group="",
        original=text if page is not None else "",
        page=page,
        doubts=[],
        dropped=False,
    )
    put(tree, line, place)
    if line["theme"]:
        tree["lines"].insert(_after(tree, line), line)


def put(tree: DraftTree, line: DraftLine, place: str) -> None:
    """Give a line its place: "t3" makes it a core question of that theme, "q12" puts it under that question.

    What stands under it goes along; it gets the next code there. A place that is not there, or the place it has, changes
    nothing. Raises ValidationError where it would stand under itself.
    """
    under = next((other for other in tree["lines"] if other["key"] == place), None)
    theme = next((one for one in tree["themes"] if one["key"] == (under["theme"] if under else place)), None)
    if theme is None or (line["theme"], line["parent"]) == (theme["key"], under["key"] if under else ""):
        return
    if under and line["key"] in _chain(tree, under):
        raise ValidationError(_("A question cannot stand under itself: “%(text)s”.") % {"text": line["text"][:80]})
    line["theme"], line["parent"] = theme["key"], under["key"] if under else ""
    line["level"] = "sub" if under else "core"
    line["code"] = _code(tree, under, theme)
    for other in tree["lines"]:
        if line["key"] in _chain(tree, other):
            other["theme"] = theme["key"]


def _chain(tree: DraftTree, line: DraftLine) -> set[str]:
    """The keys of a line and of all that it stands under."""
    parents = {other["key"]: other["parent"] for other in tree["lines"]}
    keys: set[str] = set()
    key = line["key"]
    while key and key not in keys:
        keys.add(key)
        key = parents.get(key, "")
    return keys


def _after(tree: DraftTree, line: DraftLine) -> int:
    """Where in reading order a new line goes: after the last line of its parent, else of its theme."""
    lines = list(enumerate(tree["lines"]))
    near = [at for at, other in lines if line["parent"] and line["parent"] in (other["key"], other["parent"])]
    near = near or [at for at, other in lines if other["theme"] == line["theme"]]
    return near[-1] + 1 if near else len(lines)


def _code(tree: DraftTree, under: DraftLine | None, theme: DraftTheme) -> str:
    """The first code that is free in a place."""
    stem = stem_below(theme["code"], under["code"] if under else "")
    used = {other["code"] for other in tree["lines"]}
    number = 1
    while f"{stem}{number}" in used:
        number += 1
    return f"{stem}{number}"[-CODE_LENGTH:]
