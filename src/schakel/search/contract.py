"""The one protocol between the rooms and whatever engine does the searching."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from schakel.text.apparatus import mostly_cites


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One searchable item.

    ``kind`` is "passage", "apparatus" (a passage of notes or references; see ``passage_kind``), "publication" or "question";
    ``id`` is its database key.

    ``group`` is the key of what results are grouped by and what is replaced as a whole (a passage's publication, a question's
    agenda; for a publication its own key). ``access`` holds the tokens of who may see it (see ``schakel.register.access``);
    an item without a token that the searcher holds is never counted, scored or returned. ``filters`` holds facet values:
    publisher, year, document_kind, level, language, place, verdict, agenda. ``keep_from_models`` true means that no embedding
    model reads it.
    """

    kind: str
    id: int
    group: int
    text: str
    access: tuple[str, ...]
    title: str = ""
    heading_path: tuple[str, ...] = ()
    position: int = 0
    page: int = 0
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    keep_from_models: bool = False


def passage_kind(text: str, heading_path: Sequence[str]) -> str:
    """The kind of a passage: notes, references and colophons are found by words, and never answer a question."""
    return "apparatus" if mostly_cites(text, heading_path[-1] if heading_path else "") else "passage"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. ``text`` may hold "phrases" and -minus words. ``access`` None means: see all (the index's own upkeep).

    ``filters`` maps a facet to allowed values (any of them). ``question`` true means the text is a whole question to be
    answered (recall matters); false means search words (all of them matter).
    """

    text: str
    access: tuple[str, ...] | None
    kinds: tuple[str, ...] = ("passage",)
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    question: bool = False
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One result.

    ``score`` is comparable within one query; ``terms`` are the query's terms found in it, as the asker wrote them; ``related``
    are words of the item that matched in another way: by a compound's part, a root, or a word that the thesaurus gives.
    ``resembling`` is true where an embedding model finds it much more like the question than most of what the words found.
    ``chance`` is how likely it is (0 to 1) that it helps to answer a whole question, from its ``traits`` (see ``promise``); 0 and
    none where it was not among the best.
    """

    kind: str
    id: int
    group: int
    score: float
    page: int = 0
    position: int = 0
    terms: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    resembling: bool = False
    chance: float = 0.0
    traits: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Signals:
    """What a verdict is built on, all measured in the searched part of the library.

    ``searched`` counts the passages that the searcher may see; ``key_terms`` the question's terms that carry its meaning, with
    for each the number of passages that hold it (words that very many hold are counted in a sample of what the searcher may see);
    ``uncovered`` those that no top passage holds.
    """

    searched: int
    key_terms: tuple[tuple[str, int], ...]
    uncovered: tuple[str, ...]
    features: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """Hits, best first; ``total`` how many matched; ``words`` the terms searched with; ``suggestion`` a better spelling or ""."""

    hits: tuple[Hit, ...]
    total: int
    words: tuple[str, ...] = ()
    suggestion: str = ""
    signals: Signals | None = None


class Kept(NamedTuple):
    """An item as it stands in an index: what it is, its group, and a fingerprint of all that it was made of."""

    kind: str
    id: int
    group: int
    fingerprint: int


class MadeWith(NamedTuple):
    """The embedding model that gave all passages of an index their vectors; both "" where there is none."""

    fingerprint: str = ""
    name: str = ""


class SearchIndex(Protocol):
    """A derived index: it may be thrown away and rebuilt from the database at any time."""

    version: str

    def made_with(self) -> MadeWith:
        """The embedding model that the index as it is now was made with."""
        ...

    def sequence(self) -> int:
        """The last change of the database that the index has taken in; -1 where it is empty, outdated or damaged."""
        ...

    def replace(self, removed: Sequence[tuple[str, int]], added: Iterable[IndexDocument], sequence: int) -> None:
        """In one atomic step: drop everything of the (kind, group) pairs in ``removed``, add ``added``, note ``sequence``."""
        ...

    def replace_all(self, added: Iterable[IndexDocument], sequence: int) -> None:
        """A whole new index of ``added`` beside the present one, which serves until the new one takes its place."""
        ...

    def search(self, query: Query) -> Result: ...

    def search_many(self, queries: Sequence[Query]) -> list[Result]:
        """The same for a batch, quicker than one by one."""
        ...

    def examine(self, thoroughly: bool = False) -> bool:
        """Whether the index is there and whole; if not, it counts as empty from then on. ``thoroughly`` reads all of it."""
        ...

    def contents(self) -> tuple[int, list[Kept]]:
        """All items, in no order, with the sequence of that same state; (-1, []) where there is no usable index."""
        ...

    def clear(self) -> None:
        """Empty the index, so that ``sequence`` becomes -1."""
        ...
