"""What the rooms' interfaces for programs share: names in camelCase outside (API Design Rules 2.2), in refusals too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated

from django.core.exceptions import ValidationError
from ninja import Schema
from pydantic import AfterValidator, ConfigDict
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError


def _without_nul(text: str) -> str:
    if "\x00" in text:
        raise PydanticCustomError("string_unicode", "NUL is no text")
    return text


Code = Annotated[str, AfterValidator(_without_nul)]
"""A code to look up as it was sent. NUL is refused: PostgreSQL takes no text with it."""


@contextmanager
def refused_by_name_outside(fields: Mapping[str, str]) -> Iterator[None]:
    """Let what an action refuses bear the names that the caller sent, in camelCase; ``fields`` maps these to the names inside."""
    outside = {inside: to_camel(name) for name, inside in fields.items()}
    try:
        yield
    except ValidationError as error:
        if not hasattr(error, "error_dict"):
            raise
        raise ValidationError({outside.get(name, name): told for name, told in error.error_dict.items()}) from error


class Camel(Schema):
    """Fields in camelCase for the outside."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Given(Camel):
    """What a program sends in a body. A name that does not exist is refused: left out unnoticed, it would seem to be stored."""

    model_config = ConfigDict(extra="forbid")
