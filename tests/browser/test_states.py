"""Pages in other states than the usual: empty, wrong, nothing found, enlarged, printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.browser.site import Site, Visit

pytestmark = pytest.mark.browser

Visitor = Callable[..., Visit]
MANNERS = [("light", 1440), ("dark", 360)]
SEARCHES = [
    "q=xylofoonkwartet",
    "q=energiearmoe",
    "q=wonen&in=passages",
    "q=wonen&in=questions",
    "q=wonen&verdict=white",
]
EMPTY = ["/", "/agendas/", "/bibliotheek/", "/invoer/", "/zoeken/?q=wonen", "/agendas/invoeren/", "/invoer/nieuw/"]


@pytest.mark.parametrize(("scheme", "width"), MANNERS)
def test_an_empty_installation_is_accessible_and_leads_on(
    empty_site: Site, visitor: Visitor, scheme: str, width: int
) -> None:
    visit = visitor(empty_site, scheme=scheme, width=width)
    found = []
    for path in EMPTY:
        visit.go(path)
        found += visit.violations() + visit.overflow()
    assert found == []
    page = visit.go("/")
    expect(page.locator(".steps > li")).to_have_count(3)


@pytest.mark.parametrize(("scheme", "width"), MANNERS)
@pytest.mark.parametrize("query", SEARCHES)
def test_search_results_are_accessible(site: Site, visitor: Visitor, query: str, scheme: str, width: int) -> None:
    visit = visitor(site, scheme=scheme, width=width)
    visit.go(f"/zoeken/?{query}")
    assert visit.violations() + visit.overflow() == []


@pytest.mark.parametrize(("scheme", "width"), MANNERS)
@pytest.mark.parametrize("path", ["/agendas/nieuw/", "/agendas/invoeren/", "/invoer/nieuw/"])
def test_a_form_with_mistakes_says_which(site: Site, visitor: Visitor, path: str, scheme: str, width: int) -> None:
    visit = visitor(site, scheme=scheme, width=width)
    page = visit.go(path)
    page.evaluate("document.querySelectorAll('main form').forEach((form) => form.noValidate = true)")
    page.locator("main form .btn.p").first.click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    assert visit.violations() + visit.overflow() == []
    link = summary.locator("a").first
    target = link.get_attribute("href") or ""
    link.click()
    expect(page.locator(target)).to_be_focused()


@pytest.mark.parametrize(("scheme", "width"), MANNERS)
def test_a_page_that_does_not_exist_is_accessible(site: Site, visitor: Visitor, scheme: str, width: int) -> None:
    visit = visitor(site, scheme=scheme, width=width)
    visit.go("/bestaat/niet/")
    assert visit.violations() + visit.overflow() == []


def test_print_leaves_the_chrome_out(site: Site, visitor: Visitor) -> None:
    page = visitor(site).go("/")
    page.emulate_media(media="print")
    for chrome in (".menu", ".find", ".language"):
        expect(page.locator(chrome).first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_forced_colours_keep_verdicts_and_buttons_visible(site: Site, visitor: Visitor) -> None:
    page = visitor(site).go("/over/")
    page.emulate_media(forced_colors="active")
    glyph = page.locator(".v svg").first
    expect(glyph).to_be_visible()
    button = page.locator(".find button")
    assert button.evaluate("(element) => getComputedStyle(element).borderTopWidth") != "0px"


def test_nothing_moves_for_who_wants_no_motion(site: Site, visitor: Visitor) -> None:
    page = visitor(site).go("/")
    moving = page.evaluate("document.getAnimations().filter((one) => one.effect.getTiming().duration > 10).length")
    assert moving == 0
