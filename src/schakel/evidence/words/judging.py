"""How far the judging of a question is, in words; and what like questions say of a passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from schakel.evidence.models import Judgement, Lesson, LessonRelation, VerdictLabel
from schakel.evidence.queries.next_to_judge import Judging
from schakel.register.events import actor_name

SAID: dict[str, str | Promise] = {
    Judgement.ANSWERS: _("Judged as “answers” for"),
    Judgement.PARTLY: _("Judged as “partly” for"),
    Judgement.BACKGROUND: _("Judged as “background” for"),
    Judgement.IRRELEVANT: _("Judged as “not relevant” for"),
}
RELATIONS: dict[str, str | Promise] = {
    LessonRelation.SAME: _("the same question"),
    LessonRelation.BROADER: _("a broader question"),
    LessonRelation.NARROWER: _("a narrower question"),
}
LONGEST = 110


@dataclass(frozen=True, slots=True)
class ShownLesson:
    """A lesson in words: ``said`` (what, for what kind of question), the ``question``, its ``address``, and ``by`` whom."""

    said: str
    question: str
    address: str
    by: str


def shown_lesson(lesson: Lesson) -> ShownLesson:
    """What a person said of this passage for a like question."""
    source = lesson.source
    said = f"{SAID.get(source.judgement, '')} {RELATIONS.get(lesson.relation, '')}"
    by = gettext("%(organisation)s; by %(name)s") % {
        "organisation": source.question.agenda.owner,
        "name": actor_name(source.judged_by),
    }
    if source.judged_at:
        by = gettext("%(who)s, %(day)s") % {"who": by, "day": date_format(localtime(source.judged_at), "j F Y")}
    address = reverse("evidence:question", args=[source.question_id]) + f"#f{source.pk}"
    return ShownLesson(said, Truncator(source.question.text).chars(LONGEST), address, by)


def left(found: Judging) -> str:
    """How many passages were judged and how many remain."""
    remaining = ngettext("%(count)d passage remains", "%(count)d passages remain", len(found.order))
    return gettext("%(judged)d judged, %(left)s") % {
        "judged": found.judged,
        "left": remaining % {"count": len(found.order)},
    }


def prospect(found: Judging) -> str:
    """Whether it makes sense to go on, said honestly."""
    label = VerdictLabel(found.reading.proposal.label).label
    if not found.reading.searched:
        return gettext("The library has not been searched for this question yet, so there is nothing to judge.")
    if not found.order:
        return gettext("Everything that was found has been judged. The proposal is “%(label)s”.") % {"label": label}
    if found.settled:
        return gettext("You can stop: whatever you say of the remaining passages, the proposal stays “%(label)s”.") % {
            "label": label
        }
    others = _either([str(VerdictLabel(one).label) for one in found.possible if one != found.reading.proposal.label])
    data = {"label": label, "others": others, "percent": _percent(found.change)}
    if found.hardly_changes:
        return (
            gettext(
                "You may stop: the chance that the proposal “%(label)s” still becomes %(others)s is about %(percent)s."
            )
            % data
        )
    return (
        gettext("The proposal is “%(label)s” and can still become %(others)s; the chance of that is about %(percent)s.")
        % data
    )


def _either(words: Sequence[str]) -> str:
    quoted = [gettext("“%(word)s”") % {"word": word} for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return gettext("%(words)s or %(last)s") % {"words": ", ".join(quoted[:-1]), "last": quoted[-1]}


def _percent(share: float) -> str:
    return gettext("%(number)s%%") % {"number": number_format(max(1, min(99, round(100 * share))))}
