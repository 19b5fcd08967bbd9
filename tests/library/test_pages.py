"""The library in the browser."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from tests.factories.library import make_intake, make_intake_files, make_page, make_passage, make_publication
from tests.library.conftest import ALONE, HEAT, Add
from tests.library.test_bad_files import pdf

from schakel.library.intake.queue import work_through
from schakel.library.models import FileState, Intake, Passage, Publication

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_an_empty_library_says_what_to_do(client: Client) -> None:
    page = text_of(client, "/bibliotheek/")
    assert "The library is empty" in page
    assert 'href="/invoer/nieuw/"' in page


def test_the_list_filters_searches_and_sorts(client: Client) -> None:
    make_publication(title="Aardgasvrij", year=2021, kind="advice")
    make_publication(title="Zelfstandig wonen", year=2024, warnings=[["no_text_on_pages", {"pages": "7, 9"}]])
    assert text_of(client, "/bibliotheek/?year=2021").count("Zelfstandig wonen") == 0
    assert "Aardgasvrij" not in text_of(client, "/bibliotheek/?q=wonen+zelfstandig")
    assert "Aardgasvrij" not in text_of(client, "/bibliotheek/?problems=yes")
    assert "Zelfstandig" not in text_of(client, "/bibliotheek/?problems=no")
    assert "No publications fit" in text_of(client, "/bibliotheek/?kind=minutes&kind=advice&year=2024")
    by_title = text_of(client, "/bibliotheek/?sort=title")
    assert by_title.index("Aardgasvrij") < by_title.index("Zelfstandig")
    assert text_of(client, "/bibliotheek/?page=99&sort=onzin&year=onzin&q=%00")


def test_the_list_can_be_taken_along_as_filtered(client: Client) -> None:
    make_publication(title="=SOM(A1)", year=2021)
    make_publication(title="Zelfstandig wonen", year=2024)
    csv = text_of(client, "/bibliotheek/bibliotheek.csv?year=2021")
    assert "'=SOM(A1)" in csv
    assert "Zelfstandig" not in csv
    sheet = load_workbook(io.BytesIO(client.get("/bibliotheek/bibliotheek.xlsx").content)).active
    assert sheet is not None
    assert sheet.max_row == 3
    assert client.get("/bibliotheek/bibliotheek.doc").status_code == 404


def test_a_batch_counts_the_pages_of_what_has_pages(client: Client) -> None:
    intake = make_intake()
    for title, paged, count in [("Met bladzijden", True, 12), ("Zonder bladzijden", False, 30)]:
        publication = make_publication(title=title, paged=paged, page_count=count)
        intake.files.create(name=title, size=10, state=FileState.ADDED, publication=publication)
    page = text_of(client, f"/invoer/{intake.pk}/")
    assert page.count("12 pages") == 2
    assert "30 pages" not in page
    assert "42 pages" not in page


def test_a_publication_shows_what_is_known_of_it(client: Client) -> None:
    alike = make_publication(title="Eerdere editie")
    publication = make_publication(
        title="Zelfstandig <wonen>",
        woo_category="https://identifier.overheid.nl/tooi/def/thes/kern/c_fdaee95e",
        warnings=[["no_text_on_pages", {"pages": "7, 9"}]],
        resembles=alike,
        keep_from_models=True,
        language="de",
    )
    make_page(publication)
    make_passage(publication, heading_path=["1. Inleiding", "1.1 Aanleiding"])
    page = text_of(client, publication.get_absolute_url())
    assert "Zelfstandig &lt;wonen&gt;" in page
    assert "7, 9" in page
    assert "Onderzoeksrapporten" in page
    assert "Eerdere editie" in page
    assert "1.1 Aanleiding" in page
    assert "this text is kept from them" in page
    assert "<dd>German</dd>" in page
    assert "Zelfstandig" in text_of(client, alike.get_absolute_url())
    assert client.get("/publicaties/999999/").status_code == 404


def test_a_passage_is_marked_on_its_page(client: Client) -> None:
    publication = make_publication()
    text = "Kop\n\nEerste zin. De gevonden zin.\n\nEen punt\n\nCel\n\nEen noot"
    blocks = [
        ["heading", 0, 3, 1, "2.", False],
        ["paragraph", 5, 33, None, "", False],
        ["list_item", 35, 43, 1, "a.", False],
        ["table_row", 45, 48, None, "", False, ["Cel"]],
        ["footnote", 50, 58, None, "12", False],
    ]
    make_page(publication, 3, text, blocks=blocks, label="iii")
    make_page(publication, 8, "Later", blocks=[])
    passage = make_passage(publication, "De gevonden zin.", page=3, start=17, page_end=3, end=58)
    page = text_of(client, passage.get_absolute_url().split("#")[0])
    assert passage.get_absolute_url().endswith(f"/pagina/3/?passage={passage.pk}#passage")
    assert '<mark id="passage">De gevonden zin.</mark>' in page
    assert page.count('id="passage"') == 1
    assert "<mark>Een punt</mark>" in page
    assert "Een noot" in page
    assert "<mark>Een noot" not in page
    assert "page iii" in page
    assert 'rel="next"' in page
    assert "/pagina/8/" in page
    last = text_of(client, f"/publicaties/{publication.pk}/pagina/8/?passage={passage.pk}")
    assert "Later" in last
    assert "<mark" not in last
    for odd in ("4/", "3/?passage=abc", "3/?passage=99999999999999999999", "3/?passage=-1"):
        expected = 404 if odd == "4/" else 200
        assert client.get(f"/publicaties/{publication.pk}/pagina/{odd}").status_code == expected


def test_the_contents_show_in_which_section_a_page_is(client: Client) -> None:
    report = make_publication(page_count=3)
    for number, title in ((1, "Inleiding"), (2, "Uitkomsten"), (3, "")):
        make_page(report, number, "Tekst.")
        if title:
            make_passage(report, page=number, position=number, heading_path=[title])

    contents = text_of(client, f"/publicaties/{report.pk}/pagina/3/").split('class="contents"')[1]

    assert contents.count('aria-current="true"') == 1
    assert contents.index(">Inleiding<") < contents.index('aria-current="true"') < contents.index(">Uitkomsten<")


def test_a_text_without_pages_is_read_in_parts_wherever_it_is_named(client: Client) -> None:
    report = make_publication(title="Verslag", paged=False, page_count=2)
    make_page(report, 1, "Begin.", label="4-7")
    make_page(report, 2, "Vervolg, zie de Klimaatwet.", label="8-10")
    report.references.create(position=1, kind="law", raw="Klimaatwet", page=2, label="8-10", start=14, end=24)
    read = text_of(client, f"/publicaties/{report.pk}/pagina/2/")
    assert "<title>Verslag, part 2" in read
    assert "page 8-10" not in read
    cites = text_of(client, report.get_absolute_url())
    assert ">part 2</a>" in cites
    assert "8-10" not in cites


def test_a_pdf_opens_beside_its_text_at_that_page(client: Client, add: Add, folder: Any, reader: Any) -> None:
    from schakel.library.actions.add_publication import add_publication
    from schakel.register.access import LOCAL

    (folder / "rapport.pdf").write_bytes(pdf(ALONE, HEAT))
    publication, _ = add_publication(LOCAL, folder / "rapport.pdf", reader=reader)
    page = text_of(client, f"/publicaties/{publication.pk}/pagina/2/")
    assert f"/publicaties/{publication.pk}/bestand/#page=2" in page
    original = client.get(f"/publicaties/{publication.pk}/bestand/")
    assert original["Content-Type"] == "application/pdf"
    assert original["Content-Disposition"].startswith("inline")
    assert b"".join(original).startswith(b"%PDF")


@pytest.mark.parametrize(("name", "kind"), [("pagina.html", "attachment"), ("tekst.txt", "inline")])
def test_a_file_from_elsewhere_never_runs_as_our_page(client: Client, add: Add, name: str, kind: str) -> None:
    hostile = f"<html><body><script>alert(1)</script><p>{ALONE}</p></body></html>"
    publication = add(name, hostile if kind == "attachment" else ALONE)
    original = client.get(f"/publicaties/{publication.pk}/bestand/")
    assert original["Content-Disposition"].startswith(kind)
    assert "html" not in original["Content-Type"]
    assert "sandbox" in original["Content-Security-Policy"]
    assert original["X-Content-Type-Options"] == "nosniff"
    assert b"".join(original)


def test_a_file_that_is_gone_is_not_found(client: Client) -> None:
    assert client.get(f"/publicaties/{make_publication().pk}/bestand/").status_code == 404


def test_data_are_changed_in_a_form(client: Client) -> None:
    publication = make_publication(language="xx")
    address = f"/publicaties/{publication.pk}/bewerken/"
    assert 'value="xx" selected' in text_of(client, address)
    said = {"title": "Nieuw", "kind": "advice", "visibility": "public", "year": "2024", "language": "nl"}
    assert client.post(address, said).status_code == 302
    publication.refresh_from_db()
    assert (publication.title, publication.year, publication.visibility) == ("Nieuw", 2024, "public")
    wrong = client.post(address, {**said, "year": "2199"})
    assert wrong.status_code == 400
    assert "four digits" in wrong.content.decode()
    assert "error-summary" in wrong.content.decode()


def test_deleting_shows_what_goes_and_asks(client: Client, add: Add) -> None:
    publication = add("wonen.txt", ALONE, title="Zelfstandig wonen")
    address = f"/publicaties/{publication.pk}/verwijderen/"
    assert "Nothing depends on it" in text_of(client, address)
    assert Publication.objects.exists()
    after = client.post(address, follow=True)
    assert "has been deleted" in after.content.decode()
    assert not Publication.objects.exists()


def test_a_file_is_replaced_in_a_form(client: Client, add: Add) -> None:
    publication = add("wonen.txt", ALONE)
    address = f"/publicaties/{publication.pk}/vervangen/"
    same = client.post(address, {"file": SimpleUploadedFile("x.txt", ALONE.encode())})
    assert same.status_code == 400
    assert "already here" in same.content.decode()
    after = client.post(address, {"file": SimpleUploadedFile("nieuw.txt", f"{ALONE}\n\n{HEAT}".encode())}, follow=True)
    assert "1 still stand in it" in after.content.decode()
    assert text_of(client, address)
    assert "This field is required" in client.post(address).content.decode()


def test_files_are_handed_in_and_followed(client: Client) -> None:
    assert "drag them here" in text_of(client, "/invoer/nieuw/")
    none = client.post("/invoer/nieuw/", {"visibility": "organisation"})
    assert none.status_code == 400
    assert "Choose one or more files" in none.content.decode()
    documents = [SimpleUploadedFile("wonen.txt", ALONE.encode()), SimpleUploadedFile("leeg.pdf", b"")]
    sent = client.post("/invoer/nieuw/", {"documents": documents, "visibility": "public", "publisher": "Bureau"})
    intake = Intake.objects.get()
    assert sent["Location"] == f"/invoer/{intake.pk}/"
    waiting = text_of(client, f"/invoer/{intake.pk}/")
    assert "0 of 2 files read" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    assert "Refresh" in waiting
    work_through(intake.pk)
    done = text_of(client, f"/invoer/{intake.pk}/")
    assert "hx-trigger" not in done
    assert "The file is empty" in done
    assert "1 failed" in re.sub(r"\s+", " ", done)
    publication = Publication.objects.get()
    assert (publication.visibility, str(publication.publisher)) == ("public", "Bureau")


def test_wrong_data_of_a_batch_are_told_and_the_fields_stay_open(client: Client) -> None:
    document = SimpleUploadedFile("wonen.txt", ALONE.encode())
    sent = client.post("/invoer/nieuw/", {"documents": document, "visibility": "organisation", "year": "2199"})
    assert sent.status_code == 400
    assert "four digits" in sent.content.decode()
    assert re.search(r"<details class=\"batch\" open>", sent.content.decode())
    assert not Intake.objects.exists()


def test_a_batch_is_stopped_resumed_and_tried_again(client: Client) -> None:
    intake = make_intake()
    make_intake_files(intake, 2)
    make_intake_files(intake, 1, state=FileState.FAILED, reason=["encrypted", {}])
    assert "Go on" in client.post(f"/invoer/{intake.pk}/stoppen/", follow=True).content.decode()
    assert "Stop" in client.post(f"/invoer/{intake.pk}/hervatten/", follow=True).content.decode()
    assert "protected with a password" in text_of(client, f"/invoer/{intake.pk}/")
    again = client.post(f"/invoer/{intake.pk}/opnieuw/", {"file": "x"}, follow=True).content.decode()
    assert "1 file is read once more" in again
    assert client.get(f"/invoer/{intake.pk}/stoppen/").status_code == 405
    assert intake.title in text_of(client, "/invoer/")


def test_no_page_asks_the_database_more_for_more_publications(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(30):
        publication = make_publication(warnings=[["ocr", {"pages": "1"}]])
    for number in range(1, 30):
        make_page(publication, number)
        make_passage(publication, heading_path=[f"Kop {number}"])
    assert Passage.objects.count() == 29
    for address in ("/bibliotheek/", publication.get_absolute_url(), f"{publication.get_absolute_url()}pagina/3/"):
        with django_assert_max_num_queries(14):
            client.get(address)


def test_a_page_that_begins_deep_leaps_over_no_heading_level(client: Client) -> None:
    publication = make_publication()
    text = "Diep\nDieper\nNaast diep\nHoger"
    places = [(0, 4, 3), (5, 11, 4), (12, 22, 3), (23, 28, 1)]
    blocks = [["heading", start, end, level, "", False] for start, end, level in places]
    make_page(publication, 1, text, blocks=blocks)
    page = text_of(client, f"/publicaties/{publication.pk}/pagina/1/")
    for heading in ("<h2>Diep</h2>", "<h3>Dieper</h3>", "<h2>Naast diep</h2>", "<h2>Hoger</h2>"):
        assert heading in page
