"""The REST interface, assembled from the rooms (API Design Rules 2.2 of Logius)."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from schakel.agenda.api import router as agenda
from schakel.api.middleware import VERSION
from schakel.api.problems import described, install
from schakel.evidence.api import router as evidence
from schakel.evidence.api_answer import router as answers
from schakel.evidence.api_draft import router as drafts
from schakel.evidence.api_findings import router as findings
from schakel.evidence.api_judging import router as judging
from schakel.evidence.api_quality import router as quality
from schakel.library.api import router as library
from schakel.overlap.api import router as overlap
from schakel.register.api import router as register


class Interface(NinjaAPI):
    """The interface, whose description also tells what goes wrong."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The description (see ``NinjaAPI``)."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        described(schema)
        return schema


api = Interface(
    title="Schakel",
    version=VERSION,
    description="De open kennisagenda: publicaties, agenda's, vragen en wat er bekend is.",
    openapi_url="openapi.json",
    docs_url=None,
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
api.add_router("", library)
api.add_router("", register)
api.add_router("", overlap)
api.add_router("", answers)
api.add_router("", drafts)
api.add_router("", judging)
api.add_router("", quality)
api.add_router("", agenda)
api.add_router("", evidence)
api.add_router("", findings)
