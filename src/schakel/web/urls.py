"""Addresses of the start page and what belongs to no room."""

from django.urls import path

from schakel.web.pages import start

urlpatterns = [path("", start.start, name="start")]
