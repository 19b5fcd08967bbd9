"""A publication is deleted with all that is its own, after what depends on it was shown."""

from __future__ import annotations

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.factories.library import make_publication
from tests.library.conftest import ALONE, Add

from schakel.library.actions.delete_publication import delete_publication
from schakel.library.files import path_of
from schakel.library.models import Page, Passage, Publication
from schakel.library.queries.passages import search_passages
from schakel.register.access import LOCAL, NotAllowed, Viewer
from schakel.register.indexing import catch_up
from schakel.register.models import Event

pytestmark = pytest.mark.django_db


def test_nothing_of_it_is_left(add: Add, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    publication = add("wonen.txt", ALONE, title="Zelfstandig wonen")
    stored = path_of(publication.file.name or "")
    with django_capture_on_commit_callbacks(execute=True):
        delete_publication(LOCAL, publication)
    catch_up()
    assert not search_passages(LOCAL, "ouderen")
    assert not Page.objects.exists()
    assert not Passage.objects.exists()
    assert not stored.exists()
    told = Event.objects.get(action="library.publication.deleted")
    assert (told.subject_title, told.data["file"]) == ("Zelfstandig wonen", "wonen.txt")


def test_a_file_that_another_publication_uses_too_stays(
    add: Add, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    publication = add("wonen.txt", ALONE)
    make_publication(digest=publication.digest, file=publication.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        delete_publication(LOCAL, publication)
    assert path_of(Publication.objects.get().file.name or "").is_file()


def test_a_look_alike_stands_alone_afterwards(add: Add) -> None:
    first, second = add("een.txt", ALONE), add("twee.txt", ALONE + " Einde.")
    assert second.resembles == first
    delete_publication(LOCAL, first)
    second.refresh_from_db()
    assert second.resembles is None


def test_who_is_of_another_organisation_deletes_nothing(outsider: Viewer) -> None:
    publication = make_publication(visibility="public")
    with pytest.raises(NotAllowed):
        delete_publication(outsider, publication)
    assert Publication.objects.exists()
