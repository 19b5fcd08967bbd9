"""Everything can be reached and done with the keyboard alone, and one sees where one is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.site import Site, Visit

pytestmark = pytest.mark.browser

Visitor = Callable[..., Visit]
OUTLINE = "getComputedStyle(document.activeElement).outlineStyle"


def tab_to(page: Page, text: str, most: int = 60) -> None:
    """Press Tab until the element with this text has the focus, which must be visible all along."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || document.activeElement.value || ''").strip() == text:
            assert page.evaluate(OUTLINE) != "none"
            return
    pytest.fail(f"{text!r} was not reached with {most} tabs")


def test_the_first_tab_offers_to_skip_the_menu(site: Site, visitor: Visitor) -> None:
    page = visitor(site).go("/bibliotheek/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Direct naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_from_a_key_to_the_passage(site: Site, visitor: Visitor) -> None:
    page = visitor(site).go("/")
    page.keyboard.press("/")
    expect(page.locator(".find input")).to_be_focused()
    page.keyboard.type("wonen ouderen")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.address}/zoeken/?q=wonen+ouderen")
    first = page.locator(".src .meta a").first
    first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()


def test_the_slash_can_still_be_typed(site: Site, visitor: Visitor) -> None:
    page = visitor(site).go("/zoeken/")
    page.locator("#search-text").focus()
    page.keyboard.type("en/of")
    expect(page.locator("#search-text")).to_have_value("en/of")


def test_the_menu_is_reached_in_order(site: Site, visitor: Visitor) -> None:
    page = visitor(site).go("/over/")
    for name in ("Agenda's", "Bibliotheek", "Zoeken", "Invoer"):
        tab_to(page, name, 12)


def test_every_stop_on_the_way_is_visible(site: Site, addresses: list[str], visitor: Visitor) -> None:
    visit = visitor(site)
    unseen = []
    for path in [address for address in addresses if "?" not in address][:25]:
        page = visit.go(path)
        for _ in range(25):
            page.keyboard.press("Tab")
            where = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
            if where.startswith(("<body", "<iframe")):
                break
            if page.evaluate(OUTLINE) == "none":
                unseen.append(f"{path} {where}")
    assert unseen == []


def test_the_language_is_switched_and_kept(site: Site, visitor: Visitor) -> None:
    page = visitor(site).go("/over/")
    tab_to(page, "English", 20)
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(site.address + "/bibliotheek/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Library")


def test_the_focus_stays_on_a_judgement(site: Site, addresses: list[str], visitor: Visitor) -> None:
    page = visitor(site).go("/")
    for path in [address for address in addresses if address.startswith("/vragen/") and address.count("/") == 3]:
        page.goto(path)
        fresh = page.locator(".judge:not(:has([aria-pressed=true])) button")
        if fresh.count():
            break
    button = page.locator(f"[id='{fresh.first.get_attribute('id')}']")
    button.focus()
    for pressed in ("true", "false"):
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-pressed", pressed)
        expect(button).to_be_focused()


def test_on_a_phone_what_stands_beside_a_page_is_one_link_away(site: Site, visitor: Visitor) -> None:
    name = "Gegevens, filters en knoppen bij deze pagina"
    page = visitor(site, width=360).go("/bibliotheek/")
    expect(page.locator("#beside")).not_to_be_in_viewport()
    page.get_by_role("link", name=name).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#beside h2").first).to_be_in_viewport()

    wide = visitor(site).go("/bibliotheek/")
    expect(wide.get_by_role("link", name=name)).to_be_hidden()
    without = visitor(site, width=360).go("/invoer/")
    expect(without.get_by_role("link", name=name)).to_be_hidden()


def test_the_form_that_takes_the_place_of_facts_has_the_focus(site: Site, visitor: Visitor) -> None:
    page = visitor(site).go("/publicaties/1/")
    page.locator("#facts .btn").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#facts #id_title")).to_be_focused()
    expect(page).to_have_url(f"{site.address}/publicaties/1/")
