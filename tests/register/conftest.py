"""Two organisations with something of each visibility."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from pytest_django import Settings

from schakel.library.models import Publication
from schakel.parties.models import Organisation


@pytest.fixture(autouse=True)
def _own_folders(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "data" / "files"
    settings.INDEX_ROOT = tmp_path / "data" / "index"


def publication(owner: Organisation, title: str, visibility: str = "organisation", content: bytes = b"") -> Publication:
    """A publication of one organisation, its file on disk."""
    from django.conf import settings

    content = content or title.encode()
    digest = hashlib.sha256(content).hexdigest()
    path = Path(settings.MEDIA_ROOT) / "publications" / f"{digest}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return Publication.objects.create(
        owner=owner,
        visibility=visibility,
        title=title,
        file=f"publications/{digest}.txt",
        file_name=f"{title}.txt",
        media_type="text/plain",
        size=len(content),
        digest=digest,
    )


@pytest.fixture
def noord(db: None) -> Organisation:
    return Organisation.objects.create(name="Gemeente Noord")


@pytest.fixture
def zuid(db: None) -> Organisation:
    return Organisation.objects.create(name="Gemeente Zuid")
