"""What can be done on a page can be done by a program and by a command too, through the same action.

An act is a function of a room's ``actions`` that takes a viewer. Which way uses it is read from the imports of ``pages``, ``api``
and ``commands``. Acts that rightly have a page alone stand in ``OTHERWISE``, with the reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
QUEUE = "programs and commands add files one by one, at once and with a password where needed, and need no queue"
IN_ONE_GO = "programs and commands take over a document in one go (import_agenda, renew_agenda); nothing waits to be looked over"
OTHERWISE = {
    "schakel.agenda.actions.apply_edition.apply_edition": IN_ONE_GO,
    "schakel.agenda.actions.correct_draft.correct_draft": IN_ONE_GO,
    "schakel.agenda.actions.draft_agenda.draft_agenda": IN_ONE_GO,
    "schakel.agenda.actions.drop_draft.drop_draft": IN_ONE_GO,
    "schakel.agenda.actions.store_draft.store_draft": IN_ONE_GO,
    "schakel.library.actions.resume_intake.resume_intake": QUEUE,
    "schakel.library.actions.retry_files.retry_files": QUEUE,
    "schakel.library.actions.start_intake.start_intake": QUEUE,
    "schakel.library.actions.stop_intake.stop_intake": QUEUE,
    "schakel.library.actions.unlock_file.unlock_file": QUEUE,
    "schakel.overlap.actions.rename_group.may_name": "it asks and changes nothing",
}


def acts() -> Iterator[str]:
    """Every act, as ``schakel.agenda.actions.add_theme.add_theme``."""
    for path in SOURCE.glob("schakel/*/actions/*.py"):
        for one in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(one, ast.FunctionDef) and [given.arg for given in one.args.args][:1] == ["viewer"]:
                yield f"{'.'.join(path.relative_to(SOURCE).with_suffix('').parts)}.{one.name}"


def used_by(way: str) -> set[str]:
    """The acts that modules in the folders or modules of this name import."""
    known, found = set(acts()), set()
    for path in SOURCE.rglob("*.py"):
        if way in path.relative_to(SOURCE).with_suffix("").parts:
            for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(one, ast.ImportFrom):
                    found |= {f"{one.module}.{name.name}" for name in one.names}
    return known & found


@pytest.mark.parametrize("way", ["api", "commands"])
def test_what_a_page_does_can_be_done_this_way_too(way: str) -> None:
    done = used_by("pages")
    assert len(done) > 30
    assert sorted(done - used_by(way) - set(OTHERWISE)) == []


def test_what_is_said_to_have_a_page_alone_still_has() -> None:
    assert sorted(set(OTHERWISE) - used_by("pages")) == []
    assert sorted(set(OTHERWISE) & used_by("api") & used_by("commands")) == []
