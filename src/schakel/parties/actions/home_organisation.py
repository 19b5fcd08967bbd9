"""The organisation that keeps this installation, made where nobody has named it yet."""

from __future__ import annotations

from django.db import transaction

from schakel.parties.actions.find_or_add_organisation import find_or_add_organisation
from schakel.parties.models import Organisation
from schakel.parties.queries.organisations import PROVISIONAL_HOME, home
from schakel.register.access import Viewer


@transaction.atomic
def home_organisation(viewer: Viewer) -> Organisation:
    """The organisation that owns what is added without naming another; under a provisional name where there was none.

    Raises NotAllowed where it has to be made and the viewer may add nothing.
    """
    if known := home():
        return known
    made = find_or_add_organisation(viewer, PROVISIONAL_HOME)
    made.home = True
    made.save(update_fields=["home"])
    return made
