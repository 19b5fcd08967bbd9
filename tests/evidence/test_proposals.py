"""What verdict is proposed, and why, in words that hold."""

from __future__ import annotations

import pytest
from django.utils import timezone
from django.utils.translation import override

from schakel.evidence.models import Finding, Judgement, Search, VerdictLabel
from schakel.evidence.proposals import Proposal, propose_verdict
from schakel.evidence.queries.findings import best_first
from schakel.evidence.words.reasons import WORDING, in_words
from schakel.library.models import Publication
from schakel.register.access import Visibility


def searched(label: str = "partly", **changes: object) -> Search:
    """A search for two subjects in a public library; nothing was found on inclusion."""
    values: dict[str, object] = {
        "text": "Hoe vergroten werving en inclusie het vertrouwen van ambtenaren?",
        "label": label,
        "probability": 0.7,
        "words": ["werving", "inclusie", "ambtenaren"],
        "key_terms": [["inclusie", 4], ["werving", 30]],
        "uncovered": ["inclusie"],
        "publications": 412,
        "pages": 9000,
        "passages": 30_000,
        "reach": ["public"],
    }
    return Search(**(values | changes))


def found(
    rank: int, publisher: int | None = 1, year: int | None = 2021, score: float = 10.0, **changes: object
) -> Finding:
    """A finding on recruitment in a publication of its own."""
    publication = Publication(pk=rank, publisher_id=publisher, year=year, visibility=Visibility.PUBLIC)
    values: dict[str, object] = {"rank": rank, "score": score, "terms": ["werving"], "text": "Werving.", "chance": 0.4}
    return Finding(publication=publication, **(values | changes))


def dutch(proposal: Proposal) -> str:
    with override("nl"):
        return in_words(proposal.reasons)


def test_the_reason_counts_passages_and_publishers_and_names_what_is_missing() -> None:
    proposal = propose_verdict(searched(), [found(1), found(2, year=2019), found(3, publisher=2)])

    assert dutch(proposal) == (
        "3 passages van 2 uitgevers kunnen helpen: 3 over ‘werving’. "
        "Het woord ‘inclusie’ staat in geen van de gevonden passages. Niets nieuwer dan 2021."
    )
    assert (proposal.sources, proposal.publishers, proposal.probability) == (3, 2, 0.7)


def test_each_term_is_told_with_how_many_of_the_passages_speak_of_it() -> None:
    both = found(3, terms=["werving", "inclusie"])

    assert "kunnen helpen: 3 over ‘werving’ en 1 over ‘inclusie’." in dutch(
        propose_verdict(searched(), [found(1), found(2), both])
    )


def test_a_reason_of_an_older_version_without_counts_is_told_as_before() -> None:
    with override("nl"):
        told = in_words([("speak", {"passages": 2, "publishers": 1, "terms": ["werving"]})])

    assert told == "2 passages van 1 uitgever gaan samen over ‘werving’."


def test_that_there_is_nothing_newer_is_only_told_of_what_is_older() -> None:
    this_year = timezone.localdate().year

    assert "nieuwer" not in dutch(propose_verdict(searched(), [found(1, year=this_year - 1), found(2, year=2019)]))
    assert f"Niets nieuwer dan {this_year - 3}." in dutch(propose_verdict(searched(), [found(1, year=this_year - 3)]))


def test_a_close_call_is_told_until_somebody_has_judged() -> None:
    close = searched("white", doubt="partly")

    assert dutch(propose_verdict(close, [found(1)])).endswith("Het scheelt weinig met ‘deels’: lees wat is gevonden.")
    assert "scheelt" not in dutch(propose_verdict(close, [found(1, judgement=Judgement.IRRELEVANT), found(2)]))
    assert "scheelt" not in dutch(propose_verdict(searched("white"), [found(1)]))


def test_a_passage_that_hardly_helps_does_not_count() -> None:
    proposal = propose_verdict(searched(), [found(1), found(2, chance=0.1)])

    assert dutch(proposal).startswith("1 passage van 1 uitgever gaat over ‘werving’.")


def test_nothing_newer_is_only_told_where_none_of_the_first_ten_is() -> None:
    this_year = timezone.localdate().year
    older = [found(rank, year=2019) for rank in range(1, 10)]

    assert "nieuwer" not in dutch(propose_verdict(searched(), [*older, found(10, chance=0.1, year=this_year)]))
    assert "Niets nieuwer dan 2019." in dutch(
        propose_verdict(searched(), [*older, found(10, year=2019), found(11, chance=0.1, year=this_year)])
    )


def test_without_a_known_publisher_publications_are_counted() -> None:
    proposal = propose_verdict(searched(), [found(1), found(2, publisher=None)])

    assert "2 passages van 2 publicaties" in dutch(proposal)


def test_a_term_that_is_nowhere_in_the_library_is_told_apart() -> None:
    proposal = propose_verdict(searched(key_terms=[["inclusie", 0], ["werving", 30]]), [found(1)])

    assert "Deze woorden komen nergens voor in wat doorzocht is: ‘inclusie’." in dutch(proposal)


def test_a_term_that_some_finding_holds_after_all_is_not_called_missing() -> None:
    proposal = propose_verdict(searched(), [found(1), found(2, terms=["inclusie"])])

    assert "staat in geen van" not in dutch(proposal)


def test_a_term_in_the_heading_over_a_finding_is_not_called_missing() -> None:
    under = found(2, heading_path=["Inclusie en gelijke kansen"])

    assert "staat in geen van" not in dutch(propose_verdict(searched(), [found(1), under]))


def test_a_verb_that_nothing_holds_is_not_called_missing() -> None:
    search = searched(
        key_terms=[["inclusie", 4], ["vergroten", 9], ["werving", 30]], uncovered=["inclusie", "vergroten"]
    )

    assert "Het woord ‘inclusie’ staat in geen van de gevonden passages." in dutch(propose_verdict(search, [found(1)]))


def test_a_white_spot_says_what_was_searched() -> None:
    proposal = propose_verdict(searched("white"), [found(1)])

    assert proposal.label == "white"
    assert dutch(proposal).startswith(
        "Gezocht in 412 publicaties (9.000 pagina's, 30.000 passages) met 3 woorden: geen passage die duidelijk helpt."
    )


def test_one_starts_reading_at_what_stands_first_on_the_page() -> None:
    overtaken = found(1, judgement=Judgement.ANSWERS, current=False)
    findings = [overtaken, found(2, judgement=Judgement.ANSWERS), found(3, judgement=Judgement.PARTLY), found(4)]

    assert propose_verdict(searched(), findings).best is best_first(findings)[0]


def test_five_best_that_help_nobody_take_the_verdict_one_step_down() -> None:
    five = [found(rank, judgement=Judgement.IRRELEVANT) for rank in range(1, 6)]

    assert propose_verdict(searched("answered"), [*five, found(6), found(7)]).label == "partly"
    assert propose_verdict(searched("partly"), [*five, found(6), found(7)]).label == "white"
    assert propose_verdict(searched("partly", passages=20), [*five, found(6)]).label == "thin"


def test_judgements_outside_the_reach_of_the_search_do_not_count() -> None:
    hidden = found(1, judgement=Judgement.ANSWERS)
    hidden.publication.visibility = Visibility.ORGANISATION
    hidden.publication.owner_id = 9

    assert propose_verdict(searched(), [hidden, found(2)]).label == "partly"
    assert propose_verdict(searched(reach=["public", "organisation-9"]), [hidden, found(2)]).label == "answered"


def test_what_was_never_searched_is_no_white_spot() -> None:
    proposal = propose_verdict(None, [])

    assert proposal.label == VerdictLabel.UNSEARCHED
    assert "nog niet doorzocht" in dutch(proposal)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_reason_of_another_version_is_left_out(language: str) -> None:
    with override(language):
        assert in_words([["unknown", {}], ["newest", {}], ["speak", {"passages": 1}]]) == ""


def test_every_reason_has_words_in_both_languages() -> None:
    data = {"publications": 1, "pages": 0, "passages": 2, "words": 1, "terms": ["a", "b"], "year": 2020}
    data |= {"answers": 1, "irrelevant": 2, "other": "partly"}
    for code in WORDING:
        with override("nl"):
            dutch_words = in_words([[code, data]])
        with override("en"):
            assert in_words([[code, data]]) not in ("", dutch_words)


def test_an_answer_for_the_same_question_elsewhere_proposes_answered_and_says_why() -> None:
    proposal = propose_verdict(searched("white"), [found(1), found(2, lift=0.8)])

    assert (proposal.label, proposal.probability) == (VerdictLabel.ANSWERED, 0.8)
    assert dutch(proposal).startswith("Voor een vergelijkbare vraag vonden mensen 1 van deze passages bruikbaar.")


def test_a_weaker_lesson_proposes_partly_and_never_takes_away_what_the_search_found() -> None:
    assert propose_verdict(searched("white"), [found(1, lift=0.4)]).label == VerdictLabel.PARTLY
    assert propose_verdict(searched("answered"), [found(1, lift=0.4)]).label == VerdictLabel.ANSWERED


def test_when_the_best_five_were_set_aside_elsewhere_the_proposal_goes_one_step_down() -> None:
    findings = [found(rank, score=20.0 - rank, lift=-0.9) for rank in range(1, 6)] + [found(6, score=1.0)]

    assert propose_verdict(searched("answered"), findings).label == VerdictLabel.PARTLY
    proposal = propose_verdict(searched("partly"), findings)
    assert proposal.label == VerdictLabel.WHITE
    assert "bij vergelijkbare vragen" in dutch(proposal)
    assert propose_verdict(searched("partly"), findings[1:]).label == VerdictLabel.PARTLY


def test_what_people_say_of_the_question_itself_goes_before_every_lesson() -> None:
    lifted = [found(1, judgement=Judgement.PARTLY), found(2, lift=1.0)]
    assert propose_verdict(searched("white"), lifted).label == VerdictLabel.PARTLY

    rejected = [found(1, judgement=Judgement.IRRELEVANT, lift=1.0)]
    assert propose_verdict(searched("answered"), rejected).label == VerdictLabel.WHITE
