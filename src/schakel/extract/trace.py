"""Where a program failed, without a word of the document that it failed on."""

from __future__ import annotations

import traceback

ERRORS, FRAMES, LENGTH = 3, 12, 6000


def where(error: BaseException) -> str:
    """The traceback of a fault of ours: kinds of errors and lines of the program, cut off at ``LENGTH`` characters.

    What the errors say is left out: that often quotes the document.
    """
    told: list[str] = []
    following: BaseException | None = error
    while following is not None and len(told) < ERRORS:
        frames = traceback.format_list(traceback.extract_tb(following.__traceback__)[-FRAMES:])
        told.append(f"{''.join(frames)}{type(following).__module__}.{type(following).__qualname__}")
        following = following.__cause__ or following.__context__
    return "\nwhile handling\n".join(told)[:LENGTH]
