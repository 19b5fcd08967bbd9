"""What holds for every page there is: accessible, inside the screen, nothing blocked, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.site import Site, Visit

pytestmark = pytest.mark.browser

Visitor = Callable[..., Visit]

# Four visits in which each pair of language, colours and width occurs; in two of them all that folds is unfolded.
MANNERS = [
    ("nl", "light", 1440, False),
    ("nl", "dark", 360, True),
    ("en", "dark", 1440, True),
    ("en", "light", 360, False),
]
UNFOLD = "document.querySelectorAll('details').forEach((part) => { part.open = true; })"
# The spacing of WCAG 2.2, success criterion 1.4.12.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize(("language", "scheme", "width", "unfolded"), MANNERS)
def test_every_page_is_accessible_and_named_and_fits(
    site: Site, addresses: list[str], visitor: Visitor, language: str, scheme: str, width: int, unfolded: bool
) -> None:
    visit = visitor(site, language=language, scheme=scheme, width=width)
    found = []
    for path in addresses:
        page = visit.go(path)
        assert page.locator("html").get_attribute("lang") == language
        found += [f"{path}: {one.inner_text()!r} leads nowhere" for one in page.locator("a[href='']").all()]
        if unfolded:
            page.evaluate(UNFOLD)
        found += visit.faults()
    assert found == []


def test_no_page_scrolls_sideways_on_a_tablet(site: Site, addresses: list[str], visitor: Visitor) -> None:
    visit = visitor(site, width=768)
    out = []
    for path in addresses:
        visit.go(path)
        out += visit.overflow()
    assert out == []


def test_nothing_is_cut_off_at_four_hundred_percent_or_with_wide_spacing(
    site: Site, addresses: list[str], visitor: Visitor
) -> None:
    # 1280 pixels wide at 400 % are 320 pixels (WCAG 2.2, success criterion 1.4.10).
    visit = visitor(site, width=320)
    cut = []
    for path in addresses:
        page = visit.go(path)
        page.evaluate(UNFOLD)
        cut += visit.cut_off()
        page.evaluate(SPACED)
        cut += visit.cut_off()
    assert cut == []
