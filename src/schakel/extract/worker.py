"""The process that reads files: ``python -m schakel.extract.worker``, spoken to through its standard input and output.

Every message is a length (four bytes, big-endian) and that many bytes of JSON. It is given paths and gives documents or
problem codes back. It has limits on memory and processor time and makes no network connections.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import warnings
from pathlib import Path
from typing import Any, BinaryIO

from schakel.extract.limits import FOLDER_PREFIX, Limits, hold_memory, hold_time
from schakel.extract.problems import Unreadable
from schakel.extract.reading import read_here
from schakel.extract.trace import wordless_traceback
from schakel.extract.wire import LENGTH, pack

_NETWORK = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
        "urllib.Request",
    }
)
"""What Python tells beforehand of reaching the network, names of hosts included."""


def forbid_network() -> None:
    """From now on any attempt of this process to reach the network raises ``PermissionError``."""

    def hook(event: str, _: tuple[Any, ...]) -> None:
        if event in _NETWORK:
            raise PermissionError(event)

    sys.addaudithook(hook)


def answer(request: dict[str, Any]) -> bytes:
    """The answer to one request: the packed document, or the code of what is wrong with the file."""
    limits = Limits(**request["limits"])
    hold_time(limits)
    try:
        document = read_here(Path(request["path"]), request["name"], request["password"], limits)
        return b"+" + pack(document)
    except Unreadable as problem:
        return _problem(problem.code, problem.data)
    except MemoryError:
        return _problem("out_of_memory", {"megabytes": limits.memory_mb})
    except RecursionError:
        return _problem("broken", {})
    except Exception as error:
        return _problem("fault", {}, wordless_traceback(error))


def _problem(code: str, data: dict[str, str | int], trace: str = "") -> bytes:
    return b"-" + json.dumps({"code": code, "data": data, "trace": trace}).encode()


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer requests from ``source`` on ``sink`` until it ends."""
    while True:
        head = source.read(LENGTH.size)
        if len(head) < LENGTH.size:
            return
        request = json.loads(source.read(LENGTH.unpack(head)[0]))
        reply = answer(request)
        sink.write(LENGTH.pack(len(reply)) + reply)
        sink.flush()


def main() -> None:
    """Keep the pipe for answers to itself, take limits from the first argument, and serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    warnings.simplefilter("ignore")
    hold_memory(Limits(memory_mb=int(sys.argv[1])))
    forbid_network()
    try:
        serve(sys.stdin.buffer, sink)
    finally:
        leave()


def leave() -> None:
    """Remove the temporary folder that this process was given; whoever gave it may be gone without a chance to."""
    folder = Path.cwd()
    if folder.name.startswith(FOLDER_PREFIX):
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
