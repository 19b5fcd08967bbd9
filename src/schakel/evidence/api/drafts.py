"""Drafts of a language model, for programs: what would be sent, asking for one, and the drafts so far."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from ninja import Router, Status

from schakel.agenda.queries.question import question as find_question
from schakel.evidence.actions.draft_answer import draft_answer
from schakel.evidence.endpoint import ModelFailure
from schakel.evidence.queries.drafts import Parcel, drafts_of, parcel
from schakel.evidence.words.draft import ShownDraft, ShownSentence, draft_text, shown_drafts
from schakel.evidence.words.endpoint import problem_told
from schakel.register.interface import Camel, Given
from schakel.register.middleware import ViewerRequest

router = Router(tags=["antwoord"], by_alias=True)


class ConceptVerzoek(Camel):
    """What would be sent: ``inhoud`` to the letter, to ``adres``. Give ``vingerafdruk`` with the request that sends it.

    ``passages`` counts those in it, ``buitenTaalmodellen`` those left out as their publication is kept from language models.
    """

    adres: str
    model: str
    inhoud: str
    passages: int
    buiten_taalmodellen: int
    vingerafdruk: str

    @classmethod
    def of(cls, sending: Parcel) -> ConceptVerzoek:
        """From what would be sent."""
        return cls(
            adres=sending.to.address,
            model=sending.to.name,
            inhoud=sending.body,
            passages=len(sending.findings),
            buiten_taalmodellen=sending.kept_out,
            vingerafdruk=sending.digest,
        )


class NieuwConcept(Given):
    """``vingerafdruk`` is that of what would be sent, as ``/verzoek`` showed it."""

    vingerafdruk: str


class ConceptZin(Camel):
    """A sentence of a draft, the passages it cites by their number, whether they support it, and why not."""

    tekst: str
    aangehaald: list[int]
    gesteund: bool
    twijfels: list[str]

    @classmethod
    def of(cls, sentence: ShownSentence) -> ConceptZin:
        """From what is shown."""
        return cls(
            tekst=sentence.text,
            aangehaald=[cited.number for cited in sentence.citations],
            gesteund=not sentence.doubts,
            twijfels=list(sentence.doubts),
        )


class Concept(Camel):
    """A draft. ``stand`` is asked, answered or failed; ``melding`` says why there is no answer."""

    id: int
    gevraagd_op: datetime
    door: str
    stand: str
    model: str
    adres: str
    verzonden: str
    ontvangen: str
    buiten_taalmodellen: int
    melding: str
    zinnen: list[ConceptZin]
    tekst: str

    @classmethod
    def of(cls, shown: ShownDraft) -> Concept:
        """From what is shown."""
        draft = shown.draft
        return cls(
            id=draft.pk,
            gevraagd_op=draft.at,
            door=draft.actor,
            stand=draft.state,
            model=draft.model,
            adres=draft.address,
            verzonden=draft.sent,
            ontvangen=draft.received,
            buiten_taalmodellen=draft.kept_out,
            melding=shown.told,
            zinnen=[ConceptZin.of(one) for one in shown.sentences],
            tekst=draft_text(shown),
        )


@router.get("/vragen/{vraag}/concepten", response=list[Concept], summary="Concepten van een taalmodel bij een vraag")
def drafts(request: ViewerRequest, vraag: int) -> list[Concept]:
    """The drafts for a question, newest first."""
    return [Concept.of(one) for one in shown_drafts(drafts_of(request.viewer, find_question(request.viewer, vraag)))]


@router.get(
    "/vragen/{vraag}/concepten/verzoek", response=ConceptVerzoek, summary="Wat aan het taalmodel zou worden gestuurd"
)
def request_of_draft(request: ViewerRequest, vraag: int) -> ConceptVerzoek:
    """What a model would be sent now."""
    try:
        return ConceptVerzoek.of(parcel(request.viewer, find_question(request.viewer, vraag)))
    except ModelFailure as failure:
        raise ValidationError(problem_told(failure.problem)) from failure


@router.post("/vragen/{vraag}/concepten", response={201: Concept}, summary="Vraag het taalmodel om een concept")
def ask_for_draft(request: ViewerRequest, vraag: int, concept: NieuwConcept) -> Status[Concept]:
    """Send what was shown, and check every sentence of the answer."""
    made = draft_answer(request.viewer, find_question(request.viewer, vraag), concept.vingerafdruk)
    return Status(201, Concept.of(shown_drafts([made])[0]))
