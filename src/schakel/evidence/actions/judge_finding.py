"""Say of a finding what it does for the question."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.agenda.models import Question
from schakel.agenda.stored_text import paragraphs
from schakel.evidence.actions.learn import learn
from schakel.evidence.actions.search_questions import PROPOSED, lock_verdicts, propose_again
from schakel.evidence.bulk import update_rows
from schakel.evidence.models import Finding, Judgement, Verdict
from schakel.evidence.queries.findings import stored_findings
from schakel.evidence.queries.lessons import learners
from schakel.register.access import Viewer, require_change
from schakel.register.events import record
from schakel.register.indexing import note_change

LONGEST_NOTE = 2000


def judge_finding(viewer: Viewer, finding: Finding, judgement: str, note: str | None = None) -> Finding:
    """Set the judgement of a finding: a value of ``Judgement``, or "" to take it back; ``note`` None leaves the note as it is.

    The proposed verdict of the question follows, and like questions learn from it: their order and proposals follow too. Returns
    the finding as it is now. Raises ValidationError for a judgement that does not exist, a note of more than 2,000 characters, or
    a finding that is gone by now; NotAllowed where the viewer may not change the question's agenda.
    """
    question = finding.question
    require_change(viewer, question.agenda)
    if judgement and judgement not in Judgement.values:
        raise ValidationError(_("Choose one of the four judgements."))
    if note is not None and len(note) > LONGEST_NOTE:
        raise ValidationError(_("The note is too long: use at most 2,000 characters."))
    like = learners(finding)
    with transaction.atomic():
        verdicts = lock_verdicts([question, *like])
        verdict = verdicts[question.pk]
        stored = Finding.objects.filter(pk=finding.pk).select_related("question__agenda").first()
        if stored is None:
            raise ValidationError(_("This passage is no longer among the findings: the page shows what is there now."))
        before = (stored.judgement, stored.note)
        stored.judgement = judgement
        stored.note = stored.note if note is None else paragraphs(note)
        if (stored.judgement, stored.note) == before:
            return stored
        stored.new = False
        stored.judged_by = viewer.name if judgement or stored.note else ""
        stored.judged_at = timezone.now() if judgement or stored.note else None
        stored.save(update_fields=["judgement", "note", "new", "judged_by", "judged_at"])
        _log(viewer, stored, question, *before)
        relabelled = {question.agenda_id} if _propose(verdict, stored_findings(question)) else set()
        for one in like:
            learner = verdicts[one.pk]
            if learner.search is not None and _propose(learner, learn(one, learner, stored_findings(one))):
                relabelled.add(one.agenda_id)
        for agenda in sorted(relabelled):
            note_change("agenda", agenda)
    return stored


def _log(viewer: Viewer, finding: Finding, question: Question, judgement: str, note: str) -> None:
    """Log what became of a finding that had this judgement and note before."""
    said = {"judgement": (judgement, finding.judgement), "note": (note, finding.note)}
    changes = {field: pair for field, pair in said.items() if pair[0] != pair[1]}
    action = "judged" if finding.judgement else "judgement_withdrawn"
    record(
        viewer,
        f"evidence.finding.{action if 'judgement' in changes else 'noted'}",
        finding,
        changes=changes,
        data={"question": question.pk, "publication": finding.publication_id},
        container=question,
    )


def _propose(verdict: Verdict, findings: Sequence[Finding]) -> bool:
    """Propose a verdict anew from its last search and these findings, and store it; returns whether the label changed."""
    relabelled = propose_again(verdict, verdict.search, findings)
    update_rows(findings, ["good"])
    verdict.save(update_fields=PROPOSED)
    return relabelled
