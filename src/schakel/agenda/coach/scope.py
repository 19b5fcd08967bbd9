"""Where, when and for whom: what a question leaves open that changes its answer."""

from __future__ import annotations

import re

from schakel.text.clause_words import FINITE

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b|’\d{2}\b")
_SPAN = re.compile(
    r"\b(?:\d+|één|een|twee|drie|vier|vijf|zes|tien|vijftien|twintig|dertig|one|two|five|ten|twenty)\s+(?:jaar|jaren|decennia|maanden|years?"
    r"|months?|decades?)\b|\b(?:deze|vorige|komende|this|last|next)\s+(?:eeuw|kabinetsperiode|collegeperiode|raadsperiode|century)\b"
    r"|\bcorona\w*|\bsinds\b|\bsince\b",
    re.IGNORECASE,
)
_VAGUE_TIME = re.compile(
    r"\b(?:over\s+)?een\s+aantal\s+jaren\b|\bop\s+(?:de\s+)?(?:korte|middellange|lange)?\s*termijn\b|\bin\s+de\s+toekomst\b"
    r"|\b(?:de\s+)?komende\s+(?:jaren|tijd|decennia)\b|\bover\s+enige\s+tijd\b|\bstraks\b|\b(?:de\s+)?(?:afgelopen|laatste)\s+(?:jaren|tijd)\b"
    r"|\b(?:in\s+the\s+)?(?:near\s+)?future\b|\bin\s+the\s+(?:coming|long|short)\s+(?:years|term|run)\b|\bin\s+recent\s+years\b",
    re.IGNORECASE,
)
_CONSEQUENCE = re.compile(
    r"\b(?:gevolgen|effecten|impact|betekenen|betekent|uitwerking|consequences|effects?|mean)\b|^wat\s+(?:doet|doen)\b|\bhoe\s+(?:veranderen|verandert|ontwikkelen|ontwikkelt|groeit"
    r"|groeien)\b|\bhow\s+(?:will|do|does)\b[^?]{0,80}\b(?:change|develop|grow)\b",
    re.IGNORECASE,
)
_DEVELOPMENT = re.compile(
    r"\b(?:\w*ontwikkelingen|bevolkingsontwikkeling|veranderingen|\w*vergrijzing|ontgroening|bevolkingsgroei|bevolkingskrimp|\w*krimp|huishoudensverdunning"
    r"|klimaatverandering|\w*daling|\w*groei|demographic\s+(?:change|developments)|ageing|population\s+growth|climate\s+change)\b"
    r"|\bsteeds\s+\w+er(?:e)?\b|\bhoe\s+(?:veranderen|verandert|ontwikkelen|ontwikkelt)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"^(?:\W|en\s)*(?:hoeveel\s+(?!(?:tijd|ruimte|warmte|koelte)\b)(?P<counted>\w+)|hoe\s+(?:groot|vaak|hoog)|welk\s+(?:aandeel|percentage)"
    r"|how\s+(?:many|much|often|large))\b",
    re.IGNORECASE,
)
_THIS_PLACE = re.compile(
    r"\b(?:deze|onze|this|our)\s+(?:wijk|buurt|kern|dorpskern|straat|neighbourhood|village|street)\b(?!-)|\b(?:dit|ons)\s+(?:dorp|gebied)\b",
    re.IGNORECASE,
)
_THE_PLACE = re.compile(
    r"\b(?:de\s+(?:wijk|buurt)|het\s+dorp|hier|the\s+(?:neighbourhood|village))\b(?!-)(?!\s+(?-i:[A-Z]))", re.IGNORECASE
)
_COUNTED_OR_LOCATED = re.compile(
    r"^(?:\W|en\s)*(?:hoeveel|waar|welk\s+aandeel|hoe\s+vaak|where|how\s+(?:many|often))\b", re.IGNORECASE
)
_OWN_PLACE = re.compile(
    r"\b(?:onze|deze)\s+(?:gemeente|stad|regio|provincie)\b|\bons\s+(?:waterschap|eiland)\b|\b(?:our|this)\s+(?:municipality|city|town|region)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:in|te|rond|bij|voor|near)\s+(?:de\s+|het\s+)?[A-Z][a-zà-ÿ]{2,}")
_SUCH_AS = re.compile(
    r"\b(?:zoals|bijv\w*|bijvoorbeeld|bv|namelijk|te weten|voorbeeld hiervan|such as|e\.g|for instance|namely)\b",
    re.IGNORECASE,
)
_SOME_GROUP = re.compile(
    r"\b(?:verschillende|diverse|bepaalde|sommige|uiteenlopende|andere|various|different|certain|some|other)\s+"
    r"(?:(?:soorten|typen|types|kinds\s+of|types\s+of)\s+)?"
    r"(?:doelgroepen|groepen|bevolkingsgroepen|mensen|burgers|inwoners|bewoners|migranten|overheden|organisaties|partijen|actoren"
    r"|stakeholders|landen|sectoren|domeinen|situaties|contexten|groups|people|residents|citizens|organisations|countries|sectors|places)\b",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    r"\b(?:behoeften?|wensen|woonwensen|opvattingen|ervaringen|verwachtingen|needs|wishes|views|experiences|expectations)\s+(?:van|of)\b",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"\b(?:(?:de\s+)?(?:maatschappij|samenleving|burgers|mensen|inwoners|bevolking)|society|citizens|people|residents)\b"
    r"(?!\s+(?:met(?!\s+betrekking)|die|zonder|van|onder|boven|tussen|uit|with|who|without|of|under|over|from)\b)",
    re.IGNORECASE,
)


def open_period(text: str) -> tuple[str, ...]:
    """The words that name a time without saying which; ("",) where a development is asked about without any time; else ()."""
    if _YEAR.search(text):
        return ()
    if vague := _VAGUE_TIME.search(text):
        return (vague[0],)
    if _SPAN.search(text) or not (_CONSEQUENCE.search(text) and _DEVELOPMENT.search(text)):
        return ()
    return ("",)


def open_place(text: str, local: bool) -> tuple[str, ...]:
    """The words that point at a place without its name ("deze wijk"); "the neighbourhood" only where is counted or located there.

    "Our municipality" has a name where the agenda is ``local``.
    """
    if _NAMED.search(text):
        return ()
    found = [match[0] for match in _THIS_PLACE.finditer(text)]
    if _COUNTED_OR_LOCATED.search(text):
        found += [match[0] for match in _THE_PLACE.finditer(text)]
    if not local:
        found += [match[0] for match in _OWN_PLACE.finditer(text)]
    return tuple(dict.fromkeys(found))


def open_amount(text: str) -> bool:
    """Whether a number is asked for."""
    found = _AMOUNT.search(text)
    return found is not None and (found["counted"] or "").lower() not in FINITE


def dated(text: str) -> bool:
    """Whether the text names a year or a span of time."""
    return bool(_YEAR.search(text) or _SPAN.search(text))


def open_groups(text: str, around: str) -> tuple[str, ...]:
    """Groups that are meant but not named ("verschillende groepen"), or everybody at once where views or needs are asked for."""
    if _SUCH_AS.search(around):
        return ()
    found = [match[0] for match in _SOME_GROUP.finditer(text)]
    if not found and (asked := _VIEWS.search(text)):
        found = [match[0] for match in _EVERYBODY.finditer(text, asked.start())][:1]
    return tuple(dict.fromkeys(found))
