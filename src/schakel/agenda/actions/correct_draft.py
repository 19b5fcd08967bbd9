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
from schakel.agenda.models import (
    CODE_LENGTH,
    LABEL_LENGTH,
    QUESTION_LENGTH,
    TITLE_LENGTH,
    AgendaDraft,
    AgendaKind,
)
from schakel.agenda.stored_text import one_line
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
        if theme["key"] in corrections.themes:
            _correct_theme(theme, corrections.themes[theme["key"]])
    for line in tree["lines"]:
        if line["key"] in corrections.lines:
            _correct_line(line, corrections.lines[line["key"]])
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
    tree["title"] = one_line(about.get("title", tree["title"]))[:TITLE_LENGTH]
    tree["subtitle"] = one_line(about.get("subtitle", tree["subtitle"]))[:TITLE_LENGTH]
    tree["starts"] = about.get("starts", tree["starts"])
    tree["ends"] = about.get("ends", tree["ends"])
    if about.get("kind") in AgendaKind.values:
        tree["kind"] = about["kind"]
    if about.get("visibility") in Visibility.values:
        tree["visibility"] = about["visibility"]


def _correct_theme(theme: DraftTheme, wanted: ThemeCorrection) -> None:
    if wanted.dropped is not None:
        theme["dropped"] = wanted.dropped
    if wanted.title is not None and not theme["dropped"]:
        theme["title"] = one_line(wanted.title)[:TITLE_LENGTH]
        if not theme["title"]:
            raise ValidationError(
                _("Theme %(code)s has no title. Fill it in, or leave the theme out.") % {"code": theme["code"]}
            )
    if wanted.code and one_line(wanted.code):
        theme["code"] = one_line(wanted.code)[:CODE_LENGTH]


def _correct_line(line: DraftLine, wanted: LineCorrection) -> None:
    if wanted.dropped is not None:
        line["dropped"] = wanted.dropped
    if wanted.label is not None and not line["dropped"]:
        line["label"] = one_line(wanted.label)[:LABEL_LENGTH]
    if wanted.text is None or line["dropped"]:
        return
    text = one_line(wanted.text)
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
