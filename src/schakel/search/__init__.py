"""Index, query and ranking behind one protocol (``contract``). Knows texts, not the database."""

from pathlib import Path

from schakel.search.contract import Hit, IndexDocument, Query, Result, SearchIndex, Signals
from schakel.search.engine import TantivyIndex
from schakel.search.highlight import Snippet, mark, snippet
from schakel.search.lock import IndexBusy

__all__ = [
    "Hit", "IndexBusy", "IndexDocument", "Query", "Result", "SearchIndex", "Signals", "Snippet", "TantivyIndex",
    "mark", "open_index", "snippet",
]  # fmt: skip


def open_index(folder: Path) -> TantivyIndex:
    """The index in ``folder``, which is made when first written to. Opening costs next to nothing and never fails."""
    return TantivyIndex(folder)
