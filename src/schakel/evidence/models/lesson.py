"""What a judgement under one question leaves behind for like questions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LessonRelation(models.TextChoices):
    """What the question that was judged is to the one that learns from it."""

    SAME = "same", _("the same question")
    BROADER = "broader", _("a broader question")
    NARROWER = "narrower", _("a narrower question")


class Lesson(models.Model):
    """A judgement on the same passage under a like question, which moves a finding of this one.

    ``source`` is the judged finding; ``likeness`` the probability that the questions are the same or one holds the other.
    ``asked`` and ``visibility`` are the wording of that question and who could see its agenda when it was learnt: where either
    has changed, or that question no longer stands, the lesson has lapsed until the next search learns anew.
    """

    finding = models.ForeignKey("evidence.Finding", models.CASCADE, related_name="lessons")
    source = models.ForeignKey("evidence.Finding", models.CASCADE, related_name="taught")
    relation = models.CharField(max_length=10, choices=LessonRelation.choices)
    likeness = models.FloatField()
    asked = models.TextField()
    visibility = models.CharField(max_length=12)

    class Meta:
        verbose_name = _("lesson from a like question")
        verbose_name_plural = _("lessons from like questions")
        ordering = ["-likeness", "id"]
        constraints = [models.UniqueConstraint(fields=["finding", "source"], name="lesson_once")]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.relation} {self.source_id}"
