"""Lists: filters, order and page stand in the address, whatever the address says."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from schakel.parties.models import Organisation, OrganisationKind
from schakel.register.lists import FilterSpec, Listing, address, listing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def organisations(db: None) -> None:
    for number in range(60):
        kind = OrganisationKind.PROVINCE if number % 3 == 0 else OrganisationKind.MUNICIPALITY
        Organisation.objects.create(name=f"Organisatie {number:02}", kind=kind)


def ask(query: str) -> Listing[Organisation]:
    kinds = FilterSpec("kind", "Kind", OrganisationKind.choices)
    return listing(
        QueryDict(query),
        Organisation.objects.all(),
        filters={"kind": (kinds, lambda items, values: items.filter(kind__in=values))},
        sorts={"name": ("Name", ["name"]), "newest": ("Newest", ["-id"])},
        per_page=25,
    )


def test_without_anything_asked_the_first_page_in_the_first_order() -> None:
    shown = ask("")
    assert (shown.total, shown.number, shown.pages, shown.filtered) == (60, 1, 3, False)
    assert [item.name for item in shown.items[:2]] == ["Organisatie 00", "Organisatie 01"]
    assert shown.previous_address == ""


def test_a_filter_narrows_and_can_be_switched_off() -> None:
    shown = ask("kind=province&page=1")
    assert shown.total == 20
    assert shown.filters[0].selected == ("province",)
    off = next(choice.address for choice in shown.filters[0].choices if choice.value == "province")
    assert ask(off.removeprefix("?")).total == 60


def test_two_values_of_a_filter_widen() -> None:
    assert ask("kind=province&kind=municipality").total == 60


def test_the_order_goes_along_to_the_next_page() -> None:
    shown = ask("sort=newest")
    assert shown.items[0].name == "Organisatie 59"
    assert "sort=newest" in shown.next_address


@pytest.mark.parametrize(
    "query", ["page=999", "page=-1", "page=x", "sort=;drop", "kind=unknown", "kind=%00", "page=1" * 50]
)
def test_an_address_that_makes_no_sense_gives_the_nearest_list(query: str) -> None:
    shown = ask(query)
    assert shown.total == 60
    assert shown.items


def test_an_address_is_changed_without_losing_the_rest() -> None:
    base = QueryDict("q=wonen&kind=province&page=3")
    assert address(base, kind=None) == "?q=wonen"
    assert address(base, sort="newest") == "?q=wonen&kind=province&sort=newest"
