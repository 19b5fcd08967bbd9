"""What the evidence says on the pages of agendas: verdicts beside questions, what needs attention, further views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.agenda.annotations import Aside, Line, Remark
from schakel.agenda.models import Agenda, Question
from schakel.agenda.queries.standing import standing_questions
from schakel.evidence.queries.findings import new_counts
from schakel.evidence.queries.verdicts import readings
from schakel.evidence.words.verdict import where
from schakel.register.access import Viewer, visible

SHOWN = 8


class EvidenceAnnotator:
    """Verdicts and the best place to read, beside each question."""

    def remarks(self, viewer: Viewer, questions: Sequence[int]) -> Mapping[int, Remark]:
        """Per question its verdict and, in grey, the best page or what was searched."""
        rows = list(visible(Question.objects.filter(pk__in=questions), viewer, "agenda__").only("text"))
        found = readings(viewer, rows)
        start = reverse("evidence:question", args=[0]).removesuffix("0/")
        return {row.pk: Remark(found[row.pk].label, where(found[row.pk]), f"{start}{row.pk}/") for row in rows}

    def aside(self, viewer: Viewer, agenda: Agenda) -> Aside:
        """What needs attention in this agenda, and its other views."""
        rows = standing_questions(viewer, agenda)
        judged = rows.filter(verdict__confirmed__gt="").in_bulk()
        new = new_counts(viewer, judged)
        attention = [_reopened(one, new[key]) for key, one in judged.items() if key in new][:SHOWN]
        overview = reverse("evidence:overview", args=[agenda.pk])
        parents = rows.filter(parent__isnull=False).order_by().values("parent")
        if unsearched := rows.filter(verdict__search=None).exclude(pk__in=parents).count():
            words = ngettext("%(count)d question is", "%(count)d questions are", unsearched) % {"count": unsearched}
            attention.append(Line(words, f"{overview}?verdict=unsearched", _("not searched yet")))
        views = (
            Line(_("Overview and white spots"), overview),
            Line(_("Evidence map"), reverse("evidence:map", args=[agenda.pk])),
            Line(_("Asked elsewhere"), reverse("overlap:radar", args=[agenda.pk])),
            Line(_("Judge next"), reverse("evidence:judging_queue", args=[agenda.pk])),
        )
        return Aside(attention=tuple(attention), views=views)


def _reopened(question: Question, new: int) -> Line:
    words = ngettext("%(count)d new passage", "%(count)d new passages", new) % {"count": new}
    address = reverse("evidence:question", args=[question.pk])
    named = Truncator(f"{question.code} {question.text}".strip()).words(9)
    return Line(named, address, _("%(passages)s since your judgement") % {"passages": words})
