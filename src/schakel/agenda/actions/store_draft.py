"""Store a draft as an agenda."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schakel.agenda.actions.drop_draft import discard
from schakel.agenda.codes import free_codes
from schakel.agenda.drafting.tree import DraftLine, DraftTree, kept_lines, kept_themes, loaded
from schakel.agenda.index_source import reindex
from schakel.agenda.locking import locked_draft
from schakel.agenda.models import LABEL_LENGTH, Agenda, AgendaDraft, Question, QuestionLevel, Theme
from schakel.agenda.stored_text import one_line, paragraphs
from schakel.register.access import Viewer
from schakel.register.events import record


@dataclass(frozen=True, slots=True)
class Stored:
    """The agenda; ``before`` is true where this very document had been stored already and nothing changed."""

    agenda: Agenda
    before: bool = False


def store_draft(viewer: Viewer, key: int) -> Stored:
    """Make the agenda that a draft describes, all of it or nothing; the draft is gone afterwards.

    Raises ValidationError (no title, no questions left), NotAllowed, AgendaDraft.DoesNotExist.
    """
    with transaction.atomic():
        draft = locked_draft(viewer, key)
        if known := Agenda.objects.filter(owner=draft.owner_id, source_digest=draft.digest).first():
            discard(draft)
            return Stored(known, before=True)
        tree = loaded(draft.tree)
        require_questions(tree)
        agenda = _create_agenda(draft, tree)
        themes = _create_themes(agenda, tree)
        count = _create_questions(agenda, tree, themes)
        data = {"themes": len(themes), "questions": count, "document": draft.file_name}
        record(viewer, "agenda.agenda.imported", agenda, data=data)
        draft.delete()
        reindex(agenda)
    return Stored(agenda)


def require_questions(tree: DraftTree) -> None:
    """Raises ValidationError where everything was left out."""
    if not kept_lines(tree):
        raise ValidationError(_("There is no question left to store. Take at least one question in."))


def _create_agenda(draft: AgendaDraft, tree: DraftTree) -> Agenda:
    agenda = Agenda(
        owner=draft.owner,
        keeper_id=draft.keeper_id,
        visibility=tree["visibility"],
        title=tree["title"],
        subtitle=tree["subtitle"],
        kind=tree["kind"],
        starts=tree["starts"],
        ends=tree["ends"],
        source_file=draft.file.name,
        source_name=draft.file_name,
        source_digest=draft.digest,
    )
    agenda.full_clean(validate_constraints=False)
    agenda.save()
    return agenda


def _create_themes(agenda: Agenda, tree: DraftTree) -> dict[str, Theme]:
    kept = kept_themes(tree)
    codes = free_codes([theme["code"] or "?" for theme in kept], set())
    made: dict[str, Theme] = {}
    for position, (theme, code) in enumerate(zip(kept, codes, strict=True)):
        made[theme["key"]] = Theme.objects.create(
            agenda=agenda,
            code=code,
            title=theme["title"] or code,
            rationale=paragraphs(theme["rationale"]),
            consequences=paragraphs(theme["consequences"]),
            owners=one_line(theme.get("owners", "")),
            page=theme["page"],
            position=position,
        )
    return made


def _create_questions(agenda: Agenda, tree: DraftTree, themes: dict[str, Theme]) -> int:
    """Every line as a question, level by level so that parents are there first; returns how many."""
    lines = kept_lines(tree)
    codes = dict(zip((line["key"] for line in lines), free_codes((line["code"] for line in lines), set()), strict=True))
    positions = {line["key"]: position for position, line in enumerate(lines)}
    made: dict[str, Question] = {}
    waiting = lines
    while waiting:
        ready = [line for line in waiting if not line["parent"] or line["parent"] in made]
        if not ready:
            raise ValidationError(_("Two questions stand under each other. Give one of them another place."))
        rows = [
            new_question(agenda, themes[line["theme"]], made.get(line["parent"]), line, codes[line["key"]])
            for line in ready
        ]
        for line, row in zip(ready, rows, strict=True):
            row.position = positions[line["key"]]
        for line, row in zip(ready, Question.objects.bulk_create(rows), strict=True):
            made[line["key"]] = row
        waiting = [line for line in waiting if line["key"] not in made]
    return len(made)


def new_question(agenda: Agenda, theme: Theme, parent: Question | None, line: DraftLine, code: str) -> Question:
    """A line as a question that is not stored yet. Raises ValidationError where it is too long."""
    question = Question(
        agenda=agenda,
        theme=theme,
        parent=parent,
        level=QuestionLevel.CORE if line["level"] == "core" and parent is None else QuestionLevel.SUB,
        code=code or "?",
        label=one_line(line["label"])[:LABEL_LENGTH],
        text=one_line(line["text"]),
        original=one_line(line["original"]),
        owners=one_line(line.get("owners", "")),
        page=line["page"],
    )
    question.full_clean(exclude=["agenda", "theme", "parent"])
    return question
