"""Forms as every room draws them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django import forms
from django.utils import translation
from selectolax.lexbor import LexborHTMLParser


class PublicationForm(forms.Form):
    title = forms.CharField(label="Titel", help_text="Zoals op het omslag")
    year = forms.IntegerField(label="Jaar", required=False)
    closed = forms.BooleanField(label="Niet naar taalmodellen", required=False)
    kind = forms.ChoiceField(label="Soort", choices=[("a", "Advies"), ("b", "Brief")], widget=forms.RadioSelect)
    token = forms.CharField(widget=forms.HiddenInput, initial="abc")

    def clean(self) -> None:
        if self.data.get("title") == "nee":
            raise forms.ValidationError("Zo niet.")


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


def drawn(data: dict[str, str] | None = None) -> LexborHTMLParser:
    return LexborHTMLParser(str(PublicationForm(data)))


def text_of(tree: LexborHTMLParser, selector: str) -> str:
    found = tree.css_first(selector)
    assert found is not None, selector
    return found.text(strip=True)


def test_every_field_has_a_label_and_its_hint() -> None:
    tree = drawn()
    assert text_of(tree, "label[for=id_title]") == "Titel"
    assert text_of(tree, "#id_title_helptext") == "Zoals op het omslag"
    field = tree.css_first("#id_title")
    assert field is not None
    assert field.attributes["aria-describedby"] == "id_title_helptext"


def test_what_need_not_be_filled_in_says_so() -> None:
    tree = drawn()
    assert text_of(tree, "label[for=id_year]") == "Jaar(niet verplicht)"
    assert "niet verplicht" not in text_of(tree, "label[for=id_title]")


def test_choices_are_a_group_with_a_name() -> None:
    assert text_of(drawn(), "fieldset legend") == "Soort"


def test_a_fresh_form_sums_up_no_mistakes() -> None:
    assert drawn().css_first(".error-summary") is None


def test_mistakes_are_summed_up_on_top_and_stand_at_their_field() -> None:
    tree = drawn({"year": "vorig jaar", "token": "abc"})
    links = {link.attributes["href"]: link.text() for link in tree.css(".error-summary a")}
    assert links["#id_year"] == "Jaar: Voer een geheel getal in."
    assert all(tree.css_first(f"[id={address[1:]}]") is not None for address in links if address)
    year = tree.css_first("#id_year")
    assert year is not None
    assert year.attributes["aria-invalid"] == "true"
    assert year.attributes["aria-describedby"] == "id_year_error"
    assert text_of(tree, "#id_year_error") == "Fout:Voer een geheel getal in."
    assert year.attributes["value"] == "vorig jaar"


def test_a_mistake_of_the_whole_form_stands_in_the_summary() -> None:
    assert text_of(drawn({"title": "nee", "kind": "a", "token": "abc"}), ".error-summary li") == "Zo niet."


def test_what_was_typed_is_escaped() -> None:
    html = drawn({"title": '"><script>alert(1)</script>'}).html or ""
    assert "<script" not in html


def test_ids_occur_once() -> None:
    ids = [node.attributes["id"] for node in drawn({}).css("[id]")]
    assert len(ids) == len(set(ids))
