"""Confirm, change or re-open the verdict on a question."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.agenda.models import Question
from schakel.agenda.stored_text import paragraphs
from schakel.evidence.actions.search_questions import lock_verdicts
from schakel.evidence.models import Finding, Verdict, VerdictLabel
from schakel.evidence.queries.verdicts import reading
from schakel.register.access import Viewer, require_change
from schakel.register.events import record
from schakel.register.indexing import note_change

LONGEST_REASON = 2000


def confirm_verdict(
    viewer: Viewer, question: Question, label: str, reason: str = "", seen: int | None = None
) -> Verdict:
    """Set a person's verdict: the label that this viewer reads as proposed confirms it, another one needs a reason.

    A reason has at most 2,000 characters. What was found till now is no longer new; where ``seen`` is given, what was found up to
    the finding with that key: the newest that stood on the person's page. Raises ValidationError where the label does not exist,
    "not searched" is chosen, or the reason lacks; NotAllowed where the viewer may not change the question's agenda.
    """
    require_change(viewer, question.agenda)
    reason = paragraphs(reason)
    if label not in VerdictLabel.values or label == VerdictLabel.UNSEARCHED:
        raise ValidationError({"label": _("Choose one of the verdicts.")})
    if len(reason) > LONGEST_REASON:
        raise ValidationError({"reason": _("The reason is too long: use at most 2,000 characters.")})
    proposed = reading(viewer, question).proposal.label
    if label != proposed and not reason:
        raise ValidationError({"reason": _("Say why you choose another verdict than the one proposed.")})
    with transaction.atomic():
        verdict = lock_verdicts([question])[question.pk]
        before, relabelled = (verdict.confirmed, verdict.confirmed_reason), verdict.label != label
        verdict.confirmed, verdict.confirmed_reason = label, reason
        verdict.confirmed_by, verdict.confirmed_at = viewer.name, timezone.now()
        verdict.confirmed_search_id = verdict.search_id
        verdict.save()
        findings = Finding.objects.filter(question=question)
        if seen is not None:
            findings.filter(pk__gt=seen, current=True, judgement="").update(new=True)
            findings = findings.filter(pk__lte=seen)
        findings.filter(new=True).update(new=False)
        record(
            viewer,
            "evidence.verdict.confirmed" if label == proposed else "evidence.verdict.changed",
            question,
            changes={"verdict": (before[0], label), "reason": (before[1], reason)},
            container=question.agenda,
        )
        if relabelled:
            note_change("agenda", question.agenda_id)
    return verdict


def reopen_verdict(viewer: Viewer, question: Question) -> Verdict:
    """Take a person's verdict back, so that the proposed one counts again. Does nothing where there is none.

    Raises NotAllowed where the viewer may not change the question's agenda.
    """
    require_change(viewer, question.agenda)
    with transaction.atomic():
        verdict = lock_verdicts([question])[question.pk]
        if not verdict.confirmed:
            return verdict
        before, relabelled = (verdict.confirmed, verdict.confirmed_reason), verdict.confirmed != verdict.proposed
        verdict.confirmed = verdict.confirmed_reason = verdict.confirmed_by = ""
        verdict.confirmed_at = verdict.confirmed_search = None
        verdict.save()
        record(
            viewer,
            "evidence.verdict.reopened",
            question,
            changes={"verdict": (before[0], ""), "reason": (before[1], "")},
            container=question.agenda,
        )
        if relabelled:
            note_change("agenda", question.agenda_id)
    return verdict
