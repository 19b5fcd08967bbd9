"""What holds for every page there is: accessible, inside the screen, nothing blocked, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.site import Site, Visit

pytestmark = pytest.mark.browser

Visitor = Callable[..., Visit]

# Four visits in which each pair of language, colours and width occurs.
MANNERS = [("nl", "light", 1440), ("nl", "dark", 360), ("en", "dark", 1440), ("en", "light", 360)]


@pytest.mark.parametrize(("language", "scheme", "width"), MANNERS)
def test_every_page_is_accessible(
    site: Site, addresses: list[str], visitor: Visitor, language: str, scheme: str, width: int
) -> None:
    visit = visitor(site, language=language, scheme=scheme, width=width)
    found = []
    for path in addresses:
        visit.go(path)
        found += visit.violations()
    assert found == []


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_scrolls_sideways(site: Site, addresses: list[str], visitor: Visitor, width: int) -> None:
    visit = visitor(site, width=width)
    out = []
    for path in addresses:
        visit.go(path)
        out += visit.overflow()
    assert out == []


def test_every_page_says_what_it_is(site: Site, addresses: list[str], visitor: Visitor) -> None:
    visit = visitor(site)
    titles = {}
    for path in addresses:
        page = visit.go(path)
        assert page.locator("html").get_attribute("lang") == "nl", path
        assert page.locator("h1").count() == 1, path
        assert page.locator("main").count() == 1, path
        titles[path] = page.title()
    assert all(title.endswith(" – Schakel") and len(title) > 10 for title in titles.values()), titles


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_page_mixes_languages(site: Site, addresses: list[str], visitor: Visitor, language: str) -> None:
    visit = visitor(site, language=language)
    for path in addresses:
        page = visit.go(path)
        menu = page.locator("nav.menu").inner_text()
        assert ("Bibliotheek" in menu) == (language == "nl"), path


@pytest.mark.parametrize("width", [360, 1440])
def test_targets_are_large_enough(site: Site, addresses: list[str], visitor: Visitor, width: int) -> None:
    visit = visitor(site, width=width)
    script = """() => [...document.querySelectorAll('button, .btn, input:not([type=hidden]), select, summary')]
        .filter((element) => element.checkVisibility() && !element.matches('[type=checkbox], [type=radio]'))
        .filter((element) => element.getBoundingClientRect().height < 31.5)
        .map((element) => `${location.pathname} ${element.outerHTML.slice(0, 90)}`)"""
    small = []
    for path in addresses:
        small += visit.go(path).evaluate(script)
    assert small == []


def test_no_text_is_smaller_than_fourteen_pixels(site: Site, addresses: list[str], visitor: Visitor) -> None:
    visit = visitor(site)
    script = """() => [...document.querySelectorAll('body *')]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
        .filter((element) => element.checkVisibility() && parseFloat(getComputedStyle(element).fontSize) < 13.9)
        .map((element) => `${location.pathname} ${element.outerHTML.slice(0, 90)}`)"""
    small = []
    for path in addresses:
        small += visit.go(path).evaluate(script)
    assert small == []
