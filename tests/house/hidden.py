"""An installation in which much is hidden.

Two organisations share it. What Gemeente Waterstad keeps to itself holds the word ``SECRET``, stands beside what is public, and
is as like it as can be: the same questions, passages on the same subject, references to and from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.core.cache import cache
from tests.factories import evidence as make
from tests.factories.agenda import make_core, make_theme
from tests.factories.library import make_intake, make_intake_files

from schakel.agenda.actions.draft_agenda import draft_agenda
from schakel.agenda.models import Agenda, AgendaDraft, Question
from schakel.evidence.actions.confirm_verdict import confirm_verdict
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.measure_quality import measure_agenda
from schakel.evidence.actions.search_questions import search_questions
from schakel.evidence.models import AnswerDraft, DraftState, Finding
from schakel.library.models import FileState, Intake, IntakeFile, Publication, Reference, ReferenceSort
from schakel.overlap.actions.group_questions import group_questions
from schakel.overlap.actions.rename_group import rename_group
from schakel.overlap.queries.groups import question_groups
from schakel.parties.actions.home_organisation import home_organisation
from schakel.register.access import ANONYMOUS, LOCAL, Viewer, Visibility
from schakel.register.indexing import catch_up, note_change

SECRET = "zwartekraai"
MISSPELT = "zwartekraay"
HIRING = "Hoe houden we kennis vast als we bureaus inhuren?"
APART = (f"Welke vleermuizen slapen in de toren van {SECRET}?", f"Hoe tellen we vleermuizen in de toren van {SECRET}?")
"""What nobody asks but in what is hidden."""
NOWHERE = 987_654_321
"""A key that nothing has."""

Keys = Mapping[str, int]


@dataclass(frozen=True)
class House:
    """The installation: ``closed`` and ``open`` hold the key of an item of each kind, ``own`` of those of the stranger."""

    closed: Keys
    open: Keys
    own: Keys
    stranger: Viewer

    def viewer(self, name: str) -> Viewer:
        """Who looks: "stranger", a member of another organisation, or "anonymous"."""
        return {"stranger": self.stranger, "anonymous": ANONYMOUS}[name]


def furnished(folder: Path, closed_for: str) -> House:
    """The installation, searched and judged and grouped.

    ``folder`` is for the files that are handed in; ``closed_for`` is the visibility of what is hidden.
    """
    stranger = make.colleague("Sanne", make.organisation("Gemeente Elders"))
    open_keys = _agenda("Open agenda", Visibility.PUBLIC, "Gemeente Waterstad", "", folder)
    closed = _agenda(f"Agenda {SECRET}", closed_for, "Gemeente Waterstad", f" ({SECRET})", folder)
    own = _agenda("Agenda van Elders", Visibility.PUBLIC, "Gemeente Elders", " en adviseurs", folder)
    apart = [make.question(text, Agenda.objects.get(pk=closed["agenda"])) for text in APART]
    _publications(open_keys, closed, own, closed_for)
    for keys in (open_keys, closed, own):
        note_change("agenda", keys["agenda"])
    catch_up()
    search_questions(LOCAL, list(Question.objects.all()))
    _judged(open_keys, closed, own)
    group_questions(LOCAL, anew=True)
    found = {question: group.key for group in question_groups(LOCAL) for question in group.questions}
    for keys, one in ((closed, apart[0].pk), (open_keys, open_keys["question"]), (own, own["question"])):
        keys["group"] = found[one]
    rename_group(LOCAL, closed["group"], f"Over {SECRET}")
    _drafts(open_keys, closed)
    home_organisation(LOCAL)
    catch_up()
    cache.clear()
    return House(closed, open_keys, own, stranger)


def _draft(agenda: Agenda, folder: Path, words: str) -> AgendaDraft:
    """An agenda that was handed in and not yet looked over."""
    path = folder / f"{agenda.title}.csv"
    path.write_text(f"Thema;Kernvraag\nInhuur{words};{HIRING.replace('?', f'{words}?')}\n", encoding="utf-8")
    draft = draft_agenda(LOCAL, agenda.owner, path, path.name)
    assert isinstance(draft, AgendaDraft)
    AgendaDraft.objects.filter(pk=draft.pk).update(visibility=agenda.visibility)
    return draft


def _agenda(title: str, visibility: str, owner: str, words: str, folder: Path) -> dict[str, int]:
    agenda = make.agenda(visibility, owner, title)
    Agenda.objects.filter(pk=agenda.pk).update(summary=f"Waarvoor{words}.", subtitle=f"Deel{words}")
    theme = make_theme(agenda=agenda, code="B", title=f"Inhuur{words}", rationale=f"Omdat{words}.", position=1)
    question = make_core(
        theme=theme, code="B1", text=HIRING.replace("?", f"{words}?"), position=0, label=f"Kort{words}"
    )
    second = make_core(theme=theme, code="B2", text=make.WAITING.replace("?", f"{words}?"), position=1)
    make_core(theme=theme, code="B3", text=make.WAITING_TOO.replace("?", f"{words}?"), position=2)
    draft = _draft(agenda, folder, words)
    intake = make_intake(owner=agenda.owner, title=title, visibility=visibility)
    [file] = make_intake_files(intake, 1, state=FileState.FAILED, reason=["encrypted", {}])
    IntakeFile.objects.filter(pk=file.pk).update(name=f"{title}.pdf")
    return {
        "agenda": agenda.pk,
        "theme": theme.pk,
        "question": question.pk,
        "second": second.pk,
        "draft": draft.pk,
        "intake": intake.pk,
        "file": file.pk,
    }


def _publications(open_keys: dict[str, int], closed: dict[str, int], own: dict[str, int], closed_for: str) -> None:
    shown = make.publication("Inhuur bekeken", [make.HIRING, make.TREES])
    hidden = make.publication(
        f"Notitie {SECRET}",
        [f"{make.HIRING} Zo ook bij {SECRET}.", f"{make.RECRUITMENT} Met {SECRET}."],
        visibility=closed_for,
        year=2031,
    )
    other = make.publication("Werving in de regio", [make.RECRUITMENT], owner="Gemeente Elders")
    Publication.objects.filter(pk=shown.pk).update(resembles=hidden)
    for citing, cited in ((hidden, shown), (shown, hidden)):
        words = f"Zie {cited.title}."
        Reference.objects.create(
            publication=citing, position=0, page=1, start=0, end=3, kind=ReferenceSort.WORK,
            raw=words if citing == hidden else "Zie de notitie.", context=words if citing == hidden else "Zie de notitie.",
            title=cited.title if citing == hidden else "De notitie", cited=cited,
        )  # fmt: skip
    for keys, one in ((open_keys, shown), (closed, hidden), (own, other)):
        keys["publication"] = one.pk
        keys["passage"] = one.passages.all()[0].pk


def _judged(open_keys: dict[str, int], closed: dict[str, int], own: dict[str, int]) -> None:
    """A public question with a hidden finding that was judged; a hidden agenda that was judged, decided and measured."""
    hidden = Finding.objects.filter(question=open_keys["question"], publication=closed["publication"])[0]
    judge_finding(LOCAL, hidden, "answers", f"Vanwege {SECRET}.")
    closed["finding"] = hidden.pk
    shown = Finding.objects.filter(question=open_keys["question"], publication=open_keys["publication"])[0]
    judge_finding(LOCAL, shown, "partly", "Gaat over inhuur.")
    open_keys["finding"] = shown.pk
    own["finding"] = Finding.objects.filter(question=own["question"])[0].pk
    for finding in Finding.objects.filter(question=closed["question"])[:2]:
        judge_finding(LOCAL, finding, "answers", f"Volgens {SECRET}.")
    confirm_verdict(LOCAL, Question.objects.get(pk=closed["question"]), "answered", f"Door {SECRET}.")
    for keys in (open_keys, closed):
        measure_agenda(LOCAL, Agenda.objects.get(pk=keys["agenda"]))


def _drafts(open_keys: dict[str, int], closed: dict[str, int]) -> None:
    """Drafts of a model, on what is hidden, for a public and for a hidden question."""
    for keys in (open_keys, closed):
        AnswerDraft.objects.create(
            question_id=keys["question"],
            actor="local",
            state=DraftState.ANSWERED,
            address="http://localhost/v1",
            model="proef",
            sent=f'{{"messages": "{SECRET}"}}',
            passages=[[1, closed["publication"], closed["passage"], 1, "3", SECRET]],
            received=f"Dat zegt {SECRET} [1].",
            sentences=[[f"Dat zegt {SECRET} [1].", [1], []]],
        )


def without_what_is_closed(house: House) -> None:
    """Take away all that is hidden, as if it had never been there; what rested on it is left as it was computed.

    No change is noted, so the index must be one that is built afterwards.
    """
    for model, kind in ((Publication, "publication"), (Agenda, "agenda"), (AgendaDraft, "draft"), (Intake, "intake")):
        model.objects.filter(pk=house.closed[kind]).delete()
    catch_up()
    group_questions(LOCAL, anew=True)
    cache.clear()
