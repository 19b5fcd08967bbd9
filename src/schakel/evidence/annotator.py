"""What the evidence says on the pages of agendas: verdicts beside questions, what needs attention, further views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.agenda.annotations import Aside, Line, Remark
from schakel.agenda.models import Agenda, Question
from schakel.evidence.models import VerdictLabel
from schakel.evidence.queries.findings import new_counts
from schakel.evidence.queries.standing import standing_questions
from schakel.evidence.queries.stored import Place
from schakel.evidence.queries.verdicts import Reading, readings
from schakel.evidence.reasons import listed, per_language, publications, publishers, search_words
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
        attention = [_reopened(judged[key], count) for key, count in new.items()][:SHOWN]
        overview = reverse("evidence:overview", args=[agenda.pk])
        if unsearched := rows.filter(verdict__search=None).count():
            words = ngettext("%(count)d question is", "%(count)d questions are", unsearched) % {"count": unsearched}
            attention.append(Line(words, f"{overview}?verdict=unsearched", _("not searched yet")))
        views = (
            Line(_("Overview and white spots"), overview),
            Line(_("Evidence map"), reverse("evidence:map", args=[agenda.pk])),
            Line(_("Asked elsewhere"), reverse("overlap:radar", args=[agenda.pk])),
            Line(_("Judge next"), reverse("evidence:judging_queue", args=[agenda.pk])),
        )
        return Aside(attention=tuple(attention), views=views)


def where(reading: Reading) -> str:
    """The grey line under a question: where to read, or what was searched in vain."""
    search, proposal = reading.searched, reading.proposal
    if search is None:
        return _("Not searched yet.")
    if proposal.best is None or reading.label in (VerdictLabel.WHITE, VerdictLabel.THIN):
        data = {
            "day": _day(timezone.localtime(search.at).date()),
            "publications": publications(search.publications),
            "words": search_words(search.words),
        }
        if reading.label == VerdictLabel.THIN:
            return _("Searched on %(day)s in only %(publications)s.") % data
        if reading.confirmed:
            return _("Searched on %(day)s in %(publications)s with %(words)s: nothing found that helps.") % data
        vain = _("Searched on %(day)s in %(publications)s with %(words)s: probably nothing that helps.") % data
        if proposal.best is None:
            return vain
        closest = _("Closest: %(place)s") % {"place": place(proposal.best)}
        return f"{vain} {closest}"
    parts = [_("Best page: %(place)s") % {"place": place(proposal.best)}]
    if proposal.sources > 1:
        sources = [_sources(proposal.sources)]
        if proposal.publishers > 1:
            sources.append(publishers(proposal.publishers))
        parts.append(", ".join(sources))
    missing = [term for code, data in proposal.reasons if code in ("uncovered", "absent") for term in data["terms"]]
    if reading.label == VerdictLabel.PARTLY and missing:
        parts.append(_("nothing on %(terms)s") % {"terms": listed(missing, 2)})
    return " · ".join(parts)


def place(where_to: Place) -> str:
    """Where to read in words: title (year), page; a part where the publication has no pages of its own."""
    title = f"{where_to.title} ({where_to.year})" if where_to.year else where_to.title
    if where_to.paged:
        return _("%(title)s, p. %(page)s") % {"title": title, "page": where_to.label or where_to.page}
    if where_to.page_count > 1:
        return _("%(title)s, part %(page)s") % {"title": title, "page": where_to.page}
    return title


@per_language
def _day(on: date) -> str:
    return formats.date_format(on, "j F")


@per_language
def _sources(count: int) -> str:
    return ngettext("%(count)d source", "%(count)d sources", count) % {"count": count}


def _reopened(question: Question, new: int) -> Line:
    words = ngettext("%(count)d new passage", "%(count)d new passages", new) % {"count": new}
    address = reverse("evidence:question", args=[question.pk])
    return Line(question.code or question.label, address, _("%(passages)s since your judgement") % {"passages": words})
