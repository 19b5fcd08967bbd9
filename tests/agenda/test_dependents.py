"""What goes with an agenda is told in the reader's language, one or many."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db.models import CASCADE, Model
from django.utils import translation
from tests.agenda.conftest import Village

from schakel.agenda.models import Agenda
from schakel.agenda.queries.dependents import dependents
from schakel.evidence.models import Verdict


def going_along(kind: type[Model], known: set[type[Model]]) -> Iterator[type[Model]]:
    """The models whose rows go with rows of ``kind``, directly or through others."""
    for relation in kind._meta.related_objects:
        other = relation.related_model
        if getattr(relation, "on_delete", None) is CASCADE and other not in known and not other._meta.auto_created:
            known.add(other)
            yield other
            yield from going_along(other, known)


@pytest.mark.parametrize("kind", list(going_along(Agenda, {Agenda})), ids=lambda kind: kind.__name__)
def test_what_goes_along_has_a_dutch_name(kind: type[Model]) -> None:
    with translation.override("en"):
        english = str(kind._meta.verbose_name_plural)
    with translation.override("nl"):
        assert str(kind._meta.verbose_name_plural) != english


@pytest.mark.django_db
def test_one_is_named_as_one(village: Village) -> None:
    Verdict.objects.create(question=village.shop, proposed="partly")
    with translation.override("nl"):
        told = dict(dependents(village.agenda))
    assert told["oordeel over een vraag"] == 1
    assert told["vragen"] > 1
