from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

REQUEUE_SECONDS = 15
SWEEP_SECONDS = 3600
REFERENCES_SECONDS = 5
REFERENCES_MOST = 20


class LibraryConfig(AppConfig):
    name = "schakel.library"
    label = "library"

    def ready(self) -> None:
        from schakel.library.index_source import SOURCE, PublicationSource
        from schakel.register.events import register_actions
        from schakel.register.indexing import register_source
        from schakel.register.upkeep import register_upkeep

        register_source(SOURCE, PublicationSource())
        register_upkeep("library.requeue", REQUEUE_SECONDS, _requeue)
        register_upkeep("library.sweep", SWEEP_SECONDS, _sweep)
        register_upkeep("library.references", REFERENCES_SECONDS, _find_references)
        register_actions(
            {
                "library.publication.added": _("{actor} added the publication {title}"),
                "library.publication.changed": _("{actor} changed the data of {title}"),
                "library.publication.file_replaced": _("{actor} replaced the file of {title}"),
                "library.publication.references_found": _("{actor} had {count} references recognised in {title}"),
                "library.publication.deleted": _("{actor} deleted the publication {title}"),
                "library.intake.started": _("{actor} handed in {count} files"),
                "library.intake.stopped": _("{actor} stopped the intake {title}"),
                "library.intake.resumed": _("{actor} let the intake {title} go on"),
                "library.intake.retried": _("{actor} had failed files of the intake {title} read once more"),
            }
        )


def _requeue() -> None:
    from schakel.library.queue import requeue_stale

    requeue_stale()


def _sweep() -> None:
    from schakel.library.files import sweep

    sweep()


def _find_references() -> None:
    """Publications that came in before references were recognised, a few at a time."""
    from schakel.library.actions.find_references import find_all_references
    from schakel.register.access import LOCAL

    find_all_references(LOCAL, most=REFERENCES_MOST)
