"""What a coordinator does on the first day: put reports in, import the agenda, read what is known, judge it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import running
from tests.browser.site import Site, Visit

import schakel

pytestmark = pytest.mark.browser

EXAMPLE = Path(schakel.__file__).parent / "example"
AGENDA = EXAMPLE / "kennisagenda-regio-voorbeeld.docx"
REPORTS = sorted(path for path in EXAMPLE.iterdir() if path.suffix in (".pdf", ".html") and path != AGENDA)


@pytest.fixture
def new_site(tmp_path: Path) -> Iterator[Site]:
    """An installation of which each test makes something itself."""
    yield from running(tmp_path / "data", "--empty")


def put_reports_in(page: Page) -> None:
    page.get_by_role("link", name="Publicaties toevoegen").first.click()
    page.set_input_files("input[type=file]", REPORTS)
    page.get_by_role("main").get_by_role("button", name="Toevoegen").click()
    expect(page).to_have_url(re.compile(r"/invoer/\d+/"))


def wait_until_read(page: Page, *, reload: bool) -> None:
    heading = page.get_by_role("heading", level=1, name="De bestanden zijn gelezen")
    for _ in range(120):
        if heading.count():
            break
        page.wait_for_timeout(500)
        if reload:
            page.reload()
    expect(heading).to_be_visible()


def import_agenda(page: Page) -> None:
    page.goto("/agendas/invoeren/")
    page.set_input_files("input[type=file]", AGENDA)
    page.get_by_label("Organisatie").fill("Regio Voorbeeld")
    page.get_by_role("button", name="Document lezen").click()
    page.get_by_role("button", name="Opslaan als agenda").first.click()
    expect(page).to_have_url(re.compile(r"/agendas/\d+/"))


def wait_until_searched(page: Page) -> None:
    for _ in range(120):
        if page.locator("main .v.answered, main .v.partly, main .v.white").count():
            return
        page.wait_for_timeout(500)
        page.reload()
    pytest.fail("the questions were not searched")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_an_empty_installation_to_a_judged_question(
    new_site: Site, visitor: Callable[..., Visit], script: bool
) -> None:
    page = visitor(new_site, script=script).go("/")
    put_reports_in(page)
    wait_until_read(page, reload=not script)
    import_agenda(page)
    wait_until_searched(page)
    page.locator(".qs > li", has=page.locator(".v.answered, .v.partly")).first.locator("a.q").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("?")
    expect(page.locator("blockquote mark").first).to_be_visible()
    page.get_by_role("button", name="Beantwoordt").first.click()
    pressed = page.get_by_role("button", name="Beantwoordt", pressed=True)
    expect(pressed).to_have_count(1)
    page.reload()
    expect(pressed).to_have_count(1)
    page.locator(".src .meta a").first.click()
    expect(page.locator("mark").first).to_be_visible()
