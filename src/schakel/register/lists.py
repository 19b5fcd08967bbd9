"""Lists that every room shows alike: filters, order and page stand in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.db.models.base import Model
from django.http import QueryDict
from django.utils.functional import Promise

Text = str | Promise
AnyModel = TypeVar("AnyModel", bound=Model)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter. ``address`` is the query string that switches it on or off; ``count`` None where not counted."""

    value: str
    label: Text
    selected: bool
    address: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as shown: ``name`` is its key in the address."""

    name: str
    label: Text
    choices: tuple[Choice, ...]

    @property
    def selected(self) -> tuple[str, ...]:
        """The values that are on."""
        return tuple(choice.value for choice in self.choices if choice.selected)


@dataclass(frozen=True, slots=True)
class Sort:
    """An order that can be chosen."""

    name: str
    label: Text
    selected: bool
    address: str


@dataclass(frozen=True, slots=True)
class FilterSpec:
    """What a list can be filtered on: key in the address, label, allowed (value, label[, count]) rows."""

    name: str
    label: Text
    values: Sequence[tuple[str, Text] | tuple[str, Text, int]]


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """One page of a list, with what is needed to draw its filters, order and paging."""

    items: Sequence[Item]
    total: int
    number: int
    pages: int
    filters: tuple[Filter, ...] = ()
    sorts: tuple[Sort, ...] = ()
    query: str = ""
    clear_address: str = "?"
    base: QueryDict = field(default_factory=QueryDict)

    @property
    def filtered(self) -> bool:
        """Whether any filter is on."""
        return any(one.selected for one in self.filters)

    @property
    def previous_address(self) -> str:
        """The query string of the page before, or "" on the first page."""
        return address(self.base, page=str(self.number - 1)) if self.number > 1 else ""

    @property
    def next_address(self) -> str:
        """The query string of the page after, or "" on the last page."""
        return address(self.base, page=str(self.number + 1)) if self.number < self.pages else ""


def address(base: QueryDict, **changes: str | None) -> str:
    """The query string of ``base`` with some keys set, or dropped where None. Paging starts anew unless it is set."""
    changed = base.copy()
    changed.pop("page", None)
    for key, value in changes.items():
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = value
    return f"?{changed.urlencode()}"


def chosen(base: QueryDict, spec: FilterSpec) -> tuple[str, ...]:
    """The values of a filter that stand in the address and exist; anything else is ignored."""
    allowed = {row[0] for row in spec.values}
    return tuple(value for value in base.getlist(spec.name) if value in allowed)


def shown_filter(base: QueryDict, spec: FilterSpec) -> Filter:
    """A filter with, for each value, the address that switches it."""
    on = chosen(base, spec)
    return Filter(spec.name, spec.label, tuple(_choice(base, spec.name, row, on) for row in spec.values))


def _choice(base: QueryDict, name: str, row: tuple[str, Text] | tuple[str, Text, int], on: Iterable[str]) -> Choice:
    value, label, count = row if len(row) == 3 else (*row, None)
    selected = value in on
    changed = base.copy()
    changed.pop("page", None)
    changed.setlist(name, [one for one in on if one != value] if selected else [*on, value])
    return Choice(value, label, selected, f"?{changed.urlencode()}", count)


def listing(
    base: QueryDict,
    items: QuerySet[AnyModel],
    *,
    filters: Mapping[str, tuple[FilterSpec, Callable[[QuerySet[AnyModel], Sequence[str]], QuerySet[AnyModel]]]]
    | None = None,
    sorts: Mapping[str, tuple[Text, Sequence[str]]] | None = None,
    per_page: int = 50,
) -> Listing[AnyModel]:
    """One page of ``items`` as the address asks.

    ``filters`` maps a key to its spec and a function that narrows the queryset to the chosen values; ``sorts`` maps a name
    (key ``sort`` in the address) to its label and ordering, the first being the default. A page number that is not there
    gives the nearest one.
    """
    shown: list[Filter] = []
    for spec, narrow in (filters or {}).values():
        values = chosen(base, spec)
        if values:
            items = narrow(items, values)
        shown.append(shown_filter(base, spec))
    order, sort_rows = _sorts(base, sorts or {})
    if order:
        items = items.order_by(*order)
    paginator = Paginator(items, per_page)
    page = paginator.get_page(base.get("page"))
    kept = {key: base.getlist(key) for key in ("sort", "q") if key in base}
    clear = QueryDict(mutable=True)
    for key, kept_values in kept.items():
        clear.setlist(key, kept_values)
    return Listing(
        items=list(page.object_list),
        total=paginator.count,
        number=page.number,
        pages=paginator.num_pages,
        filters=tuple(shown),
        sorts=sort_rows,
        query=base.get("q", ""),
        clear_address=f"?{clear.urlencode()}",
        base=base,
    )


def narrowed(
    base: QueryDict, rows: Iterable[Item], filters: Sequence[tuple[FilterSpec, Callable[[Item, Sequence[str]], bool]]]
) -> Listing[Item]:
    """The rows that pass every filter that is on, all on one page; for rows that were read already, whatever is shown of them.

    ``filters`` are specs, each with whether a row passes for the chosen values. One that has no values is not shown.
    """
    on = [(passes, values) for spec, passes in filters if (values := chosen(base, spec))]
    kept = [row for row in rows if all(passes(row, values) for passes, values in on)]
    shown = tuple(shown_filter(base, spec) for spec, _passes in filters if spec.values)
    return Listing(kept, len(kept), 1, 1, shown, base=base)


def _sorts(base: QueryDict, sorts: Mapping[str, tuple[Text, Sequence[str]]]) -> tuple[Sequence[str], tuple[Sort, ...]]:
    if not sorts:
        return (), ()
    asked = base.get("sort", "")
    name = asked if asked in sorts else next(iter(sorts))
    rows = tuple(Sort(key, label, key == name, address(base, sort=key)) for key, (label, _) in sorts.items())
    return sorts[name][1], rows
