"""Two nodes on one database: what changes on one is found on the other, and a damaged index heals while the node serves."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.library.test_killed_worker import Installation, installation
from tests.register.nodes import FILL, Node, Web

__all__ = ["installation"]
pytestmark = pytest.mark.django_db
WITHIN = 2.0


@pytest.fixture
def nodes(installation: Installation, tmp_path: Path) -> Iterator[tuple[Node, Web, Node, Web]]:
    """Nodes A and B with their web servers, over a library of thirty publications."""
    a, b = Node.of(installation, tmp_path / "a"), Node.of(installation, tmp_path / "b")
    a.installation.run(FILL, "30")
    web_a = Web(a, tmp_path / "a.log")
    try:
        web_b = Web(b, tmp_path / "b.log")
        try:
            yield a, web_a, b, web_b
        finally:
            web_b.stop()
    finally:
        web_a.stop()


def damage_meta(node: Node) -> None:
    (node.generation() / "meta.json").write_text("{half")


def delete_a_file(node: Node) -> None:
    next(node.generation().glob("*.store")).unlink()


def test_what_changes_on_one_node_is_found_on_the_other_and_a_damaged_index_heals(
    nodes: tuple[Node, Web, Node, Web],
) -> None:
    _a, web_a, b, web_b = nodes
    for web in (web_a, web_b):
        web.wait(lambda web=web: web.finds("Verkenning 7"))
    took = []
    for turn in range(5):
        web_a.change(turn + 1, f"Zonnedak {turn}")
        assert web_a.finds(f"Zonnedak {turn}")
        took.append(web_b.wait(lambda turn=turn: web_b.finds(f"Zonnedak {turn}")))
    assert sorted(took)[2] < WITHIN
    for number, damage in enumerate((damage_meta, delete_a_file)):
        damage(b)
        web_b.wait(lambda: web_b.finds("Verkenning 15"))
        web_a.change(20 + number, f"Regenton {number}")
        web_b.wait(lambda number=number: web_b.finds(f"Regenton {number}"))
        assert web_b.agrees()
    assert web_a.agrees()


@contextmanager
def full_disk(web: Web) -> Iterator[None]:
    """No file that this server writes can grow beyond a few bytes, as on a disk without room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for process in web.processes():
        resource.prlimit(process, resource.RLIMIT_FSIZE, (500, hard))
    try:
        yield
    finally:
        for process in web.processes():
            resource.prlimit(process, resource.RLIMIT_FSIZE, (soft, hard))


def test_a_node_goes_on_when_its_index_is_deleted_under_it_or_its_disk_is_full(
    nodes: tuple[Node, Web, Node, Web],
) -> None:
    _a, web_a, b, web_b = nodes
    web_b.wait(lambda: web_b.finds("Verkenning 7"))
    shutil.rmtree(b.index)
    web_a.change(3, "Geveltuin")
    web_b.wait(lambda: web_b.finds("Geveltuin"))
    assert web_b.agrees()
    with full_disk(web_b):
        web_a.change(4, "Wadi")
        web_b.wait(lambda: "tried again" in web_b.log.read_text())
        assert web_b.finds("Verkenning 7")
        assert not web_b.finds("Wadi")
    web_b.wait(lambda: web_b.finds("Wadi"))
    assert web_b.agrees()
