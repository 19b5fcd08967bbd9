"""The embedding model of one's own: off unless the environment says in which folder it is."""

from __future__ import annotations

import os


def embedding_settings() -> dict[str, str]:
    """``folder`` ("" where it is off) and ``weight`` as given; whoever uses them says what is wrong."""
    return {
        "folder": os.environ.get("SCHAKEL_EMBEDDING_MODEL", "").strip(),
        "weight": os.environ.get("SCHAKEL_EMBEDDING_WEIGHT", "").strip(),
    }
