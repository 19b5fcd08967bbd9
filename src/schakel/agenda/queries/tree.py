"""An agenda as a tree: themes, core questions, sub-questions, each read with one query."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from schakel.agenda.annotations import Notes, Remark, notes
from schakel.agenda.models import Agenda, ItemState, Question, QuestionLevel, Theme
from schakel.register.access import Viewer

NO_REMARK = Remark()


@dataclass(slots=True)
class QuestionNode:
    """A question in the tree; ``depth`` 0 stands directly under the theme.

    ``matches`` is false where it is only shown because something under it matches the filter; ``address`` leads to the page
    about it.
    """

    question: Question
    tags: tuple[str, ...] = ()
    remark: Remark = NO_REMARK
    depth: int = 0
    children: list[QuestionNode] = field(default_factory=list)
    matches: bool = True
    address: str = ""

    @property
    def key(self) -> str:
        """Its database key as text."""
        return str(self.question.pk)

    @property
    def facts(self) -> bool:
        """Whether there is more to say under it than where to read."""
        return bool(self.tags or self.question.needed_by)

    @property
    def stands(self) -> bool:
        """Whether it is not withdrawn, merged or split."""
        return self.question.state == ItemState.ACTIVE

    @property
    def is_leaf(self) -> bool:
        """Whether it waits for an answer of its own: no question under it stands."""
        return not any(child.stands for child in self.children)

    def walk(self) -> Iterator[QuestionNode]:
        """This question and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def standing(self) -> Iterator[QuestionNode]:
        """This question and all below it that stands; nothing of a question that does not."""
        if self.stands:
            yield self
            for child in self.children:
                yield from child.standing()


@dataclass(slots=True)
class ThemeNode:
    """A theme with its questions; what is counted are its ``leaves``."""

    theme: Theme
    questions: list[QuestionNode] = field(default_factory=list)

    @property
    def stands(self) -> bool:
        """Whether it is not withdrawn."""
        return self.theme.state == ItemState.ACTIVE

    def walk(self) -> Iterator[QuestionNode]:
        """All questions of the theme."""
        for question in self.questions:
            yield from question.walk()

    def leaves(self) -> list[QuestionNode]:
        """The standing questions that wait for an answer of their own: sub-questions, and core questions without any."""
        standing = (node for question in self.questions for node in question.standing())
        return [node for node in standing if node.is_leaf]

    @property
    def blocks(self) -> list[tuple[QuestionNode | None, list[QuestionNode]]]:
        """The questions as a page sets them: each core question with what stands under it, the others in a row together."""
        found: list[tuple[QuestionNode | None, list[QuestionNode]]] = []
        for node in self.questions:
            if node.question.level == QuestionLevel.CORE or node.children:
                found.append((node, node.children))
            elif found and found[-1][0] is None:
                found[-1][1].append(node)
            else:
                found.append((None, [node]))
        return found

    @property
    def total(self) -> int:
        """How many questions wait for an answer of their own."""
        return len(self.leaves())

    @property
    def counts(self) -> dict[str, int]:
        """Verdict to how many of the leaves have it."""
        return dict(Counter(node.remark.verdict for node in self.leaves() if node.remark.verdict))


@dataclass(slots=True)
class AgendaTree:
    """An agenda with its themes and what other rooms say of it."""

    agenda: Agenda
    themes: list[ThemeNode]
    notes: Notes

    def walk(self) -> Iterator[QuestionNode]:
        """All questions."""
        for theme in self.themes:
            yield from theme.walk()

    def standing(self) -> Iterator[QuestionNode]:
        """All questions that stand, in themes that stand, not under one that does not."""
        for theme in self.themes:
            if theme.stands:
                for question in theme.questions:
                    yield from question.standing()

    @property
    def total(self) -> int:
        """How many questions wait for an answer of their own, over all themes that stand."""
        return sum(theme.total for theme in self.themes if theme.stands)

    @property
    def levels(self) -> Counter[str]:
        """Level ("core", "sub") to how many questions of it stand."""
        return Counter(node.question.level for node in self.standing())

    @property
    def has_gone(self) -> bool:
        """Whether any theme or question was withdrawn, merged or split."""
        return not all(theme.stands and all(node.stands for node in theme.walk()) for theme in self.themes)


@dataclass(frozen=True, slots=True)
class TreeFilter:
    """What is shown of a tree: questions with any of these subjects, owners, verdicts; ``gone``: withdrawn items too.

    A verdict is looked for among the leaves, as it is counted.
    """

    tags: Sequence[str] = ()
    owners: Sequence[str] = ()
    verdicts: Sequence[str] = ()
    gone: bool = False

    def __bool__(self) -> bool:
        return bool(self.tags or self.owners or self.verdicts)

    def matches(self, node: QuestionNode) -> bool:
        """Whether a question passes each of the filters that are set."""
        return (
            (not self.tags or any(tag in self.tags for tag in node.tags))
            and (not self.owners or any(owner in self.owners for owner in owner_names(node.question.owners)))
            and (not self.verdicts or (node.is_leaf and node.remark.verdict in self.verdicts))
        )


def agenda_tree(viewer: Viewer, agenda: Agenda) -> AgendaTree:
    """The whole tree of an agenda that the viewer may see, in order, withdrawn, merged and split items included."""
    themes = {theme.pk: ThemeNode(theme) for theme in agenda.themes.order_by("position", "pk")}
    rows = list(agenda.questions.defer("explanation", "original").order_by("position", "pk"))
    tags = question_tags([agenda.pk])
    beside = notes(viewer, agenda, [row.pk for row in rows if row.state == ItemState.ACTIVE])
    nodes = {row.pk: QuestionNode(row, tags.get(row.pk, ()), beside.remarks.get(row.pk, NO_REMARK)) for row in rows}
    for node in nodes.values():
        parent = nodes.get(node.question.parent_id or 0)
        (parent.children if parent else themes[node.question.theme_id].questions).append(node)
    for theme in themes.values():
        for top in theme.questions:
            _set_depth(top, 0)
    return AgendaTree(agenda, list(themes.values()), beside)


def narrowed(tree: AgendaTree, narrow: TreeFilter) -> AgendaTree:
    """The tree with only what the filter lets through; a question above one that matches stays, for context."""
    themes = []
    for node in tree.themes:
        if not node.stands and not narrow.gone:
            continue
        questions = [kept for question in node.questions if (kept := _narrowed(question, narrow))]
        if questions or not narrow:
            themes.append(ThemeNode(node.theme, questions))
    return AgendaTree(tree.agenda, themes, tree.notes)


def question_tags(agendas: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Question key to its subjects, for all questions of these agendas, in one query."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    links = Question.tags.through.objects.filter(question__agenda__in=agendas)
    for question, name in links.order_by("tag__name").values_list("question_id", "tag__name"):
        found[question].append(name)
    return {question: tuple(names) for question, names in found.items()}


def owner_names(owners: str) -> list[str]:
    """The owners of a theme or question, that stand divided by commas or semicolons."""
    return [name for raw in owners.replace(";", ",").split(",") if (name := raw.strip())]


def facets(tree: AgendaTree) -> Mapping[str, Counter[str]]:
    """How often each subject, owner and verdict occurs among the questions that stand."""
    found: dict[str, Counter[str]] = {"tags": Counter(), "owners": Counter(), "verdicts": Counter()}
    for node in tree.standing():
        found["tags"].update(node.tags)
        found["owners"].update(owner_names(node.question.owners))
    for theme in tree.themes:
        if theme.stands:
            found["verdicts"].update(node.remark.verdict for node in theme.leaves() if node.remark.verdict)
    return found


def _narrowed(node: QuestionNode, narrow: TreeFilter) -> QuestionNode | None:
    if not node.stands and not narrow.gone:
        return None
    children = [kept for child in node.children if (kept := _narrowed(child, narrow))]
    matches = narrow.matches(node)
    if not matches and not children:
        return None
    return QuestionNode(node.question, node.tags, node.remark, node.depth, children, matches)


def _set_depth(node: QuestionNode, depth: int) -> None:
    node.depth = depth
    for child in node.children:
        _set_depth(child, depth + 1)
