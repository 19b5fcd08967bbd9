"""Bad files in a batch: each fails with its own reason, the rest comes in, nothing half-written stays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from reportlab.pdfgen.canvas import Canvas
from tests.library.conftest import ALONE, HEAT

from schakel.extract import Reader
from schakel.library.intake.incoming import Incoming, Outcome
from schakel.library.intake.ingest import ingest
from schakel.library.models import Page, Passage, Publication
from schakel.library.problems import in_words
from schakel.parties.actions.home_organisation import home_organisation
from schakel.register.access import LOCAL

pytestmark = pytest.mark.django_db

Take = Callable[[dict[str, bytes]], dict[str, Outcome]]


def pdf(*pages: str, encrypt: str | None = None) -> bytes:
    """A PDF file with a text on each page."""
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=encrypt)
    for page in pages:
        y = 780
        words = page.split()
        for start in range(0, len(words), 12):
            canvas.drawString(60, y, " ".join(words[start : start + 12]))
            y -= 14
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def bomb() -> bytes:
    """A DOCX that is small and would become two gigabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(b" " * 1_000_000)
    return out.getvalue()


@pytest.fixture
def take(reader: Reader, folder: Path) -> Take:
    """Takes in files, given as name and content, in one batch."""

    def do(named: dict[str, bytes]) -> dict[str, Outcome]:
        owner = home_organisation(LOCAL)
        for name, content in named.items():
            (folder / name).write_bytes(content)
        incoming = [Incoming(folder / name, name, owner) for name in named]
        return {outcome.incoming.given: outcome for outcome in ingest(LOCAL, incoming, reader)}

    return do


def test_the_rest_of_the_batch_is_done(take: Take, storage: Path) -> None:
    good = pdf(ALONE, HEAT)
    outcomes = take(
        {
            "goed-1.txt": ALONE.encode(),
            "leeg.pdf": b"",
            "half.pdf": good[: len(good) // 2],
            "geheim.pdf": pdf(ALONE, encrypt="wachtwoord"),
            "eigenlijk-een-plaatje.pdf": b"\x89PNG\r\n\x1a\n" + b"\x00" * 200,
            "bom.docx": bomb(),
            "zonder-tekst.pdf": pdf(""),
            "programma.exe": b"MZ" + bytes(range(256)) * 8,
            "goed-2.pdf": good,
            "latin.txt": HEAT.replace("graden", "café").encode("latin-1"),
            "script.html": f"<html><script>alert('x')</script><img src='http://elders.example/x.png'><p>{HEAT}</p></html>".encode(),
        }
    )
    came_in = {name for name, outcome in outcomes.items() if outcome.added}
    assert came_in == {"goed-1.txt", "goed-2.pdf", "latin.txt", "script.html"}
    codes = {name: outcome.problem[0] for name, outcome in outcomes.items() if outcome.problem}
    assert codes["leeg.pdf"] == "empty_file"
    assert codes["geheim.pdf"] == "encrypted"
    assert codes["bom.docx"] == "too_large_inside"
    assert codes["zonder-tekst.pdf"] == "no_text"
    assert codes["eigenlijk-een-plaatje.pdf"] == "not_what_it_says"
    assert codes["programma.exe"] == "unsupported"
    assert codes["half.pdf"] in ("truncated", "broken")
    stored = {path.name for path in storage.rglob("*") if path.is_file()}
    assert stored == {Path(one.file.name or "").name for one in Publication.objects.all()}


def test_each_reason_is_a_sentence_that_says_what_to_do(take: Take) -> None:
    outcomes = take({"leeg.pdf": b"", "geheim.pdf": pdf(ALONE, encrypt="x"), "bom.docx": bomb()})
    reasons = {in_words(*outcome.problem) for outcome in outcomes.values() if outcome.problem}
    assert len(reasons) == 3
    assert all(reason.endswith(".") and "%(" not in reason for reason in reasons)


def test_scripts_do_not_come_along(take: Take) -> None:
    take({"script.html": f"<html><script>alert('kwaad')</script><p>{HEAT}</p></html>".encode()})
    assert "kwaad" not in " ".join(Page.objects.values_list("text", flat=True))


def test_the_same_file_twice_in_a_batch_is_one_publication(take: Take) -> None:
    outcomes = take({"a.txt": ALONE.encode(), "b.txt": ALONE.encode(), "c.txt": HEAT.encode()})
    assert sum(outcome.added for outcome in outcomes.values()) == 2
    assert outcomes["a.txt"].publication == outcomes["b.txt"].publication
    assert Publication.objects.count() == 2


def test_the_same_bad_file_twice_fails_twice(take: Take) -> None:
    outcomes = take({"a.pdf": pdf(ALONE, encrypt="x"), "c.txt": HEAT.encode()})
    again = (take({"a.pdf": b"%PDF-1.4 kapot", "b.pdf": b"%PDF-1.4 kapot"})).values()
    assert outcomes["c.txt"].added
    assert all(outcome.publication is None and outcome.problem for outcome in again)


def test_many_files_are_written_batch_by_batch(take: Take) -> None:
    texts = {f"nr-{number}.txt": f"Nummer {number}. {ALONE}".encode() for number in range(60)}
    assert all(outcome.added for outcome in take(texts).values())
    assert Publication.objects.count() == 60
    assert Passage.objects.values("publication").distinct().count() == 60


def refuse_pages_with(text: str) -> None:
    """Let the database itself refuse pages with this text, as it would where a disk is full or a value does not fit."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "CREATE TRIGGER refuse BEFORE INSERT ON library_page "
                f"WHEN NEW.text LIKE '%{text}%' BEGIN SELECT RAISE(ABORT, 'refused'); END"
            )
        else:
            cursor.execute(
                "CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN "
                f"IF NEW.text LIKE '%{text}%' THEN RAISE EXCEPTION 'refused'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql"
            )
            cursor.execute("CREATE TRIGGER refuse BEFORE INSERT ON library_page FOR EACH ROW EXECUTE FUNCTION refuse()")


def test_a_file_that_the_database_refuses_does_not_take_others_with_it(take: Take) -> None:
    refuse_pages_with("Nummer 1")
    outcomes = take({f"nr-{number}.txt": f"Nummer {number}: {HEAT}".encode() for number in range(3)})
    assert [outcomes[f"nr-{number}.txt"].added for number in range(3)] == [True, False, True]
    assert outcomes["nr-1.txt"].problem == ("not_stored", {})
    assert Publication.objects.count() == 2
