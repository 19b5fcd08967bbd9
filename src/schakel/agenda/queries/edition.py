"""What a new edition changes in an agenda, for a person to tick what is taken over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from schakel.agenda.drafting.tree import DraftTree, kept_lines, kept_themes, loaded
from schakel.agenda.models import Agenda, AgendaDraft, ItemState, Question, Theme
from schakel.agenda.queries.history import Side, difference
from schakel.agenda.recognise.differences import Change, Node, differences


@dataclass(frozen=True, slots=True)
class EditionChange:
    """One change: ``key`` names it on a form; ``old`` and ``new`` are codes with texts, ``where`` the new place in words."""

    key: str
    change: Change
    code: str
    where: str
    pieces: tuple[tuple[Side, str], ...]

    @property
    def kind(self) -> str:
        """same, reworded, moved, new or gone."""
        return self.change.kind


@dataclass(frozen=True, slots=True)
class Edition:
    """All changes of a new edition, in its order, with what is gone at the end; ``counts`` per kind."""

    changes: tuple[EditionChange, ...]
    counts: dict[str, int]

    @property
    def differing(self) -> tuple[EditionChange, ...]:
        """The changes that a person decides on."""
        return tuple(change for change in self.changes if change.kind != "same")


def edition(draft: AgendaDraft) -> Edition:
    """Compare a draft with the agenda that it is a new edition of. Raises ValueError where it is of none."""
    if draft.agenda is None:
        raise ValueError("this draft is no new edition of an agenda")
    tree = loaded(draft.tree)
    old, new = stored_nodes(draft.agenda), draft_nodes(tree)
    codes = {line["key"]: line["code"] for line in tree["lines"]} | {
        theme["key"]: theme["code"] for theme in tree["themes"]
    }
    names = {node.key: node.text for node in new}
    found = []
    for change in differences(old, new):
        before, after = change.old, change.new
        pieces = difference(before.text if before else "", after.text if after else "")
        where = names.get(after.under, "") if after else ""
        code = codes.get(after.key, "") if after else ""
        found.append(EditionChange(_key(change), change, code, where, pieces))
    return Edition(tuple(found), dict(Counter(change.kind for change in found)))


def stored_nodes(agenda: Agenda) -> list[Node]:
    """What stands in an agenda: keys "theme-3" and "question-12"."""
    themes = Theme.objects.filter(agenda=agenda, state=ItemState.ACTIVE).order_by("position", "pk")
    nodes = [Node(f"theme-{theme.pk}", theme.title, "", "theme") for theme in themes]
    standing = {theme.pk for theme in themes}
    for question in Question.objects.filter(agenda=agenda, state=ItemState.ACTIVE).order_by("position", "pk"):
        if question.theme_id in standing:
            under = f"question-{question.parent_id}" if question.parent_id else f"theme-{question.theme_id}"
            nodes.append(Node(f"question-{question.pk}", question.text, under, _level(question.level)))
    return nodes


def draft_nodes(tree: DraftTree) -> list[Node]:
    """What stands in a draft: keys as in the draft."""
    nodes = [Node(theme["key"], theme["title"], "", "theme") for theme in kept_themes(tree)]
    nodes.extend(
        Node(line["key"], line["text"], line["parent"] or line["theme"], _level(line["level"]))
        for line in kept_lines(tree)
    )
    return nodes


def _level(level: str) -> Literal["core", "sub"]:
    return "core" if level == "core" else "sub"


def _key(change: Change) -> str:
    return f"{change.old.key if change.old else ''}>{change.new.key if change.new else ''}"
