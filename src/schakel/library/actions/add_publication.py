"""A file becomes a publication."""

from __future__ import annotations

from pathlib import Path

from schakel.extract import Reader
from schakel.library.intake.incoming import Incoming, Outcome
from schakel.library.intake.ingest import ingest
from schakel.library.metadata import Metadata
from schakel.library.models import Publication
from schakel.library.problems import refusal
from schakel.parties.actions.home_organisation import home_organisation
from schakel.parties.models import Organisation
from schakel.register.access import Viewer, require_member


def add_publication(
    viewer: Viewer,
    path: Path,
    *,
    name: str | None = None,
    metadata: Metadata | None = None,
    owner: Organisation | None = None,
    password: str | None = None,
    reader: Reader | None = None,
    example: bool = False,
) -> tuple[Publication, bool]:
    """The publication of the file at ``path`` and whether it is new; the same bytes are the same publication.

    ``name`` is the file's own name where ``path`` is a temporary one; ``metadata`` goes before what the file says of itself
    (see ``schakel.library.metadata.EDITABLE``); ``owner`` is the home organisation where not given. Raises ValidationError with
    a sentence that says what is wrong with the file and what to do; then nothing is kept.
    """
    require_member(viewer)
    incoming = Incoming(
        path,
        name or path.name,
        owner or home_organisation(viewer),
        dict(metadata or {}),
        password=password,
        example=example,
    )
    if reader is None:
        with Reader(1) as own:
            outcome = next(iter(ingest(viewer, [incoming], own)))
    else:
        outcome = next(iter(ingest(viewer, [incoming], reader)))
    return _publication(outcome)


def _publication(outcome: Outcome) -> tuple[Publication, bool]:
    if outcome.publication is None:
        raise refusal(*(outcome.problem or ("not_stored", {})))
    return outcome.publication, outcome.added
