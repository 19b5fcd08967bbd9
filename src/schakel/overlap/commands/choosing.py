"""Which group of questions a command means."""

from __future__ import annotations

from django.utils.translation import gettext as _

from schakel.overlap.queries.groups import GroupRow, question_groups
from schakel.register.access import LOCAL
from schakel.register.choosing import Named, key_meant


def group_meant(wanted: str) -> GroupRow:
    """The group with this number or (part of) this name. Raises click.ClickException for none, or more than one."""
    rows = {row.key: row for row in question_groups(LOCAL)}
    key = key_meant(
        wanted,
        [Named(row.key, f"{row.key}  {row.name}", row.name) for row in rows.values()],
        none=_("There is no group “%(name)s”. Give its number or part of its name; see: schakel agenda groups"),
        several=_("“%(name)s” fits more than one group. Give the number of one of these:"),
    )
    return rows[key]
