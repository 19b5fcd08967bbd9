"""Where a question can go, and which questions look like it."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from schakel.agenda.models import Question
from schakel.agenda.queries.standing import stands
from schakel.agenda.queries.tree import QuestionNode, agenda_tree
from schakel.register.access import Viewer


@dataclass(frozen=True, slots=True)
class Place:
    """A theme's key and the question to stand under (None: as a core question), with its name."""

    theme: int
    parent: int | None
    name: str


def places(viewer: Viewer, question: Question) -> list[tuple[str, list[Place]]]:
    """Every place in its agenda that a question can move to, per theme; not where it stands now, nor under itself."""
    tree = agenda_tree(viewer, question.agenda)
    rows: list[tuple[str, list[Place]]] = []
    for theme in tree.themes:
        if not theme.stands:
            continue
        found = []
        if (theme.theme.pk, None) != (question.theme_id, question.parent_id):
            found.append(Place(theme.theme.pk, None, ""))
        for node in theme.questions:
            found += _under(node, question)
        if found:
            rows.append((str(theme.theme), found))
    return rows


def _under(node: QuestionNode, question: Question) -> list[Place]:
    if not node.stands or node.question.pk == question.pk:
        return []
    found = []
    is_core = node.depth == 0 and node.question.level == "core"
    if node.question.pk != question.parent_id and (is_core or node.children):
        found.append(Place(node.question.theme_id, node.question.pk, str(node.question)))
    for child in node.children:
        found += _under(child, question)
    return found


def look_alikes(question: Question) -> list[Question]:
    """All other questions of the same agenda that stand, the most alike in words first."""
    others = Question.objects.filter(stands(), agenda=question.agenda_id)
    return sorted(
        others.exclude(pk=question.pk),
        key=lambda other: (-fuzz.token_set_ratio(question.text.lower(), other.text.lower()), other.position),
    )
