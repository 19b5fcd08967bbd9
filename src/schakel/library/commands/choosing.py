"""Which publication a command means."""

from __future__ import annotations

from django.utils.translation import gettext as _

from schakel.library.models import Publication
from schakel.library.queries.publications import publication_seen, publications
from schakel.register.access import LOCAL
from schakel.register.choosing import Named, key_meant


def publication_meant(wanted: str) -> Publication:
    """The publication with this number or (part of) this title. Raises click.ClickException for none, or more than one."""
    key = key_meant(
        wanted,
        [Named(pk, f"{pk}  {title}", title) for pk, title in publications(LOCAL).values_list("pk", "title")],
        none=_("There is no publication “%(name)s”. Give its number or part of its title; see: schakel library list"),
        several=_("“%(name)s” fits more than one publication. Give the number of one of these:"),
    )
    return publication_seen(LOCAL, key)
