"""An agenda is edited where it stands; without JavaScript the same links lead to pages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.browser.site import Site, Visit

pytestmark = pytest.mark.browser

Visitor = Callable[..., Visit]
FIRST, SECOND = "Hoe blijft de dijk hoog genoeg?", "Wie betaalt de dijk?"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def script(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs JavaScript."""
    return bool(request.param)


def own_agenda(page: Page, site: Site) -> Page:
    """Make an agenda with a theme and two core questions by hand, and open it in editing."""
    page.goto(site.address + "/agendas/nieuw/")
    page.get_by_label("Titel", exact=True).fill("Agenda van de dijk")
    page.locator("main .btn.p").click()
    page.get_by_role("link", name="Thema toevoegen").first.click()
    page.get_by_label("Titel", exact=True).fill("Water")
    page.locator("main .btn.p").click()
    theme = page.locator(".theme").get_attribute("id") or ""
    address = page.url.partition("#")[0]
    for text in (FIRST, SECOND):
        page.goto(f"{site.address}/themas/{theme.removeprefix('theme-')}/vragen/nieuw/")
        page.locator("#id_text").fill(text)
        page.locator("main .actions .btn.p").click()
        expect(core(page, text)).to_be_visible()
    page.goto(address)
    return page


def core(page: Page, text: str) -> Locator:
    """The heading of a core question."""
    return page.locator("h3.core", has_text=text)


def row(page: Page, text: str) -> Locator:
    """The buttons under a core question."""
    return core(page, text).locator("xpath=following-sibling::div[@class='edit'][1]")


def test_a_question_is_changed(site: Site, visitor: Visitor, script: bool) -> None:
    page = own_agenda(visitor(site, script=script).page, site)
    row(page, FIRST).get_by_role("link", name="Bewerken").click()
    expect(page.locator("#id_text")).to_have_value(FIRST)
    page.locator("#id_text").fill("Hoe hoog moet de dijk in 2050 zijn?")
    page.locator("#item-form .btn.p").click()

    expect(core(page, "Hoe hoog moet de dijk in 2050 zijn?")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/agendas/\d+/\?bewerken=1"))
    expect(page.get_by_text("De wijziging is opgeslagen.")).to_be_visible()


def test_a_mistake_is_told_at_its_field(site: Site, visitor: Visitor, script: bool) -> None:
    page = own_agenda(visitor(site, script=script).page, site)
    row(page, FIRST).get_by_role("link", name="Bewerken").click()
    if script:
        page.get_by_text("Meer velden").click()
    page.locator("#id_code").fill("A2")
    page.locator("#item-form .btn.p").click()

    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator(".field.invalid #id_code")).to_be_visible()
    if script:
        expect(page.locator("#id_code")).to_be_focused()


def test_questions_are_added_one_after_another(site: Site, visitor: Visitor, script: bool) -> None:
    page = own_agenda(visitor(site, script=script).page, site)
    row(page, FIRST).get_by_role("link", name="Deelvraag toevoegen").click()
    for text in ("Welke stukken zakken het snelst?", "Hoe snel stijgt de zee?"):
        expect(page.locator("#id_text")).to_have_value("")
        page.locator("#id_text").fill(text)
        page.get_by_role("button", name="Opslaan en nog een toevoegen").click()
        expect(page.get_by_text("is toegevoegd")).to_be_visible()
        expect(page.locator("#id_text")).to_have_value("")
    page.locator("#item-form").get_by_role("link", name="Annuleren").click()

    expect(page.locator(".qs > li")).to_have_count(2)
    expect(page.locator("#item-form")).to_have_count(0)


def test_a_question_goes_up(site: Site, visitor: Visitor, script: bool) -> None:
    page = own_agenda(visitor(site, script=script).page, site)
    row(page, SECOND).get_by_role("button", name="Omhoog").click()

    expect(page.locator("h3.core").first).to_contain_text(SECOND)
    if script:
        expect(row(page, SECOND).get_by_role("button", name="Omhoog")).to_be_focused()
        expect(page.locator("#status")).to_have_text(re.compile("staat nu op plaats 1 van 2"))


def test_the_keyboard_alone_opens_cancels_and_stores(site: Site, visitor: Visitor) -> None:
    visit = visitor(site)
    page = own_agenda(visit.page, site)
    link = row(page, FIRST).get_by_role("link", name="Bewerken")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_text")).to_be_focused()
    assert visit.faults() == []

    page.keyboard.press("Escape")
    expect(page.locator("#item-form")).to_have_count(0)
    expect(link).to_be_focused()

    page.keyboard.press("Enter")
    expect(page.locator("#id_text")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" En wanneer?")
    page.locator("#item-form .btn.p").focus()
    page.keyboard.press("Enter")
    expect(core(page, f"{FIRST} En wanneer?")).to_be_visible()
    expect(link).to_be_focused()
    assert visit.faults() == []


def test_what_is_written_is_not_lost_by_opening_another_form(site: Site, visitor: Visitor) -> None:
    page = own_agenda(visitor(site).page, site)
    row(page, FIRST).get_by_role("link", name="Bewerken").click()
    expect(page.locator("#id_text")).to_have_value(FIRST)
    row(page, SECOND).get_by_role("link", name="Bewerken").click()
    expect(page.locator("#id_text")).to_have_value(SECOND)

    page.locator("#id_text").fill("Wie betaalt de dijk, en hoe lang?")
    row(page, FIRST).get_by_role("link", name="Bewerken").click()

    expect(page.locator("#status")).to_contain_text("Sla eerst het open formulier op")
    expect(page.locator("#id_text")).to_have_value("Wie betaalt de dijk, en hoe lang?")
    expect(page.locator("#id_text")).to_be_focused()


def test_of_two_forms_asked_for_quickly_the_last_counts(site: Site, visitor: Visitor) -> None:
    page = own_agenda(visitor(site).page, site)
    page.evaluate(
        """() => document.addEventListener("htmx:finally:request", () => document.body.append("[answered]"))"""
    )
    held: list[Route] = []
    page.route("**/bewerken/", lambda route: held.append(route), times=1)
    with page.expect_request("**/bewerken/"):
        row(page, FIRST).get_by_role("link", name="Bewerken").click()
    row(page, SECOND).get_by_role("link", name="Bewerken").click()
    expect(page.locator("#id_text")).to_have_value(SECOND)

    held[0].continue_()
    expect(page.locator("body")).to_contain_text("[answered][answered]")
    expect(page.locator("#item-form")).to_have_count(1)
    expect(page.locator("#id_text")).to_have_value(SECOND)


def test_a_theme_is_changed_and_what_is_gone_meanwhile_is_told(site: Site, visitor: Visitor) -> None:
    page = own_agenda(visitor(site).page, site)
    page.locator(".theme > .edit").first.get_by_role("link", name="Bewerken").click()
    page.locator("#id_title").fill("Water en land")
    page.locator("#item-form .btn.p").click()
    expect(page.locator(".theme h2")).to_have_text("Water en land")

    other = page.context.new_page()
    other.goto(page.url.partition("?")[0] + "verwijderen/")
    other.locator("main .btn.danger").click()
    expect(other).to_have_url(re.compile("/agendas/$"))
    row(page, FIRST).get_by_role("link", name="Bewerken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")


def test_a_double_click_adds_a_question_once(site: Site, visitor: Visitor) -> None:
    page = own_agenda(visitor(site).page, site)
    address = page.url
    page.get_by_role("link", name=re.compile("Kernvraag toevoegen")).click()
    page.locator("#id_text").fill("Hoe zout wordt het water?")
    page.locator("#item-form .btn.p").dblclick()
    expect(core(page, "Hoe zout wordt het water?")).to_have_count(1)

    theme = (page.locator(".theme").get_attribute("id") or "").removeprefix("theme-")
    page.goto(f"{site.address}/themas/{theme}/vragen/nieuw/")
    page.locator("#id_text").fill("Hoe warm wordt het water?")
    page.locator("main .actions .btn.p").dblclick()
    expect(core(page, "Hoe warm wordt het water?")).to_be_visible()
    page.goto(address)
    expect(core(page, "Hoe zout wordt het water?")).to_have_count(1)
    expect(core(page, "Hoe warm wordt het water?")).to_have_count(1)
