"""Many rows changed at once, each with values of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db import connection, models


def update_rows(rows: Collection[models.Model], fields: Sequence[str]) -> None:
    """Write these fields of stored rows of one model, with one statement that is run for each row.

    Django's ``bulk_update`` builds a CASE expression per row and field: forty times slower for the findings of an agenda.
    """
    if not rows:
        return
    model = type(next(iter(rows)))
    columns = [_column(model, name) for name in fields]
    quote = connection.ops.quote_name
    sets = ", ".join(quote(str(column.column)) + " = %s" for column in columns)
    statement = " ".join(["UPDATE", quote(model._meta.db_table), "SET", sets, "WHERE id = %s"])
    values = [
        [*(column.get_db_prep_save(getattr(row, column.attname), connection) for column in columns), row.pk]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def _column(model: type[models.Model], name: str) -> models.Field[object, object]:
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{name} is not a column of {model._meta.label}")
    return field
