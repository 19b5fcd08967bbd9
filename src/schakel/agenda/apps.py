from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "schakel.agenda"
    label = "agenda"

    def ready(self) -> None:
        """Make known this room's actions and what of it can be found."""
        from schakel.agenda.index_source import SOURCE, QuestionSource
        from schakel.agenda.log import ACTIONS
        from schakel.register.events import register_actions
        from schakel.register.indexing import register_source

        register_actions(ACTIONS)
        register_source(SOURCE, QuestionSource())
