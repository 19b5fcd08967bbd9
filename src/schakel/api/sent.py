"""Which part of what a caller sent is not as described, under the name that the caller gave it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from ninja.errors import ValidationErrorContext
from ninja.parser import Parser

from schakel.api.words import fault_told

Place = tuple[int | str, ...]


class ObjectParser(Parser):
    """Takes a JSON object only: a list or a number has none of the fields, and would pass where every field may be left out."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The object. Raises ValueError or TypeError, which come back as ``HttpError`` 400."""
        body: object = super().parse_body(request)
        if not isinstance(body, dict):
            raise TypeError("not an object")
        return body


def not_as_described(contexts: Iterable[ValidationErrorContext[Any]]) -> list[dict[str, Any]]:
    """Rows with ``in`` and ``detail``, over all parts of a request (path, query, body, file)."""
    return [
        _row(one["type"], sent_name(context.model, one["loc"]), one.get("ctx", {}))
        for context in contexts
        for one in context.pydantic_validation_error.errors(include_url=False, include_input=False)
    ]


def sent_name(model: Any, place: Place) -> str:
    """A field as it was sent: ``titel``, ``vragen.0.tekst``; ``body`` or ``query`` where all of that part is meant.

    ``model`` is how the interface takes in a part of the request: it puts what was sent under the names of its own arguments,
    and ``place`` begins with these.
    """
    flat = getattr(model, "__ninja_flatten_map__", {})
    for name, path in flat.items():
        if place[: len(path)] == path:
            return _joined((name, *place[len(path) :]))
    wrapped = flat or place[:1] == (getattr(model, "__read_from_single_attr__", None),)
    return _joined(place[1:] if wrapped else place) or str(model.__ninja_param_source__)


def _row(kind: str, name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {"in": name, "detail": fault_told(kind, name, values)}


def _joined(place: Place) -> str:
    return ".".join(str(part) for part in place)
