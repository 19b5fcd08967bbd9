"""What a sentence claims, what a question asks for, and which passages conclude or introduce."""

from __future__ import annotations

import pytest

from schakel.search.claims import Claim, announces, asks_for, claims_of, concludes, introduces, only_quotes


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("In dat jaar vertrok 12 procent van het personeel.", Claim.FIGURE),
        ("De helft van de vacatures blijft open.", Claim.FIGURE),
        ("Vacatures blijven open doordat de lonen achterblijven.", Claim.CAUSE),
        ("Samen werven leidt tot kortere zoektijden.", Claim.EFFECT),
        ("In kleine gemeenten is er een tekort aan juristen.", Claim.PROBLEM),
        ("De gemeente moet eerder beginnen met opleiden.", Claim.NEED),
        ("Door samen te werven vinden gemeenten sneller mensen.", Claim.MEANS),
        ("Een trainee is een beginnende medewerker in opleiding.", Claim.MEANING),
        ("Uit drie proeven blijkt dat stages helpen.", Claim.FINDING),
    ],
)
def test_a_sentence_is_known_by_its_signal_words(sentence: str, claim: Claim) -> None:
    assert claim in claims_of(sentence)


def test_a_sentence_that_only_names_claims_nothing() -> None:
    assert not claims_of("De provincie ligt aan zee.")


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("Hoeveel gemeenten werven samen?", Claim.FIGURE),
        ("Waarom vertrekken jonge medewerkers?", Claim.CAUSE),
        ("Wat zijn de gevolgen van inhuur?", Claim.EFFECT),
        ("Welke knelpunten zijn er bij werving?", Claim.PROBLEM),
        ("Welke vaardigheden zijn nodig in het archief?", Claim.NEED),
        ("Hoe kunnen gemeenten mensen behouden?", Claim.MEANS),
        ("Wat is een trainee?", Claim.MEANING),
    ],
)
def test_a_question_is_known_by_how_it_asks(question: str, claim: Claim) -> None:
    assert claim in asks_for(question)


def test_headings_tell_whether_a_passage_concludes_or_introduces() -> None:
    assert concludes(("3 Werving", "Conclusies en aanbevelingen"))
    assert introduces(("Inleiding",))
    for headings in ((), ("3 Werving",)):
        assert not concludes(headings)
        assert not introduces(headings)


def test_what_a_text_says_of_itself_is_an_announcement() -> None:
    assert announces("In de eerste sessie stond de werving van jonge mensen centraal.")
    assert announces("De werkwijze rust op drie pijlers van de organisatie.")
    assert not announces("Jonge mensen kiezen vaker voor een grote gemeente.")


def test_words_between_quotes_with_nobody_named_are_only_a_quote() -> None:
    assert only_quotes("“Wie samen werft, vindt sneller mensen.”")
    assert not only_quotes("“Wie samen werft, vindt sneller mensen”, zegt een wethouder.")
