"""The library may suggest importing a document as an agenda: agendas come out high, other documents low."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schakel.agenda.recognise.likeness import agenda_likeness
from schakel.extract.document import Document

if TYPE_CHECKING:
    from tests.agenda.recognise.conftest import Paper


def test_an_agenda_looks_like_one(paper: Paper) -> None:
    paper.heading("Kennisagenda dorpen 2026")
    for name in ("Winkels", "Bussen", "Scholen", "Sport"):
        paper.heading(name, 2).text("In elk dorp is dit anders.").heading("Kennisvragen", 3)
        paper.bullets(f"Wat missen mensen zonder {name.lower()}?", f"Wie betaalt {name.lower()}?", "Wat kan digitaal?")

    assert agenda_likeness(paper.document()) > 0.8


def test_a_report_with_a_few_questions_does_not(paper: Paper) -> None:
    paper.heading("Rapport")
    paper.text("De bus rijdt minder vaak. " * 400)
    paper.bullets("Hoe vaak rijdt de bus?", "Wie stapt in?").text("De bus rijdt minder vaak. " * 400)

    assert agenda_likeness(paper.document()) <= 0.2


def test_an_empty_document_does_not() -> None:
    assert agenda_likeness(Document("text/plain", ())) == 0.0
