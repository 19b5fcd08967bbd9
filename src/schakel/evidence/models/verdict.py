"""What is known of a question: the verdicts there are, and the one on each question."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class VerdictLabel(models.TextChoices):
    """What a government knows about a question."""

    ANSWERED = "answered", _("answered")
    PARTLY = "partly", _("partly")
    RUNNING = "running", _("being answered")
    WHITE = "white", _("white spot")
    THIN = "thin", _("hardly searched")
    UNSEARCHED = "unsearched", _("not searched")


NOTHING = (VerdictLabel.WHITE, VerdictLabel.THIN, VerdictLabel.UNSEARCHED)


class Verdict(models.Model):
    """The verdict on a question: proposed by the machine with reasons, confirmed or changed by a person.

    ``reasons`` are [code, data] pairs that are put into words where they are shown; they rest on ``search``, so only who may
    read that search may read them. ``confirmed`` is empty until a person decides; ``confirmed_search`` is the search that
    person looked at. ``own_words`` are added to the question's words in every search. ``best`` is the finding to start reading
    at, ``sources`` and ``publishers`` count who speaks of what the question is about.
    """

    question = models.OneToOneField("agenda.Question", models.CASCADE, related_name="verdict")
    proposed = models.CharField(max_length=12, choices=VerdictLabel.choices, default=VerdictLabel.UNSEARCHED)
    probability = models.FloatField(default=0)
    reasons = models.JSONField(default=list, blank=True)
    search = models.ForeignKey("evidence.Search", models.SET_NULL, null=True, blank=True, related_name="+")
    best = models.ForeignKey("evidence.Finding", models.SET_NULL, null=True, blank=True, related_name="+")
    sources = models.PositiveIntegerField(default=0)
    publishers = models.PositiveIntegerField(default=0)
    proposed_at = models.DateTimeField(null=True, blank=True)
    confirmed = models.CharField(max_length=12, choices=VerdictLabel.choices, blank=True)
    confirmed_reason = models.TextField(_("why"), blank=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_search = models.ForeignKey("evidence.Search", models.SET_NULL, null=True, blank=True, related_name="+")
    own_words = models.CharField(_("own search words"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("verdict on a question")
        verbose_name_plural = _("verdicts on questions")

    def __str__(self) -> str:
        return f"{self.question_id} {self.label}"

    @property
    def label(self) -> str:
        """The verdict that counts: a person's where there is one."""
        return self.confirmed or self.proposed
