"""What one searchable item looks like inside tantivy: several voices of the same words, weighed apart when searching."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

import tantivy

from schakel.search.contract import IndexDocument
from schakel.text import Word, word, words
from schakel.text.abbreviations import abbreviations

# Raise the number whenever the fields or the analysis of text change: older indexes then count as empty and are rebuilt.
INDEX_VERSION = "3"

KINDS = ("passage", "publication", "question")
MARKER = "marker"

# Fields of pre-analysed terms, divided by spaces. "words" keeps order (phrases); the others only count.
LEMMAS, PARTS, ROOTS, GRAMS = "lemmas", "parts", "roots", "grams"
HEADING, TITLE, WORDS = "heading", "title", "words"
ACCESS, FACETS, KIND, GROUP_KEY = "access", "facets", "kind", "group_key"
NUMBERS = ("id", "group", "page", "position")
FINGERPRINT = "fingerprint"  # of all that the item consists of, by which index and database can be compared


def build() -> tantivy.Schema:
    """The schema of every index of this version."""
    builder = tantivy.SchemaBuilder()
    for name in (ACCESS, FACETS, KIND, GROUP_KEY):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (LEMMAS, PARTS, ROOTS, GRAMS, HEADING, TITLE):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(WORDS, stored=True, tokenizer_name="whitespace", index_option="position")
    for name in NUMBERS:
        builder.add_integer_field(name, indexed=name == "id", fast=True)
    builder.add_integer_field("kind_number", fast=True)
    builder.add_integer_field(FINGERPRINT, fast=True)
    builder.add_integer_field("sequence", stored=True)
    builder.add_text_field("version", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def group_key(kind: str, group: int) -> str:
    """The term by which everything of one publication or agenda is dropped."""
    return f"{kind}:{group}"


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


def kin(analysed: Iterable[Word]) -> tuple[list[str], list[str]]:
    """The terms of the voices "parts" and "roots": a compound counts by its parts, any other word by itself."""
    parts: list[str] = []
    roots: list[str] = []
    for found in analysed:
        if found.parts:
            parts.extend(found.parts)
            roots.extend(found.part_roots)
        else:
            parts.append(found.lemma)
            roots.append(found.root)
    return parts, roots


def documents(items: Iterable[IndexDocument]) -> Iterator[tantivy.Document]:
    """Items as tantivy stores them; items of one group that follow each other lend each other their abbreviations."""
    for _, group in groupby(items, lambda item: (item.kind, item.group)):
        together = list(group)
        learnt = abbreviations("\n".join(item.text for item in together))
        for item in together:
            yield document(item, learnt)


def document(item: IndexDocument, learnt: Mapping[str, str] = MappingProxyType({})) -> tantivy.Document:
    """An item as tantivy stores it. Its text is analysed here, once.

    ``learnt`` are abbreviations of its group with their long forms: where the text has the one, it is also found by the other.
    """
    every = words(item.text)
    telling = [found for found in every if not found.stop]
    parts, roots = kin(telling)
    for short, long in learnt.items():
        if long in item.text:
            parts.append(word(short).lemma)
        elif short in item.text:
            parts.extend(kin(found for found in words(long) if not found.stop)[0])
    head_parts, _ = kin(found for found in words(" ".join(item.heading_path)) if not found.stop)
    title_parts, _ = kin(found for found in words(item.title) if not found.stop)
    return tantivy.Document(
        access=[safe(token) for token in item.access],
        facets=[facet_term(name, value) for name, values in item.filters.items() for value in values],
        kind=item.kind,
        group_key=group_key(item.kind, item.group),
        lemmas=" ".join([found.lemma for found in telling]),
        parts=" ".join(parts),
        roots=" ".join(roots),
        grams=" ".join([found.grams for found in telling]),
        heading=" ".join(head_parts),
        title=" ".join(title_parts),
        words=" ".join([found.form for found in every]),
        id=item.id,
        group=item.group,
        page=item.page,
        position=item.position,
        kind_number=KINDS.index(item.kind),
        fingerprint=fingerprint(item),
    )


def fingerprint(item: IndexDocument) -> int:
    """63 bits that differ wherever two items differ, in text, rights, filters or place."""
    filters = sorted((name, tuple(values)) for name, values in item.filters.items())
    said = (item.kind, item.id, item.group, item.text, item.access, item.title, item.heading_path)
    whole = repr((*said, item.position, item.page, filters)).encode("utf-8", "backslashreplace")
    return int.from_bytes(hashlib.blake2b(whole, digest_size=8).digest(), "big") >> 1


def marker(sequence: int) -> tantivy.Document:
    """The one document that says how far the index has come; written in the same commit as what it speaks of."""
    return tantivy.Document(kind=MARKER, sequence=sequence, version=INDEX_VERSION)
