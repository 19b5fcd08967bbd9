"""A stand-in for a language model: a real server on this machine that behaves as it is told, well or badly."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Behaviour = Callable[[socket.socket], None]


class ModelServer:
    """Listens on a free port. ``requests`` are the (head, body) pairs that came in."""

    def __init__(self, behave: Behaviour) -> None:
        self.requests: list[tuple[str, str]] = []
        self._behave = behave
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """What an administrator would set."""
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}/v1"

    def close(self) -> None:
        """Stop listening and wait until nobody is being served."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(10)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(5)
                try:
                    self.requests.append(_request(connection))
                    self._behave(connection)
                except OSError:
                    continue


def _request(connection: socket.socket) -> tuple[str, str]:
    raw = b""
    while b"\r\n\r\n" not in raw:
        raw += _more(connection)
    head, _, body = raw.partition(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
    )
    while len(body) < length:
        body += _more(connection)
    return head.decode(), body.decode()


def _more(connection: socket.socket) -> bytes:
    received = connection.recv(65536)
    if not received:
        raise ConnectionError("the other side has gone")
    return received


@contextmanager
def model_server(behave: Behaviour) -> Iterator[ModelServer]:
    """A server for as long as a test takes."""
    server = ModelServer(behave)
    try:
        yield server
    finally:
        server.close()


def answers(text: object) -> Behaviour:
    """Answers well, with ``text`` as the model's words."""
    return sends(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode())


def sends(body: bytes, status: str = "200 OK", *headers: str) -> Behaviour:
    """Answers with these bytes."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    return lambda connection: connection.sendall("\r\n".join([*lines, "", ""]).encode() + body)


def breaks_off(body: bytes) -> Behaviour:
    """Promises more than it sends."""
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body) + 500}\r\n\r\n".encode()
    return lambda connection: connection.sendall(head + body)


def hangs_up(connection: socket.socket) -> None:
    """Says nothing and closes."""


def stalls(connection: socket.socket) -> None:
    """Takes the request and says nothing for long."""
    connection.recv(1)


def drips(head: bytes) -> Behaviour:
    """Sends ``head`` and then a sign at a time without end, so that no wait between two signs is long."""

    def drip(connection: socket.socket) -> None:
        connection.sendall(head)
        repeats(b" ")(connection)

    return drip


def repeats(piece: bytes) -> Behaviour:
    """Sends the same again and again, a little later each time."""

    def repeat(connection: socket.socket) -> None:
        for _ in range(400):
            connection.sendall(piece)
            time.sleep(0.02)

    return repeat


def floods(connection: socket.socket) -> None:
    """Sends more than anybody wants."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n")
    for _ in range(50):
        connection.sendall(b"x" * 1_000_000)
