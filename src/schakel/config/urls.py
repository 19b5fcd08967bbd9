"""Addresses: each room has its own list."""

from django.urls import include, path

from schakel.api.root import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("", include("schakel.web.urls")),
    path("", include("schakel.library.urls")),
    path("", include("schakel.agenda.urls")),
    path("", include("schakel.evidence.urls")),
    path("", include("schakel.overlap.urls")),
]

handler400 = "schakel.web.pages.errors.bad_request"
handler403 = "schakel.web.pages.errors.forbidden"
handler404 = "schakel.web.pages.errors.not_found"
handler500 = "schakel.web.pages.errors.server_error"
