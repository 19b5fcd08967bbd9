"""Where the search index stands, and what a reader is told while there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import Settings
from tests.factories.agenda import make_core
from tests.factories.library import make_passage, make_publication
from tests.house.addresses import said, visitor

from schakel.evidence.actions.search_questions import search_question
from schakel.evidence.models import Search
from schakel.library.models import Publication
from schakel.register.access import LOCAL, Viewer, Visibility
from schakel.register.indexing import FEW, catch_up, note_change
from schakel.search.lock import exclusive

pytestmark = pytest.mark.django_db
PAGE = "/over/zoekindex/"


@pytest.fixture
def large_library() -> None:
    """More publications than anybody who waits takes in, none in the index yet."""
    for number in range(FEW + 2):
        publication = make_publication(title=f"Verkenning {number}")
        make_passage(publication)
        note_change("publication", publication.pk)


def test_a_reader_is_told_that_the_index_is_being_built(client: Client, large_library: None) -> None:
    assert "wordt opgebouwd" in client.get("/zoeken/?q=wonen").content.decode()
    assert "wordt opgebouwd" in client.get(PAGE).content.decode()
    assert "wordt opgebouwd" in client.get(f"{PAGE}?compare=1").content.decode()
    answer = client.get("/api/v1/passages?zoek=wonen")
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert int(answer["Retry-After"]) > 0
    assert client.get("/api/v1/zoekindex").json() == {
        "bruikbaar": False, "bijgewerkt": False, "opgenomen": -1, "laatste": FEW + 2, "wachtend": FEW + 2,
        "inbeddingsmodel": {"ingesteld": "", "index": "", "luistert": False, "gewicht": 0.2, "melding": ""},
    }  # fmt: skip
    catch_up()
    assert "wordt opgebouwd" not in client.get("/zoeken/?q=wonen").content.decode()
    assert client.get("/api/v1/passages?zoek=wonen").json()["aantal"] == FEW + 2


def test_a_comparison_says_whether_index_and_database_agree(client: Client, large_library: None) -> None:
    catch_up()
    assert "Vergelijk nu" in client.get(PAGE).content.decode()
    assert f"Ja. Alle {2 * (FEW + 2)}" in client.get(f"{PAGE}?compare=1").content.decode()
    late = make_publication(title="Zonder aantekening")
    make_passage(late)
    assert "Nee." in client.get(f"{PAGE}?compare=1").content.decode()
    answer = client.get("/api/v1/zoekindex/controle").json()
    assert (answer["klopt"], answer["ontbreekt"]) == (False, 2)


def test_somebody_else_cannot_count_what_changes_out_of_sight(large_library: None, settings: Settings) -> None:
    """A colleague of the network sees neither a number that rises nor a hidden change that waits."""
    catch_up()
    acting, real = "tests.agenda.acting.ActingMiddleware", "schakel.register.middleware.ViewerMiddleware"
    settings.MIDDLEWARE = [acting if one == real else one for one in settings.MIDDLEWARE]
    colleague = visitor(Viewer("colleague", member=True))

    def told() -> str:
        answers = [colleague.get(address) for address in (PAGE, "/api/v1/zoekindex")]
        assert [answer.status_code for answer in answers] == [200, 200]
        return "".join(said(answer, PAGE) for answer in answers)

    before = told()
    assert "alles wat veranderd is, is te vinden" in before
    hidden = make_publication(title="Geheim", visibility=Visibility.PRIVATE)
    note_change("publication", hidden.pk)
    assert told() == before
    catch_up()
    assert told() == before
    for publication in Publication.objects.all():
        note_change("publication", publication.pk)
    assert "veel veranderd" in told()


def test_without_an_index_no_white_spot_is_found(large_library: None, settings: Settings) -> None:
    """A search in nothing must leave nothing behind: it would look as if we had searched everywhere."""
    question = make_core()
    another_at_work = exclusive(Path(settings.INDEX_ROOT) / "catch-up.lock", 0)
    with another_at_work, pytest.raises(ValidationError):
        search_question(LOCAL, question)
    assert not Search.objects.exists()
