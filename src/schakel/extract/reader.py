"""Reading files in worker processes that stay warm; one that dies is replaced and only its file fails."""

from __future__ import annotations

import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType

from schakel.extract.document import Document
from schakel.extract.limits import DEFAULT, FOLDER_PREFIX, Limits
from schakel.extract.problems import Unreadable
from schakel.extract.wire import LENGTH, unpack

logger = logging.getLogger(__name__)
_OUT_OF_MEMORY = {signal.SIGABRT, signal.SIGILL, signal.SIGTRAP, signal.SIGKILL}


class _Worker:
    """One reading process with its own temporary folder."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._folder = tempfile.TemporaryDirectory(prefix=FOLDER_PREFIX, ignore_cleanup_errors=True)
        kept = {
            key: os.environ[key]
            for key in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TESSDATA_PREFIX")
            if key in os.environ
        }
        environment = {
            **kept,
            "TMPDIR": self._folder.name,
            "HOME": self._folder.name,
            "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
            "PYTHONHASHSEED": "0",
            "OMP_THREAD_LIMIT": "1",
            "MALLOC_ARENA_MAX": "2",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "schakel.extract.worker", str(limits.memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._folder.name,
            env=environment,
            start_new_session=True,
        )

    def read(self, path: Path, name: str, password: str | None) -> Document:
        """The document, or :class:`Unreadable`. After a failure of the process itself, ``alive`` is false."""
        request = json.dumps(
            {"path": os.fspath(path), "name": name, "password": password, "limits": asdict(self._limits)}
        ).encode()
        deadline = time.monotonic() + self._limits.wall_seconds
        try:
            reply = self._exchange(LENGTH.pack(len(request)) + request, deadline)
        except TimeoutError as error:
            self.close()
            raise Unreadable("out_of_time", {"seconds": self._limits.wall_seconds}) from error
        except (EOFError, BrokenPipeError) as error:
            raise self._autopsy() from error
        if reply[:1] == b"+":
            return unpack(reply[1:])
        problem = json.loads(reply[1:])
        if problem["code"] == "out_of_memory":
            self.close()
        if problem["code"] == "fault":
            logger.error("reading a file (%s) failed by a fault of the program:\n%s", path.suffix, problem["trace"])
        raise Unreadable(problem["code"], problem["data"])

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        """End the process and everything it started, and remove its temporary folder."""
        if self._process.poll() is None:
            try:
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, signal.SIGKILL)
                else:
                    self._process.kill()
            except ProcessLookupError:
                pass
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        self._folder.cleanup()

    def _exchange(self, request: bytes, deadline: float) -> bytes:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise EOFError
        stdin.write(request)
        stdin.flush()
        (size,) = LENGTH.unpack(self._receive(LENGTH.size, deadline))
        return self._receive(size, deadline)

    def _receive(self, size: int, deadline: float) -> bytes:
        stdout = self._process.stdout
        if stdout is None:
            raise EOFError
        parts = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(stdout, selectors.EVENT_READ)
            while len(parts) < size:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    raise TimeoutError
                chunk = os.read(stdout.fileno(), min(size - len(parts), 1 << 20))
                if not chunk:
                    raise EOFError
                parts += chunk
        return bytes(parts)

    def _autopsy(self) -> Unreadable:
        """Why the process died, as a problem of the file it was reading."""
        status = self._process.wait()
        self.close()
        if status == -signal.SIGXCPU:
            return Unreadable("out_of_time", {"seconds": self._limits.cpu_seconds})
        if -status in _OUT_OF_MEMORY:
            return Unreadable("out_of_memory", {"megabytes": self._limits.memory_mb})
        if status < 0:
            logger.warning("a reading process was ended by signal %d, by the file it read or by somebody", -status)
            return Unreadable("broken")
        logger.error("a reading process ended by itself with code %d", status)
        return Unreadable("fault")


class Reader:
    """Keeps ``processes`` reading processes warm. Use it as a context manager; it may be shared between threads."""

    def __init__(self, processes: int = 2, limits: Limits = DEFAULT) -> None:
        self._limits = limits
        self._processes = max(1, processes)
        self._room = threading.BoundedSemaphore(self._processes)
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._closed = False

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all processes; a file being read elsewhere at this moment fails."""
        with self._lock:
            self._closed = True
            workers, self._all, self._idle = list(self._all), set(), []
        for worker in workers:
            worker.close()

    def read(self, path: Path, *, name: str | None = None, password: str | None = None) -> Document:
        """The document in the file at ``path`` (``name`` is its own name where that differs).

        Raises :class:`Unreadable` for every way in which a file can be bad; the reader itself stays usable.
        """
        with self._room:
            worker = self._take()
            try:
                return worker.read(Path(path).absolute(), name or Path(path).name, password)
            finally:
                self._give_back(worker)

    def _take(self) -> _Worker:
        with self._lock:
            if self._closed:
                raise RuntimeError("this reader is closed")
            if self._idle:
                return self._idle.pop()
            worker = _Worker(self._limits)
            self._all.add(worker)
            return worker

    def _give_back(self, worker: _Worker) -> None:
        with self._lock:
            if worker.alive and not self._closed:
                self._idle.append(worker)
                return
            self._all.discard(worker)
        worker.close()


def read(path: Path, *, name: str | None = None, password: str | None = None, limits: Limits = DEFAULT) -> Document:
    """Read one file in a process of its own. For several files use :class:`Reader`, which keeps its processes warm."""
    with Reader(1, limits) as reader:
        return reader.read(path, name=name, password=password)
