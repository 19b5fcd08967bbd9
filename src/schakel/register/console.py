"""What the commands of all rooms share: answers for people or, with --json, for programs."""

from __future__ import annotations

import gettext
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

EMPTY_NAME = "The name of the file or folder is empty."
YES = ("y", "yes", "j", "ja")
AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])


class GivenPath(click.Path):
    """A path that was really given: an empty one, mostly an empty variable of a script, would mean the folder one stands in."""

    def __init__(self, **limits: Any) -> None:
        super().__init__(**limits)
        self.name = "folder" if not self.file_okay else "path" if self.dir_okay else "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Fails where nothing is named."""
        if value == "":
            # The data folder is read before the settings are, so before the translations of Django.
            self.fail(gettext.gettext(EMPTY_NAME), param, ctx)
        return super().convert(value, param, ctx)


def json_option(command: AnyFunction) -> AnyFunction:
    """Give a command ``--json`` (argument ``as_json``)."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for programs.")(command)


def print_json(answer: Any) -> None:
    """Print ``answer`` as JSON in UTF-8, indented."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def confirmed(question: str) -> bool:
    """Whether somebody at the terminal says yes; anything else is a no. Raises click.Abort where nobody answers."""
    choice = _("y/N")
    answer = click.prompt(f"{question} [{choice}]", default="", show_default=False)
    return answer.strip().casefold() in YES


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what an action refuses into one plain line and exit code 1, instead of a traceback."""
    try:
        yield
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from error
    except PermissionDenied as error:
        raise click.ClickException(str(error)) from error
