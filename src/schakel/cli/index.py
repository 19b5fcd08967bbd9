"""The index: rebuilt from the database, brought up to date, or compared with the database."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict

import click
from django.utils.translation import gettext as _

from schakel.config.lifeline import watch_keeper
from schakel.register.console import json_option, print_json
from schakel.register.embedding import Standing
from schakel.search import IndexBusy


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
    """Take in what changed since the index was last written; one that is damaged, or lacks the embedding model, is built anew."""
    from schakel.register.indexing import bring_up_to_date as run
    from schakel.register.indexing import examine

    watch_keeper()
    examine(thoroughly=True)
    _report(run, as_json)


@index.command()
@json_option
def check(as_json: bool) -> None:
    """Compare the index with the database, item by item; changes nothing. Exit code 1 where they do not agree."""
    from schakel.register.agreement import compare

    found = compare()
    if as_json:
        print_json({**asdict(found), "agrees": found.agrees})
    elif not found.state.usable:
        click.echo(_("There is no usable index. It is built anew by itself, or at once with: schakel index rebuild"))
    else:
        counts = asdict(found)
        click.echo(
            _("{items} items compared: {missing} missing, {surplus} too many, {stale} out of date").format(**counts)
        )
        if found.state.waiting:
            click.echo(_("{count} changes wait to be taken in").format(count=found.state.waiting))
        _tell_model(found.state.embedding)
        if not found.agrees:
            click.echo(_("The index does not agree with the database. Build it anew with: schakel index rebuild"))
    if not found.agrees:
        raise SystemExit(1)


def _tell_model(embedding: Standing) -> None:
    if embedding.problem:
        click.echo(_("Embedding model: {problem}").format(problem=embedding.problem))
    if embedding.heard:
        click.echo(_("The search listens to the embedding model {model}.").format(model=embedding.model))
    elif embedding.waits:
        click.echo(
            _(
                "The embedding model {model} is not in this index yet. It is built anew by itself while the search goes on."
            ).format(model=embedding.model)
        )
    elif embedding.made_with:
        click.echo(
            _("The index was made with the embedding model {model}; the search does not listen to it.").format(
                model=embedding.made_with
            )
        )


def _report(run: Callable[[], int], as_json: bool) -> None:
    began = time.perf_counter()
    try:
        groups = run()
    except IndexBusy as error:
        raise click.ClickException(_("Another process is writing the index. Try again in a moment.")) from error
    except (OSError, ValueError) as error:
        raise click.ClickException(
            _("The index cannot be written ({reason}). Is the disk full? Then make room and try again.").format(
                reason=error
            )
        ) from error
    seconds = round(time.perf_counter() - began, 2)
    if as_json:
        print_json({"groups": groups, "seconds": seconds})
    else:
        click.echo(_("{groups} publications and agendas indexed in {seconds} s").format(groups=groups, seconds=seconds))
