"""The few sentences that say most about a question."""

from __future__ import annotations

from schakel.search.note import Asked, Line, Source, candidates, choose
from schakel.text.sentences import sentences

QUESTION = "Hoe houden we kennis vast als we bureaus inhuren?"

HIRING = (
    "Door de inhuur van bureaus verdwijnt kennis uit de eigen organisatie. Dit is al jaren bekend. "
    "Wie kennis wil vasthouden, spreekt met elk bureau af dat het zijn kennis overdraagt."
)
TREES = "Bomen in de straat geven schaduw en houden water vast voor droge dagen."


def source(key: int, text: str, year: int | None = 2024, judgement: str = "", relevance: float = 1.0) -> Source:
    return Source(key, key, year, tuple(sentences(text)), relevance=relevance, judgement=judgement)


def note(*sources: Source, question: str = QUESTION, asker: str = "") -> list[str]:
    return [line.text for line in lines(*sources, question=question, asker=asker)]


def lines(*sources: Source, question: str = QUESTION, asker: str = "") -> list[Line]:
    return choose(candidates(Asked(question, {}, 100, asker), sources))


def test_a_note_is_made_of_whole_sentences_of_its_sources() -> None:
    made = note(source(1, HIRING), source(2, TREES))
    assert made
    assert all(sentence in sentences(HIRING) for sentence in made)


def test_what_leans_on_another_sentence_is_used_only_where_there_is_nothing_else() -> None:
    leaning = "Dit komt doordat bureaus de kennis van hun mensen na de inhuur weer meenemen."
    standing = "Na de inhuur van bureaus verdwijnt de kennis van hun mensen."
    assert note(source(1, leaning), source(2, standing)) == [standing]
    assert note(source(1, leaning)) == [leaning]


def test_one_line_a_passage_and_none_that_says_the_same_again() -> None:
    said = "Door de inhuur van bureaus verdwijnt kennis uit de eigen organisatie."
    again = "Kennis verdwijnt uit de eigen organisatie door de inhuur van bureaus."
    made = lines(source(1, f"{said} Bureaus delen hun kennis zelden met wie hen inhuurt."), source(2, again))
    assert len(made) == len({line.source.key for line in made})
    assert not {said, again} <= {line.text for line in made}


def test_what_people_judged_as_an_answer_comes_first_and_then_the_newest() -> None:
    old = source(1, "Afspraken met bureaus over kennis maken inhuur minder schadelijk.", 2015, "answers")
    new = source(2, "Door inhuur van bureaus verdwijnt kennis uit gemeenten.", 2025)
    middle = source(3, "Kennis blijft waar ambtenaren naast ingehuurde bureaus meewerken.", 2020)
    assert [line.source.key for line in lines(new, middle, old)] == [1, 2, 3]


def test_a_note_has_at_most_five_lines() -> None:
    said = (
        "Een goed archief houdt kennis van ingehuurde bureaus bereikbaar voor opvolgers.",
        "Stages brengen kennis binnen die bureaus na hun inhuur anders weer meenemen.",
        "Heldere contracten verplichten bureaus om kennis bij het einde van de inhuur over te dragen.",
        "Ambtenaren die naast ingehuurde bureaus werken, nemen hun kennis vanzelf over.",
        "Wie bureaus inhuurt zonder plan, raakt kennis binnen enkele jaren kwijt.",
        "Regionale netwerken delen kennis die kleine gemeenten anders bij bureaus inhuren.",
        "Kennis van software verdwijnt het snelst als bureaus na de inhuur vertrekken.",
        "Een eigen academie maakt inhuur van bureaus voor vaste kennis overbodig.",
    )
    assert 3 <= len(note(*(source(key, text) for key, text in enumerate(said)))) <= 5


def test_the_name_of_who_asks_is_no_subject() -> None:
    day = "De BZK Kennisdag was een dag vol kennis en plezier."
    assert note(source(1, day), question="Hoe houdt BZK kennis over inhuur vast?", asker="Ministerie BZK") == []


def test_the_same_sources_in_another_order_give_the_same_note() -> None:
    sources = [source(1, HIRING), source(2, "Bij inhuur van bureaus gaat kennis verloren."), source(3, TREES)]
    assert note(*sources) == note(*reversed(sources))


def test_nothing_comes_of_nothing() -> None:
    assert note() == []
    assert note(source(1, ""), source(2, TREES)) == []
    assert note(source(1, HIRING), question="") == []
    assert note(source(1, HIRING), question="??? !!") == []


def test_history_and_what_touches_one_thing_are_for_want_of_better() -> None:
    once = "In 2012 werd de inhuur van bureaus verboden en kwam er kennis terug."
    good = "Kennis blijft bewaard waar ambtenaren naast ingehuurde bureaus meewerken."
    one_thing = "Bureaus zitten vaak in grote kantoren aan de rand van de stad."
    assert note(source(1, once), source(2, good), source(3, one_thing)) == [good]
    assert [line.weak for line in lines(source(1, once))] == [True]


def test_words_of_how_much_are_no_subject() -> None:
    question = "Hoe houden kleine gemeenten genoeg goede mensen?"
    assert not [
        line for line in lines(source(1, "Vraag of het huis nu warm genoeg is."), question=question) if not line.weak
    ]
