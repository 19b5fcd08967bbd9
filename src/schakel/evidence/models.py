"""What is known per question: logged searches, findings and verdicts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from schakel.evidence.draft_models import AnswerDraft as AnswerDraft
from schakel.evidence.judging_models import Lesson as Lesson
from schakel.evidence.judging_models import LessonRelation as LessonRelation
from schakel.evidence.judging_models import QualityRun as QualityRun


class VerdictLabel(models.TextChoices):
    """What a government knows about a question."""

    ANSWERED = "answered", _("answered")
    PARTLY = "partly", _("partly")
    RUNNING = "running", _("being answered")
    WHITE = "white", _("white spot")
    THIN = "thin", _("hardly searched")
    UNSEARCHED = "unsearched", _("not searched")


NOTHING = (VerdictLabel.WHITE, VerdictLabel.THIN, VerdictLabel.UNSEARCHED)


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

    ``passage`` is empty where the text no longer stands in the publication. ``current`` is false where the last search did not
    find it again. ``good`` is true where it was judged as helpful, or nobody judged it and it speaks of what the question is
    about. ``new`` is true where it was found after a person had judged, until a person looks at it. ``lift`` is how far
    judgements under like questions move it (−1 to 1); ``score`` is the search's own, 0 where only a like question
    brought the passage. ``resembling`` is true where an embedding model finds it much like the question.
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
    lift = models.FloatField(default=0)
    rank = models.PositiveIntegerField()
    terms = models.JSONField(default=list, blank=True)
    related = models.JSONField(default=list, blank=True)
    resembling = models.BooleanField(default=False)
    current = models.BooleanField(default=True)
    good = models.BooleanField(default=False)
    new = models.BooleanField(default=False)
    first_found = models.DateTimeField(auto_now_add=True)
    judgement = models.CharField(max_length=12, choices=Judgement.choices, blank=True)
    note = models.TextField(_("note"), blank=True)
    judged_by = models.CharField(max_length=200, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["rank", "id"]
        constraints = [models.UniqueConstraint(fields=["question", "passage"], name="finding_once")]
        indexes = [
            models.Index(fields=["question", "current", "rank"]),
            models.Index(fields=["question"], condition=models.Q(new=True), name="finding_new"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} p. {self.page}"


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
    search = models.ForeignKey(Search, models.SET_NULL, null=True, blank=True, related_name="+")
    best = models.ForeignKey(Finding, models.SET_NULL, null=True, blank=True, related_name="+")
    sources = models.PositiveIntegerField(default=0)
    publishers = models.PositiveIntegerField(default=0)
    proposed_at = models.DateTimeField(null=True, blank=True)
    confirmed = models.CharField(max_length=12, choices=VerdictLabel.choices, blank=True)
    confirmed_reason = models.TextField(_("why"), blank=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_search = models.ForeignKey(Search, models.SET_NULL, null=True, blank=True, related_name="+")
    own_words = models.CharField(_("own search words"), max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.question_id} {self.label}"

    @property
    def label(self) -> str:
        """The verdict that counts: a person's where there is one."""
        return self.confirmed or self.proposed
