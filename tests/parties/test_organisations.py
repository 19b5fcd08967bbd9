"""Organisations are known by their names, and made where somebody names a new one."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from schakel.parties.actions.find_or_add_organisation import find_or_add_organisation
from schakel.parties.actions.home_organisation import home_organisation
from schakel.parties.models import Organisation
from schakel.parties.queries.organisations import PROVISIONAL_HOME, home_name, organisation_named
from schakel.register.access import LOCAL, NotAllowed, Viewer
from schakel.register.events import history

pytestmark = pytest.mark.django_db


def test_a_name_is_the_same_organisation_whatever_its_capitals_and_spaces() -> None:
    province = find_or_add_organisation(LOCAL, "Provincie  Voorbeeld\n", "province")

    assert find_or_add_organisation(LOCAL, " provincie voorbeeld ") == province
    assert organisation_named("PROVINCIE VOORBEELD") == province
    assert (province.name, province.kind) == ("Provincie Voorbeeld", "province")
    assert [event.action for event in history(province)] == ["parties.organisation.added"]


@pytest.mark.parametrize("name", ["", "  \n", "\x00", "x" * 201])
def test_no_name_and_too_long_a_name_are_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        find_or_add_organisation(LOCAL, name)
    with pytest.raises(ValidationError):
        organisation_named(name)
    assert not Organisation.objects.exists()


def test_who_is_no_member_may_name_what_is_known_and_makes_nothing_new() -> None:
    citizen = Viewer(name="burger")
    known = find_or_add_organisation(LOCAL, "Gemeente Polderstad")

    assert find_or_add_organisation(citizen, "gemeente polderstad") == known
    with pytest.raises(NotAllowed):
        find_or_add_organisation(citizen, "Gemeente Elders")


def test_the_organisation_of_the_installation_has_a_provisional_name_until_it_is_made() -> None:
    assert home_name() == PROVISIONAL_HOME
    assert not Organisation.objects.exists()

    home = home_organisation(LOCAL)

    assert home_organisation(LOCAL) == home
    Organisation.objects.filter(pk=home.pk).update(name="Gemeente Polderstad")
    assert home_name() == "Gemeente Polderstad"
    assert home_organisation(LOCAL) == home


@pytest.mark.parametrize("address", ["/agendas/nieuw/", "/agendas/invoeren/"])
def test_looking_at_a_form_that_names_the_own_organisation_makes_none(client: Client, address: str) -> None:
    page = client.get(address).content.decode()

    assert f'value="{PROVISIONAL_HOME}"' in page
    assert not Organisation.objects.exists()
