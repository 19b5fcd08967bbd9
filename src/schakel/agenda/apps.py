from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "schakel.agenda"
    label = "agenda"
