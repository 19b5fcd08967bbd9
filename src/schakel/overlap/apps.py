from django.apps import AppConfig


class OverlapConfig(AppConfig):
    name = "schakel.overlap"
    label = "overlap"

    def ready(self) -> None:
        """Make known this room's actions, and the work that comes back."""
        from schakel.overlap.log import ACTIONS
        from schakel.overlap.regrouping import REGROUP_SECONDS, Regroup
        from schakel.register.events import register_actions
        from schakel.register.upkeep import register_upkeep

        register_actions(ACTIONS)
        register_upkeep("overlap.groups", REGROUP_SECONDS, Regroup())
