"""The language of help, and of what click says of a command that was not understood.

Click's own words and all that our commands say of themselves stand in the gettext domain ``help``
(locale/<language>/LC_MESSAGES/help.po), in English where there is none. ``script/translate`` collects both.
"""

from __future__ import annotations

import copy
import gettext
import inspect
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from schakel.register.console import EMPTY_NAME

DOMAIN = "help"
LOCALE = Path(__file__).with_name("locale")
FIRST = "nl"
_PLACE = re.compile(r"[A-Z]+(?:[ -][A-Z]+)*")
"""A word in capitals that stands for what is to be filled in: FILE, YYYY-MM-DD."""

Translate = Callable[[str], str]
AnyCommand = TypeVar("AnyCommand", bound=click.Command)


def wanted_language() -> str:
    """The language that the environment asks for. Whether there is such a one, the settings check."""
    return os.environ.get("SCHAKEL_LANGUAGE", "").strip() or FIRST


def speak(language: str) -> Translate:
    """Have click speak a language from now on; returns what translates our own texts.

    Click looks its words up with the gettext of the standard library, which takes the language from ``LANGUAGE``.
    """
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True).gettext


def spoken(command: AnyCommand, translate: Translate) -> AnyCommand:
    """A copy of a command and of those under it that tells of itself in another language."""
    found = copy.copy(command)
    found.help, found.epilog = _text(command.help, translate), _text(command.epilog, translate)
    found.options_metavar = _places(command.options_metavar or "", translate)
    found.params = [_parameter(one, command, translate) for one in command.params]
    if isinstance(command, click.Group) and isinstance(found, click.Group):
        found.subcommand_metavar = _places(command.subcommand_metavar, translate)
        found.commands = {name: spoken(one, translate) for name, one in command.commands.items()}
    return found


def texts(*commands: click.Command) -> list[str]:
    """All that these commands and those under them say of themselves, to be translated."""
    found = {EMPTY_NAME: EMPTY_NAME}
    for command in commands:
        spoken(command, lambda text: found.setdefault(text, text))
    return list(found)


def _parameter(parameter: click.Parameter, command: click.Command, translate: Translate) -> click.Parameter:
    """A copy of an argument or option; what it takes (FILE) and the kind of value are translated too."""
    found = copy.copy(parameter)
    if isinstance(found, click.Option):
        found.help = _text(found.help, translate)
    if not (isinstance(found, click.Option) and found.is_flag):
        found.metavar = _places(parameter.make_metavar(click.Context(command)), translate)
        found.type = copy.copy(parameter.type)
        found.type.name = translate(parameter.type.name)
    return found


def _text(text: str | None, translate: Translate) -> str | None:
    """A text, paragraph by paragraph; one that begins with \\b (click: not to be wrapped) keeps its lines."""
    if not text:
        return text
    return "\n\n".join(_paragraph(one, translate) for one in inspect.cleandoc(text).split("\n\n"))


def _paragraph(paragraph: str, translate: Translate) -> str:
    mark, as_it_is, lines = paragraph.partition("\b\n")
    return f"\b\n{translate(lines)}" if as_it_is and not mark else translate(" ".join(paragraph.split()))


def _places(metavar: str, translate: Translate) -> str:
    return _PLACE.sub(lambda place: translate(place[0]), metavar)
