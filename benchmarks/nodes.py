"""Two web servers on one database, each with an index of its own: how soon what changes on one is found on the other.

    python benchmarks/nodes.py --passages 10000

Uses the database of DATABASE_URL, which must be an empty one, or SQLite in a temporary folder where it is not set. Prints how
long until a change on the one server is found on the other, what a look at the list of changes costs, how long a server needs
that missed a thousand changes, how long it takes until a damaged index is whole again, and how long a page takes meanwhile.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

from pages import Chance, fill, vocabulary

ROUNDS = 20
MISSED = 1000
LONGEST = 600.0
PER_PUBLICATION = 10


class Server:
    """A web server of Schakel with its own index folder."""

    def __init__(self, index: Path) -> None:
        self.index = index
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        environment = {**os.environ, "SCHAKEL_INDEX": str(index), "SCHAKEL_KEEPER": str(os.getpid())}
        environment.setdefault("SCHAKEL_LOG", "error")
        command = [sys.executable, "-m", "schakel.cli.main", "web", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=environment)
        wait_until(lambda: self.ask("GET", "/over/")[0] == 200)

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        """Status and content; (0, "") where nothing answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body.encode(), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except OSError:
            return 0, ""
        finally:
            connection.close()

    def finds(self, title: str) -> bool:
        """Whether a publication of this title is found here."""
        return f">{title}</a>" in self.ask("GET", "/zoeken/?in=publications&q=" + quote(title))[1]

    def behind(self) -> int:
        """How many groups wait; -1 while there is no index."""
        status, answer = self.ask("GET", "/api/v1/zoekindex")
        found = json.loads(answer) if status == 200 else {"bruikbaar": False}
        return int(found["wachtend"]) if found["bruikbaar"] else -1

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(20)


@contextmanager
def serving(index: Path) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = Server(index)
    try:
        yield server
    finally:
        server.stop()


def wait_until(is_so: Callable[[], bool], pause: float = 0.02) -> float:
    """Seconds until it is so. Raises TimeoutError."""
    began = time.perf_counter()
    while not is_so():
        if time.perf_counter() - began > LONGEST:
            raise TimeoutError("it did not come about")
        time.sleep(pause)
    return time.perf_counter() - began


class Pages:
    """Asks one page over and over; ``taken`` are the milliseconds of each answer."""

    def __init__(self, server: Server, path: str) -> None:
        self.server, self.path = server, path
        self.taken: list[float] = []
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> Pages:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._end.set()
        self._thread.join()

    def _ask(self) -> None:
        while not self._end.wait(0.02):
            began = time.perf_counter()
            self.server.ask("GET", self.path)
            self.taken.append((time.perf_counter() - began) * 1000)

    def __str__(self) -> str:
        found = sorted(self.taken)
        return f"{statistics.median(found):.0f} ms median, {found[int(len(found) * 0.95)]:.0f} ms 95th percentile"


def prepare(passages: int) -> list[int]:
    """An empty database filled; returns the keys of the publications."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schakel.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from schakel.library.models import Publication

    call_command("migrate", verbosity=0)
    if Publication.objects.exists():
        raise SystemExit("This database is not empty; the benchmark writes to it. Give DATABASE_URL of an empty one.")
    fill(passages, vocabulary(None), Chance(1), PER_PUBLICATION)
    return list(Publication.objects.order_by("pk").values_list("pk", flat=True))


def look() -> float:
    """Median milliseconds of one look at the index and the list of changes, where nothing changed."""
    from schakel.register.indexing import examine, lag

    taken = []
    for _ in range(200):
        began = time.perf_counter()
        examine()
        lag()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def measure(folder: Path, keys: list[int]) -> None:
    """Print the figures."""
    from schakel.register.indexing import note_change

    print(f"one look at the list of changes: {look():.2f} ms")
    page = "/over/"
    with serving(folder / "index") as here:
        with serving(folder / "other") as there:
            print(f"first index of the other server: {wait_until(lambda: there.behind() == 0, 0.2):.1f} s")
            with Pages(there, page) as quiet:
                time.sleep(5)
            taken = []
            with Pages(there, page) as following:
                for turn in range(ROUNDS):
                    title = f"Gewijzigd {turn} keer"
                    status, answer = here.ask(
                        "PATCH", f"/api/v1/publicaties/{keys[turn]}", json.dumps({"titel": title})
                    )
                    if status != 200:
                        raise SystemExit(answer)
                    taken.append(wait_until(partial(there.finds, title)))
            print(
                f"a change found on the other: {statistics.median(taken):.2f} s median, {max(taken):.2f} s at most ({ROUNDS})"
            )
        missed = keys[: min(MISSED, len(keys))]
        for key in missed:
            note_change("publication", key)
        with serving(folder / "other") as there:
            took = wait_until(lambda: there.behind() == 0, 0.2)
            print(
                f"{len(missed)} changes of {PER_PUBLICATION} passages missed while off, after its start: {took:.1f} s"
            )
            with Pages(there, page) as meanwhile:
                for file in (folder / "other").glob("generation-*/meta.json"):
                    file.write_text("{half")
                seen = wait_until(lambda: there.behind() < 0)
                took = wait_until(lambda: there.behind() == 0, 0.2)
            print(f"a damaged index noticed: {seen:.1f} s; whole again: {seen + took:.1f} s")
            print(f"page {page}: {quiet}; while changes come in: {following}; while the index is built: {meanwhile}")


def main() -> None:
    """Read the options, fill, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=MISSED * PER_PUBLICATION)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="schakel-nodes-") as name:
        folder = Path(name)
        os.environ["SCHAKEL_DATA"] = str(folder)
        os.environ["SCHAKEL_LANGUAGE"] = "en"
        keys = prepare(given.passages)
        kind = "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"
        print(f"{given.passages} passages in {len(keys)} publications, {kind}")
        measure(folder, keys)


if __name__ == "__main__":
    main()
