"""The index survives whatever happens to its writer and its files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from schakel.search import IndexBusy, IndexDocument, Query, TantivyIndex, open_index, schema

WRITER = """
import sys
from pathlib import Path
from schakel.search import IndexDocument, open_index

index = open_index(Path(sys.argv[1]))
start = index.sequence()
for sequence in range(start + 1, start + 100_000):
    texts = [IndexDocument("passage", n, 1, f"versie{sequence} woning {n}", ("public",), position=n) for n in range(50)]
    index.replace([("passage", 1)], texts, sequence)
    print(sequence, flush=True)
"""


def begun(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True)


def test_a_killed_writer_leaves_the_last_commit_whole(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    for wait in (0.0, 0.003, 0.008, 0.02, 0.05):
        writer = begun(folder)
        assert writer.stdout is not None
        seen = int(writer.stdout.readline())
        time.sleep(wait)
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read().split()
        writer.wait()
        writer.stdout.close()
        index = open_index(folder)
        sequence = index.sequence()
        assert sequence >= int(rest[-1] if rest else seen)
        result = index.search(Query(f"versie{sequence}", None, limit=100))
        assert result.total == 50
        assert index.search(Query("woning", None)).total == 50
        index.replace([("passage", 2)], [IndexDocument("passage", 99, 2, "daarna", ("public",))], sequence)
        assert index.search(Query("daarna", None)).total == 1
        index.replace([("passage", 2)], [], sequence)


def test_a_reader_follows_what_another_process_commits(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    reader = open_index(folder)
    assert reader.sequence() == -1
    writer = begun(folder)
    assert writer.stdout is not None
    first = int(writer.stdout.readline())
    assert reader.sequence() >= first
    later = int(writer.stdout.readline())
    assert reader.sequence() >= later
    writer.kill()
    writer.wait()
    writer.stdout.close()


def test_a_second_writer_waits_its_turn_and_gives_up_clearly(tmp_path: Path) -> None:
    patient, hurried = TantivyIndex(tmp_path / "index"), TantivyIndex(tmp_path / "index", busy_seconds=0.05)
    inside, leave = threading.Event(), threading.Event()

    def slow() -> Iterator[IndexDocument]:
        inside.set()
        leave.wait(10)
        yield IndexDocument("passage", 1, 1, "langzaam", ("public",))

    thread = threading.Thread(target=lambda: patient.replace([], slow(), 1))
    thread.start()
    inside.wait(10)
    with pytest.raises(IndexBusy, match="try again"):
        hurried.replace([], [], 2)
    with pytest.raises(IndexBusy):
        hurried.clear()
    assert hurried.search(Query("langzaam", None)).total == 0
    leave.set()
    thread.join()
    hurried.replace([], [], 2)
    assert patient.sequence() == 2
    assert patient.search(Query("langzaam", None)).total == 1


def test_many_threads_write_and_read_at_once(tmp_path: Path) -> None:
    index = open_index(tmp_path / "index")

    def add(group: int) -> None:
        index.replace([], [IndexDocument("passage", group, group, f"woning {group}", ("public",))], group)
        index.search(Query("woning", ("public",)))

    threads = [threading.Thread(target=add, args=(group,)) for group in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert index.search(Query("woning", None)).total == 8


def generation(folder: Path) -> Path:
    return folder / (folder / "CURRENT").read_text()


def damage_meta(folder: Path) -> None:
    (generation(folder) / "meta.json").write_text("{half")


def damage_terms(folder: Path) -> None:
    next(generation(folder).glob("*.term")).write_bytes(b"garbage")


def damage_empty(folder: Path) -> None:
    for file in generation(folder).glob("*.idx"):
        file.write_bytes(b"")


def damage_missing(folder: Path) -> None:
    for file in generation(folder).glob("*.store"):
        file.unlink()


def damage_all(folder: Path) -> None:
    for file in generation(folder).iterdir():
        file.write_bytes(os.urandom(200))


def damage_pointer(folder: Path) -> None:
    (folder / "CURRENT").write_bytes(b"\xff\xfe../../etc")


@pytest.mark.parametrize(
    "damage", [damage_meta, damage_terms, damage_empty, damage_missing, damage_all, damage_pointer]
)
def test_a_damaged_index_counts_as_empty_and_is_made_anew(
    library: TantivyIndex, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    damage(tmp_path / "index")
    index = open_index(tmp_path / "index")
    assert index.sequence() == -1
    assert index.search(Query("woning", None)).total == 0
    index.replace([], [IndexDocument("passage", 1, 1, "Een nieuwe woning", ("public",))], 7)
    assert open_index(tmp_path / "index").sequence() == 7
    assert index.search(Query("woning", None)).total == 1
    assert len(list((tmp_path / "index").glob("generation-*"))) == 1


def test_an_index_of_another_version_counts_as_empty(
    library: TantivyIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "INDEX_VERSION", "another")
    index = open_index(tmp_path / "index")
    assert index.sequence() == -1
    assert index.search(Query("woning", None)).total == 0
    index.replace([], [], 3)
    assert index.sequence() == 3


def test_a_writer_killed_while_making_a_new_index_leaves_the_old_one(library: TantivyIndex, tmp_path: Path) -> None:
    program = """
import os, sys
from pathlib import Path
from schakel.search import IndexDocument, open_index

def half():
    for n in range(1000):
        yield IndexDocument("passage", n, 1, "nieuwe tekst", ("public",))
    os.kill(os.getpid(), 9)

open_index(Path(sys.argv[1])).replace_all(half(), 99)
"""
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "index")], check=False)
    assert done.returncode == -signal.SIGKILL
    index = open_index(tmp_path / "index")
    assert index.sequence() == 4
    assert index.search(Query("woningbouw", None)).total == 1
    index.replace_all([], 5)
    assert index.sequence() == 5
    assert len(list((tmp_path / "index").glob("generation-*"))) == 1


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OSError, match="file"):
        open_index(tmp_path / "file" / "index").replace([], [], 1)
    assert open_index(tmp_path / "file" / "index").sequence() == -1
