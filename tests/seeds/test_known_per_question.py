"""The strategic agenda against the report on expertise: what is known, on which page."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings
from tests.conftest import SEEDS

from schakel.agenda.actions.import_agenda import import_agenda
from schakel.agenda.models import Question
from schakel.evidence.actions.search_agenda import refresh_after_changes
from schakel.evidence.queries.dossier import dossier
from schakel.evidence.queries.overview import overview
from schakel.extract import Reader
from schakel.library.intake.incoming import Incoming
from schakel.library.intake.ingest import ingest
from schakel.library.models import Publication
from schakel.parties.actions.find_or_add_organisation import find_or_add_organisation
from schakel.parties.actions.home_organisation import home_organisation
from schakel.register.access import LOCAL

pytestmark = pytest.mark.django_db(transaction=True)


def seed(number: str) -> Path:
    return next(SEEDS.glob(f"{number}_*.txt"))


def test_the_question_on_outside_bureaus_comes_with_passages_on_hiring_and_their_pages(
    settings: Settings, tmp_path: Path
) -> None:
    settings.INDEX_ROOT, settings.MEDIA_ROOT = tmp_path / "index", tmp_path / "files"
    agenda = seed("001")
    report = seed("003")
    stored = import_agenda(LOCAL, find_or_add_organisation(LOCAL, "Ministerie"), agenda, agenda.name).agenda
    with Reader(1) as reader:
        list(ingest(LOCAL, [Incoming(report, str(report), home_organisation(LOCAL))], reader))

    assert refresh_after_changes(LOCAL) == 76

    publication = Publication.objects.get()
    found = dossier(LOCAL, Question.objects.get(agenda=stored, text__contains="externe bureaus"))
    findings = found.sources[0].findings
    hiring = [one for one in findings if "inhuur" in one.text.lower()]
    assert len(hiring) >= 3
    assert all(1 <= one.page <= publication.page_count for one in hiring)
    assert all(one.passage is not None and one.passage.text == one.text for one in hiring)
    assert sum(overview(LOCAL, stored).counts.values()) == 65
