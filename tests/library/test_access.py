"""Someone outside the organisation sees nothing of what is the organisation's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponseBase
from django.test import RequestFactory
from tests.factories.library import make_intake, make_owner, make_passage, make_publication
from tests.library.conftest import ALONE, Add

from schakel.extract import Reader
from schakel.library.api import publications as api
from schakel.library.pages import intakes, listing, publication, reader
from schakel.library.queries.passages import passages_by_id, search_passages
from schakel.library.queries.publications import facets, near_identical, publications
from schakel.parties.actions.home_organisation import home_organisation
from schakel.register.access import ANONYMOUS, LOCAL, NotAllowed, Viewer
from schakel.register.middleware import ViewerRequest

pytestmark = pytest.mark.django_db

Ask = Callable[..., ViewerRequest]


@pytest.fixture
def ask(rf: RequestFactory) -> Ask:
    """A request of a viewer."""

    def do(viewer: Viewer, address: str = "/") -> ViewerRequest:
        request = ViewerRequest()
        request.method, request.path, request.META = "GET", address, rf.get(address).META
        request.viewer = viewer
        return request

    return do


def content(answer: HttpResponseBase) -> str:
    return b"".join(answer).decode()


def test_list_and_counts_leave_it_out(outsider: Viewer, ask: Ask) -> None:
    make_publication(title="Geheim plan", publisher=make_owner("Geheime Dienst"))
    make_publication(title="Open plan", visibility="public")
    make_publication(title="Netwerkplan", visibility="network")
    assert set(publications(outsider).values_list("title", flat=True)) == {"Open plan", "Netwerkplan"}
    assert set(publications(ANONYMOUS).values_list("title", flat=True)) == {"Open plan"}
    page = content(listing.library(ask(outsider)))
    assert "Geheim" not in page
    assert "Geheim" not in content(listing.export(ask(outsider), "csv"))
    assert facets(outsider)["publisher"] == []


@pytest.mark.parametrize("page", [publication.publication, publication.edit, publication.delete, reader.original])
def test_its_pages_do_not_exist_for_others(page: Callable[..., HttpResponseBase], outsider: Viewer, ask: Ask) -> None:
    hidden = make_publication()
    with pytest.raises(ObjectDoesNotExist):
        page(ask(outsider), hidden.pk)
    with pytest.raises(ObjectDoesNotExist):
        reader.reader(ask(outsider), hidden.pk, 1)


def test_what_may_be_seen_may_not_yet_be_changed(outsider: Viewer, ask: Ask) -> None:
    shown = make_publication(visibility="public")
    assert "bewerken" not in content(publication.publication(ask(outsider), shown.pk))
    for page in (publication.edit, publication.delete, publication.replace):
        with pytest.raises(NotAllowed):
            page(ask(outsider), shown.pk)


def test_the_index_finds_nothing_of_it(outsider: Viewer, add: Add) -> None:
    hidden = add("wonen.txt", ALONE)
    assert search_passages(LOCAL, "ouderen")
    assert search_passages(outsider, "ouderen") == []
    assert search_passages(ANONYMOUS, "ouderen") == []
    assert passages_by_id(outsider, hidden.passages.values_list("pk", flat=True)) == {}


def test_programs_get_nothing_of_it(outsider: Viewer, ask: Ask, add: Add) -> None:
    hidden = add("wonen.txt", ALONE)
    request = ask(outsider)
    assert api.list_publications(request, api.Publicatielijst()).aantal == 0
    assert api.search(request, api.Passagevraag(zoek="ouderen")).aantal == 0
    for call in (api.show, api.delete, api.download, api.pages):
        with pytest.raises(ObjectDoesNotExist):
            call(request, hidden.pk)
    with pytest.raises(ObjectDoesNotExist):
        api.page(request, hidden.pk, 1)


def test_a_look_alike_that_is_hidden_is_not_named(outsider: Viewer) -> None:
    hidden = make_publication()
    shown = make_publication(visibility="public", resembles=hidden)
    assert near_identical(outsider, shown) == []
    assert near_identical(LOCAL, shown) == [hidden]


def test_batches_of_others_do_not_exist(outsider: Viewer, ask: Ask) -> None:
    hidden = make_intake(title="Stapel van een ander")
    assert "Stapel van een ander" not in content(intakes.all_intakes(ask(outsider)))
    with pytest.raises(ObjectDoesNotExist):
        intakes.intake(ask(outsider), hidden.pk)
    with pytest.raises(NotAllowed):
        intakes.add(ask(ANONYMOUS))


def test_adding_the_same_file_tells_nothing_of_a_hidden_one(outsider: Viewer, add: Add, reader: Reader) -> None:
    hidden = add("wonen.txt", ALONE)
    own = add("wonen.txt", ALONE, viewer=outsider, owner=make_owner("Waterschap Verder"))
    assert own != hidden
    assert own.digest == hidden.digest
    again = add("wonen.txt", ALONE, owner=home_organisation(LOCAL))
    assert again == hidden


def test_a_passage_under_a_hidden_publication_is_hidden_too(outsider: Viewer) -> None:
    passage = make_passage(make_publication())
    assert passages_by_id(outsider, [passage.pk]) == {}
    assert passages_by_id(LOCAL, [passage.pk]) == {passage.pk: passage}
