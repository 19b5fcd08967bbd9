"""One call to a language model behind an OpenAI-compatible interface, which may be slow, broken or hostile.

No redirect is followed and no proxy used; the whole exchange has a limit in time, also where the other side keeps sending a
little, and the answer has a limit in size. Either a whole answer comes back or ``ModelFailure`` says what went wrong.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import re
import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

SECONDS, MOST_SECONDS = 60.0, 600.0
MOST_BYTES = 1_000_000
MOST_SIGNS = 20_000

_NUMBER = re.compile(r"(.*\.)?(\d+|0x[0-9a-f]*)\.?")
"""What a host ends in that is an IP address, however it is written."""

# What a database cannot keep and a page should not show: signs of control, halves of surrogate pairs.
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Problem(StrEnum):
    """What kept a whole answer from coming."""

    OFF = "off"
    SETTINGS = "settings"
    UNREACHABLE = "unreachable"
    STALLED = "stalled"
    BROKEN_OFF = "broken_off"
    REDIRECTED = "redirected"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    FAILED = "failed"
    RUBBISH = "rubbish"
    HUGE = "huge"
    EMPTY = "empty"
    OVERTAKEN = "overtaken"


class ModelFailure(Exception):
    """No whole answer came. ``problem`` says why; ``status`` is the other side's answer code, 0 where there was none."""

    def __init__(self, problem: Problem, status: int = 0) -> None:
        super().__init__(problem)
        self.problem = problem
        self.status = status


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is. ``address`` is where requests go, without the key, which is never shown or logged."""

    address: str
    name: str
    seconds: float = SECONDS
    key: str = field(default="", repr=False)


def endpoint() -> Endpoint:
    """The model that the administrator set up. Raises ModelFailure: OFF where there is none, SETTINGS where it is wrong."""
    given = settings.LANGUAGE_MODEL
    if not given["url"]:
        raise ModelFailure(Problem.OFF)
    parts = _split(given["url"])
    try:
        seconds = float(given["seconds"] or SECONDS)
    except ValueError as error:
        raise ModelFailure(Problem.SETTINGS) from error
    if (
        not given["name"]
        or not 0 < seconds <= MOST_SECONDS
        or not given["key"].isascii()
        or not given["key"].isprintable()
    ):
        raise ModelFailure(Problem.SETTINGS)
    path = parts.path.rstrip("/")
    path = path if path.endswith("/chat/completions") else f"{path}/chat/completions"
    return Endpoint(f"{parts.scheme}://{parts.netloc}{path}", given["name"], seconds, given["key"])


def is_on() -> bool:
    """Whether the administrator set up a model at all."""
    return bool(settings.LANGUAGE_MODEL["url"])


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise ModelFailure(Problem.SETTINGS) from error
    plain = not (parts.username or parts.password or parts.query or parts.fragment) and _is_host(parts.hostname or "")
    if not right or not plain or not address.isascii() or any(sign.isspace() for sign in address):
        raise ModelFailure(Problem.SETTINGS)
    return parts


def _is_host(host: str) -> bool:
    """Whether a host is a name or a whole IP address, not one in disguise (``0177.1``, ``0x7f000001``).

    What ends in a number is an address (URL Standard, "ends in a number"), and people must read where their text goes.
    """
    if not _NUMBER.fullmatch(host) and ":" not in host:
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def ask(to: Endpoint, body: str) -> str:
    """Send ``body`` (JSON) and return the text that the model wrote. Raises ModelFailure."""
    raw = _Exchange(to).run(body.encode("utf-8"))
    return _text(raw)


class _Exchange:
    """One request and its answer, cut off when the time is up wherever it then is."""

    def __init__(self, to: Endpoint) -> None:
        self._to = to
        self._late = threading.Event()
        self._connection: socket.socket | None = None
        self._connected = False

    def run(self, body: bytes) -> bytes:
        """The answer's body."""
        timer = threading.Timer(self._to.seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            return self._run(body)
        except (OSError, http.client.HTTPException, ValueError) as error:
            late = self._late.is_set() or isinstance(error, TimeoutError)
            problem = Problem.BROKEN_OFF if self._connected else Problem.UNREACHABLE
            raise ModelFailure(Problem.STALLED if late else problem) from error
        finally:
            timer.cancel()

    def _cut(self) -> None:
        self._late.set()
        if self._connection is not None:
            # A thread that waits on the socket wakes up with an end of file. A socket that is closed already needs nothing.
            with suppress(OSError):
                socket.socket.shutdown(self._connection, socket.SHUT_RDWR)

    def _run(self, body: bytes) -> bytes:
        parts = urlsplit(self._to.address)
        host = parts.hostname or ""
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        connection = http.client.HTTPConnection(host, port)
        self._connection = connection.sock = _connected(host, port, time.monotonic() + self._to.seconds)
        try:
            if secure:
                self._connection = connection.sock = secured = _tls(self._connection, host)
                secured.do_handshake()
            self._connected = True
            headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
            if self._to.key:
                headers["Authorization"] = f"Bearer {self._to.key}"
            connection.request("POST", parts.path, body, headers)
            with connection.getresponse() as response:
                return self._answer(response)
        finally:
            connection.close()

    def _answer(self, response: http.client.HTTPResponse) -> bytes:
        status = response.status
        if status != 200:
            raise ModelFailure(_refusal(status), status)
        raw = response.read(MOST_BYTES + 1)
        if self._late.is_set():
            raise ModelFailure(Problem.STALLED)
        if len(raw) > MOST_BYTES:
            raise ModelFailure(Problem.HUGE)
        if response.length:
            raise ModelFailure(Problem.BROKEN_OFF)
        return raw


def _connected(host: str, port: int, until: float) -> socket.socket:
    """A connection with the first of a host's addresses that answers, before the clock says ``until``. Raises OSError."""
    problem = OSError("the host has no address")
    for family, kind, protocol, _name, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(left)
            connection.connect(address)
        except OSError as error:
            connection.close()
            problem = error
        else:
            return connection
    raise problem


def _tls(plain: socket.socket, host: str) -> ssl.SSLSocket:
    """The connection with encryption, before both sides have agreed on it: that may take long, and can be cut off."""
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


def _refusal(status: int) -> Problem:
    if 300 <= status < 400:
        return Problem.REDIRECTED
    if status in (401, 403):
        return Problem.REFUSED
    return Problem.UNKNOWN if status in (404, 405) else Problem.FAILED


def _text(raw: bytes) -> str:
    if not raw.strip():
        raise ModelFailure(Problem.EMPTY)
    try:
        text = json.loads(raw)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ModelFailure(Problem.RUBBISH) from error
    if text is None:
        raise ModelFailure(Problem.EMPTY)
    if not isinstance(text, str):
        raise ModelFailure(Problem.RUBBISH)
    kept = _UNKEEPABLE.sub("\ufffd", text.replace("\r\n", "\n")).strip()
    if len(kept) > MOST_SIGNS:
        raise ModelFailure(Problem.HUGE)
    if not kept:
        raise ModelFailure(Problem.EMPTY)
    return kept
