"""Small static embedding models, saved as an administrator would have them: words of one group mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from model2vec import StaticModel
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

DIMENSIONS = 32
Rows = NDArray[np.float64]


def make_model(
    folder: Path, *groups: Sequence[str], seed: int = 1, rows: Rows | None = None, shared: bool = False
) -> Path:
    """Save a model in ``folder`` that knows these words; those of one group get the same vector. Returns the folder.

    ``rows`` are vectors to give instead: one for an unknown word, then one for each word. ``shared`` makes a model in which words
    share the rows of a smaller table, with a weight for each word.
    """
    drawn = np.random.default_rng(seed).standard_normal((len(groups), DIMENSIONS))
    known = [(word, row) for group, row in zip(groups, drawn, strict=True) for word in group]
    ids = {"[UNK]": 0} | {word: number for number, (word, _) in enumerate(known, start=1)}
    if rows is None:
        rows = np.array([np.zeros(DIMENSIONS), *(row for _, row in known)])
    tokenizer = Tokenizer(models.WordLevel(ids, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    if shared:
        table, places = np.unique(rows, axis=0, return_inverse=True)
        weights = np.linspace(0.5, 1.5, len(rows))
        StaticModel(table, tokenizer, weights=weights, token_mapping=places.ravel()).save_pretrained(folder)
        return folder
    StaticModel(rows, tokenizer, normalize=True).save_pretrained(folder)
    return folder
