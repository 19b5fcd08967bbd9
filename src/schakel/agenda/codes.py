"""The codes that people call themes and questions by: A, A1, A1.2. A code once given is not given again in the same agenda."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schakel.agenda.models import CODE_LENGTH, ItemState, Question, Theme

_LAST_NUMBER = re.compile(r"(\d+)\D*$")


def next_theme_code(codes: Iterable[str]) -> str:
    """The next letter after these codes (A … Z, AA …), or the next number where all of them are numbers."""
    used = {code.upper() for code in codes}
    if used and all(code.isdecimal() for code in used):
        return str(max(int(code) for code in used) + 1)
    number = 1
    while _letters(number) in used:
        number += 1
    return _letters(number)


def next_question_code(theme: Theme, parent: Question | None) -> str:
    """The code after the last one in the same place (see ``stem_below``)."""
    stem = stem_below(theme.code, parent.code if parent else "")
    used = set(Question.objects.filter(agenda=theme.agenda_id, code__startswith=stem).values_list("code", flat=True))
    number = max((_number(code[len(stem) :]) for code in used), default=0) + 1
    while f"{stem}{number}" in used:
        number += 1
    return f"{stem}{number}"[-CODE_LENGTH:]


def stem_below(theme_code: str, question_code: str = "") -> str:
    """What codes in a place begin with: "A" under theme A, "2." under theme 2, "A3." under question A3."""
    if question_code:
        return f"{question_code}."
    return f"{theme_code}." if theme_code[-1:].isdigit() else theme_code


def require_free_code(item: Theme | Question) -> None:
    """Raises ValidationError where another theme (or question) that stands in the agenda has the code of this one."""
    others = (
        type(item)
        ._default_manager.filter(agenda=item.agenda_id, code__iexact=item.code, state=ItemState.ACTIVE)
        .exclude(pk=item.pk)
    )
    if other := others.first():
        text = other.title if isinstance(other, Theme) else other.text
        raise ValidationError(
            {"code": _("The code %(code)s is already used for: %(text)s") % {"code": item.code, "text": text}}
        )


def renumbered(code: str, old_stem: str, new_stem: str) -> str:
    """A sub-question's code after the question above it got another code."""
    return (new_stem + code[len(old_stem) :])[:CODE_LENGTH] if code.startswith(f"{old_stem}.") else code


def free_codes(wanted: Iterable[str], used: set[str]) -> list[str]:
    """The wanted codes, each one that is taken already followed by a letter."""
    given = []
    for code in wanted:
        free, number = code, 1
        while free in used:
            free, number = f"{code[: CODE_LENGTH - 3]}{_letters(number).lower()}", number + 1
        used.add(free)
        given.append(free)
    return given


def _number(rest: str) -> int:
    head = rest.split(".", 1)[0]
    found = _LAST_NUMBER.search(head)
    return int(found.group(1)) if found else 0


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
