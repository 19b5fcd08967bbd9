"""Which characters of a text to mark for a query, and which stretch of it to show."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schakel.search.explain import Matcher
from schakel.search.parse import Parsed, parse
from schakel.text import Token, analyse

_SENTENCE_START = re.compile(r"(?:^|[.!?…]['\"’”)]*\s+|\n+)(?=\S)")


def _marks(tokens: list[Token], parsed: Parsed) -> list[tuple[int, int]]:
    """The ranges (start, end) to mark, in order, not overlapping: words that match and words that are kin."""
    matcher = Matcher(parsed.terms)
    if parsed.only_stop_words and not parsed.phrases:
        return [(token.start, token.end) for token in tokens if matcher.literal(token.word)]
    return [
        (token.start, token.end)
        for token in tokens
        if not token.word.stop and (matcher.literal(token.word) or matcher.related(token.word))
    ]


@dataclass(frozen=True, slots=True)
class Snippet:
    """``text`` is the piece shown, ``start`` its place in the whole, ``marks`` ranges in it; ``cut_…`` where more follows."""

    text: str
    start: int
    marks: tuple[tuple[int, int], ...]
    cut_before: bool
    cut_after: bool


def snippet(text: str, query: str, words: int = 60, question: bool = False) -> Snippet:
    """The stretch of about ``words`` words that holds most of the query, from a sentence's start where one is near.

    ``question`` true means the query is a whole question, in which quotation marks and hyphens are plain text.
    """
    tokens = analyse(text)
    parsed = parse(query, operators=not question)
    if len(tokens) <= words or not tokens:
        return Snippet(text, 0, tuple(_marks(tokens, parsed)), False, False)
    matcher = Matcher(parsed.terms)
    terms = [
        None if token.word.stop else matcher.literal(token.word) or matcher.related(token.word) for token in tokens
    ]
    first = _start(text, tokens, terms, max(1, words))
    begin = tokens[first].start if first else 0
    last = min(first + max(1, words), len(tokens)) - 1
    end = len(text) if last == len(tokens) - 1 else tokens[last].end
    shown = tokens[first : last + 1]
    marks = tuple((start - begin, stop - begin) for start, stop in _marks(shown, parsed))
    return Snippet(text[begin:end], begin, marks, begin > 0, end < len(text))


def _start(text: str, tokens: list[Token], terms: list[str | None], size: int) -> int:
    """The word to begin with: where the sentence of the best window's first term begins, if its last term still fits."""
    window = _best_window(terms, size)
    hits = [number for number in range(window, min(window + size, len(terms))) if terms[number]]
    if not hits:
        return window
    earliest = max(0, hits[-1] - size + 1)
    ends = [found.end() for found in _SENTENCE_START.finditer(text, 0, tokens[hits[0]].start + 1)]
    for number in range(earliest, hits[0] + 1):
        if ends and tokens[number].start >= ends[-1] and (not number or tokens[number - 1].start < ends[-1]):
            return number
    return max(earliest, hits[0] - size // 4)


def _best_window(terms: list[str | None], size: int) -> int:
    """Where a window of ``size`` words holds most different terms, then most terms; the earliest such."""
    best, best_score = 0, (-1, -1)
    counts: dict[str, int] = {}
    inside = 0
    for end, term in enumerate(terms):
        if term:
            counts[term] = counts.get(term, 0) + 1
            inside += 1
        start = end - size
        if start >= 0 and (gone := terms[start]):
            inside -= 1
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
        if end >= size - 1 and (score := (len(counts), inside)) > best_score:
            best, best_score = end - size + 1, score
    return best
