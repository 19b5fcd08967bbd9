"""Questions of all agendas put together in named groups, as they were last computed, with the names that people gave."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from schakel.register.access import EVERYTHING

NAME_LENGTH = 120


class QuestionGroup(models.Model):
    """Questions of any agenda that are about the same thing.

    ``circle`` is the circle of readers in which it arose: nobody else knows of it, and what is hidden from anyone there has no
    part in what it is, only joins it for its own readers. ``name`` is what a person called it ("" where nobody did),
    ``named_over`` the keys of the questions that this person saw in it: who sees fewer than two of those does not see the name.
    ``proposed`` and ``words`` are the machine's, made of ``size`` of its questions, so only for who sees all of these.
    ``split_from`` is the group that most of its questions came from; ``merged_into`` is set where a group that a person named
    has gone up in another: the name is kept, the group has no questions.
    """

    circle = models.CharField(max_length=40, default=EVERYTHING)
    name = models.CharField(_("name"), max_length=NAME_LENGTH, blank=True)
    named_by = models.CharField(max_length=200, blank=True)
    named_at = models.DateTimeField(null=True, blank=True)
    named_over = models.JSONField(default=list, blank=True)
    proposed = models.CharField(max_length=400)
    words = models.JSONField(default=list, blank=True)
    size = models.PositiveIntegerField(default=0)
    split_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="split_off")
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")

    class Meta:
        ordering = ["-size", "id"]

    def __str__(self) -> str:
        return self.name or f"#{self.pk}"


class GroupMember(models.Model):
    """A question in a group; ``rank`` 1 is the one nearest to what the group is about.

    ``in_name`` tells that the proposed name is made of it too. A question may be in several groups, of different circles: a
    reader finds it in the one of the narrowest circle that this reader belongs to.
    """

    group = models.ForeignKey(QuestionGroup, models.CASCADE, related_name="members")
    question = models.ForeignKey("agenda.Question", models.CASCADE, related_name="places")
    rank = models.PositiveIntegerField()
    in_name = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("place in a question group")
        verbose_name_plural = _("places in question groups")
        ordering = ["rank", "id"]
        constraints = [models.UniqueConstraint(fields=["group", "question"], name="question_once_in_group")]

    def __str__(self) -> str:
        return f"{self.group_id} {self.question_id}"


class PlacedQuestion(models.Model):
    """A question that a person put in a ``group`` (None: in none at all), where it stays when questions are put together anew."""

    question = models.OneToOneField("agenda.Question", models.CASCADE, related_name="placed")
    group = models.ForeignKey(QuestionGroup, models.CASCADE, null=True, blank=True, related_name="placed")
    by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("place chosen in a question group")
        verbose_name_plural = _("places chosen in question groups")

    def __str__(self) -> str:
        return f"{self.question_id} {self.group_id or '-'}"


class Grouping(models.Model):
    """One row: when questions were last put together, ``digest`` over which texts, up to which change of the agendas."""

    at = models.DateTimeField(auto_now=True)
    digest = models.CharField(max_length=64)
    sequence = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
