"""Numbers of things in words: how many publications, pages, passages, publishers and search words."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext

Item = TypeVar("Item")


def per_language(words: Callable[[Item], str]) -> Callable[[Item], str]:
    """Remember words per value and language: lists of hundreds of questions say the same few things."""
    kept = lru_cache(maxsize=2000)(lambda language, item: words(item))
    return lambda item: kept(get_language() or "", item)


def _number(count: int) -> str:
    return number_format(count, force_grouping=True)


@per_language
def passages(count: int) -> str:
    """A number of passages in words."""
    return ngettext("%(count)s passage", "%(count)s passages", count) % {"count": _number(count)}


@per_language
def publications(count: int) -> str:
    """A number of publications in words."""
    return ngettext("%(count)s publication", "%(count)s publications", count) % {"count": _number(count)}


@per_language
def pages(count: int) -> str:
    """A number of pages in words."""
    return ngettext("%(count)s page", "%(count)s pages", count) % {"count": _number(count)}


def extent(page_count: int, passage_count: int) -> str:
    """How much was searched in words: pages where there are any, and passages."""
    parts = [pages(page_count)] if page_count else []
    return ", ".join([*parts, passages(passage_count)])


@per_language
def publishers(count: int) -> str:
    """A number of publishers in words."""
    return ngettext("%(count)s publisher", "%(count)s publishers", count) % {"count": _number(count)}


@per_language
def search_words(count: int) -> str:
    """A number of search words in words."""
    return ngettext("%(count)s word", "%(count)s words", count) % {"count": _number(count)}
