"""A question put to the index, and what comes back as findings that are not stored yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from schakel.agenda.models import Question
from schakel.evidence.audience import Ground
from schakel.evidence.models import Finding, Search
from schakel.library.models import Passage
from schakel.library.queries.passages import passages_by_id
from schakel.register.access import Viewer, tokens_held
from schakel.register.indexing import index
from schakel.search import Query, Result, Signals
from schakel.search.verdict import Proposal, propose

FINDINGS = 20


def wording(question: Question, own_words: str = "") -> str:
    """What is searched with: the question as asked, and the words that people added."""
    return f"{question.text} {own_words}".strip()


def ask(searcher: Viewer, texts: Sequence[str], limit: int = FINDINGS) -> list[Result]:
    """The best passages for each text, in the part of the library that the searcher may see."""
    access = tokens_held(searcher)
    return index().search_many([Query(text, access, question=True, limit=limit) for text in texts])


def passages_of(searcher: Viewer, results: Iterable[Result]) -> dict[int, Passage]:
    """The passages that were found, by key, each with its publication; what is gone or hidden by now is left out."""
    return passages_by_id(searcher, {hit.id for result in results for hit in result.hits})


def proposed(result: Result, passages: Mapping[int, Passage]) -> Proposal:
    """What the engine proposes for a result; ``passages`` are those of ``passages_of``."""
    return propose(result.signals or Signals(0, (), ()), any(hit.id in passages for hit in result.hits))


def logged(
    question: Question, own_words: str, result: Result, passages: Mapping[int, Passage], searched: Ground, actor: str
) -> Search:
    """The search as it goes into the log, not stored yet."""
    proposal = proposed(result, passages)
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
        label=str(proposal.label),
        probability=proposal.probability,
        doubt=proposal.doubt if result.hits else "",
        engine=searched.engine,
        sequence=searched.sequence,
    )


def findings_in(question: Question, result: Result, passages: Mapping[int, Passage]) -> list[Finding]:
    """The hits of a result as findings, best first, not stored yet."""
    hits = [hit for hit in result.hits if hit.id in passages]
    return [
        Finding(
            question=question,
            publication=passages[hit.id].publication,
            passage=passages[hit.id],
            text=passages[hit.id].text,
            page=passages[hit.id].page,
            label=passages[hit.id].label,
            heading_path=passages[hit.id].heading_path,
            score=hit.score,
            rank=rank,
            terms=list(hit.terms),
            related=list(hit.related),
            resembling=hit.resembling,
            chance=hit.chance,
        )
        for rank, hit in enumerate(hits, start=1)
    ]
