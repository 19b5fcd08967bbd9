"""Advice on questions: on its own page, for a whole agenda, beside the form, on the command line and for programs."""

from __future__ import annotations

import json
from datetime import date
from html import unescape
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from tests.agenda.conftest import Village, VisitAs
from tests.factories.agenda import make_agenda, make_core, make_theme

from schakel.agenda.actions.change_question import change_question
from schakel.agenda.annotations import Aside, Remark, annotators
from schakel.agenda.commands import agenda as command
from schakel.agenda.models import ItemState, Question
from schakel.agenda.queries.advice import advice_on_question, advice_on_text
from schakel.register.access import ANONYMOUS, LOCAL, Viewer, Visibility
from schakel.register.indexing import rebuild

pytestmark = pytest.mark.django_db
API = "/api/v1"
TWO = "Welke winkels verdwijnen er, en wat kost een winkel op wielen?"


def seen(client: Client, path: str, **values: str) -> str:
    answer = client.post(path, values) if values else client.get(path)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_page_of_a_question_says_what_helps_and_on_what_that_rests(client: Client, village: Village) -> None:
    page = seen(client, f"/vragen/{village.shop_size.pk}/advies/")

    assert "Bij een aantal hoort een jaar" in page
    assert "VNG (2019)" in page
    assert "Nodig, of leuk om te weten?" in page


def test_a_proposed_wording_is_one_click_away_and_stored_by_a_second(client: Client, village: Village) -> None:
    key = village.shop.pk
    change_question(LOCAL, key, {"text": "Hoe redden we de winkel?", "explanation": "Het dorp is klein."})
    better = "Op welke manieren kunnen we de winkel redden, en met welk effect?"

    advice = seen(client, f"/vragen/{key}/advies/")
    form = seen(client, f"/vragen/{key}/bewerken/?advies=policy")

    assert better in advice
    assert f"/vragen/{key}/bewerken/?advies=policy" in advice
    assert f">\n{better}</textarea>" in form
    assert "Het dorp is klein.</textarea>" in form
    assert Question.objects.get(pk=key).text == "Hoe redden we de winkel?"


def test_background_moves_to_the_explanation(client: Client, village: Village) -> None:
    key = village.homes.pk
    change_question(
        LOCAL, key, {"text": "Het dorp groeit. Welke woningen zijn er nodig?", "explanation": "Zie de visie."}
    )

    form = seen(client, f"/vragen/{key}/bewerken/?advies=background")

    assert ">\nWelke woningen zijn er nodig?</textarea>" in form
    assert "Zie de visie.\n\nHet dorp groeit.</textarea>" in form


@pytest.mark.parametrize("code", ["nonsense", "several", "<script>", ""])
def test_an_address_that_asks_for_what_is_not_proposed_changes_nothing(
    client: Client, village: Village, code: str
) -> None:
    form = client.get(f"/vragen/{village.shop.pk}/bewerken/", {"advies": code}).content.decode()
    assert f">\n{village.shop.text}</textarea>" in form


def test_the_split_form_is_filled_with_the_wordings(client: Client, village: Village) -> None:
    change_question(LOCAL, village.shop.pk, {"text": TWO})

    assert "Splits in deze vragen" in seen(client, f"/vragen/{village.shop.pk}/advies/")
    form = seen(client, f"/vragen/{village.shop.pk}/splitsen/")
    assert ">\nWelke winkels verdwijnen er?</textarea>" in form
    assert ">\nWat kost een winkel op wielen?</textarea>" in form

    parts = {"text_1": "Welke winkels verdwijnen er?", "text_2": "Wat kost een winkel op wielen?"}
    client.post(f"/vragen/{village.shop.pk}/splitsen/", parts)
    village.shop.refresh_from_db()
    assert village.shop.state == ItemState.SPLIT


def test_while_writing_the_advice_follows_what_stands_in_the_form(client: Client, village: Village) -> None:
    beside_new = seen(client, f"/themas/{village.living.pk}/vragen/advies/", text=TWO)
    beside_old = seen(client, f"/vragen/{village.shop.pk}/advies/tekst/", text="Werkt de dorpsbus op zondag?")
    empty = seen(client, f"/vragen/{village.shop.pk}/advies/tekst/", text="  ")

    assert "Dit zijn 2 vragen" in beside_new
    assert "In hoeverre werkt de dorpsbus op zondag?" in beside_old
    assert "Hier verschijnt advies" in empty
    assert "<html" not in beside_new
    assert Question.objects.count() == 6


def test_without_javascript_the_button_does_the_same_and_loses_nothing(client: Client, village: Village) -> None:
    typed = {"text": "Hoe pakken we leegstand aan?", "owners": "Team Dorpen", "tags": "winkels", "coach": "1"}

    page = seen(client, f"/themas/{village.living.pk}/vragen/nieuw/", **typed)

    assert "Dit vraagt wat u moet doen" in page
    assert 'value="Team Dorpen"' in page
    assert 'value="winkels"' in page
    assert Question.objects.count() == 6


@pytest.mark.parametrize("place", ["new", "old"])
def test_taking_over_while_writing_fills_the_form_and_stores_nothing(
    client: Client, village: Village, place: str
) -> None:
    new, old = f"/themas/{village.living.pk}/vragen/nieuw/", f"/vragen/{village.shop.pk}/bewerken/"
    path = new if place == "new" else old

    page = seen(
        client, path, text="Hoe pakken we leegstand aan?", explanation="Zie de kaart.", code="A1", take="policy"
    )

    assert ">\nOp welke manieren kunnen we leegstand aanpakken, en met welk effect?</textarea>" in page
    assert "Zie de kaart.</textarea>" in page
    assert Question.objects.count() == 6
    assert Question.objects.get(pk=village.shop.pk).text == village.shop.text


def test_advice_is_never_a_gate(client: Client, village: Village) -> None:
    answer = client.post(f"/themas/{village.living.pk}/vragen/nieuw/", {"text": "Moet alles anders?"})
    assert answer.status_code == 302
    assert Question.objects.filter(text="Moet alles anders?").exists()


def test_a_text_that_is_too_long_is_told_so(client: Client, village: Village) -> None:
    page = seen(client, f"/vragen/{village.shop.pk}/advies/tekst/", text="Waarom " * 400)
    assert "hoogstens 2000 tekens" in page


def test_hostile_text_stays_text(client: Client, village: Village) -> None:
    text = "<script>alert(1)</script> Hoe pakken we %(words)s {x} aan?"
    page = client.post(f"/vragen/{village.shop.pk}/advies/tekst/", {"text": text}).content.decode()
    assert "<script>" not in page
    assert "Vul in voor welk besluit" in page
    assert (
        "Wat is bekend over %(words)s {x}"
        in client.post(f"/vragen/{village.shop.pk}/advies/tekst/", {"text": "%(words)s {x}"}).content.decode()
    )


def test_all_questions_of_an_agenda_by_how_they_can_be_researched(client: Client, village: Village) -> None:
    change_question(LOCAL, village.shop.pk, {"text": TWO})

    page = seen(client, f"/agendas/{village.agenda.pk}/advies/")
    only = seen(client, f"/agendas/{village.agenda.pk}/advies/?stand=split")

    assert page.count('class="q"') == 6
    assert only.count('class="q"') == 1
    assert TWO in only
    assert f"/agendas/{village.agenda.pk}/advies/" in seen(client, f"/agendas/{village.agenda.pk}/?bewerken=1")
    assert seen(client, f"/agendas/{make_agenda().pk}/advies/").count('class="q"') == 0


def test_a_long_agenda_is_shown_a_page_at_a_time_and_counted_whole(client: Client, village: Village) -> None:
    theme = village.agenda.themes.all()[0]
    Question.objects.bulk_create(
        Question(agenda=village.agenda, theme=theme, code=f"Z{number}", text=f"Hoe kunnen we brug {number} herstellen?")
        for number in range(60)
    )
    address = f"/agendas/{village.agenda.pk}/advies/"
    first, second = (client.get(f"{address}?page={page}").content.decode() for page in (1, 2))
    assert first.count('class="stand') == 50
    assert "Hoe kunnen we brug 59 herstellen?" in second
    total = Question.objects.filter(agenda=village.agenda, state="active").count()
    assert second.count('class="stand') == total - 50
    assert f"</a> {total}</li>" in second
    assert "Hoe kunnen we brug 59 herstellen?" in client.get(f"{address}?page=99").content.decode()
    assert "Hoe kunnen we brug 1 herstellen?" in client.get(f"{address}?page=huge").content.decode()


def test_the_same_question_elsewhere_is_shown_to_who_may_see_it(village: Village, anna: Viewer) -> None:
    theme = make_theme(agenda=make_agenda(title="Kennisagenda Zee", visibility=Visibility.ORGANISATION))
    other = make_core(theme=theme, code="A1", text="Hoeveel inwoners heeft een dorpswinkel minimaal nodig?")
    rebuild()

    everything = advice_on_question(LOCAL, village.shop_size.pk)
    hers = advice_on_question(anna, village.shop_size.pk)

    assert [one.pk for one in everything.like] == [other.pk]
    assert hers.like == ()
    assert advice_on_text(LOCAL, "Wie rijdt er met de belbus?").like == ()


class Known:
    """A room that knows an answer."""

    def __init__(self, question: int) -> None:
        self.question = question

    def remarks(self, _viewer: Viewer, questions: Any) -> dict[int, Remark]:
        return {key: Remark("answered", "Dorpen, p. 4", "/ergens/") for key in questions if key == self.question}

    def aside(self, _viewer: Viewer, _agenda: Any) -> Aside:
        return Aside()


def test_what_is_known_already_is_said_with_its_place(
    client: Client, village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(annotators, "known", Known(village.desk.pk))

    page = seen(client, f"/vragen/{village.desk.pk}/advies/")

    assert "In de bibliotheek staat al een antwoord" in page
    assert 'href="/ergens/"' in page
    assert "al een antwoord" not in seen(client, f"/vragen/{village.homes.pk}/advies/")


def test_who_may_not_change_sees_no_buttons_and_who_may_not_see_gets_nothing(
    village: Village, neighbour: Viewer, visit_as: VisitAs
) -> None:
    village.agenda.visibility = Visibility.PUBLIC
    village.agenda.save()
    change_question(LOCAL, village.shop.pk, {"text": TWO})
    public = visit_as(ANONYMOUS).get(f"/vragen/{village.shop.pk}/advies/").content.decode()
    assert "Dit zijn 2 vragen" in public
    assert "Splits in deze" not in public
    refused = visit_as(neighbour).post(f"/vragen/{village.shop.pk}/advies/tekst/", {"text": "Wat nu?"})
    assert refused.status_code == 403

    village.agenda.visibility = Visibility.ORGANISATION
    village.agenda.save()
    for path in (f"/vragen/{village.shop.pk}/advies/", f"/agendas/{village.agenda.pk}/advies/"):
        assert visit_as(neighbour).get(path).status_code == 404


def test_dates_are_written_as_people_write_them(client: Client, village: Village) -> None:
    change_question(LOCAL, village.desk.pk, {"needed_by": date(2020, 3, 1), "needed_for": "het dienstverleningsplan"})
    assert "De datum is voorbij: 1 maart 2020" in seen(client, f"/vragen/{village.desk.pk}/advies/")


def test_in_english(client: Client, village: Village) -> None:
    page = client.get(f"/vragen/{village.shop_size.pk}/advies/", headers={"accept-language": "en"}).content.decode()
    assert "A number needs a year" in page


def test_programs_get_the_same(client: Client, village: Village) -> None:
    change_question(LOCAL, village.shop.pk, {"text": TWO})

    one = client.get(f"{API}/vragen/{village.shop.pk}/advies").json()
    every = client.get(f"{API}/agendas/{village.agenda.pk}/adviezen").json()

    assert (one["code"], one["stand"]) == ("A1", "split")
    assert one["splitsing"] == ["Welke winkels verdwijnen er?", "Wat kost een winkel op wielen?"]
    assert [row["code"] for row in every] == ["A1", "A1.1", "A1.2", "A1.3", "A2", "B1"]
    assert client.get(f"{API}/vragen/999/advies").status_code == 404


def test_programs_ask_advice_on_a_text(client: Client, village: Village) -> None:
    def ask(**body: Any) -> Any:
        return client.post(f"{API}/adviezen", json.dumps(body), content_type="application/json")

    answer = ask(tekst="Hoe pakken we leegstand aan?", agenda=village.agenda.pk, nodigVoor="2020-01-01").json()
    points = {point["regel"]: point for point in answer["punten"]}

    assert points["policy"]["voorstel"].startswith("Op welke manieren kunnen we leegstand aanpakken")
    assert points["policy"]["bronnen"]
    assert "past" in points
    assert answer["vraag"] is None
    assert ask(tekst="Waarom " * 400).status_code == 400
    assert ask().status_code in (400, 422)
    assert ask(tekst="Wat nu?", agenda=999).status_code == 404


def test_the_command_advises_on_agendas_and_on_a_text(village: Village) -> None:
    def run(*words: object) -> Any:
        return CliRunner().invoke(command, ["advise", *map(str, words)])

    every = json.loads(run("--json").output)
    text = json.loads(run("--text", TWO, "--json").output)
    told = run(village.agenda.pk).output

    assert [row["code"] for row in every] == ["A1", "A1.1", "A1.2", "A1.3", "A2", "B1"]
    assert (text[0]["state"], len(text[0]["split"])) == ("split", 2)
    assert "A1.1" in told
    assert run(999).exit_code == 1
    assert run("--text", "Waarom " * 400).exit_code == 1


def test_the_command_says_that_there_is_nothing_to_advise_on() -> None:
    result = CliRunner().invoke(command, ["advise"])
    assert result.exit_code == 0
    assert len(result.output) > 10
