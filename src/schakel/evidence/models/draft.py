"""What was sent to a language model for a question, and what came back."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DraftState(models.TextChoices):
    """Where a request to a model stands."""

    ASKED = "asked", pgettext_lazy("draft", "sent, no answer yet")
    ANSWERED = "answered", pgettext_lazy("draft", "answered")
    FAILED = "failed", pgettext_lazy("draft", "no usable answer")


class AnswerDraft(models.Model):
    """A draft of an answer by a language model of one's own. It is stored before it is sent, so that all that left is known.

    ``sent`` is the request's body to the letter, ``address`` and ``model`` where it went. ``passages`` are [number, publication,
    passage, page, label, text] of what was sent. ``received`` is the model's text, "" until it is whole; ``sentences`` are [text,
    [numbers cited], [[doubt, words]]] as checked then. ``problem`` says why there is no answer (see ``endpoint.Problem``).
    """

    question = models.ForeignKey("agenda.Question", models.CASCADE, related_name="drafts")
    at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.ASKED)
    address = models.CharField(max_length=500)
    model = models.CharField(_("model"), max_length=200)
    sent = models.TextField()
    passages = models.JSONField(default=list)
    kept_out = models.PositiveIntegerField(default=0)
    received = models.TextField(blank=True)
    sentences = models.JSONField(default=list, blank=True)
    problem = models.CharField(max_length=20, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("draft by a language model")
        verbose_name_plural = _("drafts by a language model")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.question_id} {self.at:%Y-%m-%d %H:%M}"
