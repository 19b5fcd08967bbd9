"""Where the text of old passages stands in a new edition of a document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

ENOUGH = 0.6
"""The share of a passage's runs that must stand in the new one."""
RUN = 4
"""Words in a run."""

_WORD = re.compile(r"\w+")


def follow(old: Mapping[int, str], new: Sequence[str]) -> dict[int, int]:
    """For each old passage (key, text) the number of the new passage that holds its text, where one does.

    The same words in the same order count first; else the new passage with most of its runs of four words, at least 60 %
    of them. Several old passages may lead to one new one.
    """
    places: dict[str, list[int]] = defaultdict(list)
    runs_at: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, text in enumerate(new):
        words = _words(text)
        places[" ".join(words)].append(number)
        for run in _runs(words):
            runs_at[run].add(number)
    found: dict[int, int] = {}
    for key, text in old.items():
        words = _words(text)
        same = places.get(" ".join(words))
        if same:
            found[key] = same.pop(0) if len(same) > 1 else same[0]
            continue
        runs = _runs(words)
        votes = Counter(number for run in runs for number in sorted(runs_at.get(run, ())))
        if votes:
            number, count = votes.most_common(1)[0]
            if count >= ENOUGH * len(runs):
                found[key] = number
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    if len(words) < RUN:
        return {tuple(words)} if words else set()
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
