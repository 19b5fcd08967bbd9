"""A recognised agenda as plain data in a draft: themes, and lines in reading order that each know where they belong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NotRequired, TypedDict, cast

from schakel.agenda.models import CODE_LENGTH, DEEPEST, LABEL_LENGTH, OWNERS_LENGTH, TITLE_LENGTH
from schakel.agenda.recognise import RecognisedAgenda, RecognisedQuestion
from schakel.library.names import title_from_name

KIND_SIGNS = (
    ("strategic", ("strategisch", "strategic")),
    ("directorate", ("directie", "directorate")),
    ("regional", ("regio", "provinci", "region")),
    ("local", ("gemeente", "dorp", "wijk", "stad", "municipal", "local")),
    ("research", ("onderzoek", "research")),
)
"""Kinds of agenda with the words in a title that point at them, the most telling first."""


class DraftTheme(TypedDict):
    """A theme of a draft; ``key`` ("t1") is what lines point at. ``owners`` is not there in drafts made before it was read."""

    key: str
    code: str
    title: str
    rationale: str
    consequences: str
    owners: NotRequired[str]
    page: int | None
    doubts: list[str]
    dropped: bool


class DraftLine(TypedDict):
    """A question of a draft. ``parent`` is the key of the line it stands under, "" for directly under its theme.

    ``owners`` as in a theme.
    """

    key: str
    theme: str
    parent: str
    level: str
    code: str
    text: str
    label: str
    group: str
    original: str
    owners: NotRequired[str]
    page: int | None
    doubts: list[str]
    dropped: bool


class UnplacedText(TypedDict):
    """A line of the document that looks like a question but has no place yet."""

    key: str
    text: str
    page: int | None


class DraftTree(TypedDict):
    """All that is recognised; ``version`` rises with every correction, ``made`` counts the keys given out."""

    title: str
    subtitle: str
    starts: int | None
    ends: int | None
    kind: str
    visibility: str
    themes: list[DraftTheme]
    lines: list[DraftLine]
    unplaced: list[UnplacedText]
    doubts: list[str]
    paged: bool
    version: int
    made: int


def tree_of(agenda: RecognisedAgenda, *, name: str, title: str = "", paged: bool = False) -> DraftTree:
    """A recognised agenda as a draft; ``title`` is what its owner calls it, in place of the recognised one.

    Where the document has no title, the file's ``name`` gives one.
    """
    starts, ends = agenda.period or (None, None)
    title = title or agenda.title or title_from_name(name)
    tree = DraftTree(
        title=title[:TITLE_LENGTH],
        subtitle=agenda.subtitle[:TITLE_LENGTH],
        starts=starts,
        ends=ends,
        kind=kind_in(f"{title} {agenda.subtitle}"),
        visibility="organisation",
        themes=[],
        lines=[],
        unplaced=[],
        doubts=list(agenda.doubts),
        paged=paged,
        version=1,
        made=0,
    )
    for theme in agenda.themes:
        key = new_key(tree, "t")
        tree["themes"].append(
            DraftTheme(
                key=key,
                code=theme.code[:CODE_LENGTH],
                title=theme.title[:TITLE_LENGTH],
                rationale=theme.rationale,
                consequences=theme.consequences,
                owners=_owners(theme.owner),
                page=theme.page,
                doubts=list(theme.doubts),
                dropped=False,
            )
        )
        for question in theme.questions:
            _add(tree, question, key, "")
    for line in agenda.unplaced:
        tree["unplaced"].append(UnplacedText(key=new_key(tree, "u"), text=line.text, page=line.page))
    return tree


def kind_in(title: str) -> str:
    """The kind of agenda that a title speaks of; a person may choose another."""
    words = title.casefold()
    return next((kind for kind, signs in KIND_SIGNS if any(sign in words for sign in signs)), "other")


def new_key(tree: DraftTree, kind: str) -> str:
    """A key that was not given out before: "t3" for a theme, "q12" for a question, "u4" for an unplaced line."""
    tree["made"] += 1
    return f"{kind}{tree['made']}"


def kept_themes(tree: DraftTree) -> list[DraftTheme]:
    """The themes that were not dropped."""
    return [theme for theme in tree["themes"] if not theme["dropped"]]


def kept_lines(tree: DraftTree) -> list[DraftLine]:
    """The lines that will be stored, in reading order: not dropped, and not under a dropped theme.

    What stood under a dropped question comes directly under the theme; what stands deeper than an agenda goes, as deep as can be.
    """
    themes = {theme["key"] for theme in kept_themes(tree)}
    lines = [line for line in tree["lines"] if not line["dropped"] and line["theme"] in themes]
    parents = {line["key"]: line["parent"] for line in lines}
    kept = []
    for line in lines:
        above = _above(line["key"], parents)
        parent = above[-1] if len(above) < DEEPEST else above[DEEPEST - 2]
        kept.append(line if parent == line["parent"] else DraftLine(**{**line, "parent": parent}))
    return kept


def _above(key: str, parents: Mapping[str, str]) -> list[str]:
    """The keys of the lines that a line stands under, the outermost first; [""] for a line directly under its theme."""
    found: list[str] = []
    parent = parents[key]
    while parent in parents and parent not in found:
        found.insert(0, parent)
        parent = parents[parent]
    return found or [""]


def outline(tree: DraftTree) -> list[dict[str, Any]]:
    """The draft nested as programs read it: themes with code, title and questions with code, text, page and questions."""
    lines = kept_lines(tree)

    def below(theme: str, parent: str) -> list[dict[str, Any]]:
        found = [line for line in lines if line["theme"] == theme and line["parent"] == parent]
        return [
            {
                "code": line["code"],
                "text": line["text"],
                "page": line["page"],
                "questions": below(theme, line["key"]),
            }
            for line in found
        ]

    return [
        {"code": theme["code"], "title": theme["title"], "questions": below(theme["key"], "")}
        for theme in kept_themes(tree)
    ]


def loaded(data: Mapping[str, Any]) -> DraftTree:
    """A draft's plain data under its type."""
    return cast("DraftTree", data)


def _owners(text: str) -> str:
    """Owners as they are stored, divided by commas: "Gemeente Polderstad, afdeling Water" is one."""
    return re.sub(r",\s+(?=[a-z])", " – ", text)[:OWNERS_LENGTH]


def _add(tree: DraftTree, question: RecognisedQuestion, theme: str, parent: str) -> None:
    key = new_key(tree, "q")
    tree["lines"].append(
        DraftLine(
            key=key,
            theme=theme,
            parent=parent,
            level=question.level,
            code=question.code[:CODE_LENGTH],
            text=question.text,
            label=question.label[:LABEL_LENGTH],
            group=question.group,
            original=question.original,
            owners=_owners(question.owner),
            page=question.page,
            doubts=list(question.doubts),
            dropped=False,
        )
    )
    for below in question.questions:
        _add(tree, below, theme, key)
