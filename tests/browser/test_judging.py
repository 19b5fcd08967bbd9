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
