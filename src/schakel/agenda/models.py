"""Agendas, their themes and questions, and drafts of agendas that are being imported."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schakel.register.models import Owned

TITLE_LENGTH = 400
CODE_LENGTH = 20
LABEL_LENGTH = 200
OWNERS_LENGTH = 200
TAG_LENGTH = 60
QUESTION_LENGTH = 2_000
TEXT_LENGTH = 50_000
"""How long each text may be, in characters."""

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""The years that an agenda may cover: anything outside is a mistake in typing."""

DEEPEST = 5
"""How many questions deep an agenda goes: a core question, a sub-question under it, and so on."""

_year = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
_question_text = [MaxLengthValidator(QUESTION_LENGTH)]
_long_text = [MaxLengthValidator(TEXT_LENGTH)]


class AgendaKind(models.TextChoices):
    """What sort of agenda it is."""

    STRATEGIC = "strategic", _("strategic knowledge agenda")
    DIRECTORATE = "directorate", _("knowledge agenda of a directorate")
    REGIONAL = "regional", _("regional knowledge agenda")
    LOCAL = "local", _("local knowledge agenda")
    RESEARCH = "research", _("research agenda")
    OTHER = "other", _("other")


class Agenda(Owned):
    """A knowledge agenda of an organisation (``owner``). ``source_*`` is the document it was imported from."""

    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    subtitle = models.CharField(_("subtitle"), max_length=TITLE_LENGTH, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=AgendaKind.choices, default=AgendaKind.OTHER)
    summary = models.TextField(_("what it is for"), blank=True, validators=_long_text)
    starts = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True, validators=_year)
    ends = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True, validators=_year)
    source_file = models.FileField(upload_to="agendas/", max_length=200, blank=True)
    source_name = models.CharField(max_length=255, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    example = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")
        ordering = ["owner__name", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "source_digest"], condition=~Q(source_digest=""), name="agenda_document_once"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Raises ValidationError where the agenda would end before it begins."""
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": _("The last year lies before the first year.")})

    @property
    def period(self) -> str:
        """The years it covers, in words."""
        return period(self.starts, self.ends)


def period(starts: int | None, ends: int | None) -> str:
    """First and last year with an en dash between them, the one year where they are the same, or nothing."""
    return "–".join(dict.fromkeys(str(year) for year in (starts, ends) if year))


class Tag(models.Model):
    """A cross-cutting subject."""

    name = models.CharField(max_length=TAG_LENGTH, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ItemState(models.TextChoices):
    """Whether a theme or question still stands."""

    ACTIVE = "active", _("active")
    WITHDRAWN = "withdrawn", _("withdrawn")
    MERGED = "merged", _("merged into another")
    SPLIT = "split", _("split into others")


class Theme(models.Model):
    """A theme of an agenda, with why it matters and what it means for the organisation."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="themes")
    code = models.CharField(_("code"), max_length=CODE_LENGTH)
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    rationale = models.TextField(_("why this theme"), blank=True, validators=_long_text)
    consequences = models.TextField(_("what it means for us"), blank=True, validators=_long_text)
    owners = models.CharField(_("owners"), max_length=OWNERS_LENGTH, blank=True)
    position = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.ACTIVE)
    page = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class QuestionLevel(models.TextChoices):
    """Core questions give direction; sub-questions stand under them."""

    CORE = "core", _("core question")
    SUB = "sub", _("sub-question")


class Question(models.Model):
    """A knowledge question. ``parent`` is the core question it stands under; ``original`` the wording of the document.

    ``successors`` are the questions it was merged or split into. Wordings over time are read from the event log.
    """

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="questions")
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="questions")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    level = models.CharField(_("level"), max_length=4, choices=QuestionLevel.choices, default=QuestionLevel.SUB)
    code = models.CharField(_("code"), max_length=CODE_LENGTH)
    label = models.CharField(_("short name"), max_length=LABEL_LENGTH, blank=True)
    text = models.TextField(_("question"), validators=_question_text)
    explanation = models.TextField(_("explanation"), blank=True, validators=_long_text)
    owners = models.CharField(_("owners"), max_length=OWNERS_LENGTH, blank=True)
    needed_by = models.DateField(_("needed before"), null=True, blank=True)
    needed_for = models.CharField(_("for which decision"), max_length=200, blank=True)
    original = models.TextField(_("original wording"), blank=True)
    page = models.PositiveIntegerField(_("page"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.ACTIVE)
    successors = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="predecessors")
    tags = models.ManyToManyField(Tag, blank=True, related_name="questions")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["agenda", "state"])]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


class AgendaDraft(Owned):
    """An agenda as recognised in a document, to be corrected by a person before it is stored.

    ``tree`` is the recognised agenda as plain data; ``agenda`` the stored agenda that this is a new edition of.
    """

    file = models.FileField(upload_to="agendas/", max_length=200)
    file_name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    pages = models.JSONField(default=list, blank=True)
    tree = models.JSONField(default=dict, blank=True)
    problem = models.JSONField(default=list, blank=True)
    agenda = models.ForeignKey(Agenda, models.CASCADE, null=True, blank=True, related_name="drafts")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name
