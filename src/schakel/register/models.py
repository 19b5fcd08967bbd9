"""What every room shares in the database: owned items, the event log, the list of changes for the index."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from schakel.register.access import Visibility


class Owned(models.Model):
    """An item of an organisation, with who may see it. ``keeper`` is the person who alone sees a private item."""

    owner = models.ForeignKey("parties.Organisation", models.PROTECT, related_name="+", verbose_name=_("organisation"))
    visibility = models.CharField(
        _("visible to"), max_length=12, choices=Visibility.choices, default=Visibility.ORGANISATION
    )
    keeper = models.ForeignKey("parties.Person", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class Event(models.Model):
    """One line of the append-only log: who did what to which item, when.

    ``action`` is namespaced ("library.publication.added"); ``subject_kind`` a model's label ("library.publication");
    ``changes`` maps a field to [old, new], so the history of a text is read from here; ``data`` holds what else matters.
    ``container_*`` names the item it belongs to (a question's agenda), so that an agenda's history is one look-up.
    """

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.CharField(max_length=200)
    action = models.CharField(max_length=80, db_index=True)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_title = models.CharField(max_length=400, blank=True)
    container_kind = models.CharField(max_length=60, blank=True)
    container_id = models.BigIntegerField(null=True, blank=True)
    changes = models.JSONField(default=dict, blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "-id"]),
            models.Index(fields=["container_kind", "container_id", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_kind} {self.subject_id}"


class IndexChange(models.Model):
    """Something changed that the index must take in. ``sequence`` rises in the order of commits (see ``indexing``)."""

    sequence = models.BigIntegerField(primary_key=True)
    source = models.CharField(max_length=20)
    group = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["source", "group"])]

    def __str__(self) -> str:
        return f"{self.sequence} {self.source} {self.group}"


class IndexCounter(models.Model):
    """One row: the last sequence given out. Locked until commit, so that a later number is never seen before an earlier one.

    ``life`` names what these numbers count: a database that a backup was put back in begins to count anew, with another one.
    """

    last = models.BigIntegerField(default=0)
    life = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return str(self.last)
