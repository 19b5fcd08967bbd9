"""Reading many files at once: each gets its own outcome, and a process that dies is replaced."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from schakel.extract import Document, Limits, Reader, Unreadable, read
from schakel.extract.trace import wordless_traceback

WritePdf = Callable[..., Path]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_a_batch_with_bad_files_in_it_gives_all_outcomes(reader: Reader, tmp_path: Path) -> None:
    good = [write(tmp_path, f"goed{number}.txt", f"Verslag {number} van de wijkraad.") for number in range(8)]
    bad = [write(tmp_path, f"leeg{number}.txt", "") for number in range(3)]
    paths = [*good[:4], *bad, *good[4:]]

    def outcome(path: Path) -> Document | Unreadable:
        try:
            return reader.read(path)
        except Unreadable as problem:
            return problem

    with ThreadPoolExecutor(4) as threads:
        outcomes = dict(zip(paths, threads.map(outcome, paths), strict=True))
    assert all(isinstance(outcomes[path], Document) for path in good)
    problems = [outcomes[path] for path in bad]
    assert [problem.code for problem in problems if isinstance(problem, Unreadable)] == ["empty_file"] * 3


def children() -> set[int]:
    """The ids of the reading processes that this process has running."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
                parent = (entry / "stat").read_text().rsplit(")", 1)[1].split()[1]
            except OSError:
                continue
            if b"schakel.extract.worker" in command and int(parent) == os.getpid():
                found.add(int(entry.name))
    return found


def test_a_killed_process_fails_only_its_own_file(write_pdf: WritePdf, tmp_path: Path) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        for line in range(50):
            canvas.drawString(
                50, 800 - line * 14, f"Regel {line} van bladzijde {number} over de dijk en het achterland."
            )

    long = write_pdf(draw, pages=600)
    others = children()
    with Reader(processes=1) as single:
        single.read(write(tmp_path, "eerst.txt", "De eerste zin."))
        (worker,) = children() - others
        threading.Timer(0.15, os.kill, (worker, signal.SIGKILL)).start()
        with pytest.raises(Unreadable) as caught:
            single.read(long)
        assert caught.value.code == "out_of_memory"
        assert single.read(write(tmp_path, "daarna.txt", "De tweede zin.")).text == "De tweede zin."
    assert children() == others


def test_too_little_memory_is_said_and_survived(write_pdf: WritePdf, tmp_path: Path) -> None:
    big = tmp_path / "groot.txt"
    big.write_text("Woorden over wonen, water en wegen in de streek. " * 2_500_000)
    with Reader(processes=1, limits=Limits(memory_mb=420)) as small:
        with pytest.raises(Unreadable) as caught:
            small.read(big)
        assert caught.value.code == "out_of_memory"
        assert small.read(write(tmp_path, "klein.txt", "De kleine tekst.")).text == "De kleine tekst."


def test_reading_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (temporary := tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    others = children()
    document = read(write(tmp_path, "brief.txt", "Een brief over de bibliotheek in het dorp."))
    assert document.media_type == "text/plain"
    assert children() == others
    assert not list(temporary.iterdir())


def test_a_killed_program_leaves_no_folders_behind(tmp_path: Path) -> None:
    (temporary := tmp_path / "temporary").mkdir()
    file = write(tmp_path, "brief.txt", "Een brief over de bibliotheek in het dorp.")
    code = (
        "import pathlib, time; from schakel.extract import Reader; reader = Reader(1); "
        f"reader.read(pathlib.Path({str(file)!r})); print('ready', flush=True); time.sleep(60)"
    )
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"ready\n"
        assert len(list(temporary.iterdir())) == 1
        program.kill()
    deadline = time.monotonic() + 20
    while list(temporary.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not list(temporary.iterdir())


def test_a_fault_of_the_program_is_called_that_and_stands_in_the_technical_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Here the fault is a limit without a value. The log names lines of the program, and nothing of the document."""
    without_value = Limits(**json.loads('{"file_mb": null}'))
    with Reader(processes=1, limits=without_value) as faulty, pytest.raises(Unreadable) as caught:
        faulty.read(write(tmp_path, "geheim.txt", "Een vertrouwelijke zin."))
    assert caught.value.code == "fault"
    assert "administrator" in str(caught.value)
    assert "TypeError" in caplog.text
    assert "in read_here" in caplog.text
    assert "geheim" not in caplog.text
    assert "vertrouwelijk" not in caplog.text


def test_a_long_traceback_is_cut_off_and_says_nothing_of_what_was_read() -> None:
    def fail(depth: int) -> None:
        if depth:
            fail(depth - 1)
        try:
            int("een zin uit het document " * 100)
        except ValueError as error:
            raise RuntimeError(str(error)) from error

    with pytest.raises(RuntimeError) as caught:
        fail(40)
    told = wordless_traceback(caught.value)
    assert len(told) <= 6000
    assert "builtins.RuntimeError" in told
    assert "een zin uit het document een" not in told


def test_a_closed_reader_says_so(tmp_path: Path) -> None:
    closed = Reader()
    closed.close()
    with pytest.raises(RuntimeError, match="closed"):
        closed.read(write(tmp_path, "brief.txt", "Een brief."))


def test_the_reading_process_loads_no_web_framework() -> None:
    code = (
        "import sys, schakel.extract, schakel.extract.worker; "
        "print([name for name in sys.modules if name.split('.')[0] in {'django', 'numpy', 'docx', 'pypdfium2'}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.socket().connect_ex(('127.0.0.1', 9))",
        "socket.socket(type=socket.SOCK_DGRAM).sendto(b'a', ('127.0.0.1', 9))",
        "socket.socket(type=socket.SOCK_DGRAM).sendmsg([b'a'], [], 0, ('127.0.0.1', 9))",
        "socket.gethostbyname('localhost')",
        "socket.gethostbyaddr('127.0.0.1')",
        "socket.getnameinfo(('127.0.0.1', 9), 0)",
        "urllib.request.urlopen('http://127.0.0.1:9/')",
    ],
)
def test_the_reading_process_cannot_reach_the_network(attempt: str) -> None:
    code = (
        f"import socket, urllib.request; from schakel.extract.worker import forbid_network; forbid_network(); {attempt}"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "PermissionError" in done.stderr


def test_two_threads_share_one_reader(reader: Reader, tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{number}.txt", f"Zin nummer {number} over de markt.") for number in range(6)]
    found: dict[Path, str] = {}

    def work(part: list[Path]) -> None:
        for path in part:
            found[path] = reader.read(path).text

    threads = [threading.Thread(target=work, args=(paths[start::2],)) for start in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found.values()) == [f"Zin nummer {number} over de markt." for number in range(6)]


def test_time_spent_on_earlier_files_does_not_count_for_later_ones(tmp_path: Path) -> None:
    """Each file takes most of a second of processor time: together far more than one may take."""
    path = write(tmp_path, "tekst.txt", "Een zin over het veer. " * 60_000)
    with Reader(processes=1, limits=Limits(cpu_seconds=2)) as frugal:
        assert all(frugal.read(path).pages for _ in range(5))
