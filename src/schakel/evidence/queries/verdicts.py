"""The verdict on each question as a given viewer may read it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.cache import cache
from django.utils import timezone

from schakel.agenda.models import Question
from schakel.evidence.asking import ask, findings_in, logged, passages_of, wording
from schakel.evidence.audience import ground, library_sequence, may_read, take_in_library
from schakel.evidence.found_again import found_again
from schakel.evidence.lessons import moved
from schakel.evidence.models import Finding, Search
from schakel.evidence.proposals import propose_verdict
from schakel.evidence.queries.findings import new_counts, visible_findings
from schakel.evidence.queries.lessons import lessons_of, unreadable
from schakel.evidence.queries.stored import (
    Proposed,
    Said,
    Searched,
    Stored,
    as_proposed,
    as_searched,
    stored_verdicts,
)
from schakel.evidence.words.reasons import in_words
from schakel.register.access import Viewer, tokens_held

LIVE_SECONDS = 3600
NOBODY = Said()


@dataclass(frozen=True, slots=True)
class Reading:
    """A question's verdict in a viewer's eyes.

    ``said`` is a person's verdict. ``proposal`` and ``searched`` rest only on what the viewer may see; ``searched`` is None
    where nothing was searched. ``live`` is the viewer's own search, made just now where the stored one rests on something
    hidden; then ``found`` holds what it found.
    """

    said: Said
    proposal: Proposed
    searched: Searched | None
    new: int = 0
    live: Search | None = None
    found: tuple[Finding, ...] = field(default=(), repr=False)

    @property
    def label(self) -> str:
        """The verdict that counts: a person's where there is one."""
        return self.said.verdict or self.proposal.label

    @property
    def confirmed(self) -> str:
        """A person's verdict, "" where there is none."""
        return self.said.verdict

    @property
    def reason(self) -> str:
        """Why, in the reader's language: a person's reason where there is one."""
        return (self.said.verdict and self.said.reason) or in_words(self.proposal.reasons)

    @property
    def proposed_reason(self) -> str:
        """Why the machine proposes what it does, in words."""
        return in_words(self.proposal.reasons)

    @property
    def searched_at(self) -> datetime | None:
        """When the library was searched for this question."""
        return self.searched.at if self.searched else None

    @property
    def reopened(self) -> bool:
        """Whether passages were found since a person gave the verdict."""
        return bool(self.confirmed and self.new)


def readings(viewer: Viewer, questions: Sequence[Question]) -> dict[int, Reading]:
    """The verdict of each question by key, in a fixed number of database queries."""
    keys = [question.pk for question in questions]
    stored = stored_verdicts(keys)
    new = new_counts(viewer, keys)
    latest = 0 if viewer.everything else library_sequence()
    held = tokens_held(viewer)
    unsearched = as_proposed(propose_verdict(None, ()))
    found: dict[int, Reading] = {}
    hidden: list[Question] = []
    closed = unreadable(viewer, keys)
    for question in questions:
        row = stored.get(question.pk)
        if row is None or row.searched is None:
            found[question.pk] = Reading(row.said if row else NOBODY, unsearched, None)
        elif question.pk not in closed and may_read(row.searched.reach, row.searched.sequence, held, latest):
            found[question.pk] = Reading(row.said, row.proposed, row.searched, new.get(question.pk, 0))
        else:
            hidden.append(question)
    found.update(_live(viewer, hidden, stored, new, latest))
    return found


def reading(viewer: Viewer, question: Question) -> Reading:
    """The verdict of one question."""
    return readings(viewer, [question])[question.pk]


def search_behind(read: Reading) -> Search | None:
    """The search that a verdict rests on: the viewer's own, else the stored one; None where nothing was searched."""
    key = read.searched.key if read.searched else None
    return read.live or (Search.objects.filter(pk=key).first() if key is not None else None)


def _live(
    viewer: Viewer, questions: Sequence[Question], stored: Mapping[int, Stored], new: Mapping[int, int], latest: int
) -> dict[int, Reading]:
    """What the viewer's own part of the library says."""
    if not questions:
        return {}
    searched = _searched_now(viewer, questions, stored, latest)
    judged: dict[int, list[Finding]] = {}
    for finding in visible_findings(viewer, [question.pk for question in questions]).exclude(judgement=""):
        judged.setdefault(finding.question_id, []).append(finding)
    found = {}
    taught = lessons_of(viewer, [question.pk for question in questions])
    for question in questions:
        search, plain = searched[question.pk]
        findings = moved(question, plain, taught.get(question.pk, {}))
        now, not_found = found_again(judged.get(question.pk, []), findings)
        joined = [*now, *not_found]
        proposal = as_proposed(propose_verdict(search, joined))
        said = stored[question.pk].said
        found[question.pk] = Reading(
            said, proposal, as_searched(search), new.get(question.pk, 0), search, tuple(joined)
        )
    return found


def _searched_now(
    viewer: Viewer, questions: Sequence[Question], stored: Mapping[int, Stored], latest: int
) -> dict[int, tuple[Search, list[Finding]]]:
    """A search for each question in the viewer's own part; remembered for as long as the library stays the same."""
    held = ",".join(tokens_held(viewer) or ())
    words = {question.pk: stored[question.pk].said.own_words for question in questions}
    names = {
        question.pk: _remembered_as(latest, question.pk, question.text, words[question.pk], held)
        for question in questions
    }
    kept = cache.get_many(names.values())
    found = {key: kept[name] for key, name in names.items() if name in kept}
    asked = [question for question in questions if question.pk not in found]
    if not asked:
        return found
    take_in_library()
    now, base = timezone.now(), ground(viewer)
    results = ask(viewer, [wording(question, words[question.pk]) for question in asked])
    passages = passages_of(viewer, results)
    for question, result in zip(asked, results, strict=True):
        search = logged(question, words[question.pk], result, passages, base, viewer.name)
        search.at = now
        found[question.pk] = (search, findings_in(question, result, passages))
    if base.sequence >= latest:
        cache.set_many({names[question.pk]: found[question.pk] for question in asked}, LIVE_SECONDS)
    return found


def _remembered_as(*what: object) -> str:
    """The name under which a search is remembered: the same in every process, another wherever anything of ``what`` differs."""
    return f"evidence:{hashlib.blake2b(repr(what).encode('utf-8', 'backslashreplace'), digest_size=16).hexdigest()}"
