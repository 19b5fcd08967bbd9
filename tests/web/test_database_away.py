"""A database that is away is called that, to people and to programs, and it is said to try again."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from django.db import OperationalError, connection
from django.test import Client

pytestmark = pytest.mark.django_db
client = Client(raise_request_exception=False)


def away(*_given: Any) -> NoReturn:
    raise OperationalError("connection refused")


def test_a_page_says_that_the_database_does_not_answer() -> None:
    with connection.execute_wrapper(away):
        answer = client.get("/agendas/", headers={"accept-language": "nl"})
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "De database antwoordt nu niet" in answer.content.decode()


def test_a_program_is_told_in_problem_details() -> None:
    with connection.execute_wrapper(away):
        answer = client.get("/api/v1/agendas", headers={"accept-language": "en"})
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] == "The database does not answer now. Try again in a moment."
