"""What the coach says of the questions of an agenda that is being imported, before they are stored."""

from __future__ import annotations

from django.utils import timezone

from schakel.agenda.coach import Asked, advise
from schakel.agenda.drafting.tree import DraftTree, kept_lines, kept_themes, loaded
from schakel.agenda.models import AgendaDraft
from schakel.agenda.queries.advice import Advised, Setting, setting_of


def draft_advice(draft: AgendaDraft) -> dict[str, Advised]:
    """The advice on every question that will be stored, by the key of its line; like questions are not looked for."""
    tree = loaded(draft.tree)
    setting = _setting(draft, tree)
    return {line["key"]: advice_in(setting, line["text"]) for line in kept_lines(tree)}


def advice_on_wording(draft: AgendaDraft, text: str) -> Advised:
    """The advice on a wording that stands in the form about a draft."""
    return advice_in(_setting(draft, loaded(draft.tree)), text)


def advice_in(setting: Setting, text: str) -> Advised:
    """The advice on a text of which no more is known than the agenda it stands in."""
    asked = Asked(text=text, context=setting.context, known=setting.known, local=setting.local)
    return Advised(advise(asked, timezone.localdate()))


def _setting(draft: AgendaDraft, tree: DraftTree) -> Setting:
    texts = [part for theme in kept_themes(tree) for part in (theme["rationale"], theme["consequences"])]
    return setting_of(draft.owner, (tree["title"], tree["subtitle"]), texts)
