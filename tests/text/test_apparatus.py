"""Notes, lists of references and colophons are told from running text by how much they cite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schakel.text.apparatus import mostly_cites

NOTES = "Jansen 2019: 41. Zie ook De Wit et al. 2021: 12-15; Bakker & Visser 2020. Gemeente Voorbeeld n.d. Pietersen 2018: 7."
REFERENCES = (
    "Bakker, A. & Visser, P. (2020). Wonen in een krimpende regio. Tijdschrift voor Ruimte, 12(3), 44-61. "
    "De Wit, J., Smit, K. (2021). Kennis die blijft. Voorbeeldstad: Uitgeverij Boek. Beschikbaar via: www.voorbeeld.nl"
)
COLOPHON = (
    "Dit is een uitgave van de regio Voorbeeld © 2024. Tekst: de kennisgroep en de leden van de klankbordgroep, met dank aan "
    "allen die tijd vrijmaakten voor een gesprek. Wie over dit rapport iets wil weten, schrijft aan kennis@voorbeeld.nl"
)
RUNNING = (
    "Gemeenten die hun kennis delen, nemen minder externe adviseurs in dienst (Jansen 2019). Dat scheelt geld, en de kennis "
    "blijft in huis. In 2021 deden dertig gemeenten mee; een jaar later waren het er vijftig, zie tabel 3."
)


@pytest.mark.parametrize("text", [NOTES, REFERENCES, "https://www.voorbeeld.nl/rapport", "Bakker et al. 2019."])
def test_what_mostly_cites_is_apparatus(text: str) -> None:
    assert mostly_cites(text)


@pytest.mark.parametrize(
    "text", [RUNNING, "Kennis is nodig.", "", "In 2019, 2020 en 2021 daalde het aantal aanvragen elk jaar."]
)
def test_running_text_is_not_though_it_cites_or_names_years(text: str) -> None:
    assert not mostly_cites(text)


@pytest.mark.parametrize("heading", ["Colofon", "7 Colofon", "colophon", "Imprint"])
def test_under_its_own_heading_a_few_signs_are_enough(heading: str) -> None:
    assert mostly_cites(COLOPHON, heading)
    assert not mostly_cites(COLOPHON, "Aanbevelingen")


def test_text_that_goes_on_under_such_a_heading_without_citing_is_text() -> None:
    assert not mostly_cites("Gemeenten die hun kennis delen, nemen minder externe adviseurs in dienst.", "Colofon")
    assert not mostly_cites(RUNNING.partition("(")[0], "Literatuur en leeswijzer")


WORDS = st.sampled_from(
    ["Jansen", "2019:", "(2020)", "et al.", "Zie ook", "www.voorbeeld.nl", "gemeenten", "delen", "kennis."]
)


@given(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=40))
def test_what_mostly_cites_does_so_under_any_heading(text: str, heading: str) -> None:
    assert mostly_cites(text, heading) or not mostly_cites(text)
