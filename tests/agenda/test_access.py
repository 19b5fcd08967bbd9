"""Who may not see an agenda meets it nowhere: not on pages, not in lists, not in the interface for programs."""

from __future__ import annotations

import pytest
from tests.agenda.conftest import Village, VisitAs
from tests.agenda.test_draft_agenda import PAGE

from schakel.agenda.actions.change_agenda import change_agenda
from schakel.agenda.models import Question
from schakel.agenda.queries.agendas import agenda, agendas_with_counts, drafts, kinds_in_use
from schakel.agenda.queries.question import question, question_in_context, theme
from schakel.agenda.queries.standing import standing_questions
from schakel.register.access import ANONYMOUS, Viewer


def addresses(village: Village) -> list[str]:
    """Every page and every answer about the agenda."""
    agenda, theme, question = village.agenda.pk, village.living.pk, village.shop_size.pk
    return [
        f"/agendas/{agenda}/",
        f"/agendas/{agenda}/?bewerken=1",
        f"/agendas/{agenda}/geschiedenis/",
        f"/agendas/{agenda}/document/",
        *(f"/agendas/{agenda}/{verb}/" for verb in ("bewerken", "verwijderen", "themas/nieuw")),
        *(f"/themas/{theme}/{verb}/" for verb in ("bewerken", "intrekken", "geschiedenis", "vragen/nieuw")),
        *(
            f"/vragen/{question}/{verb}/"
            for verb in (
                "bewerken",
                "verplaatsen",
                "splitsen",
                "samenvoegen",
                "intrekken",
                "geschiedenis",
                "deelvragen/nieuw",
            )
        ),
        f"/api/v1/agendas/{agenda}",
        f"/api/v1/themas/{theme}",
        f"/api/v1/vragen/{question}",
    ]


def test_nothing_of_a_hidden_agenda_can_be_opened(village: Village, neighbour: Viewer, visit_as: VisitAs) -> None:
    for address in addresses(village):
        assert visit_as(neighbour).get(address).status_code == 404, address
        assert visit_as(ANONYMOUS).get(address).status_code == 404, address


def test_nothing_of_a_hidden_agenda_can_be_changed(village: Village, neighbour: Viewer, visit_as: VisitAs) -> None:
    client = visit_as(neighbour)
    before = list(Question.objects.values())
    for address in addresses(village):
        assert client.post(address, {"text": "Van ons?", "reason": "", "text_1": "a?", "text_2": "b?"}).status_code in (
            404,
            405,
        ), address
    for verb in ("terugzetten", "tekst-terug"):
        assert client.post(f"/vragen/{village.shop_size.pk}/{verb}/").status_code == 404
    client.post(f"/agendas/{village.agenda.pk}/volgorde/", {"order": f"question-{village.shop_money.pk}-up"})
    assert list(Question.objects.values()) == before


def test_a_public_agenda_can_be_read_but_not_changed(
    village: Village, anna: Viewer, neighbour: Viewer, visit_as: VisitAs
) -> None:
    change_agenda(anna, village.agenda.pk, {"visibility": "public"})
    client = visit_as(neighbour)

    page = client.get(f"/agendas/{village.agenda.pk}/?bewerken=1").content.decode()

    assert village.shop_size.text in page
    assert "/bewerken/" not in page
    for address in addresses(village):
        reading = address.endswith(("geschiedenis/", "=1", f"/agendas/{village.agenda.pk}/")) or "/api/" in address
        wanted = {200} if reading else {403, 404} if address.endswith("document/") else {403}
        assert client.get(address).status_code in wanted, address


def test_lists_and_counts_leave_it_out(village: Village, neighbour: Viewer, visit_as: VisitAs) -> None:
    assert "Kennisagenda Dorp" not in visit_as(neighbour).get("/agendas/").content.decode()
    assert visit_as(neighbour).get("/api/v1/agendas").json()["aantal"] == 0
    assert not agendas_with_counts(neighbour).exists()
    assert kinds_in_use(neighbour) == []
    assert not standing_questions(neighbour).exists()
    assert not drafts(neighbour).exists()


def test_queries_say_it_is_not_there(village: Village, neighbour: Viewer) -> None:
    with pytest.raises(village.agenda.DoesNotExist):
        agenda(neighbour, village.agenda.pk)
    with pytest.raises(Question.DoesNotExist):
        question(neighbour, village.shop.pk)
    with pytest.raises(Question.DoesNotExist):
        question_in_context(neighbour, village.shop.pk)
    with pytest.raises(village.living.DoesNotExist):
        theme(neighbour, village.living.pk)


def test_a_private_agenda_is_its_makers_alone(village: Village, anna: Viewer, bob: Viewer) -> None:
    change_agenda(anna, village.agenda.pk, {"visibility": "private"})

    assert not agendas_with_counts(bob).exists()
    assert not agendas_with_counts(anna).exists()


def test_the_document_of_an_import_is_for_its_own_people(
    village: Village, neighbour: Viewer, visit_as: VisitAs
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    own = visit_as(Viewer(name="Anna", member=True, organisations=frozenset({village.owner.pk})))
    upload = SimpleUploadedFile("agenda.html", PAGE.encode(), content_type="text/html")
    draft = own.post("/agendas/invoeren/", {"file": upload, "organisation": "Gemeente Voorbeeld"})["Location"]

    document = own.get(f"{draft}document/")
    assert document["Content-Disposition"].startswith("attachment")
    assert document.getvalue() == PAGE.encode()
    assert visit_as(neighbour).get(f"{draft}document/").status_code == 404
    assert "hoosbui" not in visit_as(neighbour).get(draft, follow=True).content.decode()
