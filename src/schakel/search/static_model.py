"""A static embedding model in the format of Model2Vec, from a folder on this machine. Nothing is ever fetched.

Such a model is a table with a vector for each piece of a word; a text gets the mean of its pieces. The table is not read into
memory but mapped: all processes of a machine share it, and only what is used takes room.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from schakel.search.meaning import Vectors

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CONFIG, TABLE, TOKENIZER = FILES = ("config.json", "model.safetensors", "tokenizer.json")
TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I8": "<i1", "I64": "<i8", "I32": "<i4"}
MOST_DIMENSIONS = 4096
MOST_PIECES = 512  # of one text, where the model does not say
LONGEST = 20_000  # letters of a text
CHUNK = 1 << 20
ROWS = 1 << 14


class Flaw(StrEnum):
    """Why a folder cannot be used as a model."""

    NO_FOLDER = "no_folder"
    NO_MODEL = "no_model"
    UNREADABLE = "unreadable"
    NO_LIBRARY = "no_library"


class UnusableModel(Exception):
    """There is no model to use in this folder; ``flaw`` says why, ``detail`` more about it, if anything."""

    def __init__(self, flaw: Flaw, detail: str = "") -> None:
        super().__init__(detail or flaw)
        self.flaw = flaw
        self.detail = detail


class StaticEmbedder:
    """A model that was read from a folder (see ``schakel.search.meaning.Embedder``)."""

    def __init__(self, folder: Path) -> None:
        """Reads the whole folder once: some seconds for the largest. Raises UnusableModel."""
        if not folder.is_dir():
            raise UnusableModel(Flaw.NO_FOLDER)
        if missing := [name for name in FILES if not (folder / name).is_file()]:
            raise UnusableModel(Flaw.NO_MODEL, ", ".join(missing))
        self.name = folder.resolve().name
        try:
            config = json.loads((folder / CONFIG).read_text("utf-8"))
            self._tokenizer = _tokenizer(folder / TOKENIZER, config.get("max_length", MOST_PIECES))
            self._unknown = _unknown(folder / TOKENIZER)
            tensors = _tensors(folder / TABLE)
            self._table, self._rows, self._weights = _checked(tensors, self._tokenizer.get_vocab_size())
        except UnusableModel:
            raise
        except Exception as error:  # the library that reads the words raises anything
            raise UnusableModel(Flaw.UNREADABLE, str(error)) from error
        self.fingerprint = _fingerprint(folder)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text; all zeros for a text of which the model knows no word."""
        cut = [text[:LONGEST].encode("utf-8", "replace").decode("utf-8") for text in texts]
        found = np.zeros((len(texts), self._table.shape[1]), dtype=np.float32)
        for row, pieces in zip(found, self._pieces(cut), strict=True):
            if known := [piece for piece in pieces if piece != self._unknown]:
                row[:] = self._mean(known)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(np.divide(found, lengths, out=np.zeros_like(found), where=lengths > 0))

    def _pieces(self, texts: Sequence[str]) -> list[list[int]]:
        if len(texts) == 1:  # a question: to wake other threads for it takes longer
            return [self._tokenizer.encode(texts[0], add_special_tokens=False).ids]
        return [one.ids for one in self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)]

    def _mean(self, pieces: list[int]) -> NDArray[np.float32]:
        rows = self._table[pieces if self._rows is None else self._rows[pieces]].astype(np.float32)
        if self._weights is not None:
            rows *= self._weights[pieces][:, None]
        return np.asarray(rows.mean(axis=0))


def _tokenizer(path: Path, most: int | None) -> Tokenizer:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # its makers' library can fetch; this one is only ever given a file
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise UnusableModel(Flaw.NO_LIBRARY) from error
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    if most:
        tokenizer.enable_truncation(most)
    return tokenizer


def _unknown(path: Path) -> int | None:
    """The piece that stands for what the model does not know, which has no meaning."""
    model = json.loads(path.read_text("utf-8"))["model"]
    piece = model["unk_id"] if "unk_id" in model else model["vocab"].get(model.get("unk_token"))
    return None if piece is None else int(piece)


def _tensors(path: Path) -> dict[str, NDArray[Any]]:
    """The tables in a file of the format safetensors, by name: a length, a description in JSON, then plain numbers."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        if size > path.stat().st_size:
            raise ValueError(f"{path.name} is cut off")
        described: Mapping[str, Any] = json.loads(file.read(size))
    found: dict[str, NDArray[Any]] = {}
    for name, one in described.items():
        if name != "__metadata__" and one["dtype"] in TYPES:
            start = 8 + size + one["data_offsets"][0]
            found[name] = np.asarray(np.memmap(path, TYPES[one["dtype"]], "r", start, tuple(one["shape"])))
    return found


def _checked(
    tensors: Mapping[str, NDArray[Any]], pieces: int
) -> tuple[NDArray[Any], NDArray[np.int64] | None, NDArray[np.float32] | None]:
    """The table, where it is shared by several pieces the row of each piece, and the weights of pieces where they have any."""
    table, rows, weights = tensors.get("embeddings"), tensors.get("mapping"), tensors.get("weights")
    if table is None or table.ndim != 2 or not 1 <= table.shape[1] <= MOST_DIMENSIONS:
        raise UnusableModel(Flaw.NO_MODEL, "embeddings")
    if not all(np.isfinite(table[start : start + ROWS]).all() for start in range(0, len(table), ROWS)):
        raise ValueError("the table holds numbers that are none")
    if pieces > len(table if rows is None else rows) or (weights is not None and pieces > len(weights)):
        raise ValueError("the table is of another tokenizer")
    if rows is not None and not (rows.min() >= 0 and rows.max() < len(table)):
        raise ValueError("the table is of another tokenizer")
    return table, rows, None if weights is None else weights.astype(np.float32)


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in FILES:
        with (folder / name).open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    return digest.hexdigest()[:16]
