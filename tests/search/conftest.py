"""A small index to search in."""

from __future__ import annotations

from pathlib import Path

import pytest

from schakel.search import IndexDocument, TantivyIndex, open_index


@pytest.fixture
def index(tmp_path: Path) -> TantivyIndex:
    """An empty index of its own."""
    return open_index(tmp_path / "index")


@pytest.fixture
def library(index: TantivyIndex) -> TantivyIndex:
    """An index with three publications: on housing (1), on air (2, of one organisation only), on staff (3)."""

    def passage(id_: int, group: int, position: int, text: str, access: str, year: str, heading: str) -> IndexDocument:
        filters: dict[str, tuple[str, ...]] = {"year": (year,), "publisher": (f"Uitgever {group}",)}
        return IndexDocument(
            "passage", id_, group, text, (access,), f"Rapport {group}", (heading,), position, position + 1, filters
        )

    index.replace(
        [],
        [
            passage(
                11, 1, 0, "De woningbouwopgave in onze regio is groot en raakt alle dorpen.", "public", "2021", "Wonen"
            ),
            passage(12, 1, 1, "Ouderen zoeken een kleinere woning dicht bij winkels.", "public", "2021", "Wonen"),
            passage(13, 1, 2, "Over het verkeer door de dorpskern is weinig geschreven.", "public", "2021", "Verkeer"),
            passage(
                21, 2, 0, "Bewoners meten zelf fijnstof met een kastje aan de gevel.", "organisation:7", "2023", "Lucht"
            ),
            passage(
                22, 2, 1, "Het Bureau voor Lucht en Bodem (BLB) ijkt de kastjes.", "organisation:7", "2023", "Lucht"
            ),
            passage(
                31,
                3,
                0,
                "Gemeentelijke kennisvragen blijven liggen als er te weinig medewerkers zijn.",
                "public",
                "2024",
                "Personeel",
            ),
            passage(
                32, 3, 1, "Kleine gemeenten delen daarom specialisten met hun buren.", "public", "2024", "Personeel"
            ),
            IndexDocument("publication", 1, 1, "Bouwen in de regio", ("public",), "Bouwen in de regio"),
            IndexDocument("question", 5, 9, "Hoe vinden ouderen een passende woning?", ("public",)),
        ],
        sequence=4,
    )
    return index
