"""How much a document looks like an agenda of questions. Used to suggest an import, never to decide."""

from __future__ import annotations

import re

from schakel.agenda.recognise.assemble import assemble
from schakel.agenda.recognise.unit import Role
from schakel.agenda.recognise.units import units_of
from schakel.extract.document import Document

_NAME = re.compile(
    r"\b(?:kennis|onderzoeks?|vraag|evaluatie|leer|research|knowledge|evaluation|learning|evidence)[\s-]?agenda\b"
    r"|\bareas of research interest\b",
    re.IGNORECASE,
)
FEWEST_QUESTIONS = 4
FIRST_WORDS = 2_000


def agenda_likeness(document: Document) -> float:
    """0-1: how much a document looks like an agenda of questions; from 0.5 an import is worth suggesting.

    Four signs, weighed: it calls itself an agenda early on, the number of questions in lists, the share of its words that are
    questions, and headings that announce questions. Fewer than four questions gives at most 0.2.
    """
    units = units_of(document)
    agenda = assemble(units)
    questions = [question for theme in agenda.themes for question in theme.walk()]
    total = sum(unit.words for unit in units)
    if not questions or not total:
        return 0.0
    asking = sum(len(question.text.split()) for question in questions)
    name = f"{document.proposal.title} {document.proposal.subtitle} {' '.join(document.text[:20_000].split()[:FIRST_WORDS])}"
    score = 0.25 * bool(_NAME.search(name))
    score += 0.2 * any(unit.role is Role.LEAD for unit in units)
    score += 0.25 * min(1.0, len(questions) / 15)
    score += 0.3 * min(1.0, 4 * asking / total)
    return round(score if len(questions) >= FEWEST_QUESTIONS else min(score, 0.2), 3)
