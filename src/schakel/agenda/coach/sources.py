"""Where each rule comes from: published texts on good knowledge questions, explained in ``docs/quality/coach.md``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A publication: who, what, when, and where in it."""

    author: str
    title: str
    year: int
    place: str = ""

    def __str__(self) -> str:
        """As a short reference."""
        return f"{self.author} ({self.year}), {self.title}{', ' if self.place else ''}{self.place}"


_WRR = ("WRR", "Deskundige overheid", 2025)
_VNG = ("VNG", "Kennis voor en van gemeenten", 2019)
_SKA = ("BZK/VRO", "Strategische Kennisagenda 2025-2030", 2025)

DERKSEN = Source("Wim Derksen", "Kennis voor Den Haag", 2022, "18 oktober")
RESEARCHABLE = Source(*_WRR, "Wat vraagt dit alles van de overheid?")
ORDERING = Source(*_WRR, "Obstakels voor goede uitbesteding")
DEFINITIONS = Source(*_VNG, "afspraken over definities")
SCALE = Source(*_VNG, "kennis op wijk- en buurtniveau")
ARTICULATION = Source(*_VNG, "kennisvragen samen articuleren")
PROGRAMMES = Source(*_SKA, "A. Strategische kennisontwikkeling")
RELEVANCE = Source(*_SKA, "C. Benutten van kennis")
WHITE_SPOTS = Source(*_SKA, "Stap 2")

SOURCES: dict[str, tuple[Source, ...]] = {
    "several": (RESEARCHABLE, ARTICULATION),
    "policy": (DERKSEN, RESEARCHABLE),
    "how": (DERKSEN, RESEARCHABLE),
    "choice": (RESEARCHABLE,),
    "closed": (RESEARCHABLE,),
    "subject": (RESEARCHABLE,),
    "empty": (RESEARCHABLE,),
    "no_subject": (ARTICULATION,),
    "points_elsewhere": (ARTICULATION,),
    "points_back": (ARTICULATION,),
    "background": (ARTICULATION,),
    "no_question_mark": (ARTICULATION,),
    "long": (ARTICULATION,),
    "short": (ARTICULATION,),
    "abbreviation": (DEFINITIONS,),
    "broad": (DEFINITIONS,),
    "yardstick": (DEFINITIONS, ORDERING),
    "group": (DEFINITIONS,),
    "place": (SCALE,),
    "amount": (SCALE,),
    "period": (RESEARCHABLE,),
    "period_vague": (RESEARCHABLE,),
    "unneeded": (DERKSEN, RELEVANCE),
    "undated": (PROGRAMMES,),
    "undecided": (RELEVANCE,),
    "decision_in_text": (RELEVANCE,),
    "soon": (PROGRAMMES,),
    "past": (PROGRAMMES,),
    "answered": (WHITE_SPOTS,),
    "partly": (WHITE_SPOTS,),
    "running": (WHITE_SPOTS,),
    "asked_before": (WHITE_SPOTS, ARTICULATION),
}
"""Rule code → where it comes from."""
