"""The index: rebuilt from the database, or brought up to date."""

from __future__ import annotations

import time
from collections.abc import Callable

import click
from django.utils.translation import gettext as _

from schakel.register.console import json_option, print_json
from schakel.search.lock import IndexBusyError


@click.group()
def index() -> None:
    """The search index; it is derived from the database and can be rebuilt at any time."""


@index.command()
@json_option
def rebuild(as_json: bool) -> None:
    """Build the whole index anew from the database."""
    from schakel.register.indexing import rebuild as run

    _report(run, as_json)


@index.command()
@json_option
def update(as_json: bool) -> None:
    """Take in what changed since the index was last written."""
    from schakel.register.indexing import catch_up as run

    _report(run, as_json)


def _report(run: Callable[[], int], as_json: bool) -> None:
    began = time.perf_counter()
    try:
        groups = run()
    except IndexBusyError as error:
        raise click.ClickException(_("Another process is writing the index. Try again in a moment.")) from error
    seconds = round(time.perf_counter() - began, 2)
    if as_json:
        print_json({"groups": groups, "seconds": seconds})
    else:
        click.echo(_("{groups} publications and agendas indexed in {seconds} s").format(groups=groups, seconds=seconds))
