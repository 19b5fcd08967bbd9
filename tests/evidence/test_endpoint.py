"""A call to a language model that may be slow, broken or hostile."""

from __future__ import annotations

import json
import socket
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from pytest_django import Settings
from tests.evidence import model_server as server
from tests.evidence.model_server import Behaviour, answers, model_server, sends

from schakel.evidence.endpoint import Endpoint, ModelFailure, Problem, ask, endpoint


def problem_of(behave: Behaviour, seconds: float = 5.0) -> Problem:
    with model_server(behave) as model, pytest.raises(ModelFailure) as failure:
        ask(Endpoint(f"{model.address}/chat/completions", "proef", seconds), "{}")
    return failure.value.problem


def test_a_good_answer_comes_back_whole_and_the_key_goes_in_its_header() -> None:
    with model_server(answers("  Bomen geven schaduw [1].\r\nEn koelte. ")) as model:
        to = Endpoint(f"{model.address}/chat/completions", "proef", key="geheim")
        assert ask(to, '{"vraag": "ë"}') == "Bomen geven schaduw [1].\nEn koelte."
        head, body = model.requests[0]
    assert head.startswith("POST /v1/chat/completions HTTP/1.1")
    assert "Authorization: Bearer geheim" in head
    assert body == '{"vraag": "ë"}'
    assert "geheim" not in repr(to)


def test_an_answer_in_pieces_is_put_together() -> None:
    body = json.dumps({"choices": [{"message": {"content": "Bomen."}}]}).encode()
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(body[i : i + 7]), body[i : i + 7]) for i in range(0, len(body), 7))
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    with model_server(lambda connection: connection.sendall(head + pieces + b"0\r\n\r\n")) as model:
        assert ask(Endpoint(f"{model.address}/chat/completions", "proef"), "{}") == "Bomen."


@pytest.mark.parametrize(
    ("behave", "problem"),
    [
        (server.hangs_up, Problem.BROKEN_OFF),
        (server.breaks_off(b'{"choices": [{"message": {"content": "Half'), Problem.BROKEN_OFF),
        (server.floods, Problem.HUGE),
        (answers("x" * 20_001), Problem.HUGE),
        (answers(""), Problem.EMPTY),
        (answers(" \n "), Problem.EMPTY),
        (answers(None), Problem.EMPTY),
        (sends(b""), Problem.EMPTY),
        (answers(7), Problem.RUBBISH),
        (answers([{"text": "a"}]), Problem.RUBBISH),
        (sends(b"<html>Welkom</html>"), Problem.RUBBISH),
        (sends(b'{"choices": []}'), Problem.RUBBISH),
        (sends(b'["choices"]'), Problem.RUBBISH),
        (sends(b"\xff\xfe\x00"), Problem.RUBBISH),
        (sends(b"[" * 100_000), Problem.RUBBISH),
        (lambda connection: connection.sendall(b"GARBAGE\r\n\r\n"), Problem.BROKEN_OFF),
        (sends(b"", "302 Found", "Location: http://127.0.0.1:1/"), Problem.REDIRECTED),
        (sends(b"", "401 Unauthorized"), Problem.REFUSED),
        (sends(b"", "404 Not Found"), Problem.UNKNOWN),
        (sends(b"", "503 Service Unavailable"), Problem.FAILED),
    ],
)
def test_whatever_goes_wrong_has_a_name(behave: Behaviour, problem: Problem) -> None:
    assert problem_of(behave) == problem


@pytest.mark.parametrize(
    "behave",
    [
        server.stalls,
        server.drips(b""),
        server.drips(b"HTTP/1.1 200 OK\r\nX-Slow: "),
        server.drips(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{"),
        server.drips(b"HTTP/1.1 200 OK\r\n\r\n{"),
        server.drips(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\nX-Trailer: "),
        server.repeats(b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["silence", "status line", "headers", "body with a length", "body without", "trailer", "wait a little"],
)
def test_a_server_that_stalls_or_drips_is_cut_off_in_time(behave: Behaviour) -> None:
    begun = time.monotonic()
    assert problem_of(behave, 0.4) == Problem.STALLED
    assert time.monotonic() - begun < 8


@pytest.mark.parametrize("status", [300, 301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "place", ["{elsewhere}", "//{host}/v1", "http://[::ffff:127.0.0.1]:{port}/", "http://2130706433:{port}/"]
)
def test_nothing_goes_to_where_an_answer_points(status: int, place: str) -> None:
    with model_server(answers("Geheim.")) as elsewhere:
        host = urlsplit(elsewhere.address).netloc
        there = place.format(elsewhere=elsewhere.address, host=host, port=host.split(":")[1])
        assert (
            problem_of(sends(b"", f"{status} Elders", f"Location: {there}", "Refresh: 0; url=" + there))
            == Problem.REDIRECTED
        )
        assert elsewhere.requests == []


def test_a_proxy_of_the_machine_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with model_server(answers("Van de proxy.")) as proxy, model_server(answers("Van het model.")) as model:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        assert ask(Endpoint(f"{model.address}/chat/completions", "proef"), "{}") == "Van het model."
        assert proxy.requests == []


def test_a_host_with_many_addresses_that_do_not_answer_takes_no_longer_than_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, ExitStack() as waiting:
        place = full.getsockname()
        for _ in range(2):  # no more fit in its queue: who comes after these waits in vain
            held = waiting.enter_context(socket.socket())
            held.setblocking(False)
            held.connect_ex(place)
        there = (socket.AF_INET, socket.SOCK_STREAM, 6, "", place)
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_named: [there] * 20)
        begun = time.monotonic()
        with pytest.raises(ModelFailure) as failure:
            ask(Endpoint("http://model.example/v1", "proef", 0.5), "{}")
        assert failure.value.problem == Problem.STALLED
        assert time.monotonic() - begun < 3


def test_nobody_at_home_and_no_certificate_are_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    for scheme in ("http", "https"):
        with pytest.raises(ModelFailure) as failure:
            ask(Endpoint(f"{scheme}://127.0.0.1:{port}/v1", "proef", 2), "{}")
        assert failure.value.problem == Problem.UNREACHABLE
    with model_server(answers("Hoi.")) as model, pytest.raises(ModelFailure) as plain:
        ask(Endpoint(model.address.replace("http:", "https:"), "proef", 2), "{}")
    assert plain.value.problem in (Problem.UNREACHABLE, Problem.STALLED)


def test_signs_that_a_database_cannot_keep_are_replaced() -> None:
    with model_server(sends(rb'{"choices": [{"message": {"content": "a\u0000b\ud800c"}}]}')) as model:
        assert ask(Endpoint(f"{model.address}/chat/completions", "proef"), "{}") == "a\ufffdb\ufffdc"


def given(settings: Settings, **values: str) -> None:
    settings.LANGUAGE_MODEL = {"url": "", "name": "", "key": "", "seconds": ""} | values


def test_without_an_address_the_model_is_off(settings: Settings) -> None:
    given(settings, name="proef")
    with pytest.raises(ModelFailure) as failure:
        endpoint()
    assert failure.value.problem == Problem.OFF


@pytest.mark.parametrize(
    "url", ["http://localhost:11434/v1", "http://localhost:11434/v1/", "http://localhost:11434/v1/chat/completions"]
)
def test_the_address_may_be_given_in_three_ways(settings: Settings, url: str) -> None:
    given(settings, url=url, name="proef", seconds="12.5")
    assert endpoint().address == "http://localhost:11434/v1/chat/completions"
    assert endpoint().seconds == 12.5


@pytest.mark.parametrize(
    "url",
    [
        "http://model.gemeente.example:8080/v1",
        "http://10.0.0.7/v1",
        "https://[::1]:8000/v1",
        "http://[::ffff:127.0.0.1]/v1",
    ],
)
def test_a_name_or_a_whole_address_is_taken_as_it_is_read(settings: Settings, url: str) -> None:
    given(settings, url=url, name="proef")
    assert endpoint().address == f"{url}/chat/completions"


@pytest.mark.parametrize(
    "values",
    [
        {"url": "ftp://localhost/v1"},
        {"url": "file:///etc/passwd"},
        {"url": "localhost:11434"},
        {"url": "http://"},
        {"url": "http://[::1"},
        {"url": "http://localhost:99999"},
        {"url": "http://naam:woord@localhost/v1"},
        {"url": "http://localhost/v1?key=1"},
        {"url": "http://localhost/v 1"},
        {"url": "http://2130706433/v1"},
        {"url": "http://0177.0.0.1/v1"},
        {"url": "http://0x7f.1/v1"},
        {"url": "http://127.1/v1"},
        {"url": "http://model.example.1/v1"},
        {"url": "http://127.0.0.1./v1"},
        {"url": "http://[::ffff:1.2.3]/v1"},
        {"url": "http://localhost:0/v1"},
        {"url": "http://localhost:-1/v1"},
        {"url": "http://localhost\\@elders.example/v1"},
        {"url": "http://localhost/v1#@elders.example"},
        {"url": "http://lo\ncalhost/v1"},
        {"url": "http://localhost/v1", "name": ""},
        {"url": "http://localhost/v1", "seconds": "veel"},
        {"url": "http://localhost/v1", "seconds": "0"},
        {"url": "http://localhost/v1", "seconds": "nan"},
        {"url": "http://localhost/v1", "key": "a\r\nX-Evil: 1"},
    ],
)
def test_settings_that_cannot_be_right_are_told(settings: Settings, values: dict[str, str]) -> None:
    given(settings, **({"name": "proef"} | values))
    with pytest.raises(ModelFailure) as failure:
        endpoint()
    assert failure.value.problem == Problem.SETTINGS
