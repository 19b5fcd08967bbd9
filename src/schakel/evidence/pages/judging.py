"""Judge one passage after another, in the order in which a judgement helps most."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schakel.agenda.queries.agendas import agenda as find_agenda
from schakel.agenda.queries.question import question as find_question
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.models import Judgement
from schakel.evidence.queries.findings import finding_for
from schakel.evidence.queries.lessons import lessons_of
from schakel.evidence.queries.next_to_judge import Judging, judging
from schakel.evidence.queries.next_to_judge import judging_queue as waiting
from schakel.evidence.words.findings import shown
from schakel.evidence.words.judging import left, prospect
from schakel.register.access import may_change
from schakel.register.middleware import ViewerRequest
from schakel.register.numbers import number_in
from schakel.register.refusals import attempt

SHOWN = 100
MOST_SKIPPED = 100


@require_http_methods(["GET", "HEAD", "POST"])
def judge_next(request: ViewerRequest, key: int) -> HttpResponse:
    """The passage whose judgement helps most; posting ``finding`` and ``judgement`` judges it and goes on to the next.

    ``sla-over`` holds the keys of passages to leave for later.
    """
    question = find_question(request.viewer, key)
    skipped = _keys(request.GET.getlist("sla-over"))
    if request.method == "POST":
        return _judge(request, key, skipped)
    found = judging(request.viewer, question)
    offered = [one for one in found.order if one.finding.pk not in skipped] or list(found.order)
    finding = offered[0].finding if offered else None
    later = [*skipped, finding.pk] if finding and len(offered) > 1 else []
    taught = lessons_of(request.viewer, [key]).get(key, {})
    return render(
        request,
        "evidence/judge_next.html",
        {
            "found": found,
            "question": question,
            "one": shown(finding, question.text, lessons=taught.get(finding.passage_id or 0, ())) if finding else None,
            "later": "&".join(f"sla-over={one}" for one in later),
            "left": left(found),
            "prospect": prospect(found),
            "judgements": Judgement.choices,
            "may_change": may_change(request.viewer, question.agenda),
        },
    )


def _judge(request: ViewerRequest, key: int, skipped: list[int]) -> HttpResponse:
    finding = finding_for(request.viewer, number_in(request.POST.get("finding", "")) or 0)
    judgement, note = request.POST.get("judgement", ""), request.POST.get("note")
    if attempt(request, lambda: judge_finding(request.viewer, finding, judgement, note or None)) and judgement:
        address = f"{reverse('evidence:question', args=[finding.question_id])}#f{finding.pk}"
        told = _("Judged as “%(judgement)s”.") % {"judgement": Judgement(judgement).label}
        messages.success(request, format_html('{} <a href="{}">{}</a>', told, address, _("See or change it")))
    rest = "&".join(f"sla-over={one}" for one in skipped if one != finding.pk)
    return redirect(reverse("evidence:judge_next", args=[key]) + (f"?{rest}" if rest else ""))


@require_safe
def judging_queue(request: ViewerRequest, key: int) -> HttpResponse:
    """Which questions of an agenda gain most by judging next."""
    agenda = find_agenda(request.viewer, key)
    rows: list[Judging] = waiting(request.viewer, agenda)
    return render(
        request,
        "evidence/judging_queue.html",
        {"agenda": agenda, "count": len(rows), "rows": [(one, left(one), prospect(one)) for one in rows[:SHOWN]]},
    )


def _keys(given: list[str]) -> list[int]:
    return [number for one in given[:MOST_SKIPPED] if (number := number_in(one)) is not None]
