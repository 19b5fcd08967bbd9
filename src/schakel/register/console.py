"""What the commands of all rooms share: answers for people or, with --json, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click
from django.core.exceptions import PermissionDenied, ValidationError

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])


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
