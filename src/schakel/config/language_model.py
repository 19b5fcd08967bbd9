"""The language model of one's own: off unless the environment says where it is."""

from __future__ import annotations

import os


def language_model_settings() -> dict[str, str]:
    """``url`` ("" where it is off), ``name``, ``key`` and ``seconds`` as given; whoever uses them says what is wrong."""
    return {
        "url": os.environ.get("SCHAKEL_MODEL_URL", "").strip(),
        "name": os.environ.get("SCHAKEL_MODEL_NAME", "").strip(),
        "key": os.environ.get("SCHAKEL_MODEL_KEY", "").strip(),
        "seconds": os.environ.get("SCHAKEL_MODEL_SECONDS", "").strip(),
    }
