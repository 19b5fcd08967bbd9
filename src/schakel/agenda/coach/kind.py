"""What a question asks for: what one must know, how something can be done, what one has to do, or what is wanted."""

from __future__ import annotations

import re

from schakel.agenda.coach.model import Kind
from schakel.text.clause_words import ABOUT_KNOWING, ASKING, DETERMINERS, FINITE, PREPOSITIONS
from schakel.text.verbs import infinitive

# "Regie: hoe …?" and "Gezien het tekort: welke …?" ask with what stands behind the colon.
_LEAD_IN = re.compile(
    r"^.{0,300}?:\s+(?=(?:\w+\s+)?(?:hoe|wat|welke?|wie|waar\w*|wanneer|how|what|which|who|why|when)\b)",
    re.IGNORECASE | re.DOTALL,
)
_US = r"(?:we|wij|je|jij|men|ik|u)"
_PUBLIC = (
    r"(?:(?:de|het|onze|ons|een|the|our)\s+)?(?:\w+\s+){0,2}?(?:\w*overheid|overheden|rijk|ministerie|departement(?:en)?|gemeenten?"
    r"|provincies?|waterschap(?:pen)?|raad|college|kabinet|minister|bestuur|beleid|leidinggevenden|bestuurders"
    r"|government|ministry|municipality|council|province|state|minister|authorities)"
)
_ACTOR = rf"(?:{_US}|{_PUBLIC})"

_CHOICE = re.compile(
    rf"^(?:wat|welke?\b.{{0,80}}?)\s+(?:vinden|vindt|willen|wil)\s+(?:{_ACTOR}|ervan)\b"
    rf"|^(?:is|zijn|was|zou|lijkt)\s+(?:het\s+)?(?:\w+\s+){{0,6}}?(?:wenselijk|gewenst|rechtvaardig|eerlijk|verantwoord|acceptabel)\b"
    rf"|\b(?:wenselijk|gewenst)\?$"
    rf"|^(?:moet|moeten|hoort|horen|behoort|behoren)\s+\w+"
    rf"|^(?:waar|wat|wanneer|hoeveel|hoe)\s+(?:\w+\s+)?(?:mag|mogen)\s+(?:je|jij|men|burgers|inwoners|bewoners|mensen)\b|\b(?:mag|mogen)\s+verwachten\b"
    rf"|^(?:wat|welke?\b.{{0,80}}?)\s+moet(?:en)?\s+(?:je|jij|men|mensen|burgers|inwoners|bewoners)\s+(?:zelf\s+)?\w+"
    rf"|^(?:should|must|ought)\s+\w+|^(?:is|are)\s+it\s+(?:desirable|right|fair|acceptable)\b"
    rf"|^what\s+do\s+we\s+(?:want|think\s+of)\b",
    re.IGNORECASE | re.DOTALL,
)
_OUGHT = re.compile(
    r"^(?:wat|hoe|welke?\b.{0,80}?|waar\w*|wanneer)\s+(?:zou(?:den)?\s+)?(?:moet|moeten|dient|dienen|hoort|horen)\b"
    r"|^(?:what|how|which\b.{0,80}?|when|where)\s+(?:should|must|ought)\b",
    re.IGNORECASE | re.DOTALL,
)
_TO_DO = re.compile(
    r"^wat\s+(?:kan|kunnen|kun)\s+.{0,160}?\b(?:doen|ondernemen)\b|^wat\s+(?:kan|kunnen)\s+(?:er\s+)?worden\s+gedaan\b"
    r"|^wat\s+(?:kan|kunnen)\s+(?:er\s+)?gedaan\s+worden\b|^wat\s+te\s+doen\b|^what\s+(?:can|could)\s+.{1,80}?\bdo\b"
    r"|^what\s+(?:can|could)\s+be\s+done\b",
    re.IGNORECASE | re.DOTALL,
)
_OUR_HOW = re.compile(rf"^hoe\s+(?:\w+\s+en\s+)?(?P<verb>\w+)\s+{_US}\b(?!\s+(?:over|naar)\b)", re.IGNORECASE)
_OUR_HOW_EN = re.compile(r"^how\s+do\s+we\s+(?!know\b|see\b|measure\b|compare\b)\w+", re.IGNORECASE)
_HOW = re.compile(r"^hoe\s+(?:kan|kunnen|kun|valt|vallen)\s+(?!het\s+(?:zijn\s+|komen\s+)?dat\b)", re.IGNORECASE)
_HOW_EN = re.compile(r"^how\s+(?:can|could|might|to)\b(?!\s+it\s+be\b)", re.IGNORECASE)
_PARTICIPLE = r"(?:\w*ge|be|ver|ont|her|er|over|onder|door)\w+(?:d|t|en)"
_SOONER = r"(?:eerder|sneller|beter|vaker)"
_MORE = rf"(?:{_SOONER}|minder|meer|sterker|weerbaarder|duurzamer|gezonder|schoner|groener|koeler|\w+(?:ig|baar|zaam|lijk)er)"
_UP_TO = r"(?:(?!\b(?:dat|die|als|wie|we|wij)\b)[^,?])*\b"
# "Hoe wordt de gemeente een goede werkgever?", but not "Hoe wordt een vergunning verleend?"; "Hoe herkennen huisartsen geweld
# eerder?", but not "Hoe komt het dat huisartsen geweld eerder herkennen?".
_HOW_TO_BECOME = re.compile(
    rf"^hoe\s+(?:(?:blijft|blijven)\s+\w"
    rf"|(?:krijgt|krijgen)\s+(?![^?]*\bte\s+maken\b)\w"
    rf"|(?:wordt|worden)\s+[^,?]*\been\b[^,?]*\s(?!{_PARTICIPLE}\b)\w+\?*$"
    rf"|(?:wordt|worden|maakt|maken)\s+{_UP_TO}{_MORE}\b"
    rf"|(?!kom|kan|kun)\w+\s+{_UP_TO}{_SOONER}\b)",
    re.IGNORECASE,
)
_HOW_TO = re.compile(
    r"^hoe\s+(?:dan|ervoor|deze|de|het|dit|een|daarbij|hierbij)\s+[^?]{0,120}?\bte\s+\w+en\b", re.IGNORECASE
)
_CLOSED = re.compile(
    r"^(?:is|zijn|was|waren|kan|kunnen|mag|mogen|heeft|hebben|wordt|worden|werd|zal|zullen|zou|zouden|werkt|werken|helpt|helpen|bestaat|bestaan"
    r"|leidt|leiden|doet|doen|are|can|could|does|do|did|has|have|will|would|may|might)\s",
    re.IGNORECASE,
)
# "Mag dat, en onder welke voorwaarden?" asks for more than yes or no.
_CONDITIONS = re.compile(
    r"\ben\s+(?:zo\s+ja,?\s+)?(?:onder\s+welke|voor\s+w\w+|in\s+\w+|wanneer|waarom|hoe|waar|welke?)\b[^,?]{0,40}\?*$"
    r"|\band\s+(?:if\s+so,?\s+)?(?:under\s+wh\w+|for\s+wh\w+|when|why|how|where)\b[^,?]{0,40}\?*$",
    re.IGNORECASE,
)
_MEASURING = re.compile(r"\b(?:meten|monitoren|vaststellen|bepalen|measure|monitor|establish)\b", re.IGNORECASE)
_KNOWING = re.compile(
    r"\b(?:moet|moeten)\s+(?:\w+\s+){1,4}weten\b(?!\s*(?:,|en\b))|\b(?:should|must)\s+(?:\w+\s+){1,3}know\b",
    re.IGNORECASE,
)


def kind_of(text: str) -> Kind:
    """The kind of one question, in Dutch or English.

    Raises nothing: what fits no rule asks for knowledge.
    """
    asked = without_lead_in(text)
    if _CHOICE.search(asked):
        return "choice"
    if (_OUGHT.search(asked) or _TO_DO.search(asked)) and not _KNOWING.search(asked):
        return "policy"
    if _asks_what_we_do(asked):
        return "knowledge" if _MEASURING.search(asked) else "policy"
    if any(rule.search(asked) for rule in (_HOW, _HOW_TO, _HOW_TO_BECOME, _HOW_EN)):
        return "knowledge" if _MEASURING.search(asked) else "how"
    if _CLOSED.search(asked) or _verb_first(asked):
        return "knowledge" if _CONDITIONS.search(asked) else "closed"
    return "knowledge"


def _verb_first(asked: str) -> bool:
    """Whether a Dutch question opens with its verb: a common one, or another in the present tense right before its subject."""
    first, second = [*asked.lower().split()[:2], "", ""][:2]
    if not asked.endswith("?") or first in ASKING or second in PREPOSITIONS:
        return False
    return first in FINITE or (first.endswith("t") and second in DETERMINERS and infinitive(first) != "")


def without_lead_in(text: str) -> str:
    """The question behind what leads up to it: behind a colon, and behind "en" or "but"."""
    asked = _LEAD_IN.sub("", text.strip())
    return re.sub(r"^(?:en|maar|dus|and|but|so)\s+", "", asked, flags=re.IGNORECASE)


def _asks_what_we_do(asked: str) -> bool:
    if _OUR_HOW_EN.search(asked):
        return True
    ours = _OUR_HOW.search(asked)
    if ours is None:
        return False
    verb = ours["verb"].lower()
    if verb in ("kan", "kunnen", "kun", "mag", "mogen", "zou", "zouden"):
        return False
    return (verb if verb in ABOUT_KNOWING else infinitive(verb)) not in (ABOUT_KNOWING | {""})
