"""Passages that may answer a question, with what people said of them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Judgement(models.TextChoices):
    """What a person says of a finding."""

    ANSWERS = "answers", _("answers")
    PARTLY = "partly", _("partly")
    BACKGROUND = "background", _("background")
    IRRELEVANT = "irrelevant", _("not relevant")


class Finding(models.Model):
    """A passage that may answer a question. The text, page and path are kept, so that a judgement outlives the file.

    ``passage`` is empty where the text no longer stands in the publication. ``current`` is false where the last search did not
    find it again. ``good`` is true where it was judged as helpful, or nobody judged it and it speaks of what the question is
    about. ``new`` is true where it was found after a person had judged, until a person looks at it. ``lift`` is how far
    judgements under like questions move it (−1 to 1); ``score`` is the search's own, 0 where only a like question
    brought the passage. ``resembling`` is true where an embedding model finds it much like the question. ``chance`` is how
    likely it was at the last search that it helps (0 to 1; see ``search.promise``), 0 where that was not measured.
    """

    question = models.ForeignKey("agenda.Question", models.CASCADE, related_name="findings")
    publication = models.ForeignKey("library.Publication", models.CASCADE, related_name="findings")
    passage = models.ForeignKey("library.Passage", models.SET_NULL, null=True, blank=True, related_name="findings")
    search = models.ForeignKey("evidence.Search", models.SET_NULL, null=True, related_name="findings")
    text = models.TextField()
    page = models.PositiveIntegerField()
    label = models.CharField(max_length=20, blank=True)
    heading_path = models.JSONField(default=list, blank=True)
    score = models.FloatField()
    lift = models.FloatField(default=0)
    rank = models.PositiveIntegerField()
    terms = models.JSONField(default=list, blank=True)
    related = models.JSONField(default=list, blank=True)
    resembling = models.BooleanField(default=False)
    chance = models.FloatField(default=0)
    current = models.BooleanField(default=True)
    good = models.BooleanField(default=False)
    new = models.BooleanField(default=False)
    first_found = models.DateTimeField(auto_now_add=True)
    judgement = models.CharField(max_length=12, choices=Judgement.choices, blank=True)
    note = models.TextField(_("note"), blank=True)
    judged_by = models.CharField(max_length=200, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("passage found")
        verbose_name_plural = _("passages found")
        ordering = ["rank", "id"]
        constraints = [models.UniqueConstraint(fields=["question", "passage"], name="finding_once")]
        indexes = [
            models.Index(fields=["question", "current", "rank"]),
            models.Index(fields=["question"], condition=models.Q(new=True), name="finding_new"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} p. {self.page}"
