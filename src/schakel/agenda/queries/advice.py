"""Advice on questions: what the coach says, with what the library and other agendas already have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from schakel.agenda.annotations import Remark, remarks
from schakel.agenda.coach import Advice, Asked, advise
from schakel.agenda.models import QUESTION_LENGTH, TEXT_LENGTH, Agenda, Question, Theme
from schakel.agenda.queries.like import like_questions
from schakel.agenda.queries.question import question as find_question
from schakel.agenda.queries.tree import agenda_tree
from schakel.parties.models import Organisation, OrganisationKind
from schakel.register.access import Viewer
from schakel.text.abbreviations import abbreviations

LOCAL_KINDS = frozenset(
    [
        OrganisationKind.MUNICIPALITY,
        OrganisationKind.PROVINCE,
        OrganisationKind.WATER_BOARD,
        OrganisationKind.REGION,
    ]
)
KNOWN_VERDICTS = ("answered", "partly", "running")
"""Verdicts with which something is known or under way."""
_CAPITALS = re.compile(r"\b[A-Z]\w*[A-Z]\w*\b")


@dataclass(frozen=True, slots=True)
class Advised:
    """The advice on one question.

    ``question`` is None for a text that is not stored; ``remark`` is what is known about it (see ``annotations``); ``like`` are
    questions that ask much the same.
    """

    advice: Advice
    question: Question | None = None
    remark: Remark | None = None
    like: tuple[Question, ...] = ()


def advice_on_question(viewer: Viewer, key: int) -> Advised:
    """The advice on a stored question. Raises Question.DoesNotExist where the viewer may not see it."""
    found = find_question(viewer, key)
    family = [found.pk, *found.children.values_list("pk", flat=True)] + ([found.parent_id] if found.parent_id else [])
    beside = remarks(viewer, [found.pk]).get(found.pk)
    like = like_questions(viewer, found.text, family)
    return Advised(_advice(found, _setting(found.agenda)), found, _known(beside), tuple(like))


def advice_on_text(
    viewer: Viewer,
    text: str,
    explanation: str = "",
    needed_by: date | None = None,
    needed_for: str = "",
    agenda: Agenda | None = None,
    instead_of: Question | None = None,
) -> Advised:
    """The advice on a text that is being written, for ``agenda`` and as new wording of ``instead_of`` where that is given.

    Raises ValidationError where the text is longer than a question may be.
    """
    if len(text) > QUESTION_LENGTH:
        raise ValidationError(
            _(
                "A question may have at most %(most)s characters; this has %(length)s. Put part of it in the explanation."
            )
            % {"most": QUESTION_LENGTH, "length": len(text)}
        )
    setting = _setting(agenda) if agenda else Setting()
    asked = Asked(
        text=text,
        explanation=explanation[:TEXT_LENGTH],
        context=setting.context,
        known=setting.known,
        local=setting.local,
        needed_by=needed_by,
        needed_for=needed_for,
    )
    without = [key for key in (instead_of.pk, instead_of.parent_id) if key] if instead_of else []
    like = like_questions(viewer, text, without)
    return Advised(advise(asked, timezone.localdate()), instead_of, None, tuple(like))


def advice_on_agenda(viewer: Viewer, agenda: Agenda) -> list[Advised]:
    """The advice on every question of an agenda that stands, in order; like questions are not looked for."""
    tree = agenda_tree(viewer, agenda)
    setting = _setting(agenda, texts=[part for theme in tree.themes for part in _theme_texts(theme.theme)])
    nodes = list(tree.standing())
    beside = {node.question.pk: _known(node.remark) for node in nodes}
    explanations = dict(Question.objects.filter(pk__in=list(beside)).values_list("pk", "explanation"))
    return [
        Advised(
            _advice(node.question, setting, explanations.get(node.question.pk, "")),
            node.question,
            beside[node.question.pk],
        )
        for node in nodes
    ]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an agenda gives to read its questions by: explanations, known abbreviations, whether it is of one place."""

    context: str = ""
    known: frozenset[str] = frozenset()
    local: bool = False


def _setting(agenda: Agenda, texts: Sequence[str] | None = None) -> Setting:
    if texts is None:
        texts = [part for theme in agenda.themes.all() for part in _theme_texts(theme)]
    return setting_of(agenda.owner, (agenda.title, agenda.subtitle), [agenda.summary, *texts])


def setting_of(owner: Organisation, titles: Sequence[str], texts: Sequence[str]) -> Setting:
    """What the texts of an agenda of ``owner`` give to read its questions by."""
    context = "\n".join(texts)
    names = (*titles, owner.name, owner.short_name)
    known = {short for name in names for short in _CAPITALS.findall(name)} | set(abbreviations(context))
    return Setting(context, frozenset(known), owner.kind in LOCAL_KINDS)


def _theme_texts(theme: Theme) -> tuple[str, str]:
    return theme.rationale, theme.consequences


def _advice(question: Question, setting: Setting, explanation: str | None = None) -> Advice:
    asked = Asked(
        text=question.text,
        explanation=question.explanation if explanation is None else explanation,
        context=setting.context,
        known=setting.known,
        local=setting.local,
        needed_by=question.needed_by,
        needed_for=question.needed_for,
    )
    return advise(asked, timezone.localdate())


def _known(remark: Remark | None) -> Remark | None:
    """The remark where something is known or under way."""
    return remark if remark is not None and remark.verdict in KNOWN_VERDICTS else None
