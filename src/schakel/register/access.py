"""The one place where access is checked: what a viewer may see, what a viewer may change.

Pages, commands, the interface for programs and the index all pass through here. On one's own machine there is one viewer who
may do everything; logins give other viewers and need no other place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    """Who may see an item, from widest to narrowest."""

    PUBLIC = "public", _("everyone")
    NETWORK = "network", _("the knowledge network")
    ORGANISATION = "organisation", _("the own organisation")
    PRIVATE = "private", _("only the maker")


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks or acts: ``name`` goes into the event log; organisations and person are database keys."""

    name: str
    everything: bool = False
    member: bool = False
    organisations: frozenset[int] = frozenset()
    person: int | None = None


LOCAL = Viewer(name="local", everything=True, member=True)
# Acts of the program itself, which no person asked for.
WORKER = Viewer(name="Schakel", everything=True, member=True)
ANONYMOUS = Viewer(name="anonymous")


class HasOwner(Protocol):
    """What access is decided on."""

    owner_id: int
    visibility: str
    keeper_id: int | None


class NotAllowed(PermissionDenied):
    """The viewer may see the item but not change it."""


def tokens_of(item: HasOwner) -> tuple[str, ...]:
    """The tokens that stand with an item in the index."""
    match item.visibility:
        case Visibility.PUBLIC:
            return ("public",)
        case Visibility.NETWORK:
            return ("network",)
        case Visibility.ORGANISATION:
            return (f"organisation-{item.owner_id}",)
        case _:
            return (f"person-{item.keeper_id or 0}",)


def tokens_held(viewer: Viewer) -> tuple[str, ...] | None:
    """The tokens that a viewer holds, for ``schakel.search.contract.Query.access``; None where everything may be seen."""
    if viewer.everything:
        return None
    held = ["public"]
    if viewer.member:
        held.append("network")
    held += [f"organisation-{key}" for key in sorted(viewer.organisations)]
    if viewer.person is not None:
        held.append(f"person-{viewer.person}")
    return tuple(held)


EVERYTHING = "everything"
"""The circle of those who may see everything."""


def circles_held(viewer: Viewer) -> tuple[str, ...]:
    """The circles of readers that a viewer belongs to, the widest first: a token is the circle of all who hold it.

    Who sees everything is of no organisation's or person's circle, but of one that takes all of those together.
    """
    held = tokens_held(viewer)
    return ("public", "network", EVERYTHING) if held is None else held


def circles_around(circle: str) -> tuple[str, ...]:
    """The circles that everyone in this one belongs to, the widest first, itself last.

    An organisation and a person belong to the network. A person's circle does not lie in that of an organisation: people leave.
    """
    wide = ("public", "network")
    return wide[: wide.index(circle) + 1] if circle in wide else (*wide, circle)


def open_to(circle: str, item_circle: str) -> bool:
    """Whether everyone in a circle may see what is open to ``item_circle`` (what ``tokens_of`` tells of the item)."""
    return circle == EVERYTHING or item_circle in circles_around(circle)


AnyModel = TypeVar("AnyModel", bound=models.Model)


def visible(items: models.QuerySet[AnyModel], viewer: Viewer, path: str = "") -> models.QuerySet[AnyModel]:
    """The items of a queryset that the viewer may see; ``path`` leads to the owned item ("publication__" for a passage)."""
    if viewer.everything:
        return items
    allowed = Q(**{f"{path}visibility": Visibility.PUBLIC})
    if viewer.member:
        allowed |= Q(**{f"{path}visibility": Visibility.NETWORK})
    if viewer.organisations:
        allowed |= Q(**{f"{path}visibility": Visibility.ORGANISATION, f"{path}owner_id__in": viewer.organisations})
    if viewer.person is not None:
        allowed |= Q(**{f"{path}visibility": Visibility.PRIVATE, f"{path}keeper_id": viewer.person})
    return items.filter(allowed)


def may_change(viewer: Viewer, item: Any) -> bool:
    """Whether the viewer may change an owned item: everyone of the owning organisation; a private item only its keeper."""
    if viewer.everything:
        return True
    if item.visibility == Visibility.PRIVATE:
        return viewer.person is not None and item.keeper_id == viewer.person
    return item.owner_id in viewer.organisations


def require_change(viewer: Viewer, item: Any) -> None:
    """Raise NotAllowed where the viewer may not change the item."""
    if not may_change(viewer, item):
        raise NotAllowed(_("You can look at this, but it belongs to another organisation, so you cannot change it."))


def may_add(viewer: Viewer) -> bool:
    """Whether the viewer may add something: whoever belongs to the network."""
    return viewer.everything or viewer.member


def require_member(viewer: Viewer) -> None:
    """Raise NotAllowed where the viewer may add nothing: someone outside the network, not logged in."""
    if not may_add(viewer):
        raise NotAllowed(_("Log in to add something."))


def require_everything(viewer: Viewer) -> None:
    """Raise NotAllowed where something is hidden from the viewer: for figures over all there is."""
    if not viewer.everything:
        raise NotAllowed(_("This counts all there is, also what is not open to you. Ask who keeps this installation."))
