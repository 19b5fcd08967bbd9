from django.apps import AppConfig

REQUEUE_SECONDS = 15
SWEEP_SECONDS = 3600
REFERENCES_SECONDS = 5
"""How often the worker looks for files of a killed worker, orphan files, and publications whose references are not read."""
REFERENCES_MOST = 20
"""So many of these publications it reads at a time."""


class LibraryConfig(AppConfig):
    name = "schakel.library"
    label = "library"

    def ready(self) -> None:
        """Make known this room's actions, what of it can be found, and the work that comes back."""
        from schakel.library.index_source import SOURCE, PublicationSource
        from schakel.library.log import ACTIONS
        from schakel.register.events import register_actions
        from schakel.register.indexing import register_source
        from schakel.register.upkeep import register_upkeep

        register_source(SOURCE, PublicationSource())
        register_upkeep("library.requeue", REQUEUE_SECONDS, _requeue)
        register_upkeep("library.sweep", SWEEP_SECONDS, _sweep)
        register_upkeep("library.references", REFERENCES_SECONDS, _find_references)
        register_actions(ACTIONS)


def _requeue() -> None:
    from schakel.library.intake.queue import requeue_stale

    requeue_stale()


def _sweep() -> None:
    from schakel.library.files import sweep_own

    sweep_own()


def _find_references() -> None:
    """Publications that came in before references were recognised, a few at a time."""
    from schakel.library.actions.find_references import find_all_references
    from schakel.register.access import LOCAL

    find_all_references(LOCAL, most=REFERENCES_MOST)
