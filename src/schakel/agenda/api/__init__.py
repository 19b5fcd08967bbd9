"""This room for programs: agendas, themes, questions and advice on them, with the same actions as the pages."""

from __future__ import annotations

from ninja import Router

from schakel.agenda.api import advice, agendas, imports, questions

router = Router()
for part in (agendas, questions, advice, imports):
    router.add_router("", part.router)
