"""What one searchable item looks like inside tantivy: several voices of the same words, weighed apart when searching."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType

import tantivy

from schakel.search.contract import IndexDocument, MadeWith
from schakel.search.voices import voices
from schakel.search.word_names import name_lines
from schakel.text import word
from schakel.text.abbreviations import abbreviations

# Raise the number whenever the fields or the analysis of text change: older indexes then count as empty and are rebuilt.
INDEX_VERSION = "8"

KINDS = ("passage", "publication", "question", "apparatus")
MARKER = "marker"

# Fields of pre-analysed terms, divided by spaces. "words" keeps order (phrases); the others only count.
LEMMAS, PARTS, ROOTS, GRAMS = "lemmas", "parts", "roots", "grams"
HEADING, TITLE, WORDS = "heading", "title", "words"
TEXT, NAMES = "text", "names"  # kept, not searched: the word forms and their names (see ``word_names.Forms``)
ACCESS, FACETS, KIND, GROUP_KEY = "access", "facets", "kind", "group_key"
NUMBERS = ("id", "group", "page", "position")
SAMPLE = 64  # one item in so many stands for the rest where counting all would take long
MEANING, MADE_WITH = "meaning", "made_with"  # kept: an item's vector; of the marker, the model that made all vectors
FINGERPRINT = "fingerprint"  # of all that the item consists of, by which index and database can be compared


def build() -> tantivy.Schema:
    """The schema of every index of this version."""
    builder = tantivy.SchemaBuilder()
    for name in (ACCESS, FACETS, KIND, GROUP_KEY):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (LEMMAS, PARTS, ROOTS, GRAMS, HEADING, TITLE):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(WORDS, tokenizer_name="whitespace", index_option="position")
    for name in (TEXT, NAMES, MEANING):
        builder.add_bytes_field(name, stored=True)
    for name in NUMBERS:
        builder.add_integer_field(name, indexed=name == "id", fast=True)
    builder.add_integer_field("kind_number", fast=True)
    builder.add_integer_field(FINGERPRINT, fast=True)
    builder.add_integer_field("sequence", stored=True)
    for name in ("version", MADE_WITH):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


Meanings = Callable[[Sequence[IndexDocument]], Sequence[bytes]]


def _no_meanings(items: Sequence[IndexDocument]) -> Sequence[bytes]:
    return [b""] * len(items)


def group_key(kind: str, group: int) -> str:
    """The term by which everything of one publication or agenda is dropped."""
    return f"{kind}:{group}"


@lru_cache(maxsize=10_000)
def safe(token: str) -> str:
    """A token of rights or filters as it can be stored: any text, long or odd ones hashed."""
    plain = token.encode("utf-8", "backslashreplace")
    return (
        token
        if len(plain) < 200 and "\x00" not in token and b"\\ud" not in plain
        else f"#{hashlib.sha256(plain).hexdigest()}"
    )


def facet_term(name: str, value: str) -> str:
    """The term of one facet value."""
    return safe(f"{name}\x1f{value}")


def seen_term(kind: str, token: str) -> str:
    """The term by which an item of one kind is found by those who hold a token of rights."""
    return safe(f"{kind}\x1f{token}")


def sample_term(term: str) -> str:
    """The term of the items of the sample among those that have a term of rights or kind."""
    return safe(f"{term}\x1f{SAMPLE}")


def _with_sample(terms: list[str], sampled: bool) -> list[str]:
    return [*terms, *(sample_term(term) for term in terms)] if sampled else terms


def documents(items: Iterable[IndexDocument], meanings: Meanings = _no_meanings) -> Iterator[tantivy.Document]:
    """Items as tantivy stores them; items of one group that follow each other lend each other their abbreviations.

    ``meanings`` gives the vectors of a group's items, as they are kept; empty ones are not.
    """
    for _, group in groupby(items, lambda item: (item.kind, item.group)):
        together = list(group)
        learnt = abbreviations("\n".join(item.text for item in together))
        for item, meaning in zip(together, meanings(together), strict=True):
            made = document(item, learnt)
            if meaning:
                made.add_bytes(MEANING, meaning)
            yield made


def document(item: IndexDocument, learnt: Mapping[str, str] = MappingProxyType({})) -> tantivy.Document:
    """An item as tantivy stores it. Its text is analysed here, once.

    ``learnt`` are abbreviations of its group with their long forms: where the text has the one, it is also found by the other.
    """
    said = voices(item.text)
    parts = [said.parts]
    for short, long in learnt.items():
        if long in item.text:
            parts.append(word(short).lemma)
        elif short in item.text:
            parts.append(voices(long).parts)
    mark = fingerprint(item)
    sampled = mark % SAMPLE == 0
    return tantivy.Document(
        access=_with_sample([seen_term(item.kind, token) for token in item.access], sampled),
        facets=[facet_term(name, value) for name, values in item.filters.items() for value in values],
        kind=_with_sample([item.kind], sampled),
        group_key=group_key(item.kind, item.group),
        lemmas=said.lemmas,
        parts=" ".join(parts),
        roots=said.roots,
        grams=said.grams,
        heading=voices(" ".join(item.heading_path)).parts,
        title=voices(item.title).parts,
        words=said.words,
        text=said.text.encode("utf-8", "replace"),
        names=name_lines(said.text.split()).encode("utf-8", "replace"),
        id=item.id,
        group=item.group,
        page=item.page,
        position=item.position,
        kind_number=KINDS.index(item.kind),
        fingerprint=mark,
    )


def fingerprint(item: IndexDocument) -> int:
    """63 bits that differ wherever two items differ, in text, rights, filters or place."""
    filters = sorted((name, tuple(values)) for name, values in item.filters.items())
    said = (item.kind, item.id, item.group, item.text, item.access, item.title, item.heading_path)
    whole = repr((*said, item.position, item.page, filters, item.keep_from_models)).encode("utf-8", "backslashreplace")
    return int.from_bytes(hashlib.blake2b(whole, digest_size=8).digest(), "big") >> 1


def marker(sequence: int, made_with: MadeWith) -> tantivy.Document:
    """The one document that says how far the index has come, and with which embedding model.

    It is written in the same commit as what it speaks of.
    """
    return tantivy.Document(kind=MARKER, sequence=sequence, version=INDEX_VERSION, made_with=" ".join(made_with))
