"""The organisation that somebody names, made where it is new."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from schakel.parties.models import Organisation
from schakel.parties.queries.organisations import checked_name, organisation_named
from schakel.register.access import Viewer, require_member
from schakel.register.events import record


def find_or_add_organisation(viewer: Viewer, name: str, kind: str = "other") -> Organisation:
    """The organisation of this name (case and outer space do not matter), made and logged where it is new.

    Raises ValidationError where the name is empty or longer than 200 characters, NotAllowed where it is new and the viewer may
    add nothing.
    """
    if known := organisation_named(name):
        return known
    require_member(viewer)
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(name=checked_name(name), kind=kind)
            record(viewer, "parties.organisation.added", organisation)
            return organisation
    except IntegrityError:  # somebody added it in the same moment
        return Organisation.objects.get(name__iexact=checked_name(name))
