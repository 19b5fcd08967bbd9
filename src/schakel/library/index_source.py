"""What of the library can be found: each passage, and each publication by its title and data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from django.db import transaction

from schakel.library.models import Passage, Publication
from schakel.register.access import tokens_of
from schakel.register.indexing import catch_up_if_free, note_change
from schakel.search import IndexDocument
from schakel.search.contract import passage_kind

SOURCE = "publication"


def reindex(publication: int) -> None:
    """Have the index take in the publication with this key, or let it go: noted in this transaction, done right after it.

    Every action on a publication ends with it (see ``note_change``); what comes in by batches is noted batch by batch.
    """
    note_change(SOURCE, publication)
    transaction.on_commit(partial(catch_up_if_free, 1), robust=True)


def filters_of(publication: Publication) -> dict[str, tuple[str, ...]]:
    """The facets of a publication, as the index keeps them; the publisher by its key. What is not known has no value."""
    values: dict[str, Any] = {
        "publisher": publication.publisher_id,
        "year": publication.year,
        "document_kind": publication.kind,
        "level": publication.level,
        "language": publication.language,
        "place": publication.place,
    }
    return {name: (str(value),) for name, value in values.items() if value}


class PublicationSource:
    """The publications for the index (see ``schakel.register.indexing.Source``)."""

    kinds: tuple[str, ...] = ("passage", "apparatus", "publication")

    def groups(self) -> Iterable[int]:
        """The keys of all publications."""
        return Publication.objects.order_by("id").values_list("id", flat=True)

    def documents(self, groups: Sequence[int]) -> Iterator[IndexDocument]:
        """The passages of these publications, and the publications themselves."""
        for publication in Publication.objects.filter(pk__in=groups).select_related("publisher").defer("signature"):
            access, filters = tokens_of(publication), filters_of(publication)
            yield _publication(publication, access, filters)
            rows = Passage.objects.filter(publication=publication).order_by("position")
            for key, text, path, position, page in rows.values_list(
                "id", "text", "heading_path", "position", "page"
            ).iterator():
                yield IndexDocument(
                    kind=passage_kind(text, path),
                    id=key,
                    group=publication.pk,
                    text=text,
                    access=access,
                    title=publication.title,
                    heading_path=tuple(path),
                    position=position,
                    page=page,
                    filters=filters,
                    keep_from_models=publication.keep_from_models,
                )


def _publication(
    publication: Publication, access: tuple[str, ...], filters: dict[str, tuple[str, ...]]
) -> IndexDocument:
    publisher = publication.publisher
    texts = [publication.title, publication.subtitle, publication.authors, publication.file_name, publication.place]
    if publisher:
        texts += [publisher.name, publisher.short_name]
    return IndexDocument(
        kind="publication",
        id=publication.pk,
        group=publication.pk,
        text="\n".join(part for part in texts if part),
        access=access,
        title=publication.title,
        filters=filters,
    )
