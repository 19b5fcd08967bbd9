"""The metadata of a publication: proposed from the file, given for a whole batch, or filled in by a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schakel.extract.document import Proposal
from schakel.library.models import Kind, Publication
from schakel.library.woo import CATEGORIES
from schakel.parties.actions.find_or_add_organisation import find_or_add_organisation
from schakel.parties.models import Organisation
from schakel.register.access import Viewer, Visibility

EDITABLE = (
    "title",
    "subtitle",
    "kind",
    "publisher",
    "authors",
    "year",
    "level",
    "place",
    "language",
    "licence",
    "source_address",
    "woo_category",
    "keep_from_models",
    "visibility",
)
OLDEST_YEAR = 1500
LONGEST_LINE = 400
_EMPTY: dict[str, Any] = {"year": None, "keep_from_models": False}

Metadata = Mapping[str, Any]


def apply(viewer: Viewer, publication: Publication, metadata: Metadata) -> dict[str, tuple[Any, Any]]:
    """Set the named fields on a publication (not saved yet); returns what changed, field to (old, new), for the event log.

    ``publisher`` is an organisation's name and is made known where new; "" or None means: no publisher. Raises ValidationError,
    by field, for a value that cannot be right, and for a field that does not exist.
    """
    if unknown := sorted(set(metadata) - set(EDITABLE)):
        raise ValidationError(_("There is no such thing to fill in: %(names)s.") % {"names": ", ".join(unknown)})
    before = {field: shown_value(publication, field) for field in metadata}
    for field, value in metadata.items():
        if field == "publisher":
            publication.publisher = _organisation(viewer, value)
        else:
            setattr(publication, field, _plain(field, value))
    if publication.visibility == Visibility.PRIVATE and publication.keeper_id is None:
        publication.keeper_id = viewer.person
    check(publication, list(metadata))
    after = {field: shown_value(publication, field) for field in metadata}
    return {field: (before[field], after[field]) for field in metadata if before[field] != after[field]}


def check(publication: Publication, fields: list[str]) -> None:
    """Raise ValidationError, by field, where one of these fields has a value that cannot be right."""
    errors: dict[str, list[str]] = {}
    others = {field.name for field in publication._meta.fields} - set(fields)
    try:
        publication.clean_fields(exclude=others | {"publisher"})
    except ValidationError as error:
        errors.update(error.message_dict)
    year = publication.year
    if "year" in fields and isinstance(year, int) and not OLDEST_YEAR <= year <= date.today().year + 5:
        errors["year"] = [_("Give the year in four digits, for instance %(year)s.") % {"year": date.today().year}]
    category = publication.woo_category
    if "woo_category" in fields and category and category not in dict(CATEGORIES):
        errors["woo_category"] = [
            _("This is not one of the information categories of the Woo. Choose one from the list.")
        ]
    if errors:
        raise ValidationError(errors)


def shown_value(publication: Publication, field: str) -> Any:
    """A field's value as the event log keeps it: the publisher by name."""
    if field == "publisher":
        return publication.publisher.name if publication.publisher else ""
    return getattr(publication, field)


def proposed(proposal: Proposal, fallback_title: str) -> dict[str, Any]:
    """What the file says of itself, cut to what fits; a value that cannot be right is left out."""
    found: dict[str, Any] = {
        "title": (_line(proposal.title) or fallback_title)[:LONGEST_LINE],
        "subtitle": _line(proposal.subtitle)[:LONGEST_LINE],
        "authors": _line(", ".join(proposal.authors))[:LONGEST_LINE],
    }
    if proposal.kind in Kind.values:
        found["kind"] = proposal.kind
    if proposal.year and OLDEST_YEAR <= proposal.year <= date.today().year + 5:
        found["year"] = proposal.year
    publisher = _line(proposal.publisher)
    if 0 < len(publisher) <= 200:
        found["publisher"] = publisher
    return found


def _line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _plain(field: str, value: Any) -> Any:
    plain = _line(value) if isinstance(value, str) else value
    return _EMPTY[field] if field in _EMPTY and plain in ("", None) else plain


def _organisation(viewer: Viewer, value: Any) -> Organisation | None:
    if isinstance(value, Organisation) or value is None:
        return value
    name = _line(str(value))
    try:
        return find_or_add_organisation(viewer, name) if name else None
    except ValidationError as error:
        raise ValidationError({"publisher": error.messages}) from error
