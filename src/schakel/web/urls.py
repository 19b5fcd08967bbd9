"""Addresses of the start page and what belongs to no room."""

from django.urls import path
from django.views.i18n import set_language

from schakel.web.pages import about, index_state, search, start

urlpatterns = [
    path("", start.start, name="start"),
    path("zoeken/", search.search, name="search"),
    path("over/", about.about, name="about"),
    path("over/zoekindex/", index_state.index_state, name="index_state"),
    path("toegankelijkheid/", about.accessibility, name="accessibility"),
    path("taal/", set_language, name="set_language"),
]
