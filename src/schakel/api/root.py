"""The REST interface, assembled from the rooms."""

from __future__ import annotations

from ninja import NinjaAPI

from schakel import __version__

api = NinjaAPI(title="Schakel", version=__version__, docs_url=None, openapi_url="openapi.json")
