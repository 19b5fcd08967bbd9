"""The places on an agenda that a question can move to."""

from __future__ import annotations

from dataclasses import dataclass

from schakel.agenda.models import Question
from schakel.agenda.queries.tree import QuestionNode, agenda_tree
from schakel.register.access import Viewer


@dataclass(frozen=True, slots=True)
class Place:
    """A theme's key and the key and name of the question to stand under (None and "": as a core question of the theme)."""

    theme: int
    parent: int | None = None
    name: str = ""

    @property
    def value(self) -> str:
        """How a form names it: "theme-3", or "question-12" for under that question."""
        return f"theme-{self.theme}" if self.parent is None else f"question-{self.parent}"


def places(viewer: Viewer, question: Question) -> list[tuple[str, list[Place]]]:
    """Every place in its agenda that a question can move to, per theme; not where it stands now, nor under itself."""
    tree = agenda_tree(viewer, question.agenda)
    rows: list[tuple[str, list[Place]]] = []
    for theme in tree.themes:
        if not theme.stands:
            continue
        found = []
        if (theme.theme.pk, None) != (question.theme_id, question.parent_id):
            found.append(Place(theme.theme.pk))
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
