"""Words that questions on any field share: nouns of governing, qualities, and words of how much.

"Digital skills" and "the skills of a district team" share a word and nothing else. Such a word says something of a question only
beside the word that it is said of.
"""

from __future__ import annotations

from functools import lru_cache

from schakel.text import word
from schakel.text.wordlist import listed_words

_BROAD = listed_words("""
    aanbod aantrekkelijkheid achterstand afhankelijkheid afspraak afstand afweging bedrijfsvoering beeld begeleiding behandeling
    beheer belang beoordeling beperking bereikbaarheid besluit besluitvorming besparing betrokkenheid beweging bezwaar bron
    capaciteit complexiteit conflict controle coördinatie criterium data deelname dienst dienstverlening discussie doelgroep
    doelstelling draagvlak dreiging drempel druk duur effectiviteit eigenaar evaluatie expertise fase financiering gebruiker
    gedrag gelijkheid gevaar gevoel grens handhaving houding identiteit impact indicator informatie infrastructuur inkomen
    innovatie inrichting inspanning instroom interesse interventie investering keuze klacht kracht kwetsbaarheid leefbaarheid
    leiding locatie macht medewerking mening model motivatie nadeel naleving netwerk noodzaak norm omvang onderhoud onderscheid
    ondersteuning ontwerp onzekerheid opleiding opname opvatting ordening overgang overlast overleg overzicht patroon periode
    perspectief planning prioriteit procedure professional prognose programma reactie recht regel regelgeving regie relatie
    samenhang samenstelling schaal schade sector signaal spanning stabiliteit standaard stelsel stem steun stijl strategie
    structuur sturing team tekort termijn tevredenheid toegang toegankelijkheid toepassing toestand toewijzing toezicht traject
    transitie trend uitgave uitkomst uitstroom uitval urgentie vaardigheid verantwoording verbinding verdeling verdieping
    vermindering vernieuwing verplichting versterking vertegenwoordiging verwachting verzoek visie voordeel voorlichting
    voornemen voorraad voorstel voortgang voorziening waardering weerstand werkwijze winst zekerheid zicht
    aantrekkelijk aanvullend actief afhankelijk ambtelijk apart begrijpelijk bereid bereikbaar bestuurlijk betaalbaar betrouwbaar
    bewust blijvend centraal collectief complex cultureel daadwerkelijk decentraal dicht dichtbij diep direct divers droog
    duurzaam economisch eenvoudig efficiënt ernstig europees extern flexibel formeel gangbaar gedeeltelijk gemakkelijk
    gemeenschappelijk gemiddeld gericht gesloten gezamenlijk gezond goedkoop gratis grootschalig haalbaar hard hevig inclusief
    indirect individueel informeel innovatief intern internationaal juridisch kansrijk kleinschalig kort koud kwetsbaar laat
    langzaam leefbaar leeg licht makkelijk maximaal menselijk minimaal modern moeilijk mooi nat natuurlijk onafhankelijk
    onbedoeld onbekend onbewust onderling onterecht onvoldoende onzeker open openbaar operationeel particulier persoonlijk
    populair praktisch privaat professioneel publiek recent rechtvaardig rustig schoon slim speciaal sterk stil strategisch
    technisch terecht theoretisch tijdelijk tijdig toekomstbestendig toekomstig traag traditioneel veerkrachtig veilig ver
    verantwoord verplicht verstandig vitaal vol volledig vrij vrijwillig vroeg waarschijnlijk warm weerbaar wetenschappelijk
    wettelijk zacht zeker zelfstandig zichtbaar zorgvuldig zwak
""")
_HOW_MUCH = listed_words("deel echt genoeg half derde twee drie vier vijf zes tien honderd duizend miljoen")


@lru_cache(maxsize=1)
def _lemmas() -> tuple[frozenset[str], frozenset[str]]:
    broad, how_much = (frozenset(word(form).lemma for form in forms) for forms in (_BROAD, _HOW_MUCH))
    return broad, how_much


def is_broad(lemma: str) -> bool:
    """Whether a base form says too little to tell by itself what a question is about."""
    return lemma in _lemmas()[0]


def is_amount(lemma: str) -> bool:
    """Whether a base form is a number, or a word for how much, which tells nothing of what a question is about."""
    return lemma.isdigit() or lemma in _lemmas()[1]
