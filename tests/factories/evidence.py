"""A small library that can be searched, and people who look at it."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence

from schakel.agenda.models import Agenda, Question, QuestionLevel, Theme
from schakel.library.models import Kind, Page, Passage, Publication
from schakel.parties.models import Organisation
from schakel.register.access import ANONYMOUS, Viewer, Visibility
from schakel.register.indexing import catch_up, note_change

NUMBERS = itertools.count(1)

HIRING = (
    "De gemeente huurt steeds vaker adviseurs in. Door die inhuur verdwijnt kennis uit de eigen organisatie, want wat "
    "een extern bureau leert, neemt het bureau weer mee. Wie kennis wil behouden, moet minder inhuren en zelf opleiden."
)
RECRUITMENT = (
    "Werving van jonge ambtenaren lukt beter wanneer een gemeente stages aanbiedt. De provincie en drie gemeenten "
    "werven sinds vorig jaar samen, en vervullen daardoor hun vacatures in de helft van de tijd."
)
TREES = (
    "Bomen in de straat geven schaduw en houden water vast. In wijken met veel bomen is het op hete dagen drie graden "
    "koeler dan in wijken zonder groen, zo blijkt uit metingen van bewoners met eigen sensoren."
)
HANDED_OVER = (
    "Wie een bureau inhuurt, houdt de kennis vast door eigen medewerkers in het project mee te laten draaien. Na afloop "
    "leggen zij samen met het bureau vast wat er geleerd is, en wie dat in de organisatie bijhoudt.",
    "Bij tijdelijke inhuur gaat kennis verloren als het contract niets zegt over overdracht. Gemeenten die overdracht in "
    "de opdracht opnemen, kunnen na vertrek van het bureau zelf verder met het werk.",
    "Uit gesprekken met inkopers blijkt dat bureaus hun kennis best willen delen. Het ontbreekt medewerkers aan tijd om die "
    "kennis over te nemen, zodat dezelfde bureaus elk jaar opnieuw worden ingehuurd.",
    "Een kennisbank helpt om vast te houden wat ingehuurde adviseurs leren. Drie organisaties laten bureaus hun bevindingen "
    "daarin opschrijven voordat de laatste rekening wordt betaald.",
)
BATS = (
    "Wie spouwmuren isoleert, moet vleermuizen eerst een andere plek geven: isolatie van een bewoonde muur doodt ze. Een "
    "ecoloog kijkt daarom eerst of er vleermuizen in de spouw zitten.",
    "Eigenaren die hun spouwmuren willen isoleren, beschermen vleermuizen door kasten op te hangen voordat het werk begint. "
    "In tien gemeenten gebeurt dat zo.",
    "Isolatie van spouwmuren mag niet in de maanden waarin vleermuizen slapen of jongen hebben. De provincie geeft daarvoor "
    "regels, en de gemeente ziet erop toe.",
    "Een soortenplan van de gemeente beschermt vleermuizen in de hele wijk, zodat niet elke eigenaar voor isolatie van "
    "spouwmuren apart onderzoek hoeft te doen.",
)

WAITING = "Hoe verkorten we de wachttijden in de jeugdzorg?"
WAITING_TOO = "Hoe kunnen wij de wachttijden in de jeugdzorg verkorten?"
WAITING_EATING = "Hoe verkorten we de wachttijden in de jeugdzorg voor kinderen met een eetstoornis?"
COSTS = "Waarom stijgen de kosten van jeugdzorg met lange wachttijden?"
PEAT = "Hoe remmen we bodemdaling in veenweidegebieden af?"


def organisation(name: str) -> Organisation:
    """The organisation of this name."""
    return Organisation.objects.get_or_create(name=name)[0]


def publication(
    title: str,
    passages: Sequence[str],
    *,
    publisher: str = "Bureau Onderzoek",
    year: int | None = 2024,
    visibility: str = Visibility.PUBLIC,
    owner: str = "Gemeente Waterstad",
    kind: str = Kind.RESEARCH_REPORT,
    searchable: bool = True,
) -> Publication:
    """A publication with one passage a page, as the library keeps it; in the index at once where ``searchable``."""
    number = next(NUMBERS)
    made = Publication.objects.create(
        title=title,
        owner=organisation(owner),
        visibility=visibility,
        publisher=organisation(publisher) if publisher else None,
        year=year,
        kind=kind,
        file=f"publications/{number}.txt",
        file_name=f"{number}.txt",
        media_type="text/plain",
        size=1,
        digest=hashlib.sha256(str(number).encode()).hexdigest(),
        page_count=len(passages),
        passage_count=len(passages),
    )
    add_passages(made, passages)
    note_change("publication", made.pk)
    if searchable:
        catch_up()
    return made


def agenda(
    visibility: str = Visibility.PUBLIC, owner: str = "Gemeente Waterstad", title: str = "Kennisagenda"
) -> Agenda:
    """An agenda with one theme."""
    made = Agenda.objects.create(owner=organisation(owner), title=title, visibility=visibility)
    Theme.objects.create(agenda=made, code="A", title="Een vaardige overheid")
    return made


def question(text: str, within: Agenda | None = None, parent: Question | None = None) -> Question:
    """A question in the first theme of an agenda, a public one of its own where none is given."""
    within = within or agenda()
    number = within.questions.count() + 1
    return Question.objects.create(
        agenda=within,
        theme=within.themes.all()[0],
        parent=parent,
        level=QuestionLevel.SUB if parent else QuestionLevel.CORE,
        code=f"A{number}",
        text=text,
        position=number,
    )


def add_passages(owner: Publication, passages: Sequence[str]) -> list[Passage]:
    """Passages, one a page; printed page numbers run two behind the pages of the file."""
    for number, text in enumerate(passages, start=1):
        Page.objects.create(publication=owner, number=number, label=str(number + 2), text=text)
    return Passage.objects.bulk_create(
        Passage(
            publication=owner,
            position=number,
            page=number,
            page_end=number,
            start=0,
            end=len(text),
            label=str(number + 2),
            heading_path=["Bevindingen"],
            text=text,
        )
        for number, text in enumerate(passages, start=1)
    )


def colleague(name: str, owner: Organisation) -> Viewer:
    """Someone who works at an organisation of the network."""
    return Viewer(name, member=True, organisations=frozenset({owner.pk}))


def known(*agendas: Agenda) -> None:
    """Take agendas into the index."""
    for one in agendas:
        note_change("agenda", one.pk)
    catch_up()


def ask(text: str, owner: str = "Gemeente Bergdorp", visibility: str = Visibility.PUBLIC) -> Question:
    """A question on the agenda of another organisation, findable."""
    made = question(text, agenda(visibility, owner, f"Agenda van {owner}"))
    known(made.agenda)
    return made


STRANGER = ANONYMOUS
