"""Split a text into the questions that it asks, each with the statements that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schakel.text.clause_words import ASKING, PREPOSITIONS
from schakel.text.language import language_of
from schakel.text.sentences import sentences
from schakel.text.word_order import is_main_question

_ASKS_NL = "|".join(sorted(ASKING, key=len, reverse=True))
_START = re.compile(
    rf"^(?:(?:en|maar|of|and|but|or|in het bijzonder|met name|specifiek|vooral)\b[:,]?\s+)?"
    rf"(?:(?:{'|'.join(sorted(PREPOSITIONS))})\s+|door middel van\s+)?(?:{_ASKS_NL})\b",
    re.IGNORECASE,
)
_START_EN = re.compile(
    r"^(?:(?:and|but|or|in|to|for|by|with|from|on|at|under)\s+)*(?:what|which|who\w*|how|why|when|where)\b",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(
    r"^(?:is|zijn|was|waren|kan|kunnen|moet|moeten|mag|mogen|heeft|hebben|wordt|worden|zal|zullen|zou|zouden|werkt|werken|helpt"
    r"|helpen|bestaat|bestaan|leidt|leiden|are|can|could|should|does|do|did|has|have|will|would|may|might|must)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"[?？؟፧\u037e][\s\"'”’»)\]]*$")
_NL_JOINT = re.compile(
    rf"(?P<joint>\s*[;,]\s*(?:en|of|maar)?\s+|\s+(?:en|of|maar)\s+|\s*/\s*)"
    rf"(?P<clause>(?:(?:{'|'.join(sorted(PREPOSITIONS))})\s+)?(?:{_ASKS_NL})\b)",
    re.IGNORECASE,
)
_EN_JOINT = re.compile(
    r"(?P<joint>\s*[;,]\s*(?:and|or|but)?\s+|\s+(?:and|or|but)\s+)"
    r"(?P<clause>(?:(?:what|which|who|how|why|when|where)\b(?:\s+\w+){0,4}?\s+"
    r"(?:is|are|was|were|do|does|did|can|could|should|will|would|may|might|has|have)\b))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_JOINING = re.compile(
    r"^(?:(?:en|maar|dus|and|but|so)\s+|(?:in het bijzonder|met name|specifiek|in particular)\s*[:,]\s*)", re.IGNORECASE
)
_POINTS_BACK = re.compile(
    r"\b(?:hier|daar)(?:van|bij|mee|door|voor|in|aan|op|over|toe|uit|tegen)\b|\b(?:voorbeeld|specifiek|example|specifically)\b",
    re.IGNORECASE,
)
MOST_READ = 4_000
"""Characters of a text that are read: twice what a question on an agenda may hold."""
_FEWEST, _FEWEST_BEFORE_SEMICOLON = 4, 2  # words before a joint: with fewer it joins words, not clauses


@dataclass(slots=True)
class Piece:
    """A question with the statements that belong to it; ``marked`` is false where it lacks its question mark."""

    text: str
    background: list[str]
    marked: bool = True


@dataclass(slots=True)
class SplitText:
    """A text split: its questions; and, where it asks none, its statements."""

    pieces: list[Piece]
    statements: list[str]


def beginning_of(text: str) -> str:
    """The beginning of a text (``MOST_READ`` characters) on one line, short enough to be split in no time whatever it holds."""
    return " ".join(text[:MOST_READ].split())


def split_questions(text: str, english: bool) -> SplitText:
    """The questions of a text (see ``beginning_of``) in order, each with the statements that belong to it.

    A statement that points back ("een voorbeeld hiervan") goes with the question before it; another with the one after it, or
    with the last one where none follows.
    """
    pieces: list[Piece] = []
    waiting: list[str] = []
    for sentence in sentences(text):
        if not is_question(sentence):
            (pieces[-1].background if pieces and _POINTS_BACK.search(sentence) else waiting).append(sentence)
            continue
        marked = _MARK.search(sentence) is not None
        found = [Piece(part, [], marked) for part in _clauses(sentence, english)]
        found[0].background, waiting = waiting, []
        pieces += found
    if pieces:
        pieces[-1].background += waiting
        waiting = []
    if len(pieces) > 1:
        for piece in pieces:
            piece.text = as_question(_JOINING.sub("", piece.text))
    return SplitText(pieces, waiting)


def asks_several(text: str) -> bool:
    """Whether a text in Dutch or English, of any length and content, asks more than one question in what is read of it."""
    read = beginning_of(text)
    return len(split_questions(read, english=language_of(read) == "en").pieces) > 1


def is_question(sentence: str) -> bool:
    """Whether a sentence asks: it ends with a question mark or opens as a question does."""
    opened = sentence.lstrip("‘'\"“(«")
    return any(rule.search(opened) for rule in (_MARK, _START, _START_EN)) or (
        _VERB_FIRST.match(opened) is not None and not sentence.rstrip().endswith((".", "!"))
    )


def _clauses(sentence: str, english: bool) -> list[str]:
    """The main questions that one sentence strings together."""
    cuts: list[tuple[int, int]] = []
    start = 0
    for joint in (_EN_JOINT if english else _NL_JOINT).finditer(sentence):
        before, after = sentence[start : joint.start()], sentence[joint.start("clause") :]
        fewest = _FEWEST_BEFORE_SEMICOLON if ";" in joint["joint"] else _FEWEST
        if within_brackets(sentence, joint.start()) or len(_WORD.findall(before)) < fewest:
            continue
        if not english and not is_main_question(after):
            continue
        cuts.append((joint.start(), joint.start("clause")))
        start = joint.start("clause")
    if not cuts:
        return [sentence]
    edges = [0, *(edge for cut in cuts for edge in cut), len(sentence)]
    found = [sentence[first:last] for first, last in zip(edges[::2], edges[1::2], strict=True)]
    return [as_question(part) for part in found]


def holds_another_question(rest: str) -> bool:
    """Whether what follows the opening of a Dutch question holds a second one that was not cut off ("…, en welke …")."""
    return any(not within_brackets(rest, joint.start()) for joint in _NL_JOINT.finditer(rest))


def within_brackets(sentence: str, at: int) -> bool:
    """Whether this place lies between brackets or quotation marks."""
    before = sentence[:at]
    return before.count("(") > before.count(")") or before.count("‘") > before.count("’") + before.count("'")


def as_question(clause: str) -> str:
    """A clause as a question by itself: a capital first, a question mark last."""
    tidy = clause.strip().rstrip(" ,;.")
    tidy = tidy if _MARK.search(tidy) else tidy + "?"
    return tidy[:1].upper() + tidy[1:]
