"""What people did in the library, in sentences for the event log."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, str | Promise] = {
    "library.publication.added": _("{actor} added the publication {title}"),
    "library.publication.changed": _("{actor} changed the data of {title}"),
    "library.publication.file_replaced": _("{actor} replaced the file of {title}"),
    "library.publication.references_found": _("{actor} had {count} references recognised in {title}"),
    "library.publication.deleted": _("{actor} deleted the publication {title}"),
    "library.intake.started": _("{actor} handed in {count} files"),
    "library.intake.stopped": _("{actor} stopped the intake {title}"),
    "library.intake.resumed": _("{actor} let the intake {title} go on"),
    "library.intake.retried": _("{actor} had failed files of the intake {title} read once more"),
}
