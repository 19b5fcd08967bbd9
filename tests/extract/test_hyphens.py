"""Words broken at a line end are joined, hyphens that belong to a word stay."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schakel.extract.hyphens import clean, join
from schakel.extract.lexicon import Lexicon

LEXICON = Lexicon(["Het politiek-bestuurlijke werk, de volksvertegenwoordigers en de deskundigheid van de overheid."])


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("de verschil-", "lende dorpen", "de verschillende dorpen"),
        ("de verschil\u00ad", "lende dorpen", "de verschillende dorpen"),
        ("in Noord-", "Holland", "in Noord-Holland"),
        ("de beleids-", "en besluitvorming", "de beleids- en besluitvorming"),
        ("het in-", "of uitgaan", "het in- of uitgaan"),
        ("het politiek-", "bestuurlijke werk", "het politiek-bestuurlijke werk"),
        ("een ICT-", "project", "een ICT-project"),
        ("de zee-", "egel", "de zee-egel"),
        ("een niet-", "bestaande weg", "een niet-bestaande weg"),
        ("de scena", "rio’s van nu", "de scenario’s van nu"),
        ("onze volksvertegen", "woordigers", "onze volksvertegenwoordigers"),
        ("de deskundig", "heid van", "de deskundigheid van"),
        ("de brug", "is oud", "de brug is oud"),
        ("het dorp", "en de stad", "het dorp en de stad"),
        ("de jaren 2010–", "2020", "de jaren 2010–2020"),
        ("de wethouder –", "tevens arts", "de wethouder – tevens arts"),
        ("en/", "of", "en/of"),
    ],
)
def test_two_lines_become_one(left: str, right: str, whole: str) -> None:
    assert join(left, right, LEXICON) == whole


def test_a_line_without_its_closing_space_has_lost_a_hyphen() -> None:
    assert join("de sturings", "filosofie van toen", Lexicon(), no_space=True) == "de sturingsfilosofie van toen"


def test_soft_hyphens_within_a_line_go() -> None:
    assert clean("ge\u00admeen\u00adte") == "gemeente"


def test_no_lines_make_no_text() -> None:
    assert join("", "woord", LEXICON) == "woord"


def _joined(lines: list[str]) -> str:
    return clean(reduce(lambda text, line: join(text, line.strip(), LEXICON), lines, ""))


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abc-­ ’", max_size=12), max_size=6))
def test_joining_is_the_same_every_time_and_loses_no_letter(lines: list[str]) -> None:
    once = _joined(lines)
    assert once == _joined(lines)
    letters = [sign for line in lines for sign in line if sign in "abc’"]
    assert [sign for sign in once if sign in "abc’"] == letters
