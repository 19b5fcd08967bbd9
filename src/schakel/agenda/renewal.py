"""An agenda taken over from its new edition, change by change, within the action ``apply_edition``."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schakel.agenda.actions.store_draft import new_question
from schakel.agenda.codes import next_question_code, next_theme_code
from schakel.agenda.drafting.tree import DraftLine, DraftTheme, kept_lines, loaded
from schakel.agenda.models import Agenda, AgendaDraft, ItemState, Question, Theme
from schakel.agenda.placing import levels_below, move_to
from schakel.agenda.queries.edition import EditionChange
from schakel.agenda.recognise.differences import Node
from schakel.agenda.stored_text import one_line, paragraphs
from schakel.register.access import Viewer
from schakel.register.events import record


class Renewal:
    """An agenda that is being renewed, with the theme or question that each key of the draft has become.

    Themes and questions are read one by one when their turn comes: a move before may have changed what stands below it.
    """

    def __init__(self, viewer: Viewer, agenda: Agenda, draft: AgendaDraft) -> None:
        tree = loaded(draft.tree)
        self.viewer = viewer
        self.agenda = agenda
        self.lines: dict[str, DraftLine] = {line["key"]: line for line in kept_lines(tree)}
        self.drafted: dict[str, DraftTheme] = {theme["key"]: theme for theme in tree["themes"]}
        self.themes: dict[str, Theme] = {}
        self.questions: dict[str, Question] = {}

    def take(self, change: EditionChange, chosen: bool) -> None:
        """Take over one change, where it was chosen; the changes come in the order of the new edition, parents first.

        Raises ValidationError where something would hang under what was not taken over, or under itself.
        """
        old, new = change.change.old, change.change.new
        if new is None:
            if old is not None and chosen:
                self._withdraw(old)
        elif new.level == "theme":
            self._theme(old, self.drafted[new.key], chosen)
        else:
            self._question(old, self.lines[new.key], chosen)

    def _theme(self, old: Node | None, drafted: DraftTheme, chosen: bool) -> None:
        position = len(self.themes)
        if old is None:
            if chosen:
                self.themes[drafted["key"]] = self._new_theme(drafted, position)
            return
        theme = Theme.objects.get(pk=key_of(old))
        theme.agenda = self.agenda
        self.themes[drafted["key"]] = theme
        changes = {}
        if chosen and theme.title != drafted["title"]:
            changes["title"] = (theme.title, drafted["title"])
            theme.title = drafted["title"]
        theme.page, theme.position = drafted["page"], position
        theme.save()
        if changes:
            record(self.viewer, "agenda.theme.changed", theme, changes=changes, container=self.agenda)

    def _new_theme(self, drafted: DraftTheme, position: int) -> Theme:
        codes = list(self.agenda.themes.values_list("code", flat=True))
        theme = Theme.objects.create(
            agenda=self.agenda,
            code=drafted["code"] if drafted["code"] and drafted["code"] not in codes else next_theme_code(codes),
            title=drafted["title"],
            rationale=paragraphs(drafted["rationale"]),
            consequences=paragraphs(drafted["consequences"]),
            owners=one_line(drafted.get("owners", "")),
            page=drafted["page"],
            position=position,
        )
        record(self.viewer, "agenda.theme.added", theme, container=self.agenda)
        return theme

    def _question(self, old: Node | None, line: DraftLine, chosen: bool) -> None:
        if old is not None:
            self._known_question(old, line, chosen)
        elif chosen:
            self._new_question(line)

    def _new_question(self, line: DraftLine) -> None:
        theme, parent = self._place(line)
        question = new_question(self.agenda, theme, parent, line, next_question_code(theme, parent))
        question.position = len(self.questions)
        question.save()
        self.questions[line["key"]] = question
        record(self.viewer, "agenda.question.added", question, container=self.agenda)

    def _known_question(self, old: Node, line: DraftLine, chosen: bool) -> None:
        question = Question.objects.select_related("theme", "parent").get(pk=key_of(old))
        question.agenda = self.agenda
        self.questions[line["key"]] = question
        changes: dict[str, tuple[str, str]] = {}
        if chosen and question.text != line["text"]:
            changes["text"] = (question.text, line["text"])
            question.text = line["text"]
        if chosen:
            changes |= self._moved(question, line)
        question.original, question.page = one_line(line["original"]), line["page"]
        question.position = len(self.questions)
        question.full_clean(exclude=["agenda", "theme", "parent"])
        question.save()
        if changes:
            action = "agenda.question.moved" if "place" in changes else "agenda.question.changed"
            record(self.viewer, action, question, changes=changes, container=self.agenda)

    def _moved(self, question: Question, line: DraftLine) -> dict[str, tuple[str, str]]:
        theme, parent = self._place(line)
        if (question.theme_id, question.parent_id) == (theme.pk, parent.pk if parent else None):
            return {}
        if parent is not None and any(parent in level for level in levels_below(question)):
            raise self._without_its_place(line)
        return move_to(question, theme, parent)

    def _place(self, line: DraftLine) -> tuple[Theme, Question | None]:
        theme = self.themes.get(line["theme"])
        parent = self.questions.get(line["parent"]) if line["parent"] else None
        if parent is not None:
            return parent.theme, parent
        if theme is None or line["parent"]:
            raise self._without_its_place(line)
        return theme, None

    def _without_its_place(self, line: DraftLine) -> ValidationError:
        """Why a line cannot come where the new edition has it: what it stands under was not taken over."""
        above = self.lines[line["parent"]]["text"] if line["parent"] else self.drafted[line["theme"]]["title"]
        return ValidationError(
            _("“%(text)s” comes under “%(above)s”, which you did not tick. Tick that too, or leave this one out.")
            % {"text": line["text"][:100], "above": above[:100]}
        )

    def _withdraw(self, old: Node) -> None:
        if old.level == "theme":
            theme = Theme.objects.get(pk=key_of(old))
            theme.state = ItemState.WITHDRAWN
            theme.save()
            subject: Theme | Question = theme
            action = "agenda.theme.withdrawn"
        else:
            question = Question.objects.get(pk=key_of(old))
            question.state = ItemState.WITHDRAWN
            question.save()
            subject, action = question, "agenda.question.withdrawn"
        changes = {"state": (str(ItemState.ACTIVE), str(ItemState.WITHDRAWN))}
        data = {"reason": _("not in the new edition")}
        record(self.viewer, action, subject, changes=changes, data=data, container=self.agenda)


def key_of(node: Node) -> int:
    """The database key in a node's key."""
    return int(node.key.partition("-")[2])
