"""What takes long to load is loaded while the web server starts, so that no reader waits for it."""

from __future__ import annotations

import threading

from schakel.text.analyse import words
from schakel.text.thesaurus import relatives


def warm_up() -> threading.Thread:
    """Load the list of words and the thesaurus in a thread; a page that needs them sooner waits for what is left of it."""
    thread = threading.Thread(target=_load, name="warming up", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    relatives(words("kennis van gemeenten"))
