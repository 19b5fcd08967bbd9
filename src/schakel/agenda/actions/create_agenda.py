"""Make an agenda by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from schakel.agenda.actions.change_agenda import tidied
from schakel.agenda.index_source import reindex
from schakel.agenda.models import Agenda
from schakel.parties.actions.find_or_add_organisation import find_or_add_organisation
from schakel.parties.models import Organisation
from schakel.register.access import Viewer, require_change, require_member
from schakel.register.events import record


def create_agenda(viewer: Viewer, organisation: Organisation | str, values: Mapping[str, Any]) -> Agenda:
    """A new, empty agenda of ``organisation``, which may be a name: one that is new is made together with the agenda.

    ``values`` may hold title, subtitle, kind, summary, starts, ends and visibility. Raises ValidationError (no title, years the
    wrong way round) and NotAllowed where the viewer is not of that organisation.
    """
    require_member(viewer)
    with transaction.atomic():
        owner = find_or_add_organisation(viewer, organisation) if isinstance(organisation, str) else organisation
        agenda = Agenda(owner=owner, keeper_id=viewer.person, **tidied(values))
        require_change(viewer, agenda)
        agenda.full_clean(validate_constraints=False)
        agenda.save()
        record(viewer, "agenda.agenda.created", agenda, data={"organisation": str(owner)})
        reindex(agenda)
    return agenda
