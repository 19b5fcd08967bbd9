"""Many files at once: handed in, read by a worker, stopped, resumed, tried again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from tests.factories.library import make_intake, make_intake_files
from tests.library.conftest import ALONE, HEAT
from tests.library.test_bad_files import pdf

from schakel.library.actions.resume_intake import resume_intake
from schakel.library.actions.retry_files import retry_files
from schakel.library.actions.start_intake import start_intake
from schakel.library.actions.stop_intake import stop_intake
from schakel.library.actions.unlock_file import unlock_file
from schakel.library.files import path_of, sweep
from schakel.library.intake import claims
from schakel.library.intake.queue import requeue_stale, work_through
from schakel.library.models import FileState, Intake, IntakeFile, IntakeState, Publication
from schakel.library.queries.intakes import progress, waits_long
from schakel.register.access import ANONYMOUS, LOCAL, NotAllowed, Viewer

pytestmark = pytest.mark.django_db

HandIn = Callable[..., Intake]


@pytest.fixture
def hand_in() -> HandIn:
    """Hands in files, given as name and text."""

    def do(named: dict[str, str], **metadata: object) -> Intake:
        uploads = [SimpleUploadedFile(name, text.encode()) for name, text in named.items()]
        return start_intake(LOCAL, uploads, metadata=metadata)

    return do


def states(intake: Intake) -> dict[str, str]:
    return dict(intake.files.values_list("name", "state"))


def test_files_wait_until_a_worker_reads_them(hand_in: HandIn) -> None:
    intake = hand_in({"wonen.txt": ALONE, "hitte.txt": HEAT})
    assert states(intake) == {"wonen.txt": FileState.WAITING, "hitte.txt": FileState.WAITING}
    task = DBTaskResult.objects.get()
    assert (task.status, task.args_kwargs["args"]) == (TaskResultStatus.READY, [intake.pk])
    assert work_through(intake.pk) == 2
    assert set(states(intake).values()) == {FileState.ADDED}
    intake.refresh_from_db()
    assert intake.state == IntakeState.DONE
    assert Publication.objects.count() == 2


def test_uploads_are_dropped_when_they_are_in_the_library(hand_in: HandIn, storage: Path) -> None:
    intake = hand_in({"wonen.txt": ALONE, "kopie.txt": ALONE, "leeg.pdf": ""})
    work_through(intake.pk)
    assert states(intake) == {
        "wonen.txt": FileState.ADDED,
        "kopie.txt": FileState.DUPLICATE,
        "leeg.pdf": FileState.FAILED,
    }
    assert [path.suffix for path in (storage / "intake").iterdir()] == [".pdf"]
    row = next(row for row in progress(intake).rows if row.file.name == "leeg.pdf")
    assert "empty" in row.reason


def test_what_is_said_of_the_batch_holds_for_all(hand_in: HandIn) -> None:
    work_through(hand_in({"wonen.txt": ALONE, "hitte.txt": HEAT}, publisher="Provincie", year=2023).pk)
    assert set(Publication.objects.values_list("publisher__name", "year")) == {("Provincie", 2023)}


def test_a_stopped_batch_rests_and_goes_on(hand_in: HandIn) -> None:
    intake = hand_in({"wonen.txt": ALONE})
    stop_intake(LOCAL, intake)
    assert work_through(intake.pk) == 0
    assert states(intake) == {"wonen.txt": FileState.WAITING}
    resume_intake(LOCAL, intake)
    work_through(intake.pk)
    assert states(intake) == {"wonen.txt": FileState.ADDED}


def test_resuming_what_is_done_already_ends_it(hand_in: HandIn) -> None:
    intake = hand_in({"wonen.txt": ALONE})
    stop_intake(LOCAL, intake)
    intake.files.update(state=FileState.ADDED)
    resume_intake(LOCAL, intake)
    assert intake.state == IntakeState.DONE


def test_failed_files_can_be_tried_again(hand_in: HandIn) -> None:
    intake = hand_in({"leeg.txt": "", "wonen.txt": ALONE})
    work_through(intake.pk)
    failed = intake.files.get(state=FileState.FAILED)
    path_of(failed.file.name or "").write_text(HEAT, "utf-8")
    assert retry_files(LOCAL, intake, failed.pk) == 1
    intake.refresh_from_db()
    assert intake.state == IntakeState.RUNNING
    work_through(intake.pk)
    assert set(states(intake).values()) == {FileState.ADDED}
    assert retry_files(LOCAL, intake) == 0


def test_nothing_too_much_and_nothing_wrong_is_taken(hand_in: HandIn, storage: Path) -> None:
    with pytest.raises(ValidationError, match="Choose"):
        hand_in({})
    with pytest.raises(ValidationError, match="at most 500"):
        hand_in({f"{number}.txt": "" for number in range(501)})
    with pytest.raises(ValidationError, match="four digits"):
        hand_in({"wonen.txt": ALONE}, year=3)
    with pytest.raises(NotAllowed):
        start_intake(ANONYMOUS, [SimpleUploadedFile("wonen.txt", b"x")])
    assert not Intake.objects.exists()
    assert not [path for path in storage.rglob("*") if path.is_file()]


def test_who_is_of_another_organisation_stops_nothing(hand_in: HandIn, outsider: Viewer) -> None:
    intake = hand_in({"wonen.txt": ALONE})
    for action in (stop_intake, resume_intake, retry_files):
        with pytest.raises(NotAllowed):
            action(outsider, intake)


def test_files_come_in_on_behalf_of_who_handed_them_in(outsider: Viewer) -> None:
    intake = start_intake(outsider, [SimpleUploadedFile("wonen.txt", ALONE.encode())])
    work_through(intake.pk)
    publication = Publication.objects.get()
    assert publication.owner == intake.owner


def test_two_workers_never_get_the_same_file() -> None:
    intake = make_intake()
    make_intake_files(intake, 4)
    one, two = claims.new_claimant(), claims.new_claimant()
    got = [claims.claim(intake.pk, who) for who in (one, two, one, two, one)]
    names = [file.name for file in got if file]
    assert len(names) == len(set(names)) == 4
    assert got[-1] is None


def test_a_lost_claim_is_taken_over() -> None:
    intake = make_intake()
    alive, silent, gone, fresh = make_intake_files(intake, 4)
    now = timezone.now()
    mine = claims.new_claimant()
    host = mine.split(":")[0]
    elsewhere = "andere-machine:1:abc"
    for file, who, at in (
        (alive, mine, now),
        (silent, elsewhere, now - claims.STALE - timedelta(seconds=1)),
        (gone, f"{host}:4194999:abc", now),
        (fresh, elsewhere, now),
    ):
        IntakeFile.objects.filter(pk=file.pk).update(state=FileState.WORKING, claimed_by=who, claimed_at=at)
    assert claims.release_lost(now) == 2
    waiting = set(intake.files.filter(state=FileState.WAITING).values_list("pk", flat=True))
    assert waiting == {silent.pk, gone.pk}


@pytest.mark.parametrize("minutes", [-60, 60])
def test_a_claim_of_a_machine_whose_clock_is_wrong_is_left_alone(monkeypatch: pytest.MonkeyPatch, minutes: int) -> None:
    """Whether it claims, renews or looks at the claims of others."""
    intake = make_intake()
    make_intake_files(intake, 2)
    right = timezone.now
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(timezone, "now", lambda: right() + timedelta(minutes=minutes))
        assert claims.claim(intake.pk, "andere-machine:1:abc") is not None
        claims.keep_alive("andere-machine:1:abc")
    assert claims.claim(intake.pk, "derde-machine:1:abc") is not None
    assert claims.release_lost() == 0
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(timezone, "now", lambda: right() + timedelta(minutes=minutes))
        assert claims.release_lost() == 0


def test_what_is_handed_back_is_no_failed_attempt() -> None:
    intake = make_intake()
    make_intake_files(intake, 1)
    who = claims.new_claimant()
    assert claims.claim(intake.pk, who) is not None
    claims.keep_alive(who)
    claims.release(who)
    file = intake.files.get()
    assert (file.state, file.attempts, file.claimed_by) == (FileState.WAITING, 0, "")


def test_a_file_that_breaks_off_time_and_again_is_given_up() -> None:
    intake = make_intake()
    make_intake_files(intake, 1, attempts=claims.MOST_ATTEMPTS)
    assert claims.claim(intake.pk, claims.new_claimant()) is None
    assert intake.files.get().reason == ["gave_up", {}]


def test_a_task_whose_worker_was_killed_goes_on(hand_in: HandIn) -> None:
    intake = hand_in({"wonen.txt": ALONE})
    long_ago = timezone.now() - timedelta(minutes=5)
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=long_ago)
    claimant = f"{claims.new_claimant().split(':')[0]}:4194999:abc"
    intake.files.update(state=FileState.WORKING, claimed_by=claimant, claimed_at=timezone.now())
    assert requeue_stale() == 1
    assert requeue_stale() == 0
    assert states(intake) == {"wonen.txt": FileState.WAITING}
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "READY"]


def test_work_in_progress_is_left_alone(hand_in: HandIn) -> None:
    intake = hand_in({"wonen.txt": ALONE})
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=timezone.now())
    assert claims.claim(intake.pk, claims.new_claimant()) is not None
    assert requeue_stale() == 0
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING


def test_a_batch_that_nobody_begins_is_noticed(hand_in: HandIn) -> None:
    intake = hand_in({"wonen.txt": ALONE})
    assert not waits_long(intake, progress(intake))
    intake.created_at -= timedelta(minutes=1)
    assert waits_long(intake, progress(intake))


def test_orphan_files_are_swept_and_others_stay(hand_in: HandIn, storage: Path) -> None:
    work_through(hand_in({"wonen.txt": ALONE, "leeg.txt": ""}).pk)
    (storage / "publications" / "ab").mkdir(parents=True)
    (storage / "publications" / "ab" / "wees.pdf").write_bytes(b"x")
    (storage / "intake" / "wees.pdf").write_bytes(b"x")
    assert sweep() == 0
    assert sweep(older_than=-1) == 2
    assert path_of(Publication.objects.get().file.name or "").is_file()
    assert IntakeFile.objects.filter(file__startswith="intake/").count() == 1


def test_sweeping_asks_the_database_as_much_for_many_files_as_for_few(
    db: None, storage: Path, django_assert_max_num_queries: Any
) -> None:
    (storage / "intake").mkdir(parents=True)
    for number in range(50):
        (storage / "intake" / f"wees-{number}.pdf").write_bytes(b"x")
    with django_assert_max_num_queries(2):
        assert sweep(older_than=-1) == 50


def test_a_protected_file_is_read_with_its_password(outsider: Viewer, storage: Path) -> None:
    intake = start_intake(LOCAL, [SimpleUploadedFile("geheim.pdf", pdf(ALONE, encrypt="sesam"))])
    work_through(intake.pk)
    file = intake.files.get()
    assert file.reason[0] == "encrypted"
    for viewer, password, refusal in ((LOCAL, "", "Give the password"), (LOCAL, "fout", "does not fit")):
        with pytest.raises(ValidationError, match=refusal):
            unlock_file(viewer, file, password)
    with pytest.raises(NotAllowed):
        unlock_file(outsider, file, "sesam")
    file.refresh_from_db()
    publication = unlock_file(LOCAL, file, "sesam")
    assert publication.passage_count
    assert states(intake) == {"geheim.pdf": FileState.ADDED}
    assert not list((storage / "intake").iterdir())
    file.refresh_from_db()
    with pytest.raises(ValidationError, match="needs no password"):
        unlock_file(LOCAL, file, "sesam")


def test_a_password_is_given_in_the_browser(client: Client) -> None:
    intake = start_intake(LOCAL, [SimpleUploadedFile("geheim.pdf", pdf(ALONE, encrypt="sesam"))])
    work_through(intake.pk)
    address = f"/invoer/{intake.pk}/bestanden/{intake.files.get().pk}/wachtwoord/"
    assert address in client.get(f"/invoer/{intake.pk}/").content.decode()
    assert "does not fit" in client.post(address, {"password": "fout"}, follow=True).content.decode()
    assert "has been added" in client.post(address, {"password": "sesam"}, follow=True).content.decode()
