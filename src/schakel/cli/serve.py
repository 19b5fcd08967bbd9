"""The two long-running processes: the web server and the worker."""

from __future__ import annotations

import os
import threading
import uuid

import click

from schakel.cli.prepare import LOOPBACK, ListenAddress, check_folders, check_port, migrate

UPKEEP_SECONDS = 1.0


@click.command()
@click.option("--host", default=LOOPBACK, show_default=True, type=ListenAddress(), help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64), help="Requests handled at once.")
def web(host: str, port: int, threads: int) -> None:
    """Run the web server alone (see also: start)."""
    from django.db import connections
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from schakel.config.lifeline import KEEPER, watch_keeper

    folder = check_folders()
    check_port(host, port)
    migrate(folder)
    connections.close_all()
    watch_keeper()
    os.environ[KEEPER] = str(os.getpid())  # the process that answers ends with this one, also where this one is killed
    Server(
        "schakel.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=threads,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
    ).serve()


@click.command()
@click.option("--once", is_flag=True, help="Do what waits, then stop.")
def worker(once: bool) -> None:
    """Run the worker: reads files that came in, keeps the index and the verdicts up to date."""
    from django_tasks_db.management.commands.db_worker import Worker

    from schakel.cli.waiting import run_until_told
    from schakel.config.follower import follow
    from schakel.config.lifeline import watch_keeper
    from schakel.register.indexing import catch_up_if_free
    from schakel.register.upkeep import run_due

    migrate(check_folders())
    watch_keeper()
    stop = threading.Event()

    def keep_up() -> None:
        run_due()
        while not stop.wait(UPKEEP_SECONDS):
            run_due()

    if once:
        catch_up_if_free()
        run_due()
    else:
        follow()
        threading.Thread(target=keep_up, name="upkeep", daemon=True).start()
    tasks = Worker(
        queue_names=["*"],
        interval=0.5,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid.uuid4().hex,
        excluded_queue_names=[],
    )
    tasks.configure_signals()
    try:
        if once:
            tasks.run()
        else:
            run_until_told(tasks)
    finally:
        stop.set()
    if once:
        run_due()
