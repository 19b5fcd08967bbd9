"""Importing in the browser: hand in, look over, correct, store; a new edition."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.agenda.conftest import POLDER
from tests.agenda.test_apply_edition import SECOND
from tests.agenda.test_draft_agenda import PAGE

from schakel.agenda.actions.add_question import add_question
from schakel.agenda.models import Agenda, AgendaDraft, Question
from schakel.register.access import LOCAL

pytestmark = pytest.mark.django_db


def hand_in(client: Client, content: str | bytes = POLDER, name: str = "polderstad.csv", **more: str) -> str:
    """Upload a document; gives the address that follows."""
    data = content.encode() if isinstance(content, str) else content
    form = {"file": SimpleUploadedFile(name, data), "organisation": "Gemeente Polderstad", **more}
    answer = client.post("/agendas/invoeren/", form)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def fields(page: str) -> dict[str, list[str]]:
    """The fields of the draft's form as a browser would send them."""
    found: dict[str, list[str]] = {}
    form = page[page.index('<form method="post" id="draft"') :]
    form = form[: form.index("</form>")]
    for tag in re.findall(r"<input[^>]*>", form):
        kind, name, value = (re.search(rf'{what}="([^"]*)"', tag) for what in ("type", "name", "value"))
        if name and (kind is None or kind.group(1) != "checkbox" or "checked" in tag):
            found.setdefault(name.group(1), []).append(
                value.group(1) if value else "on" if kind and "box" in kind.group(1) else ""
            )
    for name, value in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</textarea>', form):
        found.setdefault(name, []).append(value)
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        found.setdefault(name, []).append(chosen.group(1) if chosen else "")
    return found


def test_from_document_to_agenda(client: Client) -> None:
    draft = hand_in(client)
    page = client.get(draft).content.decode()
    assert "Welke straten lopen bij een hoosbui onder?" in page

    stored = client.post(draft, {**fields(page), "then": ["store"]})

    agenda = Agenda.objects.get()
    assert stored["Location"] == f"/agendas/{agenda.pk}/"
    assert agenda.questions.count() == 7
    assert str(agenda.owner) == "Gemeente Polderstad"


def test_lines_that_may_be_questions_are_one_link_away(client: Client) -> None:
    assert "#unplaced" not in client.get(hand_in(client)).content.decode()

    stray = "<h2>Slot</h2><p>We maken elk jaar een plan.</p><h2>Hoe gaan we verder met deze agenda?</h2><p>Samen.</p>"
    draft = hand_in(client, PAGE.replace("<script>", f"{stray}<script>"), "agenda.html")
    page = client.get(draft).content.decode()

    assert '<a href="#unplaced">Naar de regel die misschien een vraag is</a>' in page
    assert 'id="unplaced"' in page
    assert '<a href="?#unplaced">' in client.get(f"{draft}?doubts=1").content.decode()


def test_a_form_sent_back_untouched_changes_nothing(client: Client) -> None:
    draft = hand_in(client, PAGE, "agenda.html")
    before = AgendaDraft.objects.get().tree

    client.post(draft, {**fields(client.get(draft).content.decode()), "then": ["keep"]})

    assert AgendaDraft.objects.get().tree == before


def test_corrections_are_kept_until_it_is_stored(client: Client) -> None:
    draft = hand_in(client)
    form = fields(client.get(draft).content.decode())
    line = next(name for name, value in form.items() if value == ["Waar komt de blauwalg vandaan?"])
    core = next(name for name, value in form.items() if value == ["Wie vindt er moeilijk werk?"])
    form[line] = ["Hoe komt blauwalg in het water?"]
    form[line.replace("text", "place")] = [core.replace("text-", "")]
    form[core.replace("text", "label")] = ["Werk voor iedereen"]
    form["title"] = ["Kennisagenda Polderstad"]

    client.post(draft, {**form, "then": ["keep"]})
    page = client.get(draft).content.decode()
    assert "Hoe komt blauwalg in het water?" in page
    client.post(draft, {**fields(page), "then": ["store"]})

    moved = Question.objects.get(text="Hoe komt blauwalg in het water?")
    assert moved.parent is not None
    assert moved.parent.text == "Wie vindt er moeilijk werk?"
    assert moved.parent.label == "Werk voor iedereen"
    assert moved.agenda.title == "Kennisagenda Polderstad"


def test_the_page_of_the_document_stands_beside_its_lines(client: Client) -> None:
    draft = hand_in(client, PAGE, "agenda.html")

    page = client.get(draft).content.decode()

    assert "Pagina 1 van het document" in page
    assert "<mark>Welke straten lopen bij een hoosbui onder?</mark>" in page


def test_only_the_lines_with_doubts(client: Client) -> None:
    table = POLDER + "Werk;Wie vindt er moeilijk werk?;Beter leren samenwerken met bedrijven\n"
    draft = hand_in(client, table)

    everything = client.get(draft).content.decode()
    doubtful = client.get(f"{draft}?doubts=1").content.decode()

    assert "Twijfel:" in everything
    assert "Beter leren samenwerken" in doubtful
    assert "Waar komt de blauwalg vandaan?</textarea>" not in doubtful
    client.post(f"{draft}?doubts=1", {**fields(doubtful), "then": ["store"]})
    assert Question.objects.count() == 8


def test_a_mistake_in_the_form_is_told_and_nothing_is_stored(client: Client) -> None:
    draft = hand_in(client)
    form = fields(client.get(draft).content.decode())

    for wrong in (
        {"starts": ["over tien jaar"]},
        {"title": [""]},
        {next(n for n in form if n.startswith("text-")): [""]},
    ):
        answer = client.post(draft, {**form, **wrong, "then": ["store"]}, follow=True)
        assert "error" in answer.content.decode()
        assert not Agenda.objects.exists()
        form = fields(client.get(draft).content.decode())


def test_the_same_document_again_says_so(client: Client) -> None:
    draft = hand_in(client)
    assert hand_in(client, name="kopie.csv") == draft
    client.post(draft, {**fields(client.get(draft).content.decode()), "then": ["store"]})

    again = client.get(hand_in(client))

    assert "al opgeslagen" in again.content.decode()
    assert Agenda.objects.count() == 1
    gone = client.get(draft, follow=True)
    assert gone.redirect_chain[-1][0] == "/agendas/"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.csv", b""),
        ("leeg.pdf", b""),
        ("foto.pdf", b"\x89PNG\r\n\x1a\n" + b"\x00" * 400),
        ("kapot.xlsx", b"PK\x03\x04"),
    ],
)
def test_a_bad_file_is_refused_on_the_form(client: Client, name: str, content: bytes) -> None:
    form = {"file": SimpleUploadedFile(name, content), "organisation": "Gemeente Polderstad"}

    answer = client.post("/agendas/invoeren/", form)

    assert answer.status_code == 400
    assert "error-summary" in answer.content.decode()
    assert not AgendaDraft.objects.exists()


def test_a_form_without_a_file_or_organisation_says_what_lacks(client: Client) -> None:
    assert client.post("/agendas/invoeren/", {"organisation": "Gemeente"}).status_code == 400
    empty = {"file": SimpleUploadedFile("a.csv", POLDER.encode()), "organisation": "  "}
    assert client.post("/agendas/invoeren/", empty).status_code == 400


def test_a_draft_is_thrown_away(client: Client) -> None:
    draft = hand_in(client)

    client.post(f"{draft}weggooien/")

    assert not AgendaDraft.objects.exists()


def test_a_new_edition_is_compared_and_taken_over(client: Client) -> None:
    first = hand_in(client)
    client.post(first, {**fields(client.get(first).content.decode()), "then": ["store"]})
    agenda = Agenda.objects.get()
    draft = hand_in(client, SECOND, "polderstad-2027.csv", edition_of=str(agenda.pk))
    compare = client.post(draft, {**fields(client.get(draft).content.decode()), "then": ["store"]})["Location"]

    page = client.get(compare).content.decode()
    assert "Anders gezegd" in page
    assert "Verplaatst" in page
    taken = re.findall(r'name="take" value="([^"]*)" checked', page)
    client.post(compare, {"take": [one.replace("&gt;", ">") for one in taken]})

    assert Agenda.objects.count() == 1
    assert Question.objects.filter(state="active").count() == 9
    assert Question.objects.count() == 9


def test_eighty_questions_fit_in_one_form(client: Client) -> None:
    rows = [f"Thema {n // 20};Hoe gaat kern {n // 5} verder?;Wat weten we van onderwerp {n}?" for n in range(80)]
    draft = hand_in(client, "Thema;Kernvraag;Deelvraag\n" + "\n".join(rows), "groot.csv")

    client.post(draft, {**fields(client.get(draft).content.decode()), "then": ["store"]})

    assert Question.objects.filter(level="sub").count() == 80


def test_the_document_of_an_agenda_can_be_opened(client: Client, tmp_path: Path) -> None:
    draft = hand_in(client)
    client.post(draft, {**fields(client.get(draft).content.decode()), "then": ["store"]})
    agenda = Agenda.objects.get()

    answer = client.get(f"/agendas/{agenda.pk}/document/")

    assert answer.getvalue() == POLDER.encode()
    assert "polderstad.csv" in answer["Content-Disposition"]


WISHES = """Thema;Kernvraag;Deelvraag
Water;Hoe houden we het water schoon?;Hoe kunnen we de blauwalg in de plas bestrijden?
Water;;Waar komt de blauwalg vandaan? En wat kost het om hem in 2027 te bestrijden in Polderstad?
"""


def line_of(page: str, text: str) -> str:
    """The key of the line with this text."""
    return next(name for name, value in fields(page).items() if value == [text]).removeprefix("text-")


def test_the_coach_advises_before_anything_is_stored_and_is_no_gate(client: Client) -> None:
    draft = hand_in(client, WISHES)
    page = client.get(draft).content.decode()
    assert "line-advice" in page
    assert "Overnemen" in page

    stored = client.post(draft, {**fields(page), "then": ["store"]})
    assert stored["Location"].startswith("/agendas/")
    assert Question.objects.filter(text="Hoe kunnen we de blauwalg in de plas bestrijden?").exists()


def test_one_click_takes_a_proposed_wording_over_with_all_other_corrections(client: Client) -> None:
    draft = hand_in(client, WISHES)
    page = client.get(draft).content.decode()
    key = line_of(page, "Hoe kunnen we de blauwalg in de plas bestrijden?")
    value = next(one for one in re.findall(r'name="take" value="([^"]*)"', page) if one.startswith(f"{key}."))

    answer = client.post(draft, {**fields(page), "title": ["Agenda van Polderstad"], "take": [value]})
    assert answer["Location"] == f"{draft}#text-{key}"
    tree = AgendaDraft.objects.get().tree
    taken = next(line for line in tree["lines"] if line["key"] == key)
    assert taken["text"] != "Hoe kunnen we de blauwalg in de plas bestrijden?"
    assert taken["original"]
    assert tree["title"] == "Agenda van Polderstad"
    assert not Question.objects.exists()


def test_one_click_splits_a_line_with_two_questions(client: Client) -> None:
    draft = hand_in(client, WISHES)
    page = client.get(draft).content.decode()
    text = "Waar komt de blauwalg vandaan? En wat kost het om hem in 2027 te bestrijden in Polderstad?"
    key = line_of(page, text)
    client.post(draft, {**fields(page), "take": [f"{key}.several"]})

    lines = AgendaDraft.objects.get().tree["lines"]
    first = next(line for line in lines if line["key"] == key)
    assert first["text"] == "Waar komt de blauwalg vandaan?"
    assert lines[-1]["parent"] == first["parent"]
    assert lines[-1]["text"].startswith("Wat kost het") or lines[-1]["text"].startswith("En wat kost het")


@pytest.mark.parametrize("value", ["q999.how", "x", "q2.answered", "<b>.how"])
def test_taking_over_what_is_not_proposed_changes_nothing(client: Client, value: str) -> None:
    draft = hand_in(client, WISHES)
    before = AgendaDraft.objects.get().tree
    answer = client.post(draft, {**fields(client.get(draft).content.decode()), "take": [value]})
    assert answer.status_code == 400
    assert AgendaDraft.objects.get().tree == before


def test_the_history_of_a_question_begins_with_the_import_and_its_document(client: Client) -> None:
    draft = hand_in(client)
    client.post(draft, {**fields(client.get(draft).content.decode()), "then": ["store"]})
    agenda = Agenda.objects.get()
    imported, theme = agenda.questions.first(), agenda.themes.first()
    assert imported is not None
    assert theme is not None

    for address in (f"/vragen/{imported.pk}/geschiedenis/", f"/themas/{theme.pk}/geschiedenis/"):
        told = client.get(address).content.decode()
        assert "voerde de agenda" in told
        assert "polderstad.csv" in told
        assert "nog niets gebeurd" not in told
    added = add_question(LOCAL, theme.pk, {"text": "Wat kost een droge kelder?"})
    assert "polderstad.csv" not in client.get(f"/vragen/{added.pk}/geschiedenis/").content.decode()
