"""The search index for programs: how far it has come, and whether it agrees with the database."""

from __future__ import annotations

from ninja import Router, Schema

from schakel.register.access import Viewer, require_everything, require_member
from schakel.register.agreement import compare, state
from schakel.register.middleware import ViewerRequest

router = Router(tags=["zoekindex"], by_alias=True)


class Inbeddingsmodel(Schema):
    """The embedding model of one's own. ``ingesteld`` is its name, ``index`` that of what the index was made with ("" for none).

    ``luistert`` is whether the search listens to it, with weight ``gewicht``; ``melding`` what is wrong with the setting, if
    anything.
    """

    ingesteld: str
    index: str
    luistert: bool
    gewicht: float
    melding: str


class Zoekindex(Schema):
    """How the index of this server stands. ``bijgewerkt`` is false while it is built, or has much to take in.

    ``opgenomen`` of ``laatste`` changes and ``wachtend``, what must be taken in, are only told to who may see everything.
    """

    bruikbaar: bool
    bijgewerkt: bool
    opgenomen: int | None
    laatste: int | None
    wachtend: int | None
    inbeddingsmodel: Inbeddingsmodel


class Controle(Schema):
    """A comparison of every item: counts of what is missing in the index, too much in it, or out of date."""

    klopt: bool
    vergeleken: int
    ontbreekt: int
    overbodig: int
    verouderd: int
    zoekindex: Zoekindex


@router.get("/zoekindex", response=Zoekindex, summary="Hoe ver de zoekindex is")
def show(request: ViewerRequest) -> Zoekindex:
    """How far the index of this server has come."""
    require_member(request.viewer)
    return _shown(request.viewer)


@router.get("/zoekindex/controle", response=Controle, summary="Of de zoekindex klopt met de database")
def check(request: ViewerRequest) -> Controle:
    """Compare index and database, for who may see everything; reads every text once, so it takes a while in a large library."""
    require_everything(request.viewer)
    found = compare()
    return Controle(
        klopt=found.agrees,
        vergeleken=found.items,
        ontbreekt=found.missing,
        overbodig=found.surplus,
        verouderd=found.stale,
        zoekindex=_shown(request.viewer),
    )


def _shown(viewer: Viewer) -> Zoekindex:
    now = state()
    known = now.embedding
    return Zoekindex(
        bruikbaar=now.usable,
        bijgewerkt=not now.behind,
        opgenomen=now.sequence if viewer.everything else None,
        laatste=now.last if viewer.everything else None,
        wachtend=now.waiting if viewer.everything else None,
        inbeddingsmodel=Inbeddingsmodel(
            ingesteld=known.model,
            index=known.made_with,
            luistert=known.heard,
            gewicht=known.weight,
            melding=known.problem,
        ),
    )
