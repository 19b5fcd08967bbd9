"""Adding and changing themes."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from tests.agenda.conftest import Village
from tests.factories.agenda import make_agenda, make_theme

from schakel.agenda.actions.add_theme import add_theme
from schakel.agenda.actions.change_theme import change_theme
from schakel.agenda.models import Agenda
from schakel.register.access import LOCAL, NotAllowed, Viewer


def test_a_new_theme_comes_last_with_the_next_letter(village: Village, anna: Viewer) -> None:
    theme = add_theme(anna, village.agenda.pk, {"title": "Gezond ouder worden"})

    assert theme.code == "C"
    assert [str(one) for one in village.agenda.themes.all()][-1] == "C Gezond ouder worden"


@pytest.mark.django_db
def test_themes_with_numbers_go_on_with_numbers() -> None:
    agenda = make_agenda()
    make_theme(agenda=agenda, code="1")
    make_theme(agenda=agenda, code="2")

    assert add_theme(LOCAL, agenda.pk, {"title": "Derde thema"}).code == "3"


def test_a_code_that_is_taken_is_refused_and_named(village: Village, anna: Viewer) -> None:
    with pytest.raises(ValidationError) as refused:
        add_theme(anna, village.agenda.pk, {"title": "Nog een", "code": "b"})

    assert "Een overheid dichtbij" in refused.value.message_dict["code"][0]


def test_the_reasons_of_a_theme_keep_their_paragraphs(village: Village, anna: Viewer) -> None:
    theme = change_theme(anna, village.living.pk, {"rationale": "Eerst dit.\r\n\r\n\r\n\r\nDan dat.\x00"})

    assert theme.rationale == "Eerst dit.\n\nDan dat."


@pytest.mark.parametrize("values", [{"title": ""}, {"title": "x" * 401}, {"title": "Goed", "code": "x" * 21}])
def test_a_theme_without_a_good_title_or_code_is_refused(
    village: Village, anna: Viewer, values: dict[str, str]
) -> None:
    with pytest.raises(ValidationError):
        change_theme(anna, village.living.pk, values)

    village.living.refresh_from_db()
    assert str(village.living) == "A Leefbare dorpen"


def test_another_organisation_cannot_even_find_the_theme(village: Village, neighbour: Viewer) -> None:
    with pytest.raises(village.living.DoesNotExist):
        change_theme(neighbour, village.living.pk, {"title": "Van ons"})

    Agenda.objects.update(visibility="public")
    with pytest.raises(NotAllowed):
        change_theme(neighbour, village.living.pk, {"title": "Van ons"})
