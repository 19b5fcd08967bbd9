"""A library of its own for each test, a warm reader, and people who look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from schakel.extract import Reader
from schakel.library.actions.add_publication import add_publication
from schakel.library.models import Publication
from schakel.parties.models import Organisation
from schakel.register.access import LOCAL, Viewer

Add = Callable[..., Publication]

ALONE = (
    "In de regio wonen steeds meer ouderen zelfstandig. Ze willen graag in hun eigen buurt blijven, maar een passende woning "
    "is er vaak niet. Woningcorporaties bouwen wel appartementen met een lift, alleen komen die meestal aan de rand van de "
    "stad te staan. Een verhuizing betekent dan dat iemand zijn buren kwijtraakt, en dat is voor veel mensen een reden om "
    "niet te verhuizen. Gemeenten kunnen daar iets aan doen door bij nieuwbouw in de wijk zelf ruimte te reserveren."
)
HEAT = (
    "Bewoners van drie wijken maten een zomer lang de temperatuur in hun straat. In straten met grote bomen bleef het op "
    "hete dagen drie graden koeler dan op pleinen van steen. De bewoners gaven hun metingen aan de gemeente, die ze gebruikt "
    "bij het herinrichten van straten. De meetkastjes kosten weinig en worden door vrijwilligers onderhouden. Een volgende "
    "stap is dat ook scholen gaan meten, zodat de gemeente weet waar kinderen in de zomer het meest last hebben van hitte."
)


@pytest.fixture(autouse=True)
def storage(tmp_path: Path, settings: Settings) -> Path:
    """Files and index of this test alone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.INDEX_ROOT = tmp_path / "index"
    settings.LANGUAGE_CODE = "en"
    return Path(settings.MEDIA_ROOT)


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """Reading processes that stay warm for all tests."""
    with Reader(2) as warm:
        yield warm


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shared drive."""
    made = tmp_path / "Gedeelde schijf"
    made.mkdir()
    return made


@pytest.fixture
def add(db: None, reader: Reader, folder: Path) -> Add:
    """Adds a text as a publication: ``add("naam.txt", "tekst", title=…)``."""

    def do(
        name: str, text: str, viewer: Viewer = LOCAL, owner: Organisation | None = None, **metadata: object
    ) -> Publication:
        path = folder / name
        path.write_text(text, "utf-8")
        return add_publication(viewer, path, metadata=metadata, owner=owner, reader=reader)[0]

    return do


@pytest.fixture
def outsider(db: None) -> Viewer:
    """Someone of another organisation."""
    other = Organisation.objects.create(name="Waterschap Elders")
    return Viewer(name="buitenstaander", member=True, organisations=frozenset({other.pk}))
