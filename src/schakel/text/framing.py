"""Words that frame a question rather than name its subject: "welke mogelijkheden zijn er om", "wat is bekend over"."""

from __future__ import annotations

from functools import lru_cache

from schakel.text.wordlist import listed_words
from schakel.text.words import Word, word

_FRAMING = listed_words("""
    aanpak aantal aard algemeen aspect bekend belangrijk belangrijkste benodigd bepaald bestaan bestaand betekenen betekenis
    betreffen betrekking bieden bijdragen bijvoorbeeld bijzonder blijven brengen concreet context denkbaar dergelijk effect
    effectief element eventueel factor gebeuren gebruiken geschikt gevolg gewenst goed groot hoeveel hoeverre houden huidig
    inhouden inzetten inzicht juist kader kans komen komend krijgen laten leveren liggen lukken maken manier mate methode
    middel middels moment mogelijkheid naartoe nemen nieuw niveau nodig noodzakelijk omgaan onderdeel ontstaan opleveren
    optimaal passen passend plaatsvinden plek precies punt realiseren reden relevant resultaat rol situatie soort specifiek
    spelen staan stellen sterk teneinde toenemen toenemend toepassen type uitgaan vaak verhouden verschil verschillend verwachten
    vinden vlak voeren voldoende voorbeeld voorhanden voorwaarde vorm vraag wenselijk weten wijze zaak zetten zien zodanig
    zogenaamd zogenoemd zoveel
""")


@lru_cache(maxsize=1)
def _lemmas() -> frozenset[str]:
    return frozenset(word(form).lemma for form in _FRAMING)


def is_framing(asked: Word) -> bool:
    """Whether a word of a question belongs to the way of asking rather than to what is asked about."""
    return asked.lemma in _lemmas()
