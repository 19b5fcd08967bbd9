"""What every page's shell needs."""

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, object]:
    """The room that is open, for the main menu."""
    match = request.resolver_match
    return {"here": match.url_name if match else ""}
