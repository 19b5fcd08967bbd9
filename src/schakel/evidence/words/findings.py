"""Findings as a page shows them: with the words marked, the way to the page, and why each was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.evidence.lessons import offered
from schakel.evidence.models import Finding, Lesson, Search
from schakel.evidence.queries.findings import Source
from schakel.evidence.queries.stored import Searched
from schakel.evidence.words.counts import extent, publications
from schakel.evidence.words.judging import ShownLesson, shown_lesson
from schakel.evidence.words.reasons import listed
from schakel.library.addresses import reader_address
from schakel.library.models import Publication
from schakel.search import snippet

MOST_WORDS = 6
WHOLE = 1000
MOST_BESIDE = 2
MOST_SELDOM = 3
SELDOM = 0.05
NO_LESSONS: Mapping[int, Sequence[Lesson]] = {}


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as shown, with ``why`` it was found, its place in the publication, and what like questions say of it.

    ``text`` is whole or the best piece of it (``cut`` before, after); ``marks`` are (start, end) in it; ``address`` is the
    reader's.
    """

    finding: Finding
    text: str
    cut: tuple[bool, bool]
    marks: Sequence[tuple[int, int]]
    address: str
    why: str
    page: str
    heading: str
    lessons: tuple[ShownLesson, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownSource:
    """One publication's findings as shown: the best, those ``beside`` it, and the rest, folded away."""

    publication: Publication
    best: ShownFinding
    beside: tuple[ShownFinding, ...]
    rest: tuple[ShownFinding, ...]


def shown_source(
    source: Source, query: str, words: int = WHOLE, lessons: Mapping[int, Sequence[Lesson]] = NO_LESSONS
) -> ShownSource:
    """A source with everything marked for ``query``, each finding cut to about ``words`` words; ``lessons`` per passage key."""
    best, *more = (shown(one, query, words, lessons.get(one.passage_id or 0, ())) for one in source.findings)
    beside = [one for one in more if one.finding.judgement or not seldom_helps(one.finding)][:MOST_BESIDE]
    return ShownSource(source.publication, best, tuple(beside), tuple(one for one in more if one not in beside))


def hopeful_first(sources: Sequence[ShownSource]) -> tuple[list[ShownSource], list[ShownSource]]:
    """The publications to show, and those to fold away because their passages seldom help; where all seldom do, the first few.

    A judgement unfolds a publication and folds none away, so that what is read stays where it is.
    """
    hopeful = [one for one in sources if one.beside or not seldom_helps(one.best.finding)] or sources[:MOST_SELDOM]
    shown = [one for one in sources if one in hopeful or one.best.finding.judgement]
    return shown, [one for one in sources if one not in shown]


def shown(finding: Finding, query: str, words: int = WHOLE, lessons: Sequence[Lesson] = ()) -> ShownFinding:
    """A finding with its marks for ``query``, and what was said of it for like questions."""
    piece = snippet(finding.text, query, words, question=True)
    return ShownFinding(
        finding=finding,
        text=piece.text,
        cut=(piece.cut_before, piece.cut_after),
        marks=piece.marks,
        address=reading_address(finding),
        why=why(finding),
        page=page_words(finding),
        heading=" › ".join(finding.heading_path[-2:]),
        lessons=tuple(shown_lesson(one) for one in lessons),
    )


def reading_address(finding: Finding) -> str:
    """The reader, with the passage marked and in sight."""
    return reader_address(finding.publication_id, finding.page, finding.passage_id)


def page_words(finding: Finding) -> str:
    """The page in words: the printed number, and the page of the file where that is another one; "" where there is one page."""
    if not finding.publication.paged:
        return _("part %(page)d") % {"page": finding.page} if finding.publication.page_count > 1 else ""
    if finding.label and finding.label != str(finding.page):
        return _("page %(label)s (page %(page)d of the file)") % {"label": finding.label, "page": finding.page}
    return _("page %(page)d") % {"page": finding.page}


def why(finding: Finding) -> str:
    """Why a passage was found, in words."""
    if finding.passage_id is None and finding.pk:
        return _("This text no longer stands in the present file of the publication.")
    if not finding.current:
        return _("Not among the best passages any more; kept because it was judged.")
    if offered(finding):
        return _("The search did not put this among its best; it is here because people judged it for a like question.")
    words = _found_through(listed(finding.terms, MOST_WORDS), listed(finding.related, MOST_WORDS))
    meaning = _("Its meaning resembles the question.") if finding.resembling else ""
    found = " ".join(filter(None, (words, meaning))) or _("Found because it resembles the question as a whole.")
    return " ".join(filter(None, (found, chance_told(finding))))


def chance_told(finding: Finding) -> str:
    """How often passages like this one helped, in words; "" where that was not measured, or a person judged it."""
    if finding.judgement or not finding.chance:
        return ""
    if seldom_helps(finding):
        return _("Passages like this one seldom help.")
    of_ten = max(1, round(10 * finding.chance))
    return ngettext(
        "Of ten passages like this one, about %(count)d helps.",
        "Of ten passages like this one, about %(count)d help.",
        of_ten,
    ) % {"count": of_ten}


def seldom_helps(finding: Finding) -> bool:
    """Whether fewer than one in twenty passages like it helped."""
    return 0 < finding.chance < SELDOM


def _found_through(terms: str, related: str) -> str:
    if terms and related:
        return _("Found through %(terms)s and related words: %(related)s.") % {"terms": terms, "related": related}
    if terms:
        return _("Found through %(terms)s.") % {"terms": terms}
    if related:
        return _("Found through related words: %(related)s.") % {"related": related}
    return ""


def search_told(search: Search | Searched) -> str:
    """A search in a sentence: when, in how much."""
    return _("On %(at)s, in %(publications)s (%(extent)s).") % {
        "at": date_format(localtime(search.at), "j F Y H:i"),
        "publications": publications(search.publications),
        "extent": extent(search.pages, search.passages),
    }
