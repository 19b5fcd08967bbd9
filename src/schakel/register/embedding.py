"""The embedding model of one's own, where the administrator set one up, and how the index stands with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import structlog
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from schakel.search.contract import MadeWith
from schakel.search.meaning import Embedder, made_by
from schakel.search.static_model import Flaw, StaticEmbedder, UnusableModel
from schakel.search.weights import DEFAULT

MOST_WEIGHT = 2.0

FLAWS: dict[str, str | Promise] = {
    Flaw.NO_FOLDER: _(
        "There is no such folder on this machine. Set SCHAKEL_EMBEDDING_MODEL to the folder of the model."
    ),
    Flaw.NO_MODEL: _(
        "This folder holds no static embedding model in the format of Model2Vec; it lacks: %(detail)s. Other kinds are too slow."
    ),
    Flaw.UNREADABLE: _(
        "The files in this folder are damaged, or of another kind of model than Model2Vec. Copy the folder again. (%(detail)s)"
    ),
    Flaw.NO_LIBRARY: _(
        "The library that reads such models is not installed. Install it with: uv sync --inexact --extra embeddings"
    ),
}

log = structlog.get_logger(__name__)
_one_reads = Lock()


@dataclass(frozen=True, slots=True)
class Standing:
    """How the index stands with the embedding model: what is set up, and what the index was made with ("" for none).

    ``problem`` says what is wrong with the setting, if anything. ``heard`` is true where the search listens to the model;
    ``waits`` where it will, once the index has been made anew with it.
    """

    model: str
    weight: float
    problem: str
    made_with: str
    heard: bool
    waits: bool


def embedder() -> Embedder | None:
    """The model that is set up; None where there is none, or it cannot be used (see ``standing``). The first call reads it."""
    return _model()[0]


def weight() -> float:
    """How loud the model is, between 0 and 2; the default where that is not set, or cannot be."""
    return DEFAULT.meaning if (given := _given_weight()) is None else given


def standing(made_with: MadeWith) -> Standing:
    """How an index that was made with ``made_with`` stands with the model that is set up now."""
    model, flaw, detail = _model()
    problem = str(FLAWS[flaw]) % {"detail": detail or "?"} if flaw else ""
    folder = settings.EMBEDDINGS["folder"]
    return Standing(
        model=model.name if model else Path(folder).name if folder else "",
        weight=weight(),
        problem=problem or _weight_problem(),
        made_with=made_with.name,
        heard=model is not None and weight() > 0 and made_by(model, made_with),
        waits=model is not None and not made_by(model, made_with),
    )


def outmoded(made_with: MadeWith) -> bool:
    """Whether an index was made without the model that is set up, and so must be made anew to hear it.

    Not where the model was taken away: the search no longer listens then, and what is kept does no harm.
    """
    model = embedder()
    return model is not None and not made_by(model, made_with)


def _given_weight() -> float | None:
    """The weight that was set, with a point or a comma in it; None where there is none that can be."""
    try:
        given = float(settings.EMBEDDINGS["weight"].replace(",", "."))
    except ValueError:
        return None
    return given if 0 <= given <= MOST_WEIGHT else None


def _weight_problem() -> str:
    wrong = settings.EMBEDDINGS["weight"] and _given_weight() is None
    said = _("SCHAKEL_EMBEDDING_WEIGHT must be a number from 0 to 2, for instance 0.2. The default is used.")
    return str(said) if wrong else ""


def _model() -> tuple[Embedder | None, str, str]:
    folder = settings.EMBEDDINGS["folder"]
    if not folder:
        return None, "", ""
    with _one_reads:
        return _read(folder)


@lru_cache(maxsize=2)
def _read(folder: str) -> tuple[Embedder | None, str, str]:
    try:
        return StaticEmbedder(Path(folder)), "", ""
    except UnusableModel as unusable:
        log.warning(
            "the embedding model cannot be used; the search goes on without it",
            folder=folder,
            reason=str(FLAWS[unusable.flaw]) % {"detail": unusable.detail or "?"},
        )
        return None, unusable.flaw, unusable.detail
