"""Search the library for questions: the search is logged, findings are brought up to date, a verdict is proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from schakel.agenda.models import Agenda, Question
from schakel.evidence.actions.keep_findings import keep_findings
from schakel.evidence.actions.learn import keep_lessons
from schakel.evidence.asking import ask, findings_in, logged, passages_of, wording
from schakel.evidence.audience import ground, searcher_for, take_in_library
from schakel.evidence.bulk import update_rows
from schakel.evidence.lessons import by_passage, moved
from schakel.evidence.models import Finding, Search, Verdict
from schakel.evidence.proposals import propose_verdict
from schakel.evidence.queries.lessons import teachings
from schakel.library.models import Passage
from schakel.register.access import Viewer, require_change
from schakel.register.events import record
from schakel.register.indexing import note_change
from schakel.search import Result

BATCH = 100
PROPOSED = ("proposed", "probability", "reasons", "search", "best", "sources", "publishers", "proposed_at")
Progress = Callable[[int], None]


def search_question(viewer: Viewer, question: Question) -> Search:
    """Search the library for one question. Raises NotAllowed where the viewer may not change its agenda."""
    (search,) = search_questions(viewer, [question])
    return search


def search_questions(viewer: Viewer, questions: Sequence[Question], progress: Progress | None = None) -> list[Search]:
    """Search for many questions, in batches that are each stored whole or not at all.

    After each batch ``progress`` is called with the number of its questions. Judged findings stay, whatever is found; unjudged
    ones that are not found again go. Raises NotAllowed as above.
    """
    searches: list[Search] = []
    take_in_library()
    for agenda, own in _by_agenda(questions):
        require_change(viewer, agenda)
        searcher = searcher_for(viewer, agenda)
        for start in range(0, len(own), BATCH):
            part = own[start : start + BATCH]
            try:
                searches += _search(viewer, searcher, agenda, part)
            except IntegrityError:  # a publication was replaced or deleted in between: what is there now counts
                take_in_library()
                searches += _search(viewer, searcher, agenda, part)
            if progress:
                progress(len(part))
    return searches


def _by_agenda(questions: Iterable[Question]) -> list[tuple[Agenda, list[Question]]]:
    grouped: dict[int, list[Question]] = defaultdict(list)
    for question in questions:
        grouped[question.agenda_id].append(question)
    return [(own[0].agenda, own) for own in grouped.values()]


def _search(viewer: Viewer, searcher: Viewer, agenda: Agenda, questions: Sequence[Question]) -> list[Search]:
    """Search for questions of one agenda in what the searcher may see, and store the outcome whole."""
    own_words = dict(
        Verdict.objects.filter(question__in=questions).exclude(own_words="").values_list("question_id", "own_words")
    )
    searched = ground(searcher)
    results = ask(searcher, [wording(question, own_words.get(question.pk, "")) for question in questions])
    with transaction.atomic():
        verdicts = lock_verdicts(questions)
        passages = passages_of(searcher, results)
        searches = Search.objects.bulk_create(
            logged(question, own_words.get(question.pk, ""), result, passages, searched, viewer.name)
            for question, result in zip(questions, results, strict=True)
        )
        kept = _keep(searches, results, passages, verdicts)
        relabelled = [propose_again(verdicts[one.question_id], one, kept[one.question_id]) for one in searches]
        update_rows(verdicts.values(), PROPOSED)
        if len(searches) == 1:
            record(viewer, "evidence.question.searched", questions[0], container=agenda)
        else:
            record(viewer, "evidence.agenda.searched", agenda, data={"count": len(searches)})
        if any(relabelled):
            note_change("agenda", agenda.pk)
    return searches


def _keep(
    searches: Sequence[Search],
    results: Sequence[Result],
    passages: Mapping[int, Passage],
    verdicts: Mapping[int, Verdict],
) -> dict[int, list[Finding]]:
    """Store what was found, moved by what like questions teach; returns per question key all findings that stay."""
    taught = teachings(searches)
    found = {
        search.question_id: moved(
            search.question,
            findings_in(search.question, result, passages),
            by_passage(taught.get(search.question_id, ())),
        )
        for search, result in zip(searches, results, strict=True)
    }
    kept = keep_findings(searches, found, verdicts)
    keep_lessons(kept, taught)
    return kept


def lock_verdicts(questions: Sequence[Question]) -> dict[int, Verdict]:
    """The verdicts of these questions by question key, made where there are none, locked until the transaction ends.

    Everybody makes and locks them in the order of their keys, so that no two wait for each other.
    """
    keys = sorted({question.pk for question in questions})
    Verdict.objects.bulk_create([Verdict(question_id=key) for key in keys], ignore_conflicts=True)
    locked = Verdict.objects.select_for_update().filter(question__in=keys).order_by("question_id")
    return {verdict.question_id: verdict for verdict in locked}


def propose_again(verdict: Verdict, search: Search | None, findings: Iterable[Finding]) -> bool:
    """Set the proposal on ``verdict`` (not stored yet); returns whether the label that counts is another one now."""
    before = verdict.label
    proposal = propose_verdict(search, findings)
    verdict.proposed, verdict.probability = proposal.label, proposal.probability
    verdict.reasons = [list(reason) for reason in proposal.reasons]
    verdict.search, verdict.best = search, proposal.best
    verdict.sources, verdict.publishers = proposal.sources, proposal.publishers
    verdict.proposed_at = timezone.now()
    return verdict.label != before
