"""The few sentences that say most about a question."""

from __future__ import annotations

from schakel.search.asked import Asked
from schakel.search.note import Line, Source, candidates, choose
from schakel.text.sentences import sentences

QUESTION = "Hoe houden we kennis vast als we bureaus inhuren?"

HIRING = (
    "Door de inhuur van bureaus verdwijnt kennis uit de eigen organisatie. Dit is al jaren bekend. "
    "Wie kennis wil vasthouden, spreekt met elk bureau af dat het zijn kennis overdraagt."
)
TREES = "Bomen in de straat geven schaduw en houden water vast voor droge dagen."


def source(key: int, text: str, year: int | None = 2024, judgement: str = "", relevance: float = 1.0) -> Source:
    return Source(key, key, year, tuple(sentences(text)), relevance=relevance, chance=relevance, judgement=judgement)


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


def test_no_line_says_the_same_again() -> None:
    said = "Door de inhuur van bureaus verdwijnt kennis uit de eigen organisatie."
    again = "Kennis verdwijnt uit de eigen organisatie door de inhuur van bureaus."
    made = note(source(1, f"{said} Bureaus delen hun kennis zelden met wie hen inhuurt."), source(2, again))
    assert not {said, again} <= set(made)


def test_a_passage_gives_two_lines_at_most() -> None:
    said = (
        "Na elke inhuur van bureaus verdwijnt kennis van software.",
        "Door inhuur van bureaus blijft kennis van wetten op peil.",
        "Bij inhuur van bureaus moet kennis vooraf worden beschreven.",
        "Omdat bureaus na de inhuur vertrekken, lekt kennis weg.",
    )
    assert len(note(source(1, " ".join(said)))) == 2


def test_no_sentence_stands_on_a_note_twice() -> None:
    said = (
        "Door de inhuur van bureaus komt kennis over wetten, regels, software en toezicht tijdelijk de organisatie binnen.",
        "Na de inhuur verdwijnt die kennis weer.",
        "Wie bureaus inhuurt, houdt hun kennis vast door aan het begin afspraken over verslagen, lessen en opleiding te maken.",
    )
    shown = sentences(" ".join(note(source(1, " ".join(said)))))
    assert len(shown) == len(set(shown))


def test_a_sentence_that_points_back_brings_the_one_before_it() -> None:
    first = "De gemeente huurt steeds vaker bureaus in voor gewoon werk."
    second = "Daardoor verdwijnt kennis uit de eigen organisatie."
    assert note(source(1, f"{first} {second}")) == [f"{first} {second}"]
    assert f"{first} {second}" not in note(Source(1, 1, 2024, (first, second), apart=frozenset({1})))


def test_what_follows_is_left_out_where_it_adds_nothing() -> None:
    first = "Door de inhuur van bureaus verdwijnt kennis uit de organisatie."
    assert note(source(1, f"{first} Hierover verscheen onlangs een boek van twee schrijvers.")) == [first]


def test_the_passage_that_was_found_best_speaks_before_one_far_behind_it() -> None:
    near = source(1, "Bij inhuur van bureaus moet kennis worden overgedragen aan ambtenaren.", relevance=1.0)
    far = source(2, "Bureaus geven na inhuur hun kennis aan de eigen collega's door.", relevance=0.4)
    assert [line.source.key for line in candidates(Asked(QUESTION, {}, 100), [far, near])] == [1, 2]


def test_in_the_best_passages_a_line_may_lean_on_what_stands_around_it() -> None:
    around = "De inhuur van adviseurs vraagt om goede afspraken over archieven."
    bare = "Zonder duidelijk plan moet elke adviseur van voren af aan beginnen."
    question = "Welke archieven helpen bij de inhuur van adviseurs?"
    weak = {}
    for relevance in (1.0, 0.5):
        passage = Source(1, 1, 2024, (around, bare), ("Adviseurs en archieven",), relevance, 1.0)
        made = candidates(Asked(question, {}, 100), [passage])
        weak[relevance] = [line.weak for line in made if line.text == bare]
    assert weak == {1.0: [False], 0.5: [True]}


def test_a_conclusion_goes_before_the_same_words_in_an_introduction() -> None:
    said = "Bij inhuur van bureaus moet kennis worden overgedragen."
    ends = Source(2, 2, 2024, (said,), ("Conclusies",))
    begins = Source(1, 1, 2024, (said,), ("Inleiding",))
    assert [line.source.key for line in candidates(Asked(QUESTION, {}, 100), [begins, ends])] == [2, 1]


def test_a_figure_of_a_past_year_is_no_mere_history() -> None:
    past = "In 2022 was 12 procent van de kennis bij bureaus na de inhuur verdwenen."
    assert [line.weak for line in lines(source(1, past))] == [False]


def test_what_happened_shortly_before_a_publication_is_no_mere_history() -> None:
    told = "In 2022 werd de inhuur van bureaus duurder en ging kennis verloren."
    assert [line.weak for line in lines(source(1, told, year=2024))] == [False]
    assert [line.weak for line in lines(source(1, told, year=2030))] == [True]
    assert [line.weak for line in lines(source(1, told, year=None))] == [True]


def test_of_a_question_of_general_words_a_line_holds_two() -> None:
    question = "Hoe houden kleine gemeenten goede mensen?"
    two = "Kleine gemeenten verliezen mensen wanneer het werk zich opstapelt."
    assert note(
        source(1, two), source(2, "De mensen in dat huis hebben het in de winter koud."), question=question
    ) == [two]


def test_a_question_about_the_past_may_be_answered_with_history() -> None:
    past = "De inhuur van bureaus werd in dat jaar verboden en kennis ging verloren."
    assert [line.weak for line in lines(source(1, past))] == [True]
    question = "Wat gebeurde er met de kennis toen de inhuur van bureaus werd verboden?"
    assert [line.weak for line in lines(source(1, past), question=question)] == [False]


def test_a_long_question_asks_no_more_of_a_line_than_a_short_one() -> None:
    said = "Bij inhuur van bureaus moet kennis worden overgedragen."
    long = f"{QUESTION} En welke archieven, stages, contracten, netwerken, academies, dossiers en overdrachten helpen daarbij?"
    assert [line.text for line in lines(source(1, said), question=long)] == [said]


def test_what_people_judged_as_an_answer_comes_first_and_then_the_newest() -> None:
    old = source(1, "Afspraken met bureaus over kennis maken inhuur minder schadelijk.", 2015, "answers")
    new = source(2, "Door inhuur van bureaus verdwijnt kennis uit gemeenten die zelf geen mensen opleiden.", 2025)
    middle = source(3, "Kennis blijft waar ambtenaren elke dag naast de ingehuurde bureaus meewerken.", 2020)
    assert [line.source.key for line in lines(new, middle, old)] == [1, 2, 3]


def test_what_people_judged_as_an_answer_stays_however_low_it_was_found() -> None:
    low = source(
        1, "Afspraken met bureaus over kennis maken inhuur minder schadelijk.", judgement="answers", relevance=0.0
    )
    high = source(2, "Door inhuur van bureaus verdwijnt kennis uit gemeenten die zelf geen mensen opleiden.")
    assert [line.source.key for line in lines(low, high)] == [1, 2]


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


def test_a_sentence_of_a_passage_that_hardly_helps_is_for_want_of_better() -> None:
    said = "Bij elke inhuur van bureaus spreken gemeenten af hoe het bureau zijn kennis aan ambtenaren overdraagt."
    weak = {}
    for chance in (0.8, 0.03):
        passage = Source(1, 1, 2024, (said,), chance=chance)
        weak[chance] = [line.weak for line in candidates(Asked(QUESTION, {}, 100), [passage])]
    assert weak == {0.8: [False], 0.03: [True]}
