"""The line under a verdict: where to start reading, or what was searched in vain."""

from __future__ import annotations

from datetime import date

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.evidence.models import VerdictLabel
from schakel.evidence.queries.stored import Place
from schakel.evidence.queries.verdicts import Reading
from schakel.evidence.words.counts import per_language, publications, publishers, search_words
from schakel.evidence.words.reasons import listed


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
            searched = _("Searched on %(day)s in only %(publications)s.") % data
        elif reading.confirmed:
            return _("Searched on %(day)s in %(publications)s with %(words)s: nothing found that helps.") % data
        else:
            searched = (
                _("Searched on %(day)s in %(publications)s with %(words)s: no passage that clearly helps.") % data
            )
        if proposal.best is None:
            return searched
        closest = _("Closest: %(place)s") % {"place": place(proposal.best)}
        return f"{searched} {closest}"
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
