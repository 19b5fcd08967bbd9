"""What was typed becomes terms, phrases and exclusions. Nothing that is typed is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schakel.text import Word, words
from schakel.text.analyse import WORD

MOST_TERMS = 64
LONGEST_QUERY = 20_000

_QUOTED = re.compile(r'(?<!\w)(-?)["“”„«»]([^"“”„«»]*)["“”„«»]')
_MINUS = re.compile(r"(?<!\S)-(?=[^\W_])(\S+)")
_DOTTED = re.compile(r"(?<!\w)(?:[a-z]\.){1,5}[a-z]\b\.?")  # "e.d.", "m.b.t.": letters that tell nothing


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is searched with: as the asker wrote it, and analysed."""

    written: str
    word: Word


@dataclass(frozen=True, slots=True)
class Parsed:
    """``terms`` to look for (each once, in order), ``phrases`` as consecutive word forms, ``excluded`` words and phrases.

    ``only_stop_words`` is true where nothing but stop words was typed; these are then the terms.
    """

    terms: tuple[Term, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    only_stop_words: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to search for."""
        return not self.terms and not self.phrases


def parse(text: str, operators: bool = True) -> Parsed:
    """Search words: "quoted phrases" and -excluded words where ``operators``, else every mark is plain text. Never raises."""
    text = text[:LONGEST_QUERY]
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    if operators:

        def quoted(found: re.Match[str]) -> str:
            forms = tuple(word.form for word in words(found[2]))
            if forms:
                (excluded if found[1] else phrases).append(forms)
            return " " if found[1] else f" {found[2]} "

        def minus(found: re.Match[str]) -> str:
            forms = tuple(word.form for word in words(found[1]))
            if forms:
                excluded.append(forms)
            return " "

        text = _MINUS.sub(minus, _QUOTED.sub(quoted, text))
    every = _terms(_DOTTED.sub(" ", text)) or _terms(text)
    telling = [term for term in every if not term.word.stop]
    chosen = telling or every
    return Parsed(
        tuple(chosen[:MOST_TERMS]),
        tuple(dict.fromkeys(phrases))[:MOST_TERMS],
        tuple(dict.fromkeys(excluded))[:MOST_TERMS],
        bool(every) and not telling,
    )


def _terms(text: str) -> list[Term]:
    found: dict[str, Term] = {}
    for written, word in zip(WORD.findall(text), words(text), strict=True):
        found.setdefault(word.lemma, Term(written, word))
    return list(found.values())
