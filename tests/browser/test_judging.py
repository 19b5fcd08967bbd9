"""Judging one by one with the keyboard alone, with and without script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.browser.site import Site, Visit

pytestmark = pytest.mark.browser

Visitor = Callable[..., Visit]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_passage_is_judged_with_two_keys_and_the_next_one_comes(site: Site, visitor: Visitor, script: bool) -> None:
    page = visitor(site, script=script).go("/agendas/1/beoordelen/")
    page.locator(".qs a.q").last.click()
    title = page.locator("#judging-title")
    expect(title).to_be_focused()
    before = page.locator("#judging-text").inner_text()

    for _ in range(6):
        page.keyboard.press("Tab")
        if page.locator("button[value=background]").evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")

    expect(page.get_by_text("Beoordeeld als “achtergrond”.")).to_be_visible()
    expect(page.locator("#judging-text")).not_to_have_text(before)
    expect(title).to_be_focused()


def test_what_is_judged_stays_where_it_is_read(site: Site, visitor: Visitor) -> None:
    page = visitor(site).go("/agendas/1/overzicht/?verdict=white")
    page.locator("#questions a.q").last.click()
    forms = page.locator("article.src > .finding form")
    expect(forms.nth(2)).to_be_visible()
    names = [forms.nth(place).get_attribute("action") or "" for place in range(3)]
    last = page.locator(f"form[action='{names[2]}'] button[value=answers]")
    last.scroll_into_view_if_needed()
    before = last.bounding_box()
    last.click()

    pressed = page.locator(f"form[action='{names[2]}'] button[aria-pressed=true]")
    expect(pressed).to_be_focused()
    expect(page.locator("#messages .message")).to_be_in_viewport()
    expect(page.locator("#verdict .verdict-line")).to_contain_text("1 passage beantwoordt de vraag")
    after = pressed.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 100

    for name in names[:2]:
        page.locator(f"form[action='{name}'] button[value=answers]").evaluate("one => one.click()")
    expect(page.locator("#verdict .verdict-line")).to_contain_text("3 passages beantwoorden de vraag")
    expect(page.locator("article.src > .finding button[aria-pressed=true]")).to_have_count(3)
    for name in names:
        page.locator(f"form[action='{name}'] button[aria-pressed=true]").click()
    expect(page.locator("#verdict .verdict-line")).not_to_contain_text("beantwoord")


def test_the_note_is_copied_with_one_button(site: Site, visitor: Visitor) -> None:
    page = visitor(site).go("/agendas/1/overzicht/?verdict=answered")
    page.locator("#questions a.q").last.click()
    page.get_by_role("link", name="Als tekst kopiëren").click()
    page.get_by_role("button", name="Kopieer").click()
    expect(page.get_by_text("Gekopieerd.")).to_be_visible()
    assert page.evaluate("getSelection().toString() || document.activeElement.value").startswith(
        page.locator(".lead").inner_text()
    )
