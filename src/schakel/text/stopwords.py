"""Words that carry no subject of their own: they are never searched with, and never part of a compound."""

from __future__ import annotations

from schakel.text.wordlist import listed_words

DUTCH = listed_words("""
    aan aangaande aangezien achter achterna af afgelopen al aldaar aldus alhoewel alle allebei alleen aller alles als alsmede
    alsnog altijd ander andere anderen anders anderzijds b.v beide beiden ben beneden bent bepaald bepaalde beter betreffende
    bij bijna bijv binnen binnenin boven bovenal bovendien bovengenoemd bovenstaand buiten circa ca daar daaraan daarbij
    daarbinnen daardoor daarheen daarin daarmee daarna daarnaast daarom daaromheen daaronder daarop daarover daarvan
    daarvandaan daarvoor dan dat de den der des deze dezelfde dezen dewelke die dien dikwijls dit doch doen doet dat door
    doordat dus echter een eens eerder eerst eerste eersten eigen eigenlijk elk elkaar elke en enerzijds enig enige enigszins
    enkel enkele enz er erdoor eraan erbij erin ermee erna erop erover ertoe eruit ervan ervoor etc etcetera even eveneens
    evenwel gaan gaat gauw gedurende geen gehad gekund geleden gelijk gemogen geven geweest gewoon gewoonweg geworden haar had
    hadden hare heb hebben hebt heeft hele hem hen her het hetgeen hetwelk hetzelfde hierbij hierin hiermee hiervoor hij hier
    hieraan hierbeneden hierboven hierdoor hiernaast hieronder hieruit hoe hoewel hun hunne ie ieder iedere iedereen iemand
    iets ik immers in indien ingevolge inzake is ja je jegens jij jijzelf jou jouw jouwe juist jullie kan klaar kon konden
    krachtens kunnen kunt laat laten later liever maar mag me mede mee meer meerdere meest meestal men met mezelf mij mijn
    mijzelf misschien mits mocht mochten moest moesten moet moeten mogelijk mogelijke mogen na naar naast nadat namelijk net
    niet niets niettemin noch nog nogal nooit nou nu o.a of ofschoon om omdat omhoog omlaag omstreeks omtrent omver ondanks
    onder ondertussen ongeveer ons onszelf onze onzer ook op opdat opnieuw over overal overigens pas per precies reeds rond
    rondom samen sedert sinds sindsdien slechts sommige spoedig steeds straks te tegen tegenover ten tenzij ter terug terwijl
    thans tijdens toch toe toen tot totdat tussen u uit uitgezonderd uw vaak van vanaf vandaan vanuit vanwege veel veeleer
    verder vervolgens via vol volgens voor vooraf vooral vooralsnog voorbij voordat voordien voorheen voorop voorts vooruit
    waar waaraan waarbij waardoor waarin waarmee waarna waarnaar waarom waaronder waarop waarover waaruit waarvan waarvoor
    wanneer want waren was wat we weer weg wegens wel weldra welk welke werd werden wezen wie wiens wier wij wijzelf wil wilde
    willen word worden wordt zal ze zeer zei zelf zelfs zich zichzelf zij zijn zo zoals zodat zodra zonder zou zouden zowat
    zowel zulk zulke zullen zult
    """)

ENGLISH = listed_words("""
    a about after all also an and any are as at be been being both but by can could did do does for from had has have he her
    his how i if into it its may might more most must no nor not of on or our out over she should so some such than that the
    their them then there these they this those through to too under until up was were what when where which while who whom
    why will with would you your
    """)

# "hiermee", "waartegen", "daaromtrent": whatever stands behind er, hier, daar or waar.
_ADVERBS = frozenset(
    first + second
    for first in ("er", "hier", "daar", "waar")
    for second in listed_words("""
        aan achter af beneden bij binnen boven buiten door heen in langs mede mee na naar naast nevens om omheen omtrent onder
        op over rond tegen tegenover toe tot tussen uit van vandaan vanaf voor voorbij zonder
    """)
)
# English stop words that are spelled as Dutch words stay searchable, unless they are Dutch stop words themselves.
_DUTCH_TOO = listed_words("had her been over bad die also all as at do no so on up")

STOP_WORDS = _ADVERBS | DUTCH | (ENGLISH - _DUTCH_TOO)
