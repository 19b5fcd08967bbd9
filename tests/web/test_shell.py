"""What stands around every page: menu, language, foot, messages, security headers; and the pages for errors."""

from __future__ import annotations

import re

import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings
from selectolax.lexbor import LexborHTMLParser

from schakel.register.access import NotAllowed
from schakel.web.context import theme_address
from schakel.web.pages import errors

PAGES = ["/", "/zoeken/", "/over/", "/toegankelijkheid/"]


def parsed(content: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(content)


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_landmarks_and_a_title_of_its_own(client: Client, path: str) -> None:
    tree = parsed(client.get(path).content)
    for landmark in ("header", "nav.menu", "main#main", "footer"):
        assert len(tree.css(landmark)) == 1, landmark
    assert len(tree.css("h1")) == 1
    title = tree.css_first("title")
    assert title is not None
    assert re.fullmatch(r"\S.* – Schakel", title.text())
    skip = tree.css_first("body > a")
    assert skip is not None
    assert skip.attributes["href"] == "#main"


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_nothing_inline_and_nothing_from_elsewhere(client: Client, path: str) -> None:
    answer = client.get(path)
    html = answer.content.decode()
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)", html)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html)
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.django_db
def test_the_menu_says_where_you_are(client: Client) -> None:
    tree = parsed(client.get("/zoeken/").content)
    assert [(link.text(), link.attributes["aria-current"]) for link in tree.css(".menu a[aria-current]")] == [
        ("Zoeken", "page")
    ]
    assert [link.text() for link in tree.css(".menu a")] == ["Agenda's", "Bibliotheek", "Zoeken", "Invoer"]


def test_the_language_is_switched_with_a_form_and_kept() -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "nl"})
    page = parsed(client.get("/over/?a=1").content)
    sent = {field.attributes["name"]: field.attributes["value"] for field in page.css(".language input")}
    button = page.css_first(".language button")
    assert button is not None
    assert (button.text(), button.attributes["lang"]) == ("English", "en")
    answer = client.post("/taal/", {**sent, "language": "en"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/over/?a=1")
    english = parsed(client.get("/over/").content)
    html = english.css_first("html")
    assert html is not None
    assert html.attributes["lang"] == "en"
    assert "About Schakel" in (english.body or html).text()


def test_the_language_switch_leads_nowhere_else(client: Client) -> None:
    answer = client.post("/taal/", {"language": "en", "next": "https://example.org/"})
    assert answer.headers["Location"] == "/"


def test_a_page_that_does_not_exist_says_what_to_do(client: Client) -> None:
    answer = client.get("/bestaat-niet/")
    assert answer.status_code == 404
    assert "Deze pagina bestaat niet" in answer.content.decode()


def test_a_refusal_is_told_in_its_own_words(rf: RequestFactory) -> None:
    answer = errors.forbidden(rf.get("/x/"), NotAllowed("Dit is van de buren."))
    assert answer.status_code == 403
    assert "Dit is van de buren." in answer.content.decode()


def test_other_refusals_tell_nothing_of_the_inside(rf: RequestFactory) -> None:
    assert "geheim" not in errors.forbidden(rf.get("/x/"), PermissionError("geheim")).content.decode()


@pytest.mark.parametrize(("view", "code"), [(errors.bad_request, 400), (errors.not_found, 404)])
def test_errors_keep_their_status(rf: RequestFactory, view: object, code: int) -> None:
    assert callable(view)
    assert view(rf.get("/x/"), ValueError("x")).status_code == code


def test_our_own_mistakes_have_a_page_too(rf: RequestFactory) -> None:
    answer = errors.server_error(rf.get("/x/"))
    assert answer.status_code == 500
    assert "start" in answer.content.decode()


def test_a_form_from_a_stale_page_gets_an_explanation() -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "nl"})
    answer = client.post("/taal/", {"language": "en"})
    assert answer.status_code == 403
    assert "stond te lang open" in answer.content.decode()


@pytest.mark.parametrize(("name", "address"), [("", ""), ("ons-huis", "/static/theme/ons-huis.css"), ("../x", "")])
def test_an_organisation_adds_its_theme_by_name(settings: Settings, name: str, address: str) -> None:
    settings.THEME = name
    assert theme_address() == address
