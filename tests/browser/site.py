"""A running installation, a visit to it with a browser, and a walk over all its pages."""

from __future__ import annotations

import http.client
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import ConsoleMessage, Page, Request
from selectolax.lexbor import LexborHTMLParser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"

# What is measured in the page itself. Each gives the opening of the elements at fault.
RULES = {
    "overflow": """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
        [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((one) => one.outerHTML.slice(0, 90))""",
    "targets": """() => [...document.querySelectorAll('button, .btn, input:not([type=hidden]), select, summary')]
        .filter((one) => one.checkVisibility() && !one.matches('[type=checkbox], [type=radio]'))
        .filter((one) => one.getBoundingClientRect().height < 31.5)
        .map((one) => one.outerHTML.slice(0, 90))""",
    "text": """() => [...document.querySelectorAll('body *')]
        .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
        .filter((one) => one.checkVisibility() && parseFloat(getComputedStyle(one).fontSize) < 13.9)
        .map((one) => one.outerHTML.slice(0, 90))""",
    "title": """() => document.querySelectorAll('h1').length === 1 && /^\\S.+ – Schakel$/.test(document.title)
        ? [] : [document.title]""",
    "language": """() => {
        const menu = document.querySelector('.menu').innerText, dutch = document.documentElement.lang === 'nl';
        return menu.includes('Bibliotheek') === dutch && menu.includes('Library') !== dutch ? [] : [menu];
    }""",
    "cut": """() => [...document.querySelectorAll('h1, h2, button, .btn, label')]
        .filter((one) => one.checkVisibility() && !one.closest('.scroll, .visually-hidden'))
        .filter((one) => one.clientWidth > 2 && one.scrollWidth > one.clientWidth + 2)
        .map((one) => one.outerHTML.slice(0, 90))""",
}


@dataclass(frozen=True, slots=True)
class Site:
    """A running installation on this machine."""

    port: int
    folder: Path

    @property
    def address(self) -> str:
        """Its origin."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> tuple[str, bytes]:
        """The media type and content of a path, without a browser. Raises OSError where nothing answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers={"Accept-Language": "nl"})
            answer = connection.getresponse()
            return answer.headers.get_content_type(), answer.read()
        finally:
            connection.close()


@dataclass
class Visit:
    """A browser page that notes what must never happen: errors, blocked content, requests to elsewhere."""

    page: Page
    site: Site
    troubles: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a path of the site."""
        self.page.goto(self.site.address + path)
        return self.page

    def on_console(self, message: ConsoleMessage) -> None:
        """Note errors; an answer like "not found" is a page of its own and no trouble."""
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self.troubles.append(f"{self.page.url}: {message.text}")

    def on_request(self, request: Request) -> None:
        """Note what is asked from elsewhere; the browser's own viewer for PDF files stands in the browser."""
        if not request.url.startswith((self.site.address, "data:", "blob:", "chrome:", "chrome-extension:")):
            self.troubles.append(f"{self.page.url} asked for {request.url}")

    def violations(self) -> list[str]:
        """What axe finds wrong with the page as it stands: rule, page, element."""
        if not self.page.evaluate("typeof window.axe === 'object'"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: dict[str, Any] = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{self.page.url} {rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def overflow(self) -> list[str]:
        """The elements that stick out of a page that scrolls sideways; none where it does not."""
        return self._measured("overflow")

    def faults(self) -> list[str]:
        """What is wrong with the page as it stands: by axe, and by our own rules on size, width, title and language."""
        return self.violations() + self._measured("overflow", "targets", "text", "title", "language")

    def cut_off(self) -> list[str]:
        """The headings, labels and buttons whose text does not fit, and what sticks out of the page."""
        return self._measured("overflow", "cut")

    def _measured(self, *rules: str) -> list[str]:
        calls = ", ".join(f"{{ name: '{rule}', found: ({RULES[rule]})() }}" for rule in rules)
        told = "({ name, found }) => found.map((what) => `${location.pathname} ${name}: ${what}`)"
        return list(self.page.evaluate(f"() => [{calls}].flatMap({told})"))


class Walk:
    """A walk over a site's own links; /vragen/12/ and /vragen/13/ are pages of one kind, so are all filters of a list."""

    def __init__(self, site: Site, examples: int = 2) -> None:
        self.site = site
        self.examples = examples
        self.seen: dict[str, list[str]] = {}

    def paths(self) -> list[str]:
        """The pages that can be reached from the start page, at most ``examples`` of each kind (of a filtered list one)."""
        waiting, found = ["/"], []
        while waiting:
            path = waiting.pop(0)
            links = self._links(path)
            if links is not None:
                found.append(path)
                waiting += [link for link in links if self._new(link)]
        return found

    def _links(self, path: str) -> list[str] | None:
        kind, content = self.site.get(path)
        if kind != "text/html":
            return None
        addresses = [link.attributes.get("href") or "" for link in LexborHTMLParser(content).css("a[href]")]
        joined = (urljoin(path, address).partition("#")[0] for address in addresses)
        return [address for address in joined if address.startswith("/") and address != "/"]

    def _new(self, path: str) -> bool:
        place, _, query = path.partition("?")
        kind = "/".join("N" if part.isdigit() else part for part in place.split("/"))
        kind += "?" if query else ""
        examples = self.seen.setdefault(kind, [])
        if path in examples or len(examples) >= (1 if query else self.examples):
            return False
        examples.append(path)
        return True
