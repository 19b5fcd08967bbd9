"""What publications cite, who cites them, and who may see that."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests.factories.library import make_publication, make_reference
from tests.library.conftest import ALONE, HEAT

from schakel.cli.main import main
from schakel.library.actions.change_metadata import change_metadata
from schakel.library.actions.delete_publication import delete_publication
from schakel.library.actions.find_references import find_all_references, find_references
from schakel.library.actions.replace_file import replace_file
from schakel.library.citing.matching import Book, Shelf
from schakel.library.models import Publication, Reference
from schakel.library.queries.references import cited_by_publication, links, mentions_of
from schakel.register.access import LOCAL, NotAllowed, Viewer
from schakel.register.events import history

DUTCH = {"accept-language": "nl"}
Add = Callable[..., Publication]
pytestmark = pytest.mark.django_db

CITING = (
    f"{ALONE}\n\nDat blijkt ook uit onderzoek naar hitte in de wijk (RIVM 2021; Vos & De Haan 2019).\n\nLiteratuur\n\n"
    "• RIVM (2021). Koele straten in de stad. Bilthoven: RIVM.\n"
    "• Vos, K., & De Haan, P. (2019). Het dorp als buur. Zwolle: Pers.\n"
)
HEATED = {
    "title": "Koele straten in de stad",
    "publisher": "Rijksinstituut voor Volksgezondheid en Milieu",
    "year": 2021,
}


def cited_titles(publication: Publication, viewer: Viewer = LOCAL) -> list[str]:
    return [one.text for one in cited_by_publication(viewer, publication)[0]]


def test_what_is_cited_is_found_in_the_library_and_the_rest_is_kept(add: Add) -> None:
    heat = add("hitte.txt", HEAT, **HEATED)
    citing = add("wonen.txt", CITING, title="Oud worden in de wijk", year=2023)
    inside, outside = cited_by_publication(LOCAL, citing)
    assert [(one.publication, len(one.places)) for one in inside] == [(heat, 2)]
    [other] = outside
    assert "Het dorp als buur" in other.text
    mention = mentions_of(LOCAL, heat)[0]
    assert mention.publication == citing
    assert "hitte in de wijk" in mention.context


def test_a_publication_that_comes_later_is_found_by_those_that_cited_it_before(add: Add) -> None:
    citing = add("wonen.txt", CITING, title="Oud worden in de wijk", year=2023)
    assert cited_titles(citing) == []
    add("hitte.txt", HEAT, **HEATED)
    assert cited_titles(citing) == ["Koele straten in de stad"]


def test_a_corrected_title_is_found_and_a_wrong_one_no_longer(add: Add) -> None:
    citing = add("wonen.txt", CITING, title="Oud worden in de wijk", year=2023)
    heat = add("hitte.txt", HEAT, **HEATED | {"title": "scan 12"})
    assert cited_titles(citing) == []
    change_metadata(LOCAL, heat, {"title": "Koele straten in de stad"})
    assert cited_titles(citing) == ["Koele straten in de stad"]
    change_metadata(LOCAL, heat, {"title": "Iets heel anders"})
    assert cited_titles(citing) == []


def test_another_file_brings_other_references(add: Add, folder: Path) -> None:
    add("hitte.txt", HEAT, **HEATED)
    citing = add("wonen.txt", CITING, title="Oud worden in de wijk", year=2023)
    newer = folder / "nieuw.txt"
    newer.write_text(f"{ALONE}\n\nDe Gemeentewet blijft gelden voor iedereen die hier woont.\n", "utf-8")
    replace_file(LOCAL, citing, newer)
    assert cited_titles(citing) == []
    assert [row.raw for row in Reference.objects.filter(publication=citing)] == ["Gemeentewet"]


def test_a_deleted_publication_leaves_its_citations_behind(add: Add) -> None:
    heat = add("hitte.txt", HEAT, **HEATED)
    citing = add("wonen.txt", CITING, title="Oud worden in de wijk", year=2023)
    delete_publication(LOCAL, heat)
    inside, outside = cited_by_publication(LOCAL, citing)
    assert inside == []
    assert len(outside) == 2


def test_who_may_not_see_one_end_does_not_learn_of_the_link(add: Add, outsider: Viewer) -> None:
    heat = add("hitte.txt", HEAT, **HEATED)
    citing = add("wonen.txt", CITING, title="Oud worden in de wijk", year=2023, visibility="public")
    assert len(links(LOCAL)) == 1
    assert links(outsider) == []
    assert cited_titles(citing, outsider) == []
    assert list(mentions_of(outsider, heat)) == []
    change_metadata(LOCAL, heat, {"visibility": "public"})
    assert len(links(outsider)) == 1
    change_metadata(LOCAL, citing, {"visibility": "organisation"})
    assert links(outsider) == []
    assert list(mentions_of(outsider, heat)) == []


def test_the_pages_show_it_with_page_and_sentence(add: Add, client: Client) -> None:
    heat = add("hitte.txt", HEAT, **HEATED)
    citing = add("wonen.txt", CITING, title="Oud worden in de wijk", year=2023)
    page = client.get(citing.get_absolute_url()).content.decode()
    assert "Koele straten in de stad" in page
    assert "Het dorp als buur" in page
    assert "hitte in de wijk" in client.get(heat.get_absolute_url()).content.decode()
    overview = client.get("/bibliotheek/verwijzingen/").content.decode()
    assert "<svg" in overview
    assert overview.count("Oud worden in de wijk") >= 2
    rows = list(csv.reader(io.StringIO(client.get("/bibliotheek/verwijzingen.csv").content.decode("utf-8-sig"))))
    assert rows[1] == ["Oud worden in de wijk", str(citing.pk), "Koele straten in de stad", str(heat.pk), "2"]
    listed = client.get(f"/publicaties/{citing.pk}/verwijzingen.csv").content.decode()
    assert "Vos & De Haan 2019" in listed


def test_a_long_list_of_who_cites_whom_says_how_much_of_it_is_shown(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    cited = make_publication(title="Veel aangehaald")
    for times in (1, 2, 3):
        citing = make_publication(title=f"Haalt {times} keer aan")
        for position in range(times):
            make_reference(citing, cited=cited, position=position)
    monkeypatch.setattr("schakel.library.pages.references.LISTED", 2)

    with django_assert_max_num_queries(12):
        page = client.get("/bibliotheek/verwijzingen/").content.decode()

    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert table.index("Haalt 3 keer aan") < table.index("Haalt 2 keer aan")
    assert "Haalt 1 keer aan" not in table
    assert "the first 2 of 3" in page
    assert client.get("/bibliotheek/verwijzingen.csv").content.decode().count("Veel aangehaald") == 3


def test_an_empty_library_says_what_to_do(client: Client) -> None:
    page = client.get("/bibliotheek/verwijzingen/")
    assert page.status_code == 200
    assert "<svg" not in page.content.decode()
    assert client.get("/publicaties/7/verwijzingen.csv").status_code == 404


def test_programs_read_both_directions(add: Add, client: Client) -> None:
    heat = add("hitte.txt", HEAT, **HEATED)
    citing = add("wonen.txt", CITING, title="Oud worden in de wijk", year=2023)
    both = client.get(f"/api/v1/publicaties/{citing.pk}/verwijzingen").json()
    assert {row["publicatie"] for row in both["verwijstNaar"]} == {heat.pk, None}
    assert both["genoemdIn"] == []
    other = client.get(f"/api/v1/publicaties/{heat.pk}/verwijzingen").json()
    assert [row["van"] for row in other["genoemdIn"]] == [citing.pk, citing.pk]


def test_the_command_shows_one_and_all(add: Add) -> None:
    heat = add("hitte.txt", HEAT, **HEATED)
    citing = add("wonen.txt", CITING, title="Oud worden in de wijk", year=2023)
    [row] = json.loads(CliRunner().invoke(main, ["library", "references", "--json"]).output)
    assert (row["citing"], row["cited"], row["times"]) == (citing.pk, heat.pk, 2)
    answer = json.loads(CliRunner().invoke(main, ["library", "references", str(citing.pk), "--json"]).output)
    assert [one["publication"] for one in answer["cites"]] == [heat.pk, None]
    assert "Koele straten" in CliRunner().invoke(main, ["library", "references", str(citing.pk)]).output
    assert CliRunner().invoke(main, ["library", "references", "999"]).exit_code == 1


def as_before_references(*publications: Publication) -> None:
    """As a library that was filled before references were recognised."""
    Reference.objects.filter(publication__in=publications).delete()
    Publication.objects.filter(pk__in=[one.pk for one in publications]).update(references_read=0)


def test_a_library_that_was_filled_before_gets_its_references_from_the_worker(add: Add) -> None:
    add("hitte.txt", HEAT, **HEATED)
    citing = add("wonen.txt", CITING, title="Oud worden in de wijk", year=2023)
    before = list(Reference.objects.filter(publication=citing).values_list("position", "page", "raw", "title", "cited"))
    as_before_references(*Publication.objects.all())
    assert find_all_references(LOCAL) == 2
    after = list(Reference.objects.filter(publication=citing).values_list("position", "page", "raw", "title", "cited"))
    assert after == before
    assert find_all_references(LOCAL) == 0
    assert find_all_references(LOCAL, again=True, most=1) == 1
    assert history(citing)[0].action == "library.publication.references_found"


def test_only_who_may_change_a_publication_has_it_read_again(add: Add, outsider: Viewer) -> None:
    citing = add("wonen.txt", CITING, title="Oud worden in de wijk", year=2023, visibility="public")
    as_before_references(citing)
    with pytest.raises(NotAllowed):
        find_references(outsider, citing)
    assert find_all_references(outsider) == 0
    assert find_references(LOCAL, citing) == 4


def test_page_program_and_command_have_references_recognised_anew(add: Add, client: Client) -> None:
    citing = add("wonen.txt", CITING, title="Oud worden in de wijk", year=2023)
    as_before_references(citing)
    assert "Van 1 publicatie worden" in client.get("/bibliotheek/verwijzingen/", headers=DUTCH).content.decode()
    told = client.post("/bibliotheek/verwijzingen/zoeken/", follow=True, headers=DUTCH).content.decode()
    assert "opnieuw herkend" in told

    as_before_references(citing)
    assert len(client.post(f"/api/v1/publicaties/{citing.pk}/verwijzingen").json()["verwijstNaar"]) == 4
    assert client.post("/api/v1/verwijzingen").status_code == 202
    assert [one.task_path for one in DBTaskResult.objects.all()] == ["schakel.library.tasks.find_references"] * 2
    as_before_references(citing)
    for words, said in (([], "1 "), ([], "0 "), (["--all"], "1 "), ([str(citing.pk)], "4 ")):
        assert CliRunner().invoke(main, ["library", "find-references", *words]).stdout.startswith(said)
    assert CliRunner().invoke(main, ["library", "find-references", "999"]).exit_code == 1


def test_a_publication_is_found_by_its_address_alone_whichever_comes_first(add: Add) -> None:
    told = f"{ALONE}\n\nZie ook https://www.koel.example/rapporten/straten/ voor meer.\n"
    first = add("een.txt", told, title="Eerste")
    heat = add(
        "hitte.txt", HEAT, **HEATED | {"title": "Iets", "source_address": "http://koel.example/rapporten/straten"}
    )
    second = add("twee.txt", told.replace("meer", "de rest"), title="Tweede")
    assert {one.publication for one in mentions_of(LOCAL, heat)} == {first, second}


SHELF = Shelf.of(
    [
        Book(
            1,
            "WRR-rapport nr. 99 Bruggen bouwen",
            "Over dorp en stad",
            2020,
            "Wetenschappelijke Raad voor het Regeringsbeleid",
        ),
        Book(2, "Monitor 2021", "", 2021, "Bureau Voorbeeld"),
        Book(
            3,
            "Het water komt terug in de straat",
            "",
            2019,
            "",
            "A. de Vries en B. Koster",
            "https://water.example/rapport/",
        ),
    ]
)


@pytest.mark.parametrize(
    ("title", "author", "year", "address", "found"),
    [
        ("Bruggen bouwen", "WRR", 2020, "", 1),
        ("Bruggen bouwen. Over dorp en stad", "wrr", 2020, "", 1),
        ("Bruggen bouwen", "", 2020, "", None),
        ("Bruggen bouwen", "WRR", 2015, "", None),
        ("Monitor 2021", "Ander Bureau", 2021, "", None),
        ("Het water komt terug in de straat", "De Vries & Koster", 2019, "", 3),
        ("Het water komt terug in de staat", "", 2019, "", 3),
        ("Het vuur gaat uit in de straat", "De Vries & Koster", 2019, "", None),
        ("", "", None, "http://www.water.example/rapport", 3),
    ],
)
def test_a_publication_is_only_meant_where_that_is_sure(
    title: str, author: str, year: int | None, address: str, found: int | None
) -> None:
    assert SHELF.find(title, author, year, address) == found


def test_a_publication_does_not_cite_itself() -> None:
    assert SHELF.find("Het water komt terug in de straat", "De Vries", 2019, without=3) is None
