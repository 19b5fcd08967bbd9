"""The REST interface, assembled from the rooms (API Design Rules 2.2 of Logius)."""

from __future__ import annotations

import re
from typing import Any

from ninja import NinjaAPI
from ninja.errors import ValidationError, ValidationErrorContext
from ninja.openapi.schema import OpenAPISchema

from schakel.agenda import api as agenda
from schakel.api.middleware import VERSION
from schakel.api.problems import described, install
from schakel.api.sent import ObjectParser, not_as_described
from schakel.evidence import api as evidence
from schakel.library import api as library
from schakel.overlap import api as overlap
from schakel.register import api as register


def named(schema: OpenAPISchema) -> None:
    """Call each operation after its method and address: what programs call it then outlasts a move of our modules."""
    for path, operations in schema["paths"].items():
        words = re.findall(r"[a-z]+", path.partition("/v1/")[2])
        for method, operation in operations.items():
            operation["operationId"] = "_".join([method, *words])


class Interface(NinjaAPI):
    """The interface, whose description also tells what goes wrong."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The description (see ``NinjaAPI``)."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        described(schema)
        named(schema)
        return schema

    def validation_error_from_error_contexts(
        self, error_contexts: list[ValidationErrorContext[Any]]
    ) -> ValidationError:
        """All that is not as described, each with ``in``, the name that the caller sent, and ``detail``."""
        return ValidationError(not_as_described(error_contexts))


api = Interface(
    title="Schakel",
    version=VERSION,
    description="De open kennisagenda: publicaties, agenda's, vragen en wat er bekend is.",
    openapi_url="openapi.json",
    docs_url=None,
    parser=ObjectParser(),
    openapi_extra={
        "info": {
            "contact": {
                "name": "Schakel",
                "url": "https://schakel.example/",
                "email": "info@schakel.example",
            },
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        }
    },
)
install(api)
for room in (library, register, overlap, evidence, agenda):
    api.add_router("", room.router)
