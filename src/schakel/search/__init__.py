"""Index, query and ranking behind one protocol (``contract``). Knows texts, not the database."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from schakel.search.contract import Hit, IndexDocument, Query, Result, SearchIndex, Signals
from schakel.search.engine import TantivyIndex
from schakel.search.highlight import Snippet, snippet
from schakel.search.lock import IndexBusy
from schakel.search.meaning import Embedder
from schakel.search.weights import DEFAULT

__all__ = [
    "Hit", "IndexBusy", "IndexDocument", "Query", "Result", "SearchIndex", "Signals", "Snippet", "TantivyIndex",
    "open_index", "snippet",
]  # fmt: skip


def open_index(
    folder: Path, embedder: Callable[[], Embedder | None] = lambda: None, meaning: float = DEFAULT.meaning
) -> TantivyIndex:
    """The index in ``folder``, which is made when first written to. Opening costs next to nothing and never fails.

    ``embedder`` gives the embedding model to listen to, if any, when it is first needed; ``meaning`` is how loud it is.
    """
    return TantivyIndex(folder, replace(DEFAULT, meaning=meaning), embedder=embedder)
