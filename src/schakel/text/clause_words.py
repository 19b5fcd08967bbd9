"""The Dutch words by which questions, clauses and what they ask for are known. Closed classes and very common verbs."""

from __future__ import annotations

from schakel.text.wordlist import listed_words

ASKING = listed_words("""
    hoe hoeveel hoelang hoever hoeverre hoezeer wat welk welke wie wiens waar waarom wanneer waaraan waarbij waardoor waarheen
    waarin waarmee waarnaar waarop waarover waartoe waaruit waarvan waarvandaan waarvoor
""")

PRONOUNS = listed_words("we wij je jij u men ik ze zij hij het er dit dat deze die")

DETERMINERS = listed_words("de het een deze dit dat die onze ons hun zijn haar mijn jouw uw elke elk iedere ieder geen")

PREPOSITIONS = listed_words("""
    aan achter bij binnen boven buiten door gedurende in langs met na naar naast om onder op over per rond sinds tegen tijdens
    tot tussen uit van vanaf vanuit volgens voor wegens zonder richting omtrent inzake jegens via ten ter
""")

FINITE = listed_words("""
    is zijn was waren ben bent wordt worden werd werden kan kunnen kun kon konden moet moeten moest moesten mag mogen mocht
    wil willen wilde zal zullen zou zouden heeft hebben had hadden doet doen deed gaat gaan ging komt komen kwam blijft blijven
    betekent betekenen vraagt vragen maakt maken geeft geven vergt vergen levert leveren leidt leiden werkt werken speelt spelen
    staat staan ligt liggen ziet zien houdt houden vindt vinden ervaart ervaren verhoudt verhouden past passen stelt stellen
    brengt brengen krijgt krijgen neemt nemen laat laten zorgt zorgen pakt pakken draagt dragen hangt hangen heet heten helpt
    helpen bepaalt bepalen groeit groeien daalt dalen stijgt stijgen kost kosten verandert veranderen ontwikkelt ontwikkelen
    ontstaat ontstaan bestaat bestaan hoort horen behoort behoren lijkt lijken blijkt blijken verloopt verlopen verklaart
    verklaren bevordert bevorderen belemmert belemmeren verschilt verschillen denkt denken kijkt kijken gebruikt gebruiken
    ondervindt ondervinden beoordeelt beoordelen waardeert waarderen woont wonen leeft leven loopt lopen scoort scoren weet weten
    voldoet voldoen bereikt bereiken treedt treden raakt raken bieden biedt dient dienen hebt doe doen vormt vormen vult vullen
    schiet schieten slaagt slagen verwacht verwachten zit zitten geldt gelden mist missen kent kennen leest lezen volgt volgen
    haalt halen begint beginnen zet zetten wint winnen verliest verliezen verdient verdienen betaalt betalen kiest kiezen
    koopt kopen gebeurt gebeuren
""")
"""Verb forms that stand second in a main question: auxiliaries, and verbs that questions are asked with."""

PARTICLES = listed_words("""
    aan af bij door in mee na om onder op over samen tegen terug toe uit voor vast weg voort bijeen
""")
"""What stands apart from a separable verb."""

ABOUT_KNOWING = listed_words("weten zien kijken meten kennen herkennen denken ervaren")
"""Verbs with which "how do we" asks what is known or how it is seen, not what to do."""
