"""A file of a batch that is protected with a password, read with that password."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schakel.extract import Reader
from schakel.library.intake.ingest import ingest
from schakel.library.intake.queue import PROTECTED, drop_upload, incoming_of, settle
from schakel.library.models import FileState, IntakeFile, Publication
from schakel.library.problems import refusal
from schakel.register.access import Viewer, require_change


def unlock_file(viewer: Viewer, file: IntakeFile, password: str) -> Publication:
    """Read a failed file of a batch with its password, at once; the password is kept nowhere.

    Returns its publication. Raises ValidationError where the file did not fail for want of a password, or where it does not fit.
    """
    require_change(viewer, file.intake)
    if file.state != FileState.FAILED or not file.reason or file.reason[0] not in PROTECTED:
        raise ValidationError(_("This file needs no password."))
    if not password:
        raise ValidationError(_("Give the password of the file."))
    with Reader(1) as reader:
        outcome = next(iter(ingest(viewer, [incoming_of(file, password)], reader, settle)))
    if outcome.publication is None:
        raise refusal(*(outcome.problem or ("not_stored", {})))
    drop_upload(outcome)
    return outcome.publication
