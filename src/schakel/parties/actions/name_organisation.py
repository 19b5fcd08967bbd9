"""An organisation known by its name, made where it is new."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from schakel.parties.models import Organisation
from schakel.register.access import Viewer, require_member
from schakel.register.events import record

DEFAULT_HOME = "Mijn organisatie"


def name_organisation(viewer: Viewer, name: str, kind: str = "other") -> Organisation:
    """The organisation of this name (case and outer space do not matter), made and logged where it is new.

    Raises ValidationError where the name is empty or longer than 200 characters, NotAllowed.
    """
    if known := organisation_named(name):
        return known
    require_member(viewer)
    name = _tidy(name)
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(name=name, kind=kind)
            record(viewer, "parties.organisation.added", organisation)
            return organisation
    except IntegrityError:
        return Organisation.objects.get(name__iexact=name)


def organisation_named(name: str) -> Organisation | None:
    """The organisation of this name, where there is one. Raises ValidationError as ``name_organisation`` does."""
    name = _tidy(name)
    if not name:
        raise ValidationError(_("Give the name of an organisation."))
    if len(name) > 200:
        raise ValidationError(_("The name of the organisation is too long: use at most 200 characters."))
    return Organisation.objects.filter(name__iexact=name).first()


def home_organisation(viewer: Viewer) -> Organisation:
    """The organisation that keeps this installation, under a provisional name until somebody names it."""
    if home := Organisation.objects.filter(home=True).first():
        return home
    organisation = name_organisation(viewer, DEFAULT_HOME)
    Organisation.objects.filter(pk=organisation.pk).update(home=True)
    organisation.home = True
    return organisation


def _tidy(name: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
