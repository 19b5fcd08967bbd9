"""Drafts of a language model in words: what went wrong, which sentences are not supported and why; and all as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.evidence.models import AnswerDraft, DraftState
from schakel.evidence.queries.drafts import is_abandoned, publications_behind
from schakel.evidence.words.endpoint import problem_told
from schakel.evidence.words.reasons import listed
from schakel.library.addresses import reader_address
from schakel.library.models import Publication
from schakel.search.support import Doubt


def doubt_told(doubt: str, words: Sequence[str]) -> str:
    """Why a sentence counts as not supported."""
    told = listed(list(words), 5)
    match doubt:
        case Doubt.UNCITED:
            return _("no passage stands with it")
        case Doubt.NO_PASSAGE:
            return ngettext("passage %(numbers)s was not sent", "passages %(numbers)s were not sent", len(words)) % {
                "numbers": ", ".join(words)
            }
        case Doubt.FIGURES:
            return _("not in the passage: the figure %(words)s") % {"words": told}
        case Doubt.NAMES:
            return _("not in the passage: the name %(words)s") % {"words": told}
        case Doubt.DENIAL:
            return _("only one of sentence and passage says %(words)s") % {"words": told}
        case Doubt.OPPOSITE:
            return _("the passage says the opposite of %(words)s") % {"words": told}
    return _("too much of it is not in the passage: %(words)s") % {"words": told}


@dataclass(frozen=True, slots=True)
class ShownCitation:
    """A number with the page it leads to; ``address`` is "" for a passage that is gone or was never sent."""

    number: int
    address: str
    source: str


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence with its citations; ``doubts`` are in words, empty where it is supported."""

    text: str
    citations: tuple[ShownCitation, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft as shown. ``told`` says why there is no answer, "" where there is one."""

    draft: AnswerDraft
    sentences: tuple[ShownSentence, ...]
    told: str

    @property
    def unsupported(self) -> int:
        """How many sentences are not supported."""
        return sum(bool(one.doubts) for one in self.sentences)


def shown_drafts(drafts: Sequence[AnswerDraft]) -> list[ShownDraft]:
    """Drafts in the reader's language, in one database query."""
    publications = publications_behind(drafts)
    return [_shown(draft, publications) for draft in drafts]


def _shown(draft: AnswerDraft, publications: dict[int, Publication]) -> ShownDraft:
    sources = {row[0]: _citation(row, publications) for row in draft.passages}
    sentences = tuple(
        ShownSentence(
            text,
            tuple(sources.get(number, ShownCitation(number, "", "")) for number in numbers),
            tuple(doubt_told(doubt, words) for doubt, words in doubts),
        )
        for text, numbers, doubts in draft.sentences
    )
    return ShownDraft(draft, sentences, _why_none(draft))


def _why_none(draft: AnswerDraft) -> str:
    if draft.state == DraftState.FAILED:
        return problem_told(draft.problem)
    if is_abandoned(draft):
        return _("The program stopped before an answer came.")
    if draft.state == DraftState.ASKED:
        return _("The answer has not come yet.")
    return "" if draft.sentences else _("The answer holds no sentence.")


def _citation(row: Sequence[object], publications: dict[int, Publication]) -> ShownCitation:
    number, publication_key, passage, page = (int(str(value)) if value is not None else 0 for value in row[:4])
    publication = publications.get(publication_key)
    if publication is None:
        return ShownCitation(number, "", "")
    year = f" ({publication.year})" if publication.year else ""
    where = _("page %(page)s") % {"page": row[4] or page}
    source = f"{publication.title}{year}, {where}"
    return ShownCitation(number, reader_address(publication_key, page, passage), source)


def draft_text(shown: ShownDraft) -> str:
    """A draft as plain text: the sentences that are not supported marked as such, the sources below."""
    lines = [_sentence(one) for one in shown.sentences]
    cited = {one.number: one.source for sentence in shown.sentences for one in sentence.citations if one.source}
    sources = [f"[{number}] {cited[number]}" for number in sorted(cited)]
    head = _("Draft by the language model %(model)s. Read every sentence beside its passage.") % {
        "model": shown.draft.model
    }
    return "\n\n".join(part for part in (head, "\n".join(lines) or shown.told, "\n".join(sources)) if part) + "\n"


def _sentence(one: ShownSentence) -> str:
    not_supported = _("not supported")
    marked = [f"[! {not_supported}: {'; '.join(one.doubts)}]"] if one.doubts else []
    return " ".join([one.text, *(f"[{cited.number}]" for cited in one.citations), *marked])
