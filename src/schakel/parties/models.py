"""Organisations and people."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What an organisation is, as TOOI classes where there is one."""

    MINISTRY = "ministry", _("ministry")
    PROVINCE = "province", _("province")
    MUNICIPALITY = "municipality", _("municipality")
    WATER_BOARD = "water_board", _("water board")
    REGION = "region", _("regional cooperation")
    INSTITUTE = "institute", _("knowledge institute")
    COUNCIL = "council", _("advisory council")
    ASSOCIATION = "association", _("association")
    OTHER = "other", _("other")


class Organisation(models.Model):
    """A body that asks, publishes or knows. ``identifier`` is its TOOI address where it has one."""

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices, default=OrganisationKind.OTHER)
    identifier = models.URLField(_("TOOI address"), blank=True)
    home = models.BooleanField(_("keeps this installation"), default=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="organisation_name_once")]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Someone at an organisation."""

    name = models.CharField(_("name"), max_length=200)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="people")
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
