"""Correct what was recognised in a document, before it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schakel.agenda.drafting.places import add_theme, insert, put
from schakel.agenda.drafting.tree import DraftLine, DraftTheme, DraftTree, loaded
from schakel.agenda.locking import locked_draft
from schakel.agenda.models import LABEL_LENGTH, QUESTION_LENGTH, AgendaDraft, AgendaKind
from schakel.agenda.wording import one_line
from schakel.register.access import Viewer, Visibility
from schakel.register.events import record


@dataclass(frozen=True, slots=True)
class LineCorrection:
    """What a person says of one question; None leaves it as it is.

    ``place`` is "t3" (a core question of that theme) or "q12" (under that question); ``label`` the few words that stand before
    the question.
    """

    text: str | None = None
    place: str | None = None
    dropped: bool | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class ThemeCorrection:
    """What a person says of one theme; None leaves it as it is."""

    title: str | None = None
    code: str | None = None
    dropped: bool | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections that a person hands in at once. ``about`` holds title, subtitle, starts, ends, kind, visibility.

    ``themes`` and ``lines`` go by key; ``placed`` gives unplaced lines a place; ``added`` are lines that were missed, as (text,
    place); ``new_themes`` are titles. ``version`` is the version of the draft that the person looked at (None: whichever).
    """

    about: Mapping[str, Any] = field(default_factory=dict)
    themes: Mapping[str, ThemeCorrection] = field(default_factory=dict)
    lines: Mapping[str, LineCorrection] = field(default_factory=dict)
    placed: Mapping[str, str] = field(default_factory=dict)
    added: tuple[tuple[str, str], ...] = ()
    new_themes: tuple[str, ...] = ()
    version: int | None = None


def correct_draft(viewer: Viewer, key: int, corrections: Corrections) -> AgendaDraft:
    """Take over corrections. What names a key that the draft does not have is passed over.

    Raises ValidationError (an empty or too long question, a question under itself, a draft that somebody else corrected in the
    meantime), NotAllowed, AgendaDraft.DoesNotExist.
    """
    with transaction.atomic():
        draft = locked_draft(viewer, key)
        tree = loaded(draft.tree)
        if corrections.version is not None and corrections.version != tree["version"]:
            raise ValidationError(
                _(
                    "Somebody else corrected this draft in the meantime. Look at it again; your corrections were not stored."
                )
            )
        before = repr(tree)
        _correct(tree, corrections)
        if repr(tree) != before:
            tree["version"] += 1
            draft.tree = dict(tree)
            draft.save(update_fields=["tree"])
            record(viewer, "agenda.draft.corrected", draft)
    return draft


def _correct(tree: DraftTree, corrections: Corrections) -> None:
    _correct_about(tree, corrections.about)
    for theme in tree["themes"]:
        if said_of_theme := corrections.themes.get(theme["key"]):
            _correct_theme(theme, said_of_theme)
    for line in tree["lines"]:
        if said_of_line := corrections.lines.get(line["key"]):
            _correct_line(line, said_of_line)
    _add(tree, corrections)
    for line in tree["lines"]:
        moved = corrections.lines.get(line["key"])
        if moved and moved.place:
            put(tree, line, moved.place)


def _add(tree: DraftTree, corrections: Corrections) -> None:
    for title in filter(None, map(one_line, corrections.new_themes)):
        add_theme(tree, title)
    for unplaced in [one for one in tree["unplaced"] if corrections.placed.get(one["key"])]:
        tree["unplaced"].remove(unplaced)
        insert(tree, checked(unplaced["text"]), corrections.placed[unplaced["key"]], page=unplaced["page"])
    for text, place in corrections.added:
        if not (text := one_line(text)):
            continue
        if not place:
            raise ValidationError(_("Choose a place for the question to add: “%(text)s”.") % {"text": text[:100]})
        insert(tree, checked(text), place)


def _correct_about(tree: DraftTree, about: Mapping[str, Any]) -> None:
    if "title" in about:
        tree["title"] = one_line(about["title"])[:400]
    if "subtitle" in about:
        tree["subtitle"] = one_line(about["subtitle"])[:400]
    if about.get("kind") in AgendaKind.values:
        tree["kind"] = about["kind"]
    if about.get("visibility") in Visibility.values:
        tree["visibility"] = about["visibility"]
    if "starts" in about:
        tree["starts"] = about["starts"]
    if "ends" in about:
        tree["ends"] = about["ends"]


def _correct_theme(theme: DraftTheme, said: ThemeCorrection) -> None:
    if said.dropped is not None:
        theme["dropped"] = said.dropped
    if said.title is not None and not theme["dropped"]:
        theme["title"] = one_line(said.title)[:400]
        if not theme["title"]:
            raise ValidationError(
                _("Theme %(code)s has no title. Fill it in, or leave the theme out.") % {"code": theme["code"]}
            )
    if said.code and one_line(said.code):
        theme["code"] = one_line(said.code)[:20]


def _correct_line(line: DraftLine, said: LineCorrection) -> None:
    if said.dropped is not None:
        line["dropped"] = said.dropped
    if said.label is not None and not line["dropped"]:
        line["label"] = one_line(said.label)[:LABEL_LENGTH]
    if said.text is None or line["dropped"]:
        return
    text = one_line(said.text)
    if not text:
        raise ValidationError(_("Question %(code)s is empty. Fill it in, or leave it out.") % {"code": line["code"]})
    line["text"] = checked(text)


def checked(text: str) -> str:
    """The text, where it is not too long for a question. Raises ValidationError."""
    if len(text) > QUESTION_LENGTH:
        raise ValidationError(
            _("This question is longer than %(count)s characters: “%(text)s…”. Shorten it, or split it.")
            % {"count": QUESTION_LENGTH, "text": text[:60]}
        )
    return text
