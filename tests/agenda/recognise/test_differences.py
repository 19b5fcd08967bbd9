"""A new edition beside the old one: what stayed, was reworded, moved, came and went."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schakel.agenda.recognise.differences import Change, Node, differences


def _theme(key: str, text: str) -> Node:
    return Node(key, text, "", "theme")


def _core(key: str, text: str, under: str = "W") -> Node:
    return Node(key, text, under, "core")


OLD = [
    _theme("W", "Wonen"),
    _theme("Z", "Zorg"),
    _core("1", "Hoe bouwen we sneller betaalbare huizen?"),
    _core("2", "Wat doet een lift in een oud gebouw met de huur?"),
    _core("3", "Wie verhuist er na het zestigste jaar?"),
]


def _kinds(changes: list[Change]) -> list[tuple[str, str | None, str | None]]:
    return [
        (change.kind, change.old.key if change.old else None, change.new.key if change.new else None)
        for change in changes
    ]


def test_the_same_edition_twice_changes_nothing() -> None:
    assert {change.kind for change in differences(OLD, OLD)} == {"same"}


def test_a_reworded_question_is_recognised() -> None:
    new = [*OLD[:2], OLD[2]._replace(text="Hoe bouwen wij sneller huizen die betaalbaar zijn?"), *OLD[3:]]

    change = next(change for change in differences(OLD, new) if change.new is new[2])

    assert (change.kind, change.old) == ("reworded", OLD[2])


def test_a_question_under_another_theme_has_moved() -> None:
    new = [*OLD[:4], OLD[4]._replace(key="9", under="Z")]

    assert _kinds(differences(OLD, new))[-1] == ("moved", "3", "9")


def test_new_and_gone_are_told_apart() -> None:
    new = [*OLD[:4], _core("4", "Welke bomen geven schaduw op het schoolplein?")]

    assert _kinds(differences(OLD, new))[-2:] == [("new", None, "4"), ("gone", "3", None)]


def test_other_keys_for_the_same_words_are_no_change() -> None:
    new = [node._replace(key=f"n{node.key}", under=f"n{node.under}" if node.under else "") for node in OLD]

    assert {change.kind for change in differences(OLD, new)} == {"same"}


def test_a_changed_capital_or_comma_is_a_new_wording_not_a_new_question() -> None:
    new = [*OLD[:4], OLD[4]._replace(text="Wie verhuist er, na het zestigste jaar?")]

    assert [change.kind for change in differences(OLD, new)] == ["same"] * 4 + ["reworded"]


def test_one_old_question_is_matched_with_one_new_question_only() -> None:
    twins = [
        _core("4", "Hoe bouwen we sneller betaalbare woningen?"),
        _core("5", "Hoe bouwen we snel betaalbare huizen?"),
    ]

    changes = differences(OLD, [*OLD[:2], *OLD[3:], *twins])

    assert sorted(change.kind for change in changes if change.new in twins) == ["new", "reworded"]


def test_the_same_words_under_two_themes_stay_where_they_are() -> None:
    old = [_theme("W", "Wonen"), _theme("Z", "Zorg"), _core("1", "Wat werkt?", "W"), _core("2", "Wat werkt?", "Z")]

    assert {change.kind for change in differences(old, [old[1], old[0], old[3], old[2]])} == {"same"}


texts = st.lists(
    st.sampled_from(["Hoe gaat het met de bij?", "Hoe gaat het met de wesp?", "Wie telt de vlinders?", "Wat?"])
)


@given(texts, texts)
def test_everything_old_and_new_is_told_exactly_once(old_texts: list[str], new_texts: list[str]) -> None:
    old = [_core(f"o{index}", text, "") for index, text in enumerate(old_texts)]
    new = [_core(f"n{index}", text, "") for index, text in enumerate(new_texts)]

    changes = differences(old, new)

    assert sorted(change.old.key for change in changes if change.old) == sorted(node.key for node in old)
    assert sorted(change.new.key for change in changes if change.new) == sorted(node.key for node in new)
    assert changes == differences(old, new)
