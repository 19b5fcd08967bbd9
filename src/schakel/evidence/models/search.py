"""Logged searches for questions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from schakel.evidence.models.verdict import VerdictLabel


class Search(models.Model):
    """One logged search for a question: with which words, in how much, when. The ground under every "white spot".

    ``publications``, ``pages`` and ``passages`` count what was searched, ``found`` the passages that matched. ``reach`` holds
    the access tokens that the searched publications carry: who holds them all may read the outcome, as it rests on nothing
    hidden from them. ``key_terms`` are [term, passages that hold it]; ``uncovered`` those that no top passage holds.
    ``label`` and ``probability`` are what the machine made of it, before any judgement; ``doubt`` is the verdict that was
    nearly as likely, if any. ``sequence`` is how far the library was.
    """

    question = models.ForeignKey("agenda.Question", models.CASCADE, related_name="searches")
    at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=200)
    text = models.TextField()
    own_words = models.CharField(max_length=300, blank=True)
    words = models.JSONField(default=list)
    key_terms = models.JSONField(default=list, blank=True)
    uncovered = models.JSONField(default=list, blank=True)
    reach = models.JSONField(default=list, blank=True)
    publications = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    passages = models.PositiveIntegerField()
    found = models.PositiveIntegerField()
    label = models.CharField(max_length=12, choices=VerdictLabel.choices, default=VerdictLabel.UNSEARCHED)
    probability = models.FloatField(default=0)
    doubt = models.CharField(max_length=12, choices=VerdictLabel.choices, blank=True)
    engine = models.CharField(max_length=60)
    sequence = models.BigIntegerField()

    class Meta:
        verbose_name = _("search of the library")
        verbose_name_plural = _("searches of the library")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.question_id} {self.at:%Y-%m-%d %H:%M}"
