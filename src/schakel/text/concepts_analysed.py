"""The thesaurus's concepts taken apart into base forms, and kept so.

Taking some forty thousand labels apart takes a second, which each command would pay anew. So it is done when the
files in ``concepts`` change (``script/analyse-thesaurus``), and the outcome is kept beside them.
"""

from __future__ import annotations

import json
from functools import lru_cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable

from schakel.text.analyse import words

FILES = ("administration.txt", "vocabulary.txt", "wider_vocabulary.txt", "governing.txt", "domains.txt")
ANALYSED = "analysed.json"

Key = tuple[str, ...]
Concepts = tuple[dict[Key, frozenset[Key]], dict[Key, frozenset[Key]]]
"""Which labels say the same, and which lie close: a label's base forms, and those of the others."""


def folder() -> Traversable:
    """Where the concepts stand."""
    return files("schakel.text").joinpath("concepts")


@lru_cache(maxsize=1)
def concepts() -> Concepts:
    """The concepts as they were taken apart last, read once."""
    same, near = json.loads(folder().joinpath(ANALYSED).read_text("utf-8"))
    return _read(same), _read(near)


def _read(rows: dict[str, list[str]]) -> dict[Key, frozenset[Key]]:
    return {tuple(key.split()): frozenset(tuple(other.split()) for other in others) for key, others in rows.items()}


def analyse_concepts() -> str:
    """The text of the file ``ANALYSED``, from the concepts as they are written now."""
    same: dict[str, set[str]] = {}
    near: dict[str, set[str]] = {}
    for line in (line for name in FILES for line in folder().joinpath(name).read_text("utf-8").splitlines()):
        label, sign, others = line.partition("#")[0].partition("=")
        preferred = _key(label)
        if not sign or not preferred:
            continue
        alternatives, _, related = others.partition(";")
        for other in _keys(alternatives):
            same.setdefault(preferred, set()).add(other)
            same.setdefault(other, set()).add(preferred)
        near.setdefault(preferred, set()).update(_keys(related))
    return "[\n" + ",\n".join(_as_json(rows) for rows in (same, near)) + "\n]\n"


def _as_json(rows: dict[str, set[str]]) -> str:
    text = partial(json.dumps, ensure_ascii=False)
    return "{\n" + ",\n".join(f" {text(key)}: {text(sorted(rows[key]))}" for key in sorted(rows)) + "\n}"


def _key(label: str) -> str:
    return " ".join(word.lemma for word in words(label) if not word.stop)


def _keys(labels: str) -> list[str]:
    return [key for label in labels.split(",") if (key := _key(label))]
