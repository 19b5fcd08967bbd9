"""The traceback of a fault of ours, without a word of the document that it came up on."""

from __future__ import annotations

import traceback

ERRORS, FRAMES, LENGTH = 3, 12, 6000  # errors of a chain, frames of each, characters in all


def wordless_traceback(error: BaseException) -> str:
    """The kinds of errors and the lines of the program where they came up, cut off at ``LENGTH`` characters.

    What the errors say is left out: that often quotes the document.
    """
    parts: list[str] = []
    following: BaseException | None = error
    while following is not None and len(parts) < ERRORS:
        frames = traceback.format_list(traceback.extract_tb(following.__traceback__)[-FRAMES:])
        parts.append(f"{''.join(frames)}{type(following).__module__}.{type(following).__qualname__}")
        following = following.__cause__ or following.__context__
    return "\nwhile handling\n".join(parts)[:LENGTH]
