"""What is known of a publication, named in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schakel.library.models import Publication
from schakel.library.queries.publications import language_name
from schakel.library.woo import label_of
from schakel.register.exports import Column

COLUMNS: Sequence[Column[Publication]] = (
    Column(gettext_lazy("Number"), lambda one: one.pk, 10),
    Column(gettext_lazy("Title"), lambda one: one.title, 60),
    Column(gettext_lazy("Subtitle"), lambda one: one.subtitle, 40),
    Column(gettext_lazy("Kind"), lambda one: str(one.get_kind_display()), 20),
    Column(gettext_lazy("Publisher"), lambda one: one.publisher.name if one.publisher else "", 30),
    Column(gettext_lazy("Authors"), lambda one: one.authors, 30),
    Column(gettext_lazy("Year"), lambda one: one.year, 8),
    Column(gettext_lazy("Level"), lambda one: str(one.get_level_display()), 15),
    Column(gettext_lazy("Place"), lambda one: one.place, 20),
    Column(gettext_lazy("Language"), lambda one: language_name(one.language) if one.language else "", 15),
    Column(gettext_lazy("Licence"), lambda one: one.licence, 15),
    Column(gettext_lazy("Source address"), lambda one: one.source_address, 40),
    Column(gettext_lazy("Woo information category"), lambda one: label_of(one.woo_category), 30),
    Column(gettext_lazy("Pages"), lambda one: one.page_count, 8),
    Column(gettext_lazy("Passages"), lambda one: one.passage_count, 10),
    Column(gettext_lazy("File"), lambda one: one.file_name, 40),
    Column(gettext_lazy("Added"), lambda one: one.added_at, 20),
)


def facts(publication: Publication) -> list[tuple[str, str]]:
    """What is known of one publication besides its title: names and values, of what there is."""
    found = [(str(column.title), _shown(column.value(publication))) for column in COLUMNS if column.title != _("Title")]
    found.append((_("Visible to"), str(publication.get_visibility_display())))
    if publication.keep_from_models:
        found.append((_("Language models"), _("this text is kept from them")))
    return [(name, value) for name, value in found if value]


def _shown(value: object) -> str:
    return date_format(localtime(value), "j F Y") if isinstance(value, datetime) else str(value or "")
