"""Who may see and change what: the same answer for lists, single items and the index."""

from __future__ import annotations

import pytest
from tests.register.conftest import publication

from schakel.library.models import Page, Publication
from schakel.parties.models import Organisation, Person
from schakel.register.access import (
    ANONYMOUS,
    EVERYTHING,
    LOCAL,
    NotAllowed,
    Viewer,
    Visibility,
    circles_around,
    circles_held,
    may_change,
    open_to,
    require_change,
    require_member,
    tokens_held,
    tokens_of,
    visible,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_of_each(noord: Organisation) -> list[Publication]:
    keeper = Person.objects.create(name="Noor", organisation=noord)
    items = [publication(noord, visibility, visibility) for visibility in Visibility.values]
    Publication.objects.filter(visibility="private").update(keeper=keeper)
    return items


def titles(viewer: Viewer) -> set[str]:
    return set(visible(Publication.objects.all(), viewer).values_list("title", flat=True))


def test_a_citizen_sees_what_is_public(one_of_each: list[Publication]) -> None:
    assert titles(ANONYMOUS) == {"public"}


def test_a_colleague_elsewhere_in_the_network_also_sees_what_is_shared_there(
    one_of_each: list[Publication], zuid: Organisation
) -> None:
    assert titles(Viewer("Zoë", member=True, organisations=frozenset({zuid.pk}))) == {"public", "network"}


def test_a_colleague_sees_what_is_of_the_own_organisation_but_nothing_private(
    one_of_each: list[Publication], noord: Organisation
) -> None:
    viewer = Viewer("Nico", member=True, organisations=frozenset({noord.pk}))
    assert titles(viewer) == {"public", "network", "organisation"}


def test_only_the_keeper_sees_a_private_item(one_of_each: list[Publication], noord: Organisation) -> None:
    keeper = Person.objects.get(name="Noor")
    viewer = Viewer("Noor", member=True, organisations=frozenset({noord.pk}), person=keeper.pk)
    assert titles(viewer) == set(Visibility.values)


def test_the_one_user_of_a_machine_sees_everything(one_of_each: list[Publication]) -> None:
    assert titles(LOCAL) == set(Visibility.values)
    assert tokens_held(LOCAL) is None


def test_what_belongs_to_an_item_is_as_visible_as_the_item(one_of_each: list[Publication]) -> None:
    for item in one_of_each:
        Page.objects.create(publication=item, number=1, text=item.visibility)
    assert [page.text for page in visible(Page.objects.all(), ANONYMOUS, "publication__")] == ["public"]


def test_the_index_lets_through_exactly_what_the_database_lets_through(
    one_of_each: list[Publication], noord: Organisation, zuid: Organisation
) -> None:
    keeper = Person.objects.get(name="Noor")
    viewers = [
        ANONYMOUS,
        Viewer("member", member=True),
        Viewer("zuid", member=True, organisations=frozenset({zuid.pk})),
        Viewer("noord", member=True, organisations=frozenset({noord.pk})),
        Viewer("keeper", member=True, organisations=frozenset({noord.pk}), person=keeper.pk),
    ]
    for viewer in viewers:
        held = set(tokens_held(viewer) or ())
        by_token = {item.title for item in Publication.objects.all() if held & set(tokens_of(item))}
        assert by_token == titles(viewer), viewer.name


def test_only_the_owning_organisation_changes_an_item(noord: Organisation, zuid: Organisation) -> None:
    item = publication(noord, "public", "public")
    assert may_change(Viewer("Nico", organisations=frozenset({noord.pk})), item)
    with pytest.raises(NotAllowed, match=r"andere organisatie|another organisation"):
        require_change(Viewer("Zoë", organisations=frozenset({zuid.pk})), item)
    with pytest.raises(NotAllowed):
        require_member(ANONYMOUS)


def test_a_colleague_does_not_change_what_is_private(one_of_each: list[Publication], noord: Organisation) -> None:
    private = Publication.objects.get(visibility="private")
    assert not may_change(Viewer("Nico", organisations=frozenset({noord.pk})), private)


def test_who_holds_the_token_of_a_circle_may_see_what_is_open_to_it(
    one_of_each: list[Publication], noord: Organisation
) -> None:
    keeper = Viewer("Noor", member=True, organisations=frozenset({noord.pk}), person=Person.objects.get(name="Noor").pk)
    for viewer in (ANONYMOUS, Viewer("member", member=True), keeper, LOCAL):
        held = circles_held(viewer)
        circles = {item.title: tokens_of(item)[0] for item in Publication.objects.all()}
        seen = {title for title, circle in circles.items() if any(open_to(one, circle) for one in held)}
        assert seen == titles(viewer)


def test_the_circle_of_an_organisation_lies_in_the_network_and_in_no_other() -> None:
    assert circles_around("public") == ("public",)
    assert circles_around("network") == ("public", "network")
    assert circles_around("organisation-3") == ("public", "network", "organisation-3")
    assert circles_around("person-3") == ("public", "network", "person-3")
    assert not open_to("organisation-3", "organisation-4")
    assert not open_to("person-3", "organisation-3")
    assert all(open_to(EVERYTHING, circle) for circle in ("public", "network", "organisation-3", "person-0"))
