"""Wordings that ask for knowledge where a question asks what to do. Where no sure wording exists, none is offered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schakel.agenda.coach.kind import without_lead_in
from schakel.agenda.coach.model import Kind
from schakel.text.clause_words import ABOUT_KNOWING, ASKING, DETERMINERS, PARTICLES, PREPOSITIONS
from schakel.text.lexicon import lemma_of
from schakel.text.questions import holds_another_question, within_brackets
from schakel.text.verbs import infinitive

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|\S")
_OUR_HOW = re.compile(
    r"^hoe\s+(?P<verb>\w+)\s+(?P<who>we|wij|je|jij|men|ik|u)\s+(?P<rest>.+?)\?*$", re.IGNORECASE | re.DOTALL
)
_WE_OUGHT = re.compile(
    r"^hoe\s+(?:moet|moeten)\s+(?P<who>we|wij|je|jij|men|ik|u)\s+(?P<rest>.+?)\?*$", re.IGNORECASE | re.DOTALL
)
_CAN_DO = re.compile(
    r"^wat\s+(?P<can>kan|kunnen|kun|moet|moeten)\s+(?P<who>[^,?]{1,80}?)\s+doen(?P<aim>\s[^?]+)?\?*$",
    re.IGNORECASE | re.DOTALL,
)
_CAN_DO_EN = re.compile(
    r"^what\s+(?P<can>can|could|should|must)\s+(?P<who>[^,?]{1,80}?)\s+do\s+(?:about\s+(?P<about>.+)|(?P<rest>to\s+.+))$",
    re.IGNORECASE | re.DOTALL,
)
_CAN_BE_DONE = re.compile(
    r"^wat\s+(?:kan|kunnen)\s+(?:er\s+)?(?:worden\s+gedaan|gedaan\s+worden)(?P<rest>,?\s+.+?)\?*$",
    re.IGNORECASE | re.DOTALL,
)
_BEST = re.compile(r"\s+(?:het|de)\s+beste?\b(?!\s+\w+(?:e|en)\b\s+(?:manier|aanpak|optie))", re.IGNORECASE)
_NEVER_PREPOSITIONS = frozenset(["samen", "terug", "vast", "weg", "voort", "bijeen", "toe"])
# What is wanted or due cannot be asked for with "kunnen"; other verbs go before the infinitive that they take along.
_WANTED = frozenset(["willen", "zullen", "dienen", "horen", "behoren", "moeten", "mogen"])
_WITH_INFINITIVE = frozenset(["laten", "helpen", "leren", "blijven", "gaan", "komen", "zien"])
_LONGEST_LISTED, _LONGEST_LIST = 3, 40  # words in one item of a list, and in all of it
_ABLE = {"je": "kun", "jij": "kun", "ik": "kan", "men": "kan", "u": "kunt"}
_TO_KNOW_NL, _TO_KNOW_EN = ", en met welk effect?", ", and with what effect?"


def better_wording(text: str, kind: Kind, english: bool) -> str:
    """A wording of the question that can be researched, "" where none can be given with certainty."""
    asked = without_lead_in(text)
    before = text.strip()[: len(text.strip()) - len(asked)]
    lead = before if before.rstrip().endswith(":") else ""
    new = (_english if english else _dutch)(asked, kind)
    if not new:
        return ""
    return lead + (new[:1].lower() + new[1:] if lead and asked[:1].islower() else new)


def _dutch(asked: str, kind: Kind) -> str:
    body = asked.rstrip("? .")
    if kind in ("how", "policy") and holds_another_question(body):
        return ""
    if kind == "how" and re.match(r"hoe\s+(?:kan|kunnen|kun)\b", body, re.IGNORECASE):
        return _ways(_BEST.sub("", re.sub(r"^hoe\s+", "Op welke manieren ", body, flags=re.IGNORECASE)))
    if kind == "closed" and not re.match(r"(?:mag|mogen)\b|kan\s+het\s+(?:zo\s+)?zijn\b", body, re.IGNORECASE):
        return f"In hoeverre {body[:1].lower()}{body[1:]}?"
    if kind == "choice":
        return _weighed(body)
    if kind != "policy":
        return ""
    if found := _CAN_DO.match(asked):
        can = {"moet": "kan", "moeten": "kunnen"}.get(found["can"].lower(), found["can"].lower())
        return _ways(f"Welke maatregelen {can} {found['who']} nemen{found['aim'] or ''}")
    if found := _CAN_BE_DONE.match(asked):
        return _ways(f"Welke maatregelen kunnen worden genomen{found['rest']}")
    if found := _WE_OUGHT.match(asked):
        return _ways_for(found["who"].lower(), found["rest"])
    if found := _OUR_HOW.match(asked):
        return _ways_for(found["who"].lower(), _with_infinitive(found["verb"].lower(), found["rest"].strip()))
    return ""


def _weighed(body: str) -> str:
    """What there is to know before a choice: consequences, for and against."""
    if found := re.match(
        r"wat\s+vind(?:en|t)\s+.{0,60}?\bervan\s+dat\s+(?P<that>.+)$", body, re.IGNORECASE | re.DOTALL
    ):
        return f"Wat zijn de gevolgen ervan dat {found['that']}?"
    if found := re.match(
        r"(?:is|zou)\s+het\s+(?:wenselijk|gewenst)\s+(?P<form>dat|om)\s+(?P<that>.+)$", body, re.IGNORECASE | re.DOTALL
    ):
        linked = "ervan dat" if found["form"].lower() == "dat" else "van een keuze om"
        return f"Wat zijn de voor- en nadelen {linked} {found['that']}?"
    return ""


def _with_infinitive(verb: str, rest: str) -> str:
    """What follows "hoe kunnen we": the verb at the end of its clause, before what is added to it; "" where it is unclear."""
    base = infinitive(verb)
    if not base or base in ABOUT_KNOWING | _WANTED:
        return ""
    tokens = [token for token in _TOKEN.finditer(rest) if not within_brackets(rest, token.start())]
    for place, token in enumerate(tokens):
        word = token[0].lower()
        following = tokens[place + 1][0].lower() if place + 1 < len(tokens) else ""
        known = word in _NEVER_PREPOSITIONS or lemma_of(word + base) is not None
        if word in PARTICLES and known and _ends_here(following):
            return f"{rest[: token.start()]}{word}{base}{rest[token.end() :]}"
    end = next((token.start() for place, token in enumerate(tokens) if _adds(tokens, place)), len(rest))
    if _has_a_verb(rest[:end].split(), base):
        return ""
    return " ".join(part for part in (rest[:end].strip(), base, rest[end:].strip()) if part).replace(" ,", ",")


def _has_a_verb(words: Sequence[str], base: str) -> bool:
    """Whether a clause seems to end in an infinitive already: "te" goes before it, or the verb takes one along."""
    before, last = ["", "", *words][-2:]
    if before.lower() == "te":
        return True
    return base in _WITH_INFINITIVE and last.endswith("n") and before.lower() not in PREPOSITIONS


def _ends_here(following: str) -> bool:
    """Whether a separable verb's particle stands here, and not a preposition before its noun."""
    if not following or not following[0].isalpha():
        return True
    return (
        following in PREPOSITIONS | ASKING | {"dat", "zodat", "zonder", "waarbij", "en"}
        and following not in DETERMINERS
    )


def _adds(tokens: list[re.Match[str]], place: int) -> bool:
    """Whether an addition to the clause begins here: "dat …", "zodat …", "om … te …", or what stands behind a comma."""
    word = tokens[place][0].lower()
    if word == ",":
        return not _lists(tokens, place)
    if word in ("dat", "zodat", "teneinde", "opdat", "terwijl", ";") or (word in ("als", "wanneer") and place):
        return True
    if word == "nu" and place > 1:
        return True
    later = {token[0].lower() for token in tokens[place + 1 :]}
    return word in ("om", "door", "zonder") and "te" in later


def _lists(tokens: list[re.Match[str]], place: int) -> bool:
    """Whether a comma stands in a list ("bos, heide en veen"): few words up to the next comma, or to "en" or "of"."""
    since = 0
    for token in tokens[place + 1 : place + _LONGEST_LIST]:
        if token[0].lower() in ("en", "of"):
            return True
        since = 0 if token[0] == "," else since + 1
        if since > _LONGEST_LISTED:
            return False
    return False


def _ways_for(who: str, rest: str) -> str:
    return _ways(f"Op welke manieren {_ABLE.get(who, 'kunnen')} {who} {_BEST.sub('', rest)}") if rest else ""


def _ways(question: str) -> str:
    return question.strip() + _TO_KNOW_NL


def _english(asked: str, kind: Kind) -> str:
    body = asked.rstrip("? .")
    if found := re.match(r"how\s+(?P<can>can|could|might)\s+(?P<rest>.+)$", body, re.IGNORECASE | re.DOTALL):
        return f"In what ways {found['can'].lower()} {found['rest']}{_TO_KNOW_EN}"
    if found := re.match(r"how\s+(?:do\s+we|to)\s+(?P<rest>.+)$", body, re.IGNORECASE | re.DOTALL):
        return f"In what ways can we {found['rest']}{_TO_KNOW_EN}"
    if found := _CAN_DO_EN.match(body):
        can = found["can"].lower().replace("should", "can").replace("must", "can")
        aim = f"to deal with {found['about']}" if found["about"] else found["rest"]
        return f"Which measures {can} {found['who']} take {aim}{_TO_KNOW_EN}"
    if kind == "closed":
        return f"To what extent {body[:1].lower()}{body[1:]}?"
    return ""
