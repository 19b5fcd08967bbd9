"""Organisations by their names. That they exist is no secret, so these reads take no viewer."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schakel.parties.models import Organisation

LONGEST_NAME = 200
PROVISIONAL_HOME = "Mijn organisatie"
"""What the organisation that keeps the installation is called until somebody names it."""


def organisation_named(name: str) -> Organisation | None:
    """The organisation of this name (case and outer space do not matter), where there is one.

    Raises ValidationError where the name is empty or longer than 200 characters.
    """
    return Organisation.objects.filter(name__iexact=checked_name(name)).first()


def home() -> Organisation | None:
    """The organisation that keeps this installation, where it has been made."""
    return Organisation.objects.filter(home=True).first()


def home_name() -> str:
    """The name of the organisation that keeps this installation, to fill in beforehand."""
    known = home()
    return known.name if known else PROVISIONAL_HOME


def checked_name(name: str) -> str:
    """A name as it is stored: on one line with single spaces. Raises ValidationError as ``organisation_named``."""
    tidy = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    if not tidy:
        raise ValidationError(_("Give the name of an organisation."))
    if len(tidy) > LONGEST_NAME:
        raise ValidationError(_("The name of the organisation is too long: use at most 200 characters."))
    return tidy
