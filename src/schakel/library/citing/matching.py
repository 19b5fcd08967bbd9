"""Which publication a reference is about: by address, or by title with organisation, author and year.

Rather none than a wrong one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from schakel.extract import publishers

_SERIES = re.compile(
    r"^(?:\S+[ -])?(?:rapport|advies|verkenning|studie|publicatie|policy brief|nummer) (?:nr |no )?\d+ "
)
_WORDS = re.compile(r"\w+")
_SURNAME = re.compile(r"[^\W\d_]{3,}")
ALIKE = 93.0
"""How like a cited title must be to a publication's, of 100 (Levenshtein ratio of the normalised titles)."""
SURE = 97.0
"""The same where the organisation or author that is named is another than the publication's."""
BEGINS_ALIKE = 95.0
"""What counts as likeness where a cited title goes on behind the whole title of a publication."""
SAME_NAME = 92.0
"""How like two names of an organisation must be to count as one, of 100."""
SHORTEST_TITLE = 8
"""Letters and spaces that a cited title must have to be looked up."""
WORDS_ALONE, WORDS_AGAINST = 3, 5
"""Words that a title must have where no maker is named, and where another maker is named."""
RAREST = 3
"""A title is looked up by so many of its rarest words."""


@dataclass(frozen=True, slots=True)
class Book:
    """A publication as references are compared with it."""

    key: int
    title: str
    subtitle: str = ""
    year: int | None = None
    publisher: str = ""
    authors: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Books laid out by the words of their titles and by their address; of two that fit as well, the later one is taken."""

    books: dict[int, Book] = field(default_factory=dict)
    titles: dict[int, tuple[str, ...]] = field(default_factory=dict)
    by_word: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_address: dict[str, int] = field(default_factory=dict)
    place: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, books: Iterable[Book]) -> Shelf:
        """The shelf with these books."""
        shelf = cls()
        for book in books:
            forms = _forms(book)
            shelf.books[book.key] = book
            shelf.place[book.key] = len(shelf.place)
            shelf.titles[book.key] = forms
            for word in {word for form in forms for word in form.split()}:
                shelf.by_word[word].add(book.key)
            if book.address:
                shelf.by_address[bare_address(book.address)] = book.key
        return shelf

    def find(
        self, title: str, author: str = "", year: int | None = None, address: str = "", without: int = 0
    ) -> int | None:
        """The key of the book that is meant, not being the citing one (``without``); None where that is not sure."""
        at = self.by_address.get(bare_address(address)) if address else None
        if at is not None and at != without:
            return at
        cited = normal(title)
        if len(cited) < SHORTEST_TITLE:
            return None
        found = [
            (self._score(key, cited, author, year), self.place[key], key) for key in self._near(cited) if key != without
        ]
        best = max(found, default=(0.0, 0, 0))
        return best[2] if best[0] else None

    def _near(self, cited: str) -> set[int]:
        """The books that share the rarest words of a title."""
        known = sorted((self.by_word[word] for word in set(cited.split()) if word in self.by_word), key=len)
        return set().union(*known[:RAREST]) if known else set()

    def _score(self, key: int, cited: str, author: str, year: int | None) -> float:
        book = self.books[key]
        apart = abs(book.year - year) if book.year and year else 0
        if apart > 1 or max(_likeness(cited, form, True) for form in self.titles[key]) < ALIKE:
            return 0.0
        same = _same_maker(author, book)
        if apart == 1 and not same:
            return 0.0
        best = max(_likeness(cited, form, bool(same)) for form in self.titles[key])
        words = cited.count(" ") + 1
        if same:
            enough = best >= ALIKE
        elif same is None:
            enough = best >= ALIKE and words >= WORDS_ALONE
        else:
            enough = best >= SURE and words >= WORDS_AGAINST
        return best + bool(same) if enough else 0.0


def normal(text: str) -> str:
    """A title for comparison: small letters without accents, words only."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return " ".join(_WORDS.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))


def longest_word(title: str) -> str:
    """The longest word of a title in its normal form, the first of equals; "" where there is no title."""
    return max(normal(title).split(), key=len, default="")[:60]


def telling(title: str) -> set[str]:
    """The words of a title by which it is looked up: those of four letters or more, all where there is none."""
    words = {word[:60] for word in normal(title).split()}
    return {word for word in words if len(word) > 3} or words


def keys_of(title: str, subtitle: str, address: str) -> set[str]:
    """All keys by which a publication is looked up: the words of its title, and its address in short."""
    keys = telling(f"{title} {subtitle}")
    return keys | {address_key(address)} if address else keys


def address_key(url: str) -> str:
    """A web address as it is looked up by; "" where there is none."""
    return bare_address(url)[:200]


def _forms(book: Book) -> tuple[str, ...]:
    """The ways in which a publication's title is cited."""
    title, whole = normal(book.title), normal(f"{book.title} {book.subtitle}")
    first = normal(re.split(r"[:.–]\s", book.title)[0])
    forms = {title, whole, _SERIES.sub("", title), _SERIES.sub("", whole), first if first.count(" ") >= 2 else title}
    return tuple(form for form in forms if len(form) >= 4)


def _likeness(cited: str, form: str, same: bool) -> float:
    """How like a cited title is to a form of a title; a subtitle that only one of the two has does not count."""
    ratio = fuzz.ratio(cited, form, score_cutoff=ALIKE)
    long_enough = form.count(" ") >= (2 if same else 3)
    return BEGINS_ALIKE if not ratio and long_enough and cited.startswith(f"{form} ") else ratio


def _same_maker(author: str, book: Book) -> bool | None:
    """Whether the named organisation or author made the book; None where either is unknown."""
    if not author or not (book.publisher or book.authors):
        return None
    name = normal(publishers.full_name(author)) or normal(author)
    if book.publisher and (name == normal(book.publisher) or fuzz.ratio(name, normal(book.publisher)) >= SAME_NAME):
        return True
    parts = {normal(publishers.full_name(part)) for part in re.split(r",|&|;|\ben\b|\band\b", author)}
    if normal(book.publisher) in parts:
        return True
    surnames = set(_SURNAME.findall(normal(book.authors)))
    return bool(surnames & {name for part in parts for name in _SURNAME.findall(part)})


def bare_address(url: str) -> str:
    """A web address without what may differ: the scheme, "www.", a closing slash and what comes after "#"."""
    return re.sub(r"^https?://(?:www\.)?|^www\.|/+$|#.*$", "", url.strip().lower())
