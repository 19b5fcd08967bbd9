"""The answer on a note: a few lines out of the passages that were found, each with its page, and what stays open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.db.models import prefetch_related_objects

from schakel.agenda.models import Question
from schakel.evidence.models import NOTHING, Finding, Search, VerdictLabel
from schakel.evidence.proposals import HELPFUL, Reason, missing_terms
from schakel.evidence.queries.dossier import Dossier, dossier
from schakel.evidence.queries.verdicts import Reading
from schakel.library.queries.sentences import paragraphs_of
from schakel.register.access import Viewer
from schakel.search.asked import Asked
from schakel.search.differences import Difference, differences
from schakel.search.note import Line, Source, candidates, choose

READ = 12
COMPARED = 60
CLOSE, MOST_CLOSE = 0.5, 3
"""Where nothing answers: a line must come to this score and be readable by itself; no more lines are shown than this."""
OPEN = ("unsearched", "empty_library", "no_words", "nothing", "little", "nothing_that_helps", "uncovered", "absent",
        "none_helps", "best_do_not_help")  # fmt: skip


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A sentence with the finding it stands in."""

    line: Line
    finding: Finding

    @property
    def text(self) -> str:
        """The sentence, word for word."""
        return self.line.text


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two sentences that differ, each with its finding, and on what ground."""

    first: NoteLine
    second: NoteLine
    difference: Difference


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known about a question on a note. ``closest`` is true where nothing answers it and the lines only come near.

    ``open_reasons`` are the reasons (code, data) that say what is missing; ``unsaid`` the words of the question that the lines do
    not hold though passages do. ``read`` counts the passages that the lines were chosen from.
    """

    question: Question
    reading: Reading
    lines: tuple[NoteLine, ...]
    contrasts: tuple[Contrast, ...]
    open_reasons: tuple[Reason, ...]
    unsaid: tuple[str, ...]
    read: int

    @property
    def closest(self) -> bool:
        """Whether the lines only come near: nothing answers the question, or no good sentence was found."""
        return self.reading.label in NOTHING or (bool(self.lines) and all(line.line.weak for line in self.lines))


def answer(viewer: Viewer, question: Question) -> Answer:
    """The answer on a note for what the viewer may see."""
    return answer_of(dossier(viewer, question))


def answer_of(found: Dossier) -> Answer:
    """The answer on a note from all that is known about a question."""
    reading, search = found.reading, found.search
    open_reasons = tuple((code, data) for code, data in reading.proposal.reasons if code in OPEN)
    findings = {one.pk or -place: one for place, one in enumerate(usable(found), start=1)}
    if search is None or not findings:
        return Answer(found.question, reading, (), (), open_reasons, (), 0)
    asked = asked_in(found.question, search)
    every = candidates(asked, _sources(findings))
    lines = choose(_near(every), MOST_CLOSE) if reading.label == VerdictLabel.WHITE else choose(every)
    said = {term for line in lines for term in line.terms}
    passed_over = [term for term in asked.subject if term not in said] if lines else []
    missing = missing_terms(search, [one for source in found.sources for one in source.findings]) if passed_over else []
    return Answer(
        question=found.question,
        reading=reading,
        lines=tuple(_told(line, findings) for line in lines),
        contrasts=tuple(
            Contrast(_told(one.first, findings), _told(one.second, findings), one)
            for one in differences(every[:COMPARED])
        ),
        open_reasons=open_reasons,
        unsaid=tuple(term for term in passed_over if term not in missing),
        read=len(findings),
    )


def _told(line: Line, findings: Mapping[int, Finding]) -> NoteLine:
    return NoteLine(line, findings[line.source.key])


def _near(lines: Sequence[Line]) -> list[Line]:
    """The lines that come near where nothing answers."""
    return [line for line in lines if line.source.judgement or (line.score >= CLOSE and not line.weak)]


def usable(found: Dossier) -> list[Finding]:
    """The findings that a note may be made of: in the present file, judged as helpful, or found now and judged by nobody.

    The best twelve of the latter; footnotes are left out.
    """
    findings = [one for source in found.sources + found.aside for one in source.findings if one.passage_id is not None]
    prefetch_related_objects(findings, "passage")
    judged = [one for one in findings if one.judgement in HELPFUL]
    unjudged = sorted((one for one in findings if _may_help(one)), key=lambda one: one.rank)
    return judged + unjudged[:READ]


def _may_help(finding: Finding) -> bool:
    footnote = finding.passage is not None and finding.passage.kind == "footnote"
    return not finding.judgement and finding.current and not footnote


def asked_in(question: Question, search: Search) -> Asked:
    """The question's words with their weights in what was searched."""
    asker = f"{question.agenda.title} {question.agenda.owner.name}"
    return Asked(question.text, dict(search.key_terms), search.passages, asker)


def _sources(findings: Mapping[int, Finding]) -> list[Source]:
    read = paragraphs_of(one.passage for one in findings.values() if one.passage is not None)
    best = max(one.score for one in findings.values())
    return [
        Source(
            key=key,
            publication=one.publication_id,
            year=one.publication.year,
            sentences=tuple(sentence for paragraph in read.get(one.passage_id or 0, ()) for sentence in paragraph),
            headings=tuple(one.heading_path),
            relevance=max(0.0, one.score / best) if best > 0 else 1.0,
            chance=max(one.chance, one.lift),
            judgement=one.judgement,
            apart=frozenset(accumulate(len(paragraph) for paragraph in read.get(one.passage_id or 0, ()))),
        )
        for key, one in findings.items()
    ]
