"""Tests in a real browser, against the whole program as a user starts it: web server, worker, example content."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.site import Site, Visit, Walk

CHROMIUM = os.environ.get("SCHAKEL_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
START_SECONDS = 120.0
LEFT_OUT = pytest.StashKey[str]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without Chromium the browser tests are left out; in CI they stay in and fail."""
    if CHROMIUM or os.environ.get("CI") == "true":
        return
    here = [item for item in items if item.get_closest_marker("browser")]
    if here:
        items[:] = [item for item in items if item not in here]
        config.hook.pytest_deselected(items=here)
        line = f"Chromium was not found (SCHAKEL_CHROMIUM or PATH): {len(here)} browser tests are left out."
        config.stash[LEFT_OUT] = line


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say once what was left out."""
    if line := config.stash.get(LEFT_OUT, ""):
        terminalreporter.write_line(line)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def running(folder: Path, *options: str) -> Iterator[Site]:
    """Schakel as ``script/start`` starts it, on a free port, until the fixture ends."""
    site = Site(_free_port(), folder)
    environment = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "SCHAKEL_DATA")}
    command = [sys.executable, "-m", "schakel.cli.main", "--data", str(folder), "start", "--port", str(site.port)]
    log = folder.with_suffix(".log")
    with log.open("wb") as output:
        process = subprocess.Popen([*command, *options], env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_until_ready(site, process, log)
            yield site
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def _wait_until_ready(site: Site, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            site.get("/over/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"Schakel did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation with the example content. Tests only look at it, or change what they made themselves."""
    yield from running(tmp_path_factory.mktemp("example") / "data")


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation with nothing in it."""
    yield from running(tmp_path_factory.mktemp("empty") / "data", "--empty")


@pytest.fixture(scope="session")
def addresses(site: Site) -> list[str]:
    """Every kind of page that can be reached from the start page, two of each kind at most."""
    return Walk(site).paths()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; for one module at a time, because its event loop may not run beside tests that use the database."""
    if not CHROMIUM:
        pytest.fail("Chromium was not found: install it or set SCHAKEL_CHROMIUM.")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield started
        started.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Make a visit to a site; after the test nothing may have been blocked, have failed or have gone elsewhere."""
    visits: list[Visit] = []

    def make(
        site: Site, *, language: str = "nl", scheme: str = "light", width: int = 1440, script: bool = True
    ) -> Visit:
        context = browser.new_context(
            base_url=site.address,
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            locale=language,
            reduced_motion="reduce",
            viewport={"width": width, "height": 900},
        )
        context.set_default_timeout(30_000)
        visit = Visit(context.new_page(), site)
        visit.page.on("console", visit.on_console)
        visit.page.on("pageerror", lambda error: visit.troubles.append(f"{visit.page.url}: {error}"))
        visit.page.on("request", visit.on_request)
        visits.append(visit)
        return visit

    yield make
    for visit in visits:
        visit.page.context.close()
    assert [trouble for visit in visits for trouble in visit.troubles] == []
