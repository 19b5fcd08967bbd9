"""Text as it is stored: no control characters, one kind of line end, no stray space."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n{3,}")


def one_line(text: str) -> str:
    """The text on one line with single spaces; control characters, soft hyphens and broken Unicode are left out."""
    return " ".join(_CONTROL.sub("", text).split())


def paragraphs(text: str) -> str:
    """The text with its lines kept and at most one blank line between paragraphs."""
    lines = [line.rstrip() for line in _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
