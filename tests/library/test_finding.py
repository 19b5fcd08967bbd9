"""What of a publication is found by a question, and what by its words alone."""

from __future__ import annotations

from tests.library.conftest import ALONE, Add

from schakel.library.actions.delete_publication import delete_publication
from schakel.library.queries.passages import search_passages
from schakel.register.access import LOCAL
from schakel.register.indexing import catch_up

REFERENCES = """
# Referenties

Bakker, A. & Visser, P. (2020). Ouderen en hun woning: waarom zij niet verhuizen. Tijdschrift voor Ruimte, 12(3), 44-61.

De Wit, J., Smit, K. & Jansen, L. (2021). Passend wonen voor ouderen. Voorbeeldstad: Uitgeverij Boek. www.voorbeeld.nl/wonen
"""


def test_a_list_of_references_answers_no_question_and_is_found_by_its_words(add: Add) -> None:
    add("wonen.md", f"# Ouderen\n\n{ALONE}\n{REFERENCES}", title="Zelfstandig wonen")
    by_question = search_passages(LOCAL, "Waarom verhuizen ouderen niet naar een passende woning?", question=True)
    assert [found.passage.heading_path for found in by_question] == [["Ouderen"]]
    by_words = search_passages(LOCAL, "Bakker Visser")
    assert [found.passage.heading_path for found in by_words] == [["Referenties"]]


def test_the_list_goes_out_of_the_index_with_its_publication(add: Add) -> None:
    publication = add("wonen.md", f"# Ouderen\n\n{ALONE}\n{REFERENCES}", title="Zelfstandig wonen")
    delete_publication(LOCAL, publication)
    catch_up()
    assert search_passages(LOCAL, "Bakker Visser") == []
