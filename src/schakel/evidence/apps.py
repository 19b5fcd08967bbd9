from django.apps import AppConfig

PRUNE_SECONDS = 6 * 3600


class EvidenceConfig(AppConfig):
    name = "schakel.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Make known this room's actions, what it adds to other rooms' pages, and the work that comes back."""
        from schakel.agenda.annotations import register_annotator
        from schakel.evidence.annotator import EvidenceAnnotator
        from schakel.evidence.dependents import FindingDependents
        from schakel.evidence.log import ACTIONS
        from schakel.evidence.refresh import SECONDS, Refresh
        from schakel.library.dependents import register_dependents
        from schakel.register.events import register_actions
        from schakel.register.upkeep import register_upkeep

        register_actions(ACTIONS)
        register_annotator("evidence", EvidenceAnnotator())
        register_dependents("evidence", FindingDependents())
        register_upkeep("evidence", SECONDS, Refresh())
        register_upkeep("evidence.prune", PRUNE_SECONDS, _prune)


def _prune() -> None:
    from schakel.evidence.actions.prune_searches import prune_searches

    prune_searches()
