"""Sources that say something different of the same thing."""

from __future__ import annotations

import pytest

from schakel.search.asked import Asked
from schakel.search.differences import Difference, Ground, denial_in, differences
from schakel.search.note import Source, candidates

QUESTION = "Hoe snel vervullen gemeenten vacatures door samen ambtenaren te werven?"


def found(first: str, second: str, publications: tuple[int, int] = (1, 2)) -> list[Difference]:
    sources = [
        Source(key, publication, 2024, (text,))
        for key, (publication, text) in enumerate(zip(publications, (first, second), strict=True))
    ]
    return differences(candidates(Asked(QUESTION, {}, 100), sources))


def test_another_figure_of_the_same_unit() -> None:
    (one,) = found(
        "Gemeenten die samen ambtenaren werven, vervullen 40 procent van hun vacatures binnen een maand.",
        "Gemeenten die samen ambtenaren werven, vervullen 55 procent van hun vacatures binnen een maand.",
    )
    assert one.ground is Ground.FIGURES
    assert set(one.says) == {"40 procent", "55 procent"}
    assert {"ambtenaren", "werven", "vacatures"} <= set(one.shared)


@pytest.mark.parametrize("unit", ["weken", "juristen", "euro", "stagiairs", "dorpen", "dagen", "wethouders", "rondes"])
def test_where_several_figures_differ_the_first_in_the_text_is_told_every_time(unit: str) -> None:
    (one,) = found(
        f"Gemeenten die samen ambtenaren werven, vervullen 40 procent van hun vacatures met 3 {unit} voor 12 plaatsen.",
        f"Gemeenten die samen ambtenaren werven, vervullen 55 procent van hun vacatures met 4 {unit} voor 15 plaatsen.",
    )
    assert set(one.says) == {"40 procent", "55 procent"}


def test_a_number_in_words_is_a_figure_above_twelve_too() -> None:
    (one,) = found(
        "In dertien regio's werven gemeenten samen ambtenaren voor hun vacatures.",
        "In achttien regio's werven gemeenten samen ambtenaren voor hun vacatures.",
    )
    assert set(one.says) == {"dertien regio's", "achttien regio's"}


def test_the_opposite_direction() -> None:
    (one,) = found(
        "Door samen ambtenaren te werven stijgt het aantal vervulde vacatures bij gemeenten.",
        "Door samen ambtenaren te werven daalt het aantal vervulde vacatures bij gemeenten.",
    )
    assert one.ground is Ground.DIRECTION
    assert set(one.says) == {"stijgt", "daalt"}


def test_a_denial_of_nearly_the_same_words() -> None:
    (one,) = found(
        "Samen ambtenaren werven helpt kleine gemeenten om vacatures sneller te vervullen.",
        "Samen ambtenaren werven helpt kleine gemeenten niet om vacatures sneller te vervullen.",
    )
    assert one.ground is Ground.DENIAL
    assert "niet" in one.says


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Gemeenten die samen ambtenaren werven, vervullen 40 procent van hun vacatures binnen een maand.",
            "Bij 55 procent van de scholen is het dak met zonnepanelen bedekt, zo melden gemeenten.",
        ),
        (
            "Gemeenten die samen ambtenaren werven, vervullen 40 procent van hun vacatures binnen een maand.",
            "Gemeenten die samen ambtenaren werven, vervullen hun vacatures binnen een maand voor 40 procent.",
        ),
        (
            "Sinds 2019 werven gemeenten samen ambtenaren voor hun lastigste vacatures.",
            "Sinds 2022 werven gemeenten samen ambtenaren voor hun lastigste vacatures.",
        ),
        (
            "Samen ambtenaren werven helpt kleine gemeenten om vacatures sneller te vervullen.",
            "Samen ambtenaren werven helpt niet alleen kleine gemeenten om vacatures sneller te vervullen.",
        ),
        (
            "Gemeenten vervullen vacatures sneller door samen te werven.",
            "Zonder stages vinden gemeenten geen jonge ambtenaren voor het beheer van straten.",
        ),
    ],
    ids=["another subject", "the same figure", "a year", "not only", "hardly anything shared"],
)
def test_no_difference_is_claimed_without_ground(first: str, second: str) -> None:
    assert found(first, second) == []


def test_within_one_publication_nothing_is_put_side_by_side() -> None:
    first = "Door samen ambtenaren te werven stijgt het aantal vervulde vacatures bij gemeenten."
    assert found(first, first.replace("stijgt", "daalt"), (1, 1)) == []


def test_not_only_denies_nothing() -> None:
    assert denial_in("Niet alleen gemeenten werven samen.") == ""
    assert denial_in("Gemeenten werven nooit samen.") == "nooit"
