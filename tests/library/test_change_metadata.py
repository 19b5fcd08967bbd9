"""The data of a publication are changed by people, with history."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.library import make_publication
from tests.library.conftest import ALONE, Add

from schakel.library.actions.change_metadata import change_metadata
from schakel.library.metadata import EDITABLE
from schakel.library.queries.passages import search_passages
from schakel.library.woo import CATEGORIES
from schakel.parties.models import Organisation, Person
from schakel.register.access import LOCAL, NotAllowed, Viewer
from schakel.register.events import history
from schakel.register.indexing import catch_up

pytestmark = pytest.mark.django_db


def test_only_what_changed_is_logged_with_old_and_new() -> None:
    publication = make_publication(title="Oud", year=2020)
    said = {"title": "Nieuw", "year": 2020, "publisher": "Bureau", "woo_category": CATEGORIES[0][0]}
    assert change_metadata(LOCAL, publication, said) == ["title", "publisher", "woo_category"]
    changes = history(publication)[0].changes
    assert changes["title"] == ["Oud", "Nieuw"]
    assert changes["publisher"] == ["", "Bureau"]
    assert change_metadata(LOCAL, publication, said) == []
    assert history(publication).count() == 1


def test_a_change_can_be_found_at_once(add: Add) -> None:
    publication = add("wonen.txt", ALONE, year=2020)
    change_metadata(LOCAL, publication, {"year": 2024})
    catch_up()
    assert search_passages(LOCAL, "ouderen", {"year": ["2024"]})
    assert not search_passages(LOCAL, "ouderen", {"year": ["2020"]})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("year", 20),
        ("year", 9999),
        ("kind", "poem"),
        ("level", "galactic"),
        ("woo_category", "https://elders.example/x"),
        ("source_address", "javascript:alert(1)"),
        ("title", ""),
        ("title", "x" * 401),
        ("visibility", "nobody"),
        ("publisher", "x" * 201),
    ],
)
def test_what_cannot_be_right_is_told_at_its_field(field: str, value: object) -> None:
    publication = make_publication()
    with pytest.raises(ValidationError) as told:
        change_metadata(LOCAL, publication, {field: value, "authors": "Wie dan ook"})
    assert field in told.value.message_dict
    publication.refresh_from_db()
    assert publication.authors == ""


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(EDITABLE), st.text(max_size=500))
def test_any_text_is_kept_or_refused(field: str, value: str) -> None:
    publication = make_publication()
    with suppress(ValidationError):
        change_metadata(LOCAL, publication, {field: value})
    publication.refresh_from_db()
    publication.clean_fields(exclude=["media_type"])


def test_who_is_of_another_organisation_changes_nothing(outsider: Viewer) -> None:
    publication = make_publication(visibility="public")
    with pytest.raises(NotAllowed):
        change_metadata(outsider, publication, {"title": "Gekaapt"})


def test_a_private_publication_gets_its_keeper() -> None:
    owner = Organisation.objects.create(name="Gemeente Waterstad")
    person = Person.objects.create(name="Noor", organisation=owner)
    noor = Viewer(name="Noor", member=True, organisations=frozenset({owner.pk}), person=person.pk)
    publication = make_publication(owner=owner)
    change_metadata(noor, publication, {"visibility": "private"})
    publication.refresh_from_db()
    assert publication.keeper == person


def test_a_private_copy_of_what_all_have_cannot_be_opened_to_all() -> None:
    shared = make_publication()
    private = make_publication(owner=shared.owner, digest=shared.digest, visibility="private")
    with pytest.raises(ValidationError, match="visible to them already"):
        change_metadata(LOCAL, private, {"visibility": "organisation"})
