from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "schakel.library"
    label = "library"
