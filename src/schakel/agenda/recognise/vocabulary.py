"""The small general vocabulary the recogniser knows: Dutch and English words that announce themes and questions."""

from __future__ import annotations

import re

_PREPOSITION = (
    r"(?:in|op|met|voor|van|aan|bij|onder|tot|door|over|uit|naar|tegen|vanuit|binnen|volgens|sinds|tussen|vanaf|"
    r"by|on|for|with|at|from|to|under|through|of|about|within|between)"
)
_ASKING = r"(?:hoe\w*|wat|welke?|wie(?:ns)?|waar\w*|wanneer|what|which|how|who(?:se|m)?|why|when|where\w*)"
INTERROGATIVE = re.compile(rf"^(?:en\s+|and\s+|maar\s+)?(?:{_PREPOSITION}\s+)?{_ASKING}\b", re.IGNORECASE)
"""The beginning of an open question."""

INVERTED = re.compile(
    r"^(?:is|zijn|was|waren|kan|kunnen|moet|moeten|mag|mogen|heeft|hebben|wordt|worden|zal|zullen|zou|zouden|doet|doen|"
    r"are|can|could|should|does|do|did|has|have|will|would|may|might|must)\b",
    re.IGNORECASE,
)
"""The beginning of a closed question (verb first)."""

_CORE = (
    r"(?:kern|hoofd|centrale|sleutel|leidende|overkoepelende|strategische|core|main|key|central|overarching|strategic)"
)
_SUB = r"(?:deel|sub|onderliggende|specifieke|verdiepende|nadere|vervolg|underlying|specific|follow-up|supporting)"
_ANY = r"(?:onderzoeks?|kennis|leer|evaluatie|beleids|open|research|knowledge|policy|learning|evaluation|evidence|open)"
_QUESTIONS = r"(?:vragen|vraag|kennisvragen|onderzoeksvragen|questions?)"
_NEEDS = (
    r"kennis(?:behoeften?|behoeftes|hiaten|leemten?|leemtes|opgaven)|onderzoeks?(?:onderwerpen|behoeften?|opgaven)"
    r"|(?:knowledge|evidence|research) (?:needs|gaps|priorities)|areas of research interest"
    r"|wat (?:willen|moeten) (?:we|wij) weten|what (?:do )?we (?:want|need) to know"
)

CORE_LEAD = re.compile(rf"^(?:onze|de|our|the)?\s*{_CORE}[\s-]*{_QUESTIONS}\b", re.IGNORECASE)
SUB_LEAD = re.compile(rf"^(?:de|the)?\s*{_SUB}[\s-]*{_QUESTIONS}\b", re.IGNORECASE)
ANY_LEAD = re.compile(
    rf"^(?:onze|de|our|the|lijst (?:met|van)|list of|overzicht van(?: de)?)?\s*"
    rf"(?:(?:{_ANY}[\s-]*)?{_QUESTIONS}|{_NEEDS})\b",
    re.IGNORECASE,
)
"""Headings that announce questions: of the upper level, of the lower level, or without saying which."""

LEAD_MOST_WORDS = 8

CONSEQUENCES = re.compile(
    r"^(?:(?:de\s+)?(?:gevolgen|betekenis|consequenties|implicaties|impact|doorwerking)\b"
    r"|wat (?:betekent|vraagt) (?:dit|dat|het|deze)\b"
    r"|(?:the\s+)?(?:consequences|implications|impact|meaning)\b|what (?:this|it|that) (?:means|asks)\b"
    r"|what does (?:this|it|that) mean\b)",
    re.IGNORECASE,
)
"""Headings of the part that says what a theme means for the organisation."""

RATIONALE = re.compile(
    r"^(?:waarom (?:dit|deze|is dit|is deze)\b.*|waar gaat (?:dit|het|deze)\b.*|wat (?:speelt er|is er aan de hand).*"
    r"|(?:de\s+)?(?:aanleiding|achtergrond|urgentie|toelichting|inleiding|context|probleemschets)|wat is het probleem"
    r"|why (?:this|is this|it)\b.*|(?:the\s+)?(?:rationale|background|introduction|context|problem))[?:]?$",
    re.IGNORECASE,
)
"""Headings of the part that says why a theme is on the agenda."""

OWNER = re.compile(
    r"^(?:trekkers?|eigenaar|eigenaren|opdrachtgevers?|contactpersoon|verantwoordelijk|owners?|lead|contact)\s*:\s*(.{2,120})$",
    re.IGNORECASE,
)
"""A line that says who looks after a theme or question."""

OVERVIEW = re.compile(
    r"^(?:(?:publieks|management)?samenvatting|in het kort|in één oogopslag|overzicht|in a nutshell|at a glance|"
    r"(?:executive |management )?summary|overview|bijlage|appendix|annex)\b",
    re.IGNORECASE,
)
"""Headings of parts that repeat what stands elsewhere."""

CONTENTS = re.compile(r"^(?:inhoud|inhoudsopgave|table of contents|contents)\s*$", re.IGNORECASE)

THEME_WORD = (
    r"(?:hoofdthema|subthema|thema|theme|programmalijn|kennislijn|onderzoekslijn|lijn|spoor|pijler|domein|cluster|"
    r"prioriteit|opgave|speerpunt|focus area|pillar|strand|priority|challenge)"
)
CHAPTER_WORD = r"(?:hoofdstuk|deel|chapter|part|section)"
CORE_WORD = (
    r"(?:(?:kern|hoofd|sleutel)vraag|(?:centrale|strategische|overkoepelende|prioritaire|leidende) vraag"
    r"|(?:core|main|key|priority|central|overarching|strategic) question)"
)
SUB_WORD = r"(?:(?:deel|sub)vraag|(?:onderliggende|specifieke) vraag|sub-?question|(?:supporting|specific) question)"
QUESTION_WORD = r"(?:vraag|kennisvraag|onderzoeksvraag|leervraag|question|research question|knowledge question)"

HEADERS: dict[str, tuple[str, ...]] = {
    "theme": (
        "thema",
        "hoofdthema",
        "theme",
        "onderwerp",
        "domein",
        "opgave",
        "programmalijn",
        "topic",
        "hoofdstuk",
        "pijler",
    ),
    "theme_code": ("themacode", "code thema", "thema nr", "themanummer", "theme code", "theme no"),
    "core": ("kernvraag", "kernvragen", "hoofdvraag", "hoofdvragen", "core question", "main question", "key question"),
    "sub": ("deelvraag", "deelvragen", "subvraag", "subvragen", "sub-question", "subquestion", "sub question"),
    "question": (
        "vraag",
        "vragen",
        "kennisvraag",
        "kennisvragen",
        "onderzoeksvraag",
        "onderzoeksvragen",
        "question",
        "questions",
        "research question",
        "knowledge question",
        "kennisbehoefte",
        "leervraag",
        "vraagstelling",
        "omschrijving",
    ),
    "code": ("code", "nr", "nummer", "nr.", "no", "no.", "number", "id", "volgnummer", "#"),
    "level": ("niveau", "soort", "soort vraag", "type", "level", "kind"),
    "parent": ("bovenliggende vraag", "hoort bij", "onder", "parent", "bij kernvraag", "bovenliggend"),
    "rationale": ("aanleiding", "toelichting thema", "waarom", "rationale", "motivering"),
    "consequences": ("gevolgen", "betekenis", "consequences", "implications"),
    "owner": (
        "trekker",
        "trekkers",
        "eigenaar",
        "opdrachtgever",
        "directie",
        "afdeling",
        "owner",
        "lead",
        "directorate",
    ),
    "page": ("pagina", "blz", "page", "p."),
}
"""What the columns of a table may be called, per role, in lower case."""

LEVEL_CORE = re.compile(r"^(?:kern|hoofd|core|main|key|1$)", re.IGNORECASE)
LEVEL_SUB = re.compile(r"^(?:deel|sub|2$)", re.IGNORECASE)
LEVEL_THEME = re.compile(r"^(?:thema|theme)", re.IGNORECASE)


def asks_openly(text: str) -> bool:
    """True where the text begins as an open question does ("Hoe ...", "To what extent ...")."""
    return INTERROGATIVE.match(text.lstrip("‘'\"“(")) is not None


def asks(text: str) -> bool:
    """True where the text holds a question mark at the end of a sentence, or begins as an open question."""
    return ends_a_question(text) or asks_openly(text)


def ends_a_question(text: str) -> bool:
    """True where some sentence of the text ends with a question mark."""
    return re.search(r"\?(?=[\s)\]’'\"”]|$|\d{1,2}$)", text) is not None


def lead_of(text: str) -> str | None:
    """Say what a heading announces: "core", "sub", "any" questions, or None where it is no such heading."""
    words = text.rstrip(":").strip()
    if words.endswith("?") and re.fullmatch(_NEEDS, words.rstrip("?"), re.IGNORECASE):
        return "any"
    if not words or len(words.split()) > LEAD_MOST_WORDS or words.endswith("?"):
        return None
    for kind, pattern in (("sub", SUB_LEAD), ("core", CORE_LEAD), ("any", ANY_LEAD)):
        if pattern.match(words):
            return kind
    return None
