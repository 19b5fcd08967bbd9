"""This room for programs: what is known per question, with the same actions as the pages."""

from __future__ import annotations

from ninja import Router

from schakel.evidence.api import answer, drafts, findings, judging, quality, searches, verdicts

router = Router()
for part in (answer, drafts, judging, quality, verdicts, searches, findings):
    router.add_router("", part.router)
