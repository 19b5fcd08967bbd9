"""Database rows as lines of JSON and back, with any version of the models."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps.registry import Apps
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction

# Rebuilt or short-lived: the task queue of a running worker, and what Django derives by itself.
LEFT_OUT = {"contenttypes", "sessions", "django_tasks_db", "django_tasks_database"}
BATCH = 500
LONGEST = 80  # signs of a line that are quoted
# What a database says of a row that it cannot keep; the last two are of its driver.
REFUSALS = (DataError, IntegrityError, ValueError, OverflowError)


class Unfit(Exception):
    """A row that this database does not take; the message names the row and gives the reason."""


def archived_models(apps: Apps) -> list[type[models.Model]]:
    """The models that go into an archive, referred-to before referring, including the tables between many and many."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in LEFT_OUT and model._meta.managed and not model._meta.proxy
    ]
    return _in_order(found)


def _in_order(found: list[type[models.Model]]) -> list[type[models.Model]]:
    labels = {model._meta.label: model for model in found}
    ordered: list[type[models.Model]] = []
    seen: set[str] = set()

    def visit(model: type[models.Model]) -> None:
        if model._meta.label in seen:
            return
        seen.add(model._meta.label)
        for field in model._meta.concrete_fields:
            target = field.related_model
            if isinstance(target, type) and target._meta.label in labels:
                visit(target)
        ordered.append(model)

    for label in sorted(labels):
        visit(labels[label])
    return ordered


def lines(model: type[models.Model]) -> Iterator[str]:
    """Each row of a model as a JSON object of column values."""
    fields = model._meta.concrete_fields
    rows = model._default_manager.order_by("pk").values_list(*[field.attname for field in fields])
    for row in rows.iterator(chunk_size=BATCH):
        yield json.dumps({field.attname: _plain(field, value) for field, value in zip(fields, row, strict=True)})


def load(model: type[models.Model], rows: Iterable[str]) -> int:
    """Write the rows back with their keys; returns how many. References to the own table may point ahead. Raises Unfit.

    ``model`` comes from a migration's state, so it is ours alone: times that it would set by itself are left as archived.
    """
    for stamped in model._meta.concrete_fields:
        if isinstance(stamped, models.DateField):
            stamped.auto_now = stamped.auto_now_add = False
    fields = {field.attname: field for field in model._meta.concrete_fields}
    later = [field.attname for field in fields.values() if field.related_model is model]
    batch: list[models.Model] = []
    pointing: list[models.Model] = []
    count = 0
    for line in rows:
        values = _values(fields, line)
        item = model(**{name: None if name in later else value for name, value in values.items()})
        if any(values.get(name) is not None for name in later):
            pointing.append(model(**values))
        batch.append(item)
        count += 1
        if len(batch) >= BATCH:
            _write(model, batch)
            batch = []
    _write(model, batch)
    if pointing:
        model._default_manager.bulk_update(pointing, [fields[name].name for name in later], batch_size=BATCH)
    return count


def _values(fields: dict[str, models.Field[Any, Any]], line: str) -> dict[str, Any]:
    try:
        return {name: _restored(fields[name], value) for name, value in json.loads(line).items() if name in fields}
    except (ValueError, TypeError, AttributeError, ValidationError) as error:
        raise Unfit(f"{line[:LONGEST]!r} ({error})") from error


def _write(model: type[models.Model], batch: list[models.Model]) -> None:
    """Write the rows; where one cannot be written, find out which one it is."""
    try:
        with transaction.atomic():
            model._default_manager.bulk_create(batch)
    except REFUSALS as error:
        if len(batch) == 1:
            raise Unfit(f"{model._meta.label} {batch[0].pk} ({error})") from error
        for item in batch:
            _write(model, [item])
        raise


def _plain(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64encode(bytes(value)).decode("ascii")
    if isinstance(field, models.JSONField):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _restored(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    if isinstance(field, (models.JSONField, models.ForeignKey)):
        return value
    return field.to_python(value)
