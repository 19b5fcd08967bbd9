"""This room for programs: the same question asked elsewhere, and groups of questions across agendas."""

from __future__ import annotations

from ninja import Router

from schakel.overlap.api import elsewhere, groups

router = Router()
for part in (elsewhere, groups):
    router.add_router("", part.router)
