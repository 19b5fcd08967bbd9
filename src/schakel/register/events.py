"""The event log: each action writes one line, in the same transaction as its change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from schakel.register.access import LOCAL, Viewer
from schakel.register.models import Event

_texts: dict[str, str | Promise] = {}


def register_actions(texts: Mapping[str, str | Promise]) -> None:
    """Make known a room's actions: code ("library.publication.added") to a sentence with {actor} and {title}."""
    _texts.update(texts)


def known_actions() -> Mapping[str, str | Promise]:
    """Every action that may be logged, with its sentence."""
    return _texts


def record(
    viewer: Viewer,
    action: str,
    subject: models.Model,
    *,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    data: Mapping[str, Any] | None = None,
    container: models.Model | None = None,
) -> Event:
    """Write what ``viewer`` did to ``subject``. Raises KeyError for an action that no room made known."""
    if action not in _texts:
        raise KeyError(f"unknown action {action}")
    return Event.objects.create(
        actor=viewer.name,
        action=action,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_title=str(subject)[:400],
        container_kind=container._meta.label_lower if container else "",
        container_id=container.pk if container else None,
        changes={field: list(pair) for field, pair in (changes or {}).items()},
        data=dict(data or {}),
    )


def sentence(event: Event) -> str:
    """The event in words, in the reader's language."""
    text = str(_texts.get(event.action, event.action))
    return text.format_map({**event.data, "actor": actor_name(event.actor), "title": event.subject_title})


def actor_name(name: str, *, within: bool = False) -> str:
    """Who did something, as people read it, at the start of a sentence or ``within`` it: on one's own machine the reader."""
    if name != LOCAL.name:
        return name
    return str(_("you") if within else _("You"))


def history(subject: models.Model) -> models.QuerySet[Event]:
    """All events of one item, newest first."""
    return Event.objects.filter(subject_kind=subject._meta.label_lower, subject_id=subject.pk)


def history_within(container: models.Model) -> models.QuerySet[Event]:
    """All events of an item and of what belongs to it, newest first."""
    label = container._meta.label_lower
    return Event.objects.filter(
        models.Q(container_kind=label, container_id=container.pk)
        | models.Q(subject_kind=label, subject_id=container.pk)
    )
