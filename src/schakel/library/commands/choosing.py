"""Which publication a command means."""

from __future__ import annotations

import click
from django.utils.translation import gettext as _

from schakel.library.models import Publication
from schakel.library.queries.publications import publications
from schakel.register.access import LOCAL


def publication_meant(number: int) -> Publication:
    """The publication with this number. Raises click.ClickException where there is none."""
    publication = publications(LOCAL).filter(pk=number).first()
    if publication is None:
        raise click.ClickException(
            _("There is no publication {number}. See: schakel library list").format(number=number)
        )
    return publication
