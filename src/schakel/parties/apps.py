from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartiesConfig(AppConfig):
    name = "schakel.parties"
    label = "parties"

    def ready(self) -> None:
        from schakel.register.events import register_actions

        register_actions({"parties.organisation.added": _("{actor} added the organisation {title}")})
