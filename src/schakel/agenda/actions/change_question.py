"""Change a question: its wording, explanation, owners, subjects, dates and code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schakel.agenda.codes import require_free_code
from schakel.agenda.conflicts import changed
from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_question
from schakel.agenda.models import TAG_LENGTH, Question, Tag
from schakel.agenda.stored_text import one_line, paragraphs
from schakel.register.access import Viewer
from schakel.register.events import record

_TIDY = {
    "code": one_line,
    "label": one_line,
    "text": one_line,
    "explanation": paragraphs,
    "owners": one_line,
    "needed_for": one_line,
}
FIELDS = (*_TIDY, "needed_by", "tags")
MOST_TAGS = 20


def change_question(viewer: Viewer, key: int, wanted: Mapping[str, Any], seen: int | None = None) -> Question:
    """Set some of ``FIELDS``: code, label, text, explanation, owners, needed_for, needed_by (date), tags (names).

    ``seen`` as in ``changes.changed``. Raises ValidationError, ChangedMeanwhile, NotAllowed, Question.DoesNotExist.
    """
    with transaction.atomic():
        question = locked_question(viewer, key)
        new = tidied(wanted)
        changes = changed(question, {name: current(question, name) for name in new}, new, seen)
        for name in changes:
            if name != "tags":
                setattr(question, name, new[name])
        question.full_clean(exclude=["agenda", "theme", "parent"])
        if "code" in changes:
            require_free_code(question)
        if changes:
            question.save()
            if "tags" in changes:
                set_tags(question, new["tags"])
            record(viewer, "agenda.question.changed", question, changes=changes, container=question.agenda)
            reindex(question.agenda)
    return question


def tidied(values: Mapping[str, Any]) -> dict[str, Any]:
    """Only the known fields, tidied. Raises KeyError for an unknown field, ValidationError for a wrong subject."""
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    new = {name: _TIDY[name](value or "") if name in _TIDY else value for name, value in values.items()}
    if "tags" in new:
        new["tags"] = tag_names(new["tags"])
    return new


def tag_names(names: Iterable[str]) -> list[str]:
    """Subjects as stored: tidied, each once, in alphabetical order; one that exists in other capitals as it stands there.

    Raises ValidationError for too many or too long subjects.
    """
    kept = {tidy.casefold(): tidy for name in names if (tidy := one_line(name))}
    if len(kept) > MOST_TAGS:
        raise ValidationError({"tags": _("Use at most %(count)s subjects.") % {"count": MOST_TAGS}})
    if long := next((name for name in kept.values() if len(name) > TAG_LENGTH), None):
        raise ValidationError({"tags": _("This subject is too long: %(name)s. Use a few words.") % {"name": long}})
    for name in kept:
        if known := Tag.objects.filter(name__iexact=kept[name]).first():
            kept[name] = known.name
    return [kept[name] for name in sorted(kept)]


def set_tags(question: Question, names: Iterable[str]) -> None:
    """Give the question these subjects, as ``tag_names`` gave them, and no others."""
    question.tags.set([Tag.objects.get_or_create(name=name)[0] for name in names])


def current(question: Question, name: str) -> Any:
    """What stands in a field now; subjects as a list of names."""
    if name == "tags":
        return sorted((tag.name for tag in question.tags.all()), key=str.casefold)
    return getattr(question, name)
