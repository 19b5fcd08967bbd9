"""Publications, their pages and passages, and the queue of files that come in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from schakel.library.addresses import reader_address
from schakel.register.models import Owned


class Kind(models.TextChoices):
    """What sort of publication it is."""

    RESEARCH_REPORT = "research_report", _("research report")
    ADVICE = "advice", _("advice")
    EVALUATION = "evaluation", _("evaluation")
    POLICY_LETTER = "policy_letter", _("policy letter")
    AGENDA = "agenda", _("agenda")
    WORK_PROGRAMME = "work_programme", _("work programme")
    FACTSHEET = "factsheet", _("factsheet")
    MINUTES = "minutes", _("minutes")
    OTHER = "other", _("other")


class Level(models.TextChoices):
    """At which level of government its findings hold."""

    NATIONAL = "national", _("national")
    REGIONAL = "regional", _("regional")
    LOCAL = "local", _("local")
    INTERNATIONAL = "international", _("international")


class Publication(Owned):
    """A document in the library. ``digest`` is the SHA-256 of its file: the same bytes are one publication of an organisation.

    Somebody who may not see a publication must not learn of it by adding the same file: hence once per organisation, and once
    per keeper where it is private.

    ``signature`` is a MinHash of its text, to point out near-identical texts. ``warnings`` come from reading the file.
    ``references_read`` is the version of the recognition that last read what it cites; 0 for never.
    """

    title = models.CharField(_("title"), max_length=400)
    subtitle = models.CharField(_("subtitle"), max_length=400, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    publisher = models.ForeignKey(
        "parties.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        verbose_name=_("publisher"),
    )
    authors = models.CharField(_("authors"), max_length=400, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    level = models.CharField(_("level"), max_length=15, choices=Level.choices, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    licence = models.CharField(_("licence"), max_length=60, blank=True)
    source_address = models.URLField(_("source address"), max_length=500, blank=True)
    woo_category = models.CharField(_("Woo information category"), max_length=100, blank=True)
    keep_from_models = models.BooleanField(_("keep from language models"), default=False)

    file = models.FileField(upload_to="publications/", max_length=200)
    file_name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64, db_index=True)
    paged = models.BooleanField(default=True)
    page_count = models.PositiveIntegerField(default=0)
    passage_count = models.PositiveIntegerField(default=0)
    warnings = models.JSONField(default=list, blank=True)
    signature = models.BinaryField(default=b"", blank=True)
    resembles = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="resembled_by")
    example = models.BooleanField(default=False)
    references_read = models.PositiveSmallIntegerField(default=0, db_index=True)
    added_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-added_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "digest"], condition=~Q(visibility="private"), name="publication_once"
            ),
            models.UniqueConstraint(
                fields=["owner", "keeper", "digest"], condition=Q(visibility="private"), name="private_publication_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its own page."""
        return reverse("library:publication", args=[self.pk])


class Page(models.Model):
    """One page's text; ``label`` is the printed number.

    ``blocks`` are [kind, start, end, level, marker, continues] rows into the text, with a table row's cells behind.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)
    blocks = models.JSONField(default=list, blank=True)
    readable = models.BooleanField(default=True)
    ocr = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["publication", "number"], name="page_once")]

    def __str__(self) -> str:
        return f"{self.publication_id} p. {self.number}"


class Passage(models.Model):
    """60-180 words of a publication: what is searched, found and judged."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    page = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    page_end = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    label = models.CharField(max_length=20, blank=True)
    heading_path = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=10, default="body")
    text = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["publication", "position"], name="passage_once")]

    def __str__(self) -> str:
        return f"{self.publication_id} #{self.position}"

    def get_absolute_url(self) -> str:
        """The page it begins on, with the passage marked and in sight."""
        return reader_address(self.publication_id, self.page, self.pk)


class ReferenceSort(models.TextChoices):
    """What is cited, and how."""

    WORK = "work", pgettext_lazy("reference", "publication")
    SHORT = "short", pgettext_lazy("reference", "author and year")
    PARLIAMENT = "parliament", pgettext_lazy("reference", "paper of parliament")
    LAW = "law", pgettext_lazy("reference", "law")
    ADDRESS = "address", pgettext_lazy("reference", "web address")


class Reference(models.Model):
    """What a publication cites on a page: ``raw`` stands at ``start`` to ``end`` of the page's text, in the sentence ``context``.

    ``cited`` is the publication in the library that is meant, if it is there and that is sure; ``word`` is the longest word of
    the title and ``address_key`` the address in short, by which a publication that comes in later finds who cited it.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="references")
    position = models.PositiveIntegerField()
    page = models.PositiveIntegerField()
    label = models.CharField(max_length=20, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=ReferenceSort.choices)
    raw = models.TextField()
    context = models.TextField(blank=True)
    author = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=400, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    address = models.CharField(max_length=500, blank=True)
    word = models.CharField(max_length=60, blank=True)
    address_key = models.CharField(max_length=200, blank=True)
    cited = models.ForeignKey(Publication, models.SET_NULL, null=True, blank=True, related_name="cited_in")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["publication", "position"], name="reference_once")]
        indexes = [
            models.Index(fields=["word"], condition=Q(cited=None) & ~Q(word=""), name="reference_open"),
            models.Index(
                fields=["address_key"], condition=Q(cited=None) & ~Q(address_key=""), name="reference_open_address"
            ),
        ]

    def __str__(self) -> str:
        return self.raw

    def get_absolute_url(self) -> str:
        """The page it stands on."""
        return reader_address(self.publication_id, self.page)


class CitationKey(models.Model):
    """A word of a publication's title, or its address in short: by these references find the publications they may be about."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="citation_keys")
    key = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "publication"], name="citation_key_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.publication_id}"


class IntakeState(models.TextChoices):
    """Where a batch of files stands."""

    RUNNING = "running", pgettext_lazy("intake", "running")
    STOPPED = "stopped", pgettext_lazy("intake", "stopped")
    DONE = "done", pgettext_lazy("intake", "done")


class Intake(Owned):
    """A batch of files handed in at once. ``metadata`` is what was given for all of them.

    ``handed_in_by`` are the fields of the viewer who did (see ``schakel.register.access.Viewer``): the worker acts as that one.
    """

    state = models.CharField(max_length=10, choices=IntakeState.choices, default=IntakeState.RUNNING)
    title = models.CharField(max_length=200, blank=True)
    metadata = models.JSONField(default=dict, blank=True)
    handed_in_by = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title or f"#{self.pk}"


class FileState(models.TextChoices):
    """Where one file of a batch stands."""

    WAITING = "waiting", pgettext_lazy("intake", "waiting")
    WORKING = "working", pgettext_lazy("intake", "being read")
    ADDED = "added", pgettext_lazy("intake", "added")
    DUPLICATE = "duplicate", pgettext_lazy("intake", "already in the library")
    FAILED = "failed", pgettext_lazy("intake", "failed")


class IntakeFile(models.Model):
    """One file of a batch. ``claimed_at`` is when a worker last renewed its claim; an old claim may be taken over.

    ``reason`` is a problem code with data, put into words where it is shown.
    """

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    file = models.FileField(upload_to="intake/", max_length=200)
    size = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=10, choices=FileState.choices, default=FileState.WAITING)
    claimed_by = models.CharField(max_length=60, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    publication = models.ForeignKey(Publication, models.SET_NULL, null=True, blank=True, related_name="intake_files")
    reason = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["state", "claimed_at"], condition=Q(state__in=["waiting", "working"]), name="intake_open"
            )
        ]

    def __str__(self) -> str:
        return self.name
