"""Everything at once on one machine: database, example content, web server and worker."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click
from django.utils.translation import gettext as _

from schakel.cli.prepare import FIRST_RUN, LOOPBACK, ListenAddress, check_folders, check_port, mark_first_run, migrate
from schakel.config.lifeline import KEEPER

READY_SECONDS = 60.0
STOP_SECONDS = 10.0


@click.command()
@click.option("--host", default=LOOPBACK, show_default=True, type=ListenAddress(), help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--empty", is_flag=True, help="Do not load the example content on the first run.")
def start(host: str, port: int, empty: bool) -> None:
    """Start the web server and the worker; the first run also makes the database and loads example content."""
    folder = check_folders()
    check_port(host, port)
    migrate(folder, tell)
    load_example(folder, empty)
    tell(_("Starting"))
    with stopped_by_signals(), children(folder, host, port) as processes:
        shown = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        wait_until_ready(host, port, processes)
        tell(_("Schakel runs at {address}  (stop with Ctrl-C)").format(address=shown))
        watch(processes)


def tell(line: str) -> None:
    """One line of progress."""
    click.echo(f"• {line}")
    sys.stdout.flush()


def load_example(folder: Path, empty: bool) -> None:
    """Load the example content on the first run, unless there is content of one's own already (added with commands, or restored).

    A first run that was cut off is done again; nothing comes in twice.
    """
    from schakel.example.load import load, others_content

    if (folder / FIRST_RUN).exists():
        return
    wanted = not (empty or others_content())
    if wanted:
        tell(_("Loading the example content"))
        load(tell)
    mark_first_run(folder, "example" if wanted else "empty")


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """End quietly on Ctrl-C and on a request to stop."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        tell(_("Stopped"))


@contextmanager
def children(folder: Path, host: str, port: int) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """The web server and the worker as processes of their own; both are gone when this ends."""
    environment = {**os.environ, "SCHAKEL_DATA": str(folder), KEEPER: str(os.getpid())}
    if host not in ("127.0.0.1", "localhost", "::1"):
        environment.setdefault("SCHAKEL_HOSTS", f"{host},127.0.0.1,localhost")
    own = [sys.executable, "-m", "schakel.cli.main"]
    processes: dict[str, subprocess.Popen[bytes]] = {}
    try:
        processes["web"] = _spawn([*own, "web", "--host", host, "--port", str(port)], environment)
        processes["worker"] = _spawn([*own, "worker"], environment)
        yield processes
    finally:
        for process in processes.values():
            process.terminate()
        for process in processes.values():
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _spawn(command: Sequence[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """A child outside the terminal's process group: Ctrl-C reaches us, and we stop the children in order."""
    return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)


def wait_until_ready(host: str, port: int, processes: dict[str, subprocess.Popen[bytes]]) -> None:
    """Wait for the first page. Raises ClickException where the web server ends or does not answer in time."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if processes["web"].poll() is not None:
            raise click.ClickException(_("The web server stopped while starting; the lines above say why."))
        connection = http.client.HTTPConnection(host, port, timeout=5)
        try:
            connection.request("GET", "/over/")
            connection.getresponse()
        except OSError:
            time.sleep(0.05)
        else:
            return
        finally:
            connection.close()
    raise click.ClickException(
        _("The web server does not answer after {seconds} seconds.").format(seconds=READY_SECONDS)
    )


def watch(processes: dict[str, subprocess.Popen[bytes]]) -> None:
    """Stay until a child ends by itself, then say which one. Raises ClickException."""
    while True:
        for name, process in processes.items():
            if (code := process.poll()) is not None:
                raise click.ClickException(
                    _("The {name} process stopped by itself (code {code}). Start again.").format(name=name, code=code)
                )
        time.sleep(0.5)
