"""From the row of units to the agenda that is handed out."""

from __future__ import annotations

from schakel.agenda.recognise.branch import Branch, Trunk
from schakel.agenda.recognise.codes import give_codes
from schakel.agenda.recognise.model import RecognisedAgenda, RecognisedQuestion, RecognisedTheme, UnplacedLine
from schakel.agenda.recognise.questions import left_over, mark_headings, mark_questions, split_label
from schakel.agenda.recognise.ranks import rank_questions
from schakel.agenda.recognise.repeats import without_repeats
from schakel.agenda.recognise.themes import mark_themes
from schakel.agenda.recognise.tree import grow
from schakel.agenda.recognise.unit import Unit
from schakel.agenda.recognise.wording import comparable


def assemble(
    units: list[Unit],
    *,
    title: str = "",
    subtitle: str = "",
    organisation: str = "",
    period: tuple[int, int] | None = None,
) -> RecognisedAgenda:
    """Decide what each unit is, build the tree, give codes, and say what is in doubt."""
    mark_headings(units)
    mark_questions(units)
    rank_questions(units)
    mark_themes(units)
    trunks = without_repeats(grow(units))
    invented = give_codes(trunks)
    labelled = _labels_are_usual(trunks)
    themes = tuple(_theme(trunk, title, labelled=labelled) for trunk in trunks)
    unplaced = _unplaced(units, themes)
    doubts = []
    if not themes:
        doubts.append("nothing_recognised")
    elif invented:
        doubts.append("code_invented")
    if any("table_in_pieces" in unit.doubts for unit in units):
        doubts.append("table_in_pieces")
    if unplaced:
        doubts.append("questions_left_over")
    return RecognisedAgenda(title, subtitle, organisation, period, themes, unplaced, tuple(doubts))


def _labels_are_usual(trunks: list[Trunk]) -> bool:
    """True where at least half of the core questions, two or more, begin with a label; else a colon is part of the wording."""
    cores = [branch for trunk in trunks for branch in trunk.branches]
    labelled = sum(bool(split_label(branch.unit.text)[0]) for branch in cores)
    return labelled >= 2 and labelled >= len(cores) / 2


def _theme(trunk: Trunk, agenda_title: str, *, labelled: bool) -> RecognisedTheme:
    doubts = list(trunk.doubts)
    if not trunk.title or trunk.title == agenda_title:
        doubts.append("theme_unclear")
    return RecognisedTheme(
        code=trunk.code,
        title=trunk.title or agenda_title,
        rationale="\n\n".join(trunk.rationale),
        consequences="\n\n".join(trunk.consequences),
        owner=trunk.owner,
        page=trunk.page,
        questions=tuple(_question(branch, top=True, labelled=labelled) for branch in trunk.branches),
        doubts=tuple(doubts),
    )


def _question(branch: Branch, *, top: bool, labelled: bool) -> RecognisedQuestion:
    unit = branch.unit
    label, text = split_label(unit.text) if labelled else ("", unit.text)
    return RecognisedQuestion(
        code=branch.code,
        text=text,
        page=unit.page,
        level="core" if top else "sub",
        questions=tuple(_question(child, top=False, labelled=False) for child in branch.branches),
        group=branch.group,
        label=label or unit.label,
        original=unit.original,
        owner=unit.owner,
        doubts=tuple(unit.doubts),
    )


def _unplaced(units: list[Unit], themes: tuple[RecognisedTheme, ...]) -> tuple[UnplacedLine, ...]:
    known = {comparable(question.text) for theme in themes for question in theme.walk()}
    lines = [UnplacedLine(unit.text, unit.page) for unit in left_over(units)]
    return tuple(dict.fromkeys(line for line in lines if comparable(line.text) not in known))
