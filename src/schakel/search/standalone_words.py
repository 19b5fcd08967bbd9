"""The words and signs by which a sentence is seen to be damaged, to point back, to have a verb or to tell history."""

from __future__ import annotations

import re

from schakel.text.wordlist import listed_words

OPENING = re.compile(r"""["'“”‘„«(]?(?:[A-ZÀ-ÖØ-Þ]|’[st]\b|'[st]\b|\d[\d.,]*\s?(?:%|[a-zà-ÿ]))""")
CLOSING = re.compile(r"[.!][\"'”’»)]{0,2}$")
NOTE_MARK = re.compile(r"(?<=[.!])\s?\d{1,3}$")
APPARATUS = re.compile(
    r"^(?:figuur|figure|tabel|table|bron|source|box|kader|noot|voetnoot|isbn|bijlage)\b"
    r"|https?:|www\.|\bdoi\b|\bisbn\b|@|\bpp\.\s?\d|\bblz\.\s?\d|geraadpleegd op|\bretrieved\b"
    r"|^[A-Z][\w'’-]+,\s(?:[A-Z]\.)+|\(\d{4}[a-z]?\)[.,:]\s|\b\d{1,3}\s?\(\d{1,3}\)[:,]|[|\t•·▪]|\.{4}|…",
    re.IGNORECASE,
)
DAMAGED = re.compile(
    r"[a-z]- (?!(?:en|of|als|noch|and|or|to|tot|dan)\b)[a-z]|(?<!wi)(?:fi|fl|ffi) [a-zà-ÿ]"
    r"|\b(?!(?:dat|die|zijn|had|that)\b)(\w{2,}) \1\b",
    re.IGNORECASE,
)

OWN_TEXT = re.compile(
    r"\b(?:hoofdstuk|paragraaf|bijlage|figuur|tabel|chapter|section|figure|table|box|kader|deel)\s+[\dIVX]"
    r"|\b(?:dit|deze|ons|onze|this|our)\s+(?:\w+\s)?(?:rapport|hoofdstuk|paragraaf|advies|publicatie|studie|essay|notitie"
    r"|rapportage|agenda|verkenning|brochure|sessie|deelsessie|workshop|dag|report|chapter|study)"
    r"|\b(?:hieronder|hierboven|eerdergenoemd\w*|bovengenoemd\w*|voornoemd\w*|onderstaand\w*|bovenstaand\w*|zie ook"
    r"|volgende hoofdstuk|vorige hoofdstuk|zoals gezegd|zoals eerder|we bespreken|wij bespreken|we beschrijven"
    r"|we gaan in op|lezer|(?:wij|we) (?:hebben )?(?:onderzocht|onderzochten|spraken|keken|kijken|beschreven)"
    r"|onze (?:analyse|gesprekspartners|deelstudies?|casussen))\b",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s?\((?:zie|vgl|vergelijk|see|cf)\b[^()]*\)", re.IGNORECASE)
# "It is wise to …": this "it" stands for what follows.
ANTICIPATING = re.compile(
    r"^(?:het|it) (?:is|was|blijft|blijkt|lijkt|wordt|kan|seems|remains) (?:\w+ ){1,3}"
    r"(?:om|dat|als|wanneer|of|to|that|if|when)\b",
    re.IGNORECASE,
)
# "The programme", "in that case", "a similar problem": which one was said before.
REFERRING = re.compile(
    r"^(?:de|het|the) (?:sessie|workshop|bijeenkomst|dag|programma|project|commissie|onderzoekers?|auteurs?|interviews?"
    r"|respondenten|deelnemers|geïnterviewden?|casus|pilot|methode|aanpak|rapport|studie|session|programme|report"
    r"|authors?|participants)\b"
    r"|^(?:\w+ ){1,2}(?:dat|die|zo'n|that|those) (?:geval|gevallen|opzicht|verband|manier|wijze|zin|context|periode|tijd"
    r"|moment|kader|case|way|sense)"
    r"|\b(?:zou|zouden|kan|kunnen|wordt|heeft|moet|moeten|zal|zullen|doet|ligt|gaat|komt) dat\b"
    r"|\b(?:is|was) dat (?:al|anders|dus|meestal|niet|nog|ook|soms|vaak|wel)\b"
    r"|^(?:de|het) laatste (?:is|zijn|was|heeft|hebben|wordt|kan|moet|komt|gaat)\b"
    r"|\bdan ook\b|\b(?:vergelijkbare|soortgelijke?|similar) (?!aan\b|met\b)",
    re.IGNORECASE,
)
POINTER = re.compile(
    r"(?:hier|daar)(?:aan|af|bij|binnen|boven|buiten|door|in|langs|mee|na|naar|naast|om|onder|op|over|tegen|tegenover"
    r"|toe|tussen|uit|van|voor)"
)
LATER = re.compile(
    r"\b(?:dit|deze|(?:dat|zo'n) (?:soort|type)|namelijk|immers|this|these|that (?:sort|kind|type))\b"
    r"|\b(?:aan|als|bij|door|in|is|met|naar|om|op|over|uit|van|voor|we|wij|zijn) die\b"
    r"|^(?:een|a|an) (?:andere?|tweede|derde|vierde|vijfde|laatste|volgende?|other|second|third|last)\b",
    re.IGNORECASE,
)
LISTING = re.compile(
    r"(?:ten (?:eerste|tweede|derde|vierde|slotte)|bijvoorbeeld|denk|zo (?:is|zijn|heeft|kan)|het eerste|de eerste|enerzijds"
    r"|first(?:ly)?|second(?:ly)?|for (?:example|instance))\b",
    re.IGNORECASE,
)
PERSONAL = re.compile(r"\b(?:ik|mij|mijn|jij|jouw|je|I|my)\b")
WE = re.compile(r"\b(?:we|wij|ons|onze|our|us)\b", re.IGNORECASE)
ON_A_DAY = re.compile(r"^(?:op|on) (?:\w+dag|\w+day|\d{1,2}) ", re.IGNORECASE)

POINTING = listed_words("""
    dit deze dat die daarom daardoor daarmee daarbij daarin daarvan daarvoor daaruit daarop daarover daartoe daarna
    daar hierdoor hiermee hier hierbij hierin hiervan hiervoor hieruit hierop hierover hiertoe hierna maar
    en want dus zij ze hij hem haar hun hen zijn zulke dergelijke zodoende vervolgens immers namelijk
    anderzijds enerzijds niettemin desondanks desalniettemin integendeel ten
    evenmin of dan toen alsnog laatstgenoemde eerstgenoemde beide beiden allebei bijvoorbeeld denk ofwel weliswaar
    derhalve aldus sommige sommigen andere anderen dezelfde hetzelfde omgekeerd daarentegen
    this these that those it they he she their his her such but and therefore thus hence so then here
    there both or instead nevertheless nonetheless otherwise similarly conversely
""")
# These join a sentence to the one before and take nothing of its meaning from it.
JOINING = listed_words("""
    ook toch echter bovendien tegelijk tegelijkertijd verder voorts tevens eveneens uiteraard natuurlijk daarnaast hiernaast
    zo kortom also moreover furthermore however
""")
WITHIN = listed_words("""
    dit deze dergelijke zulke hiervan daarvan hiervoor daarvoor hierbij daarbij hierin daarin hierdoor daardoor hiermee daarmee
    hierop daarop daar zij ze hij hem hen hun diens
    this these such they their latter former
""")
# "Het" before one of these is a pronoun that stands for something said before, or for nothing at all.
AFTER_PRONOUN = listed_words("""
    is was gaat ging heeft had kan kon moet moest zal zou wordt werd betreft laat maakt biedt vraagt vergt blijft blijkt
    geeft leidt draait komt kost levert lijkt helpt zorgt vormt toont betekent geldt hoeft
""")

FINITE = listed_words("""
    is zijn was waren wordt worden werd werden kan kunnen kon konden moet moeten moest moesten heeft hebben had hadden zal zullen
    zou zouden mag mogen wil willen gaat gaan ging gingen blijft blijven bleef bleek blijkt blijken doet doen deed komt komen
    kwam staat staan stond ligt liggen geeft geven gaf biedt bieden leidt leiden vraagt vragen maakt maken krijgt krijgen vindt
    vinden zien ziet laat laten houdt houden ontbreekt ontbreken are were be has have had will would can could may might must
    should does do did
""")
BEFORE_A_NOUN = listed_words("""
    te van door met op bij voor het aan om in naar over de een tot uit zonder to of by with for the a
""")
ONCE = listed_words("""
    werd werden was waren kwam kwamen vond vonden volgde volgden ging gingen had hadden bleef bleven won gaf gaven were came
""")
NOW = FINITE - ONCE - listed_words("kon konden moest moesten zou zouden deed bleek stond zijn")
