"""Measurements of the search."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


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
        verbose_name = _("measurement of quality")
        verbose_name_plural = _("measurements of quality")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"
