"""A question put to the index, and what comes back as findings that are not stored yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from schakel.agenda.models import Question
from schakel.evidence.audience import Ground
from schakel.evidence.models import Finding, Search
from schakel.library.models import Passage
from schakel.register.access import Viewer, tokens_held, visible
from schakel.register.indexing import index
from schakel.search import Query, Result

FINDINGS = 20


def wording(question: Question, own_words: str = "") -> str:
    """What is searched with: the question as asked, and the words that people added."""
    return f"{question.text} {own_words}".strip()


def ask(searcher: Viewer, texts: Sequence[str]) -> list[Result]:
    """The best passages for each text, in the part of the library that the searcher may see."""
    access = tokens_held(searcher)
    return index().search_many([Query(text, access, question=True, limit=FINDINGS) for text in texts])


def passages_of(searcher: Viewer, results: Iterable[Result]) -> dict[int, Passage]:
    """The passages that were found, by key, each with its publication; what is gone or hidden by now is left out."""
    keys = {hit.id for result in results for hit in result.hits}
    found = visible(Passage.objects.filter(pk__in=keys), searcher, "publication__")
    return found.select_related("publication__publisher").defer("publication__signature").in_bulk() if keys else {}


def logged(question: Question, own_words: str, result: Result, searched: Ground, actor: str) -> Search:
    """The search as it goes into the log, not stored yet."""
    from schakel.search.verdict import propose

    proposal = propose(result)
    signals = result.signals
    return Search(
        question=question,
        actor=actor,
        text=question.text,
        own_words=own_words,
        words=list(result.words),
        key_terms=[list(pair) for pair in signals.key_terms] if signals else [],
        uncovered=list(signals.uncovered) if signals else [],
        reach=list(searched.reach),
        publications=searched.publications,
        pages=searched.pages,
        passages=searched.passages,
        found=result.total,
        label=proposal.label,
        probability=proposal.probability,
        engine=searched.engine,
        sequence=searched.sequence,
    )


def findings_in(question: Question, result: Result, passages: Mapping[int, Passage]) -> list[Finding]:
    """The hits of a result as findings, best first, not stored yet."""
    hits = [hit for hit in result.hits if hit.id in passages]
    return [
        _finding(question, hit_rank, hit.score, hit.terms, hit.related, passages[hit.id])
        for hit_rank, hit in enumerate(hits, start=1)
    ]


def _finding(
    question: Question, rank: int, score: float, terms: Sequence[str], related: Sequence[str], passage: Passage
) -> Finding:
    return Finding(
        question=question,
        publication=passage.publication,
        passage=passage,
        text=passage.text,
        page=passage.page,
        label=passage.label,
        heading_path=passage.heading_path,
        score=score,
        rank=rank,
        terms=list(terms),
        related=list(related),
    )
