"""Questions on two matters, as several organisations might ask them."""

from __future__ import annotations

CARE = (
    "Hoe verkorten we de wachttijden in de jeugdzorg?",
    "Waarom groeien de wachttijden in de jeugdzorg?",
    "Wat kosten lange wachttijden in de jeugdzorg?",
)
PEAT = (
    "Hoe remmen we bodemdaling in veenweidegebieden af?",
    "Welke schade geeft bodemdaling in veenweidegebieden aan wegen?",
    "Wat betekent bodemdaling in veenweidegebieden voor boeren?",
)
