"""Files that were sent along with a request, as files on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def on_disk(chunks: Iterable[bytes], suffix: str = "") -> Iterator[Path]:
    """The bytes as a file whose name ends in ``suffix``, for as long as the block lasts."""
    with tempfile.NamedTemporaryFile(suffix=suffix) as kept:
        for chunk in chunks:
            kept.write(chunk)
        kept.flush()
        yield Path(kept.name)
