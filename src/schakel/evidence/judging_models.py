"""What judgements leave behind: lessons for like questions, and measurements of the search."""

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
        ordering = ["-likeness", "id"]
        constraints = [models.UniqueConstraint(fields=["finding", "source"], name="lesson_once")]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.relation} {self.source_id}"


class QualityRun(models.Model):
    """One measurement of the search on questions that people judged.

    ``agenda`` is where the judgements come from, empty for a file (``name``). ``figures`` holds per figure [value, low, high,
    questions] as ``schakel.search.measures`` explains; ``lost`` counts judged passages that stand in no publication (any more),
    ``passages`` how many were searched; ``reach`` are the access tokens of all that was searched: who holds them all may read
    the figures. ``version`` and ``engine`` are those of the product and of its index then.
    """

    at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=200)
    version = models.CharField(max_length=40)
    engine = models.CharField(max_length=60)
    agenda = models.ForeignKey(
        "agenda.Agenda", models.CASCADE, null=True, blank=True, related_name="quality_runs", verbose_name=_("agenda")
    )
    name = models.CharField(max_length=300)
    questions = models.PositiveIntegerField()
    judgements = models.PositiveIntegerField()
    verdicts = models.PositiveIntegerField()
    lost = models.PositiveIntegerField(default=0)
    passages = models.PositiveIntegerField()
    reach = models.JSONField(default=list, blank=True)
    figures = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"
