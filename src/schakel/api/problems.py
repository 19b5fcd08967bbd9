"""What goes wrong in the interface for programs, as problem details (RFC 9457; API Design Rules 2.2, /core/error-handling)."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.core.exceptions import (
    ObjectDoesNotExist,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
    ValidationError,
)
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.errors import ValidationError as SchemaError

from schakel.library.oversize import oversize_sentence
from schakel.register.indexing import IndexNotReady

RETRY_SECONDS = 5
MEDIA_TYPE = "application/problem+json"


def problem(status: int, detail: str, errors: list[dict[str, Any]] | None = None) -> HttpResponse:
    """A problem+json answer with ``status``, ``title``, ``detail`` and, for bad input, all ``errors`` together."""
    body: dict[str, Any] = {"status": status, "title": HTTPStatus(status).phrase, "detail": detail}
    if errors:
        body["errors"] = errors
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)


def as_problem(response: HttpResponse) -> HttpResponse:
    """The answer itself, or a problem in place of a page for people or a bare line: an unknown address, a fault of ours."""
    if response.status_code < 400 or response.headers.get("Content-Type") == MEDIA_TYPE:
        return response
    told = {
        404: _("There is nothing here, or you may not see it."),
        405: _("This address does not take this method."),
        500: _("Something went wrong on our side. The technical log says where."),
        503: _("The database does not answer now. Try again in a moment."),
    }
    answer = problem(response.status_code, told.get(response.status_code, _("The request cannot be understood.")))
    for name in ("Allow", "Retry-After"):
        if value := response.headers.get(name):
            answer[name] = value
    return answer


def described(schema: dict[str, Any]) -> None:
    """Add to an OpenAPI description what every operation may answer when something goes wrong."""
    text = {"type": "string"}
    row = {"type": "object", "properties": {"in": text, "detail": text}, "required": ["in", "detail"]}
    schema["components"]["schemas"]["Probleem"] = {
        "type": "object",
        "description": "RFC 9457",
        "properties": {
            "status": {"type": "integer"},
            "title": text,
            "detail": text,
            "errors": {"type": "array", "items": row},
        },
        "required": ["status", "title", "detail"],
    }
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Probleem"}}}
    for operations in schema["paths"].values():
        for operation in operations.values():
            operation["responses"]["4XX"] = {"description": "Refused; the request must change", "content": content}
            operation["responses"]["5XX"] = {"description": "Our fault, or not ready yet", "content": content}


def install(api: NinjaAPI) -> None:
    """Give an interface these answers."""

    @api.exception_handler(SchemaError)
    def not_as_described(_request: HttpRequest, error: SchemaError) -> HttpResponse:
        return problem(400, _("The request is not as described in openapi.json."), error.errors)

    @api.exception_handler(ValidationError)
    def refused(_request: HttpRequest, error: ValidationError) -> HttpResponse:
        if hasattr(error, "error_dict"):
            rows = [{"in": name, "detail": text} for name, texts in error.message_dict.items() for text in texts]
        else:
            rows = [{"in": "body", "detail": text} for text in error.messages]
        return problem(400, " ".join(row["detail"] for row in rows), rows)

    @api.exception_handler(RequestDataTooBig)
    @api.exception_handler(TooManyFieldsSent)
    @api.exception_handler(TooManyFilesSent)
    def too_large(_request: HttpRequest, error: SuspiciousOperation) -> HttpResponse:
        return problem(413, oversize_sentence(error))

    @api.exception_handler(IndexNotReady)
    def not_ready(_request: HttpRequest, error: IndexNotReady) -> HttpResponse:
        answer = problem(503, " ".join(error.messages))
        answer["Retry-After"] = str(RETRY_SECONDS)
        return answer

    @api.exception_handler(PermissionDenied)
    def not_allowed(_request: HttpRequest, error: PermissionDenied) -> HttpResponse:
        return problem(403, str(error) or _("You may not do this."))

    @api.exception_handler(ObjectDoesNotExist)
    def not_there(_request: HttpRequest, _error: ObjectDoesNotExist) -> HttpResponse:
        return problem(404, _("There is nothing here, or you may not see it."))

    @api.exception_handler(HttpError)
    def not_read(_request: HttpRequest, error: HttpError) -> HttpResponse:
        sentence = _("What was sent is not a JSON object. Send one as described in openapi.json.")
        return problem(error.status_code, sentence, [{"in": "body", "detail": sentence}])
