"""Have a document read, so that the agenda in it can be looked over before it is stored."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from schakel.agenda.drafting.reading import ReadAgenda, read_agenda
from schakel.agenda.drafting.tree import tree_of
from schakel.agenda.locking import locked_draft
from schakel.agenda.models import Agenda, AgendaDraft
from schakel.agenda.stored_text import one_line
from schakel.library.names import shown_name, stored_suffix
from schakel.parties.actions.find_or_add_organisation import find_or_add_organisation
from schakel.parties.models import Organisation
from schakel.parties.queries.organisations import organisation_named
from schakel.register.access import Viewer, require_change, require_member, visible
from schakel.register.events import record


def draft_agenda(
    viewer: Viewer,
    organisation: Organisation | str,
    path: Path,
    name: str,
    *,
    title: str = "",
    edition_of: int | None = None,
) -> AgendaDraft | Agenda:
    """Read the agenda of ``organisation`` in a file; ``edition_of`` is the agenda that it is a new edition of.

    Gives a draft to look over, or the agenda that this very document was stored as before. An organisation may be given by its
    name: a new one is made together with the draft, and not where the document is refused.

    The same bytes for the same organisation give what they gave before, a draft as an edition of what is named now. Raises
    ValidationError (a file that cannot be read or holds no questions), NotAllowed, Agenda.DoesNotExist.
    """
    require_member(viewer)
    owner = organisation_named(organisation) if isinstance(organisation, str) else organisation
    draft = AgendaDraft(owner=owner, keeper_id=viewer.person)
    require_change(viewer, draft)
    edition = _edition(viewer, owner, edition_of)
    found = read_agenda(path, name)
    if owner and (known := already(viewer, owner, found.digest)):
        return known if isinstance(known, Agenda) else _begun(viewer, known, edition)
    if not any(True for _question in found.agenda.walk()) and not found.agenda.unplaced:
        raise ValidationError(
            _(
                "No questions were recognised in “%(name)s”. Check that it is the agenda itself, or make the agenda by hand."
            )
            % {"name": shown_name(name)}
        )
    draft.agenda = edition
    return _stored(viewer, draft, found, path, name, title, organisation)


def _edition(viewer: Viewer, owner: Organisation | None, key: int | None) -> Agenda | None:
    """The agenda with this key, which a document of its owner may be a new edition of; None where none was named."""
    if key is None:
        return None
    agenda = visible(Agenda.objects.all(), viewer).get(pk=key, owner=owner)
    require_change(viewer, agenda)
    return agenda


def _begun(viewer: Viewer, draft: AgendaDraft, edition: Agenda | None) -> AgendaDraft:
    """A draft that was there already, as an edition of what was named last."""
    if draft.agenda == edition:
        return draft
    with transaction.atomic():
        draft = locked_draft(viewer, draft.pk)
        draft.agenda = edition
        draft.save(update_fields=["agenda"])
        record(viewer, "agenda.draft.corrected", draft)
    return draft


def already(viewer: Viewer, organisation: Organisation, digest: str) -> AgendaDraft | Agenda | None:
    """The agenda or the draft that these bytes gave this organisation before, where there is one."""
    if agenda := visible(Agenda.objects.filter(owner=organisation, source_digest=digest), viewer).first():
        return agenda
    return visible(AgendaDraft.objects.filter(owner=organisation, digest=digest), viewer).first()


def _stored(
    viewer: Viewer,
    draft: AgendaDraft,
    found: ReadAgenda,
    path: Path,
    name: str,
    title: str,
    organisation: Organisation | str,
) -> AgendaDraft:
    draft.file_name = shown_name(name)
    draft.digest = found.digest
    draft.pages = [list(page) for page in found.pages]
    draft.problem = [[code, dict(data)] for code, data in found.warnings]
    draft.tree = dict(tree_of(found.agenda, name=draft.file_name, title=one_line(title), paged=found.paged))
    with path.open("rb") as file:
        draft.file.save(f"{found.digest[:32]}{stored_suffix(name)}", File(file), save=False)
    try:
        with transaction.atomic():
            if isinstance(organisation, str):
                draft.owner = find_or_add_organisation(viewer, organisation)
            draft.save()
            record(viewer, "agenda.draft.read", draft, data={"organisation": str(draft.owner)})
    except BaseException:
        draft.file.delete(save=False)
        raise
    return draft
