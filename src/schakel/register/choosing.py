"""Which item a command means: the one with this number, this code or this title, or the only one with this in its title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import click
from django.utils.translation import gettext as _

from schakel.register.numbers import number_in

LISTED = 20
"""At most so many items are listed to choose from."""
LEAST_SIGNS = 3
"""So long is a part of a title at least: a code with a slip in it must not become part of some title."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a person may call an item, and the line that shows it in a list.

    ``key`` is its key in the database, the number by which people know it. Without code and title it goes by its number alone.
    """

    key: int
    line: str
    title: str = ""
    code: str = ""


def key_meant(wanted: str, items: Sequence[Named], none: str, several: str, *, numbered: bool = True) -> int:
    """The key of the one item that ``wanted`` fits.

    A number goes before a code, that before a whole title, and that before part of a title; capitals do not matter. ``none`` and
    ``several`` are what is said where nothing or more than one fits, with ``%(name)s`` for what was wanted; ``numbered`` is False
    for items that people do not know by number. Raises click.ClickException, with the items to choose from.
    """
    fits = _fitting(wanted.strip(), items, numbered)
    if len(fits) == 1:
        return fits[0].key
    lines = [(several if fits else none) % {"name": wanted[:80]}]
    known = [one for one in items if one.title]
    if not fits and 0 < len(known) <= LISTED:
        lines.append(_("These are there:"))
        fits = known
    raise click.ClickException("\n".join([*lines, *(f"  {one.line}" for one in fits[:LISTED])]))


def _fitting(wanted: str, items: Sequence[Named], numbered: bool) -> list[Named]:
    """The items that fit in the strictest way in which any does."""
    if not wanted:
        return []
    number, folded = number_in(wanted), wanted.casefold()
    ways: list[Callable[[Named], bool]] = [
        lambda one: numbered and one.key == number,
        lambda one: one.code.casefold() == folded,
        lambda one: one.title.casefold() == folded,
    ]
    if number is None and len(wanted) >= LEAST_SIGNS:
        ways.append(lambda one: folded in one.title.casefold())
    return next((found for way in ways if (found := [one for one in items if way(one)])), [])
