"""What the commands of all rooms share: answers for people or, with --json, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click
from django.core.exceptions import PermissionDenied, ValidationError

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])


class GivenPath(click.Path):
    """A path that was really given: an empty one, mostly an empty variable of a script, would mean the folder one stands in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Fails where nothing is named."""
        if value == "":
            self.fail("The name of the file or folder is empty.", param, ctx)
        return super().convert(value, param, ctx)


def json_option(command: AnyFunction) -> AnyFunction:
    """Give a command ``--json`` (argument ``as_json``)."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for programs.")(command)


def print_json(answer: Any) -> None:
    """Print ``answer`` as JSON in UTF-8, indented."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what an action refuses into one plain line and exit code 1, instead of a traceback."""
    try:
        yield
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from error
    except PermissionDenied as error:
        raise click.ClickException(str(error)) from error
