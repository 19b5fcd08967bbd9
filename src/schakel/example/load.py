"""The example content put into an installation, through the same actions as anybody's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from schakel.agenda.actions.change_agenda import change_agenda
from schakel.agenda.actions.change_question import change_question
from schakel.agenda.actions.change_theme import change_theme
from schakel.agenda.actions.import_agenda import import_agenda
from schakel.agenda.models import Agenda
from schakel.evidence.actions.confirm_verdict import confirm_verdict
from schakel.evidence.actions.judge_finding import judge_finding
from schakel.evidence.actions.search_agenda import search_agenda
from schakel.evidence.models import Finding, Verdict
from schakel.extract import Reader
from schakel.library.actions.add_publication import add_publication
from schakel.library.models import Publication
from schakel.parties.actions.find_or_add_organisation import find_or_add_organisation
from schakel.parties.models import Organisation, OrganisationKind
from schakel.register.access import LOCAL, Visibility
from schakel.register.indexing import catch_up

FOLDER = Path(__file__).parent
COPIED_FIELDS = (
    "title",
    "subtitle",
    "kind",
    "publisher",
    "year",
    "level",
    "place",
    "language",
    "licence",
    "woo_category",
)
"""What the manifest of the example calls as a publication does."""


def manifest() -> dict[str, Any]:
    """What there is: the agenda with what is to be expected of its questions, and the data of each publication."""
    content: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    return content


def load(tell: Callable[[str], None] = lambda _line: None) -> Agenda:
    """Put the example in, and search the library for its questions. Done twice, nothing comes in twice."""
    content = manifest()
    region = find_or_add_organisation(LOCAL, content["agenda"]["organisation"], OrganisationKind.REGION)
    with Reader(2) as reader:
        for number, entry in enumerate(content["publications"], start=1):
            _add(entry, region, reader)
            tell(
                _("{number} of {total}: {title}").format(
                    number=number, total=len(content["publications"]), title=entry["title"]
                )
            )
    agenda = _import(content["agenda"], region)
    catch_up()
    search_agenda(LOCAL, agenda)
    _judge(agenda)
    return agenda


def others_content() -> bool:
    """Whether there are publications or agendas, and none of them is the example's: then it was never loaded here."""
    if Publication.objects.filter(example=True).exists():
        return False
    return Publication.objects.exists() or Agenda.objects.exists()


def _add(entry: dict[str, Any], owner: Organisation, reader: Reader) -> Publication:
    metadata = {name: entry[name] for name in COPIED_FIELDS}
    metadata |= {"authors": ", ".join(entry["authors"]), "visibility": Visibility.PUBLIC}
    if entry["source_url"]:
        metadata["source_address"] = entry["source_url"]
    publication, _new = add_publication(
        LOCAL, FOLDER / entry["file"], metadata=metadata, owner=owner, reader=reader, example=True
    )
    return publication


def _import(entry: dict[str, Any], owner: Organisation) -> Agenda:
    stored = import_agenda(LOCAL, owner, FOLDER / entry["file"], entry["file"], title=entry["title"])
    agenda = stored.agenda
    if agenda.example:
        return agenda
    change_agenda(
        LOCAL,
        agenda.pk,
        {
            "subtitle": entry["subtitle"],
            "kind": entry["kind"],
            "summary": entry["introduction"][0],
            "starts": entry["starts"],
            "ends": entry["ends"],
            "visibility": Visibility.PUBLIC,
        },
    )
    for theme, described in zip(agenda.themes.order_by("position"), entry["themes"], strict=True):
        change_theme(LOCAL, theme.pk, {"owners": described["owner"].replace(", ", " – ")})
        for question in theme.questions.filter(parent=None):
            change_question(LOCAL, question.pk, {"tags": described["tags"][:2]})
    Agenda.objects.filter(pk=agenda.pk).update(example=True)
    return agenda


def _judge(agenda: Agenda) -> None:
    """Enter the verdicts and judgements of the example region; what was confirmed or judged already stays as it is."""
    judged: dict[str, dict[str, list[str]]] = json.loads((FOLDER / "judged.json").read_text(encoding="utf-8"))
    questions = {question.code: question for question in agenda.questions.select_related("agenda")}
    for code, (label, reason) in judged["verdicts"].items():
        if not Verdict.objects.filter(question=questions[code]).exclude(confirmed="").exists():
            confirm_verdict(LOCAL, questions[code], label, reason)
    for code, (judgement, note) in judged["judgements"].items():
        best = Finding.objects.filter(question=questions[code], current=True).order_by("rank").first()
        if best is not None and not best.judgement:
            judge_finding(LOCAL, best, judgement, note)
