"""What is known per question: logged searches, findings and verdicts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Search(models.Model):
    """One logged search for a question: with which words, in how much, when. The ground under every "white spot"."""

    question = models.ForeignKey("agenda.Question", models.CASCADE, related_name="searches")
    at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=200)
    text = models.TextField()
    words = models.JSONField(default=list)
    publications = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    passages = models.PositiveIntegerField()
    found = models.PositiveIntegerField()
    engine = models.CharField(max_length=60)
    sequence = models.BigIntegerField()

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "searches"

    def __str__(self) -> str:
        return f"{self.question_id} {self.at:%Y-%m-%d %H:%M}"


class Judgement(models.TextChoices):
    """What a person says of a finding."""

    ANSWERS = "answers", _("answers")
    PARTLY = "partly", _("partly")
    BACKGROUND = "background", _("background")
    IRRELEVANT = "irrelevant", _("not relevant")


class Finding(models.Model):
    """A passage that may answer a question. The text, page and path are kept, so that a judgement outlives the file.

    ``passage`` is empty where the text no longer stands in the publication.
    """

    question = models.ForeignKey("agenda.Question", models.CASCADE, related_name="findings")
    publication = models.ForeignKey("library.Publication", models.CASCADE, related_name="findings")
    passage = models.ForeignKey("library.Passage", models.SET_NULL, null=True, blank=True, related_name="findings")
    search = models.ForeignKey(Search, models.SET_NULL, null=True, related_name="findings")
    text = models.TextField()
    page = models.PositiveIntegerField()
    label = models.CharField(max_length=20, blank=True)
    heading_path = models.JSONField(default=list, blank=True)
    score = models.FloatField()
    rank = models.PositiveIntegerField()
    terms = models.JSONField(default=list, blank=True)
    related = models.JSONField(default=list, blank=True)
    current = models.BooleanField(default=True)
    first_found = models.DateTimeField(auto_now_add=True)
    judgement = models.CharField(max_length=12, choices=Judgement.choices, blank=True)
    note = models.TextField(_("note"), blank=True)
    judged_by = models.CharField(max_length=200, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["rank", "id"]
        constraints = [models.UniqueConstraint(fields=["question", "passage"], name="finding_once")]
        indexes = [models.Index(fields=["question", "current", "rank"])]

    def __str__(self) -> str:
        return f"{self.question_id} p. {self.page}"


class VerdictLabel(models.TextChoices):
    """What a government knows about a question."""

    ANSWERED = "answered", _("answered")
    PARTLY = "partly", _("partly answered")
    RUNNING = "running", _("being answered")
    WHITE = "white", _("white spot")
    THIN = "thin", _("hardly searched")
    UNSEARCHED = "unsearched", _("not searched")


class Verdict(models.Model):
    """The verdict on a question: proposed by the machine with reasons, confirmed or changed by a person.

    ``reasons`` are [code, data] pairs that are put into words where they are shown. ``confirmed`` is empty until a person
    decides; ``confirmed_sequence`` is how far the library was then, so that new passages re-open the verdict.
    """

    question = models.OneToOneField("agenda.Question", models.CASCADE, related_name="verdict")
    proposed = models.CharField(max_length=12, choices=VerdictLabel.choices, default=VerdictLabel.UNSEARCHED)
    probability = models.FloatField(default=0)
    reasons = models.JSONField(default=list, blank=True)
    search = models.ForeignKey(Search, models.SET_NULL, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField(null=True, blank=True)
    confirmed = models.CharField(max_length=12, choices=VerdictLabel.choices, blank=True)
    confirmed_reason = models.TextField(_("why"), blank=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_search = models.ForeignKey(Search, models.SET_NULL, null=True, blank=True, related_name="+")
    new_findings = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.question_id} {self.label}"

    @property
    def label(self) -> str:
        """The verdict that counts: a person's where there is one."""
        return self.confirmed or self.proposed
