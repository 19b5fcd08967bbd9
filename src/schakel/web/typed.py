"""What somebody typed in the search field: fit to search with, and what kind of wish it is."""

from __future__ import annotations

LONGEST = 500
"""Of what was typed at most so many characters count."""
QUESTION_FROM_WORDS = 7
"""From so many words on a text is taken for a whole question, also without a question mark."""


def typed_text(raw: str) -> str:
    """What was typed, fit to search with: no control characters, one space between words, at most LONGEST characters."""
    printable = "".join(letter if letter.isprintable() else " " for letter in raw)
    return " ".join(printable.split())[:LONGEST].strip()


def has_operators(text: str) -> bool:
    """Whether there is a phrase or a minus in it, so that it says exactly what is wanted."""
    return '"' in text or " -" in f" {text}"


def only_excludes(text: str) -> bool:
    """Whether every word has a minus: that says what must not be there, and nothing to look for."""
    return bool(text) and all(word.startswith("-") and len(word) > 1 for word in text.split())


def has_no_word(text: str) -> bool:
    """Whether there is no letter or digit in it."""
    return not any(letter.isalnum() for letter in text)


def is_question(text: str) -> bool:
    """Whether the text is a whole question, to be answered, rather than search words."""
    return not has_operators(text) and (text.endswith("?") or len(text.split()) >= QUESTION_FROM_WORDS)
