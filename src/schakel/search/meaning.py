"""The voice of meaning: how much a passage resembles a question for an embedding model of one's own. Silent without one.

It finds nothing by itself: it tells apart what the words found. What a model says is only used as far as it tells candidates
of one question apart, on the measure by which their words do; so it is as loud in a library of a thousand passages as in one of
a million.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from schakel.search.contract import IndexDocument, MadeWith
from schakel.search.rank import Candidate, in_order

KIND = "passage"
LOUDEST = 3.0  # spreads: how far one passage can stand out from the others
LEAST_SPREAD = 0.02  # of the likeness: where all candidates lie nearer together, the model says next to nothing
LEAST_LEFT = 0.5  # of a passage's score by its words
STANDS_OUT = 1.0  # spreads above the candidates' mean: about the best sixth
_STEPS = 127

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """An embedding model: texts that mean the same get vectors that point the same way."""

    name: str
    fingerprint: str
    """Differs wherever the vectors would."""

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text; all zeros for a text of which the model knows no word. Safe for several threads."""
        ...


def made_with(embedder: Embedder | None) -> MadeWith:
    """How an index remembers its model."""
    return MadeWith(embedder.fingerprint, embedder.name) if embedder else MadeWith()


def made_by(embedder: Embedder | None, model: MadeWith) -> bool:
    """Whether an index that was made with ``model`` can be listened to and added to with this embedder, or lack of one."""
    return model.fingerprint == made_with(embedder).fingerprint


def packed_vectors(items: Sequence[IndexDocument], embedder: Embedder | None) -> list[bytes]:
    """What an index keeps of the meaning of each item: a signed byte for each dimension, or nothing.

    Nothing for what is no passage, is kept from models, or holds no word that the model knows.
    """
    found = [b""] * len(items)
    wanted = [number for number, item in enumerate(items) if item.kind == KIND and not item.keep_from_models]
    if embedder is None or not wanted:
        return found
    texts = ["\n".join((*items[number].heading_path, items[number].text)) for number in wanted]
    for number, row in zip(wanted, embedder.vectors(texts), strict=True):
        found[number] = packed(row)
    return found


def packed(row: Vectors) -> bytes:
    """A vector as an index keeps it; its length is lost. Nothing for one of zeros."""
    most = float(np.abs(row).max(initial=0.0))
    return np.rint(row * (_STEPS / most)).astype(np.int8).tobytes() if most > 0 else b""


def likeness(question: Vectors, kept: Sequence[bytes]) -> NDArray[np.float64]:
    """The cosine between a question's vector and each packed one; not a number where there is none, or of another length."""
    size = len(question)
    alike = np.full(len(kept), np.nan)
    there = [number for number, one in enumerate(kept) if len(one) == size]
    if there and question.any():
        rows = np.frombuffer(b"".join(kept[number] for number in there), dtype=np.int8).reshape(-1, size)
        rows = rows.astype(np.float32)
        alike[there] = rows @ question / np.linalg.norm(rows, axis=1)
    return alike


def standing_out(alike: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many spreads each stands above (or below) the mean of all; 0 where nothing is known or there is nothing to compare."""
    known = alike[~np.isnan(alike)]
    if len(known) < 2:
        return np.zeros(len(alike))
    apart = (alike - known.mean()) / max(float(known.std()), LEAST_SPREAD)
    return np.asarray(np.nan_to_num(np.clip(apart, -LOUDEST, LOUDEST)))


def by_meaning(found: Sequence[Candidate], question: Vectors, weight: float) -> list[Candidate]:
    """The candidates, of which is read what is kept, with what the model makes of them added to their scores, best first.

    Per spread that a passage stands out by its meaning, its score moves by ``weight`` times the spread of the scores.
    """
    apart = standing_out(likeness(question, [row.kept.vector if row.kept else b"" for row in found]))
    step = weight * float(np.std([row.score for row in found])) if found else 0.0
    for row, height in zip(found, apart.tolist(), strict=True):
        row.score = max(LEAST_LEFT * row.score, row.score + step * height)
        row.resembling = height >= STANDS_OUT
    return in_order(found)
