"""An agenda with two themes, and the people who look at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.agenda.acting import KEY, known
from tests.factories.agenda import make_agenda, make_core, make_organisation, make_sub, make_theme
from tests.library.test_killed_worker import installation

from schakel.agenda.models import Agenda, Question, Theme
from schakel.parties.models import Organisation
from schakel.register.access import LOCAL, Viewer

__all__ = ["installation"]

POLDER = """Thema;Kernvraag;Deelvraag
Water;Hoe houdt de stad droge voeten?;Welke straten lopen bij een hoosbui onder?
Water;Hoe houdt de stad droge voeten?;Wat kost een regenton per huishouden?
Water;Hoe blijft het zwemwater schoon?;Waar komt de blauwalg vandaan?
Werk;Wie vindt er moeilijk werk?;Welke opleiding helpt het best?
"""


@pytest.fixture(autouse=True)
def _own_folders(settings: Settings, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"
    settings.MEDIA_ROOT = tmp_path / "files"


@dataclass(frozen=True)
class Village:
    """A small agenda: theme A with core question A1 (sub-questions A1.1, A1.2, A1.3) and A2; theme B with B1."""

    owner: Organisation
    agenda: Agenda
    living: Theme
    nearby: Theme
    shop: Question
    shop_size: Question
    shop_money: Question
    shop_help: Question
    homes: Question
    desk: Question


@pytest.fixture
def village(db: None) -> Village:
    owner = make_organisation(name="Gemeente Voorbeeld")
    agenda = make_agenda(owner=owner, title="Kennisagenda Dorp", starts=2026, ends=2029)
    living = make_theme(agenda=agenda, code="A", title="Leefbare dorpen", position=0)
    nearby = make_theme(agenda=agenda, code="B", title="Een overheid dichtbij", position=1)
    shop = make_core(theme=living, code="A1", text="Hoe houdt een dorp zijn winkel?", position=0)
    homes = make_core(theme=living, code="A2", text="Welke woningen zijn er over tien jaar nodig?", position=1)
    desk = make_core(theme=nearby, code="B1", text="Wanneer volstaat een digitaal loket?", position=0)
    size = make_sub(parent=shop, code="A1.1", text="Hoeveel inwoners heeft een dorpswinkel nodig?", position=1)
    money = make_sub(parent=shop, code="A1.2", text="Wat kost een winkel die op vrijwilligers draait?", position=2)
    helpers = make_sub(parent=shop, code="A1.3", text="Wie wil er helpen in een dorpswinkel?", position=3)
    return Village(owner, agenda, living, nearby, shop, size, money, helpers, homes, desk)


@pytest.fixture
def anna(village: Village) -> Viewer:
    """Someone of the municipality whose agenda it is."""
    return Viewer(name="Anna", member=True, organisations=frozenset({village.owner.pk}))


@pytest.fixture
def bob(village: Village) -> Viewer:
    """A colleague of Anna."""
    return Viewer(name="Bob", member=True, organisations=frozenset({village.owner.pk}))


@pytest.fixture
def neighbour(db: None) -> Viewer:
    """Someone of another municipality in the network."""
    return Viewer(name="Nora", member=True, organisations=frozenset({make_organisation(name="Gemeente Elders").pk}))


@pytest.fixture
def local() -> Viewer:
    """The one person of this machine."""
    return LOCAL


VisitAs = Callable[[Viewer], Client]


@pytest.fixture
def visit_as(settings: Settings) -> VisitAs:
    """A browser in which somebody is known as this viewer."""
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[:-1], "tests.agenda.acting.ActingMiddleware"]

    def visit(viewer: Viewer) -> Client:
        client = Client()
        known[viewer.name] = viewer
        client.defaults[KEY] = viewer.name
        return client

    return visit


@pytest.fixture
def polder(tmp_path: Path) -> Path:
    """The agenda of a town as a table."""
    path = tmp_path / "polderstad.csv"
    path.write_text(POLDER, encoding="utf-8")
    return path


@pytest.fixture
def town(db: None) -> Organisation:
    """The town whose agenda the table is."""
    return make_organisation(name="Gemeente Polderstad")
