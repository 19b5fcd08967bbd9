"""A new edition in the old one's place: what was found follows its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.factories.library import make_publication
from tests.library.conftest import ALONE, HEAT, Add

from schakel.library import dependents
from schakel.library.actions.replace_file import replace_file
from schakel.library.files import digest_of, path_of
from schakel.library.following import follow
from schakel.library.models import Page, Passage, Publication
from schakel.library.queries.passages import search_passages
from schakel.register.access import LOCAL, NotAllowed, Viewer
from schakel.register.events import history
from schakel.register.indexing import catch_up

NEW = (
    "Nieuw in deze editie is een hoofdstuk over digitale hulp. Wie moeite heeft met formulieren op een scherm, kan in elke "
    "bibliotheek terecht bij een spreekuur. Vrijwilligers leggen uit hoe inloggen werkt en kijken mee bij een aanvraag. Het "
    "spreekuur is gratis, en in de helft van de gemeenten is er ook een in de avond. Gemeenten betalen het samen met het rijk."
)


class Notebook:
    """A room that keeps notes at passages."""

    def __init__(self) -> None:
        self.moved: Mapping[int, int | None] = {}

    def of(self, viewer: Viewer, publication: Publication) -> Sequence[dependents.Dependents]:
        return [dependents.Dependents("notes", 3, (dependents.Dependent("a note"),))]

    def follow(self, viewer: Viewer, publication: Publication, moved: Mapping[int, int | None]) -> None:
        assert set(moved) <= set(Passage.objects.filter(publication=publication).values_list("pk", flat=True))
        self.moved = moved


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Notebook:
    monkeypatch.setattr(dependents, "_sources", {})
    kept = Notebook()
    dependents.register_dependents("notes", kept)
    return kept


@pytest.fixture
def edition(folder: Path) -> Callable[[str], Path]:
    def do(text: str) -> Path:
        path = folder / "nieuwe editie.txt"
        path.write_text(text, "utf-8")
        return path

    return do


def paragraphs(*texts: str) -> str:
    return "\n\n".join(f"{number}. Hoofdstuk over onderwerp {number}\n\n{text}" for number, text in enumerate(texts, 1))


@pytest.mark.django_db
def test_the_page_of_a_publication_shows_the_first_of_what_depends_on_it_and_counts_the_rest(
    add: Add, client: Client, notebook: Notebook
) -> None:
    page = client.get(add("oud.txt", paragraphs(ALONE)).get_absolute_url()).content.decode()
    assert "Found for questions" in page
    assert page.index("3 notes") < page.index("a note") < page.index("and 2 more")


@pytest.mark.django_db
def test_passages_keep_their_rows_where_the_text_stays(
    add: Add, edition: Callable[[str], Path], notebook: Notebook
) -> None:
    publication = add("oud.txt", paragraphs(ALONE, HEAT))
    alone, heat = Passage.objects.get(text__contains="zelfstandig"), Passage.objects.get(text__contains="metingen")
    moved = replace_file(LOCAL, publication, edition(paragraphs(NEW, HEAT)))
    assert moved == {alone.pk: None, heat.pk: heat.pk} == notebook.moved
    assert not Passage.objects.filter(pk=alone.pk).exists()
    assert list(Passage.objects.values_list("position", flat=True)) == list(range(publication.passage_count))
    heat.refresh_from_db()
    page = Page.objects.get(publication=publication, number=heat.page)
    assert " ".join(page.text[heat.start : heat.end].split()) == heat.text


@pytest.mark.django_db
def test_the_new_text_is_found_and_the_old_is_not(add: Add, edition: Callable[[str], Path]) -> None:
    publication = add("oud.txt", ALONE, title="Mijn eigen titel")
    replace_file(LOCAL, publication, edition(NEW))
    catch_up()
    assert search_passages(LOCAL, "spreekuur")
    assert not search_passages(LOCAL, "woningcorporaties")
    publication.refresh_from_db()
    assert publication.title == "Mijn eigen titel"
    assert publication.file_name == "nieuwe editie.txt"
    assert history(publication)[0].changes["file"] == ["oud.txt", "nieuwe editie.txt"]


@pytest.mark.django_db
def test_the_old_file_goes_when_all_is_written(
    add: Add, edition: Callable[[str], Path], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    publication = add("oud.txt", ALONE)
    before = path_of(publication.file.name or "")
    with django_capture_on_commit_callbacks(execute=True):
        replace_file(LOCAL, publication, edition(NEW))
    assert not before.exists()
    assert path_of(publication.file.name or "").read_text("utf-8") == NEW


@pytest.mark.django_db
def test_a_file_that_is_wrong_changes_nothing(add: Add, edition: Callable[[str], Path], outsider: Viewer) -> None:
    publication, other = add("oud.txt", ALONE), add("ander.txt", HEAT, title="Hitte in de stad")
    with pytest.raises(ValidationError, match="already here"):
        replace_file(LOCAL, publication, edition(ALONE))
    with pytest.raises(ValidationError, match="Hitte in de stad"):
        replace_file(LOCAL, publication, edition(HEAT))
    with pytest.raises(ValidationError, match="empty"):
        replace_file(LOCAL, publication, edition(""))
    with pytest.raises(ValidationError, match="not there"):
        replace_file(LOCAL, publication, Path("/bestaat/niet.pdf"))
    with pytest.raises(NotAllowed):
        replace_file(outsider, publication, edition(NEW))
    publication.refresh_from_db()
    assert publication.file_name == "oud.txt"
    assert path_of(publication.file.name or "").is_file()
    assert path_of(other.file.name or "").is_file()
    assert publication.passages.count() == publication.passage_count


def test_a_text_is_followed_over_a_small_change() -> None:
    changed = HEAT.replace("drie graden", "ruim drie graden")
    assert follow({7: ALONE, 8: HEAT}, [NEW, changed]) == {8: 1}


def test_equal_passages_each_keep_their_own_place() -> None:
    assert follow({1: HEAT, 2: HEAT, 3: HEAT}, [HEAT, HEAT]) == {1: 0, 2: 1, 3: 1}


@given(st.lists(st.text(max_size=60), max_size=8))
def test_a_text_that_stays_the_same_is_always_found(texts: list[str]) -> None:
    leads = follow(dict(enumerate(texts)), texts)
    for key, text in enumerate(texts):
        assert texts[leads[key]].lower() == text.lower() or follow({0: text}, [texts[leads[key]]]) == {0: 0}


def test_a_file_that_cannot_be_stored_is_refused_with_what_to_do(db: None, storage: Path, folder: Path) -> None:
    publication = make_publication(digest="0" * 64)
    path = folder / "nieuw.txt"
    path.write_text(HEAT, "utf-8")
    (storage / "publications").mkdir(parents=True)
    (storage / "publications" / digest_of(path)[:2]).write_text("a file where a folder should be", "utf-8")
    with pytest.raises(ValidationError, match="could not be stored"):
        replace_file(LOCAL, publication, path)
