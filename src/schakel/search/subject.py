"""What a question is about and what it asks of it, taken apart so that two questions can be laid beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from schakel.search.broad_words import is_amount, is_broad
from schakel.text import Word, word
from schakel.text.analyse import WORD
from schakel.text.framing import is_framing
from schakel.text.thesaurus import relatives
from schakel.text.wordlist import listed_words

LONGEST_QUESTION = 4_000
GENERAL_WEIGHT = 0.1
VERB_WEIGHT = 0.3
FIELD_WEIGHT = 0.5

# Words that hold in questions on any subject: who acts, for whom, and that things should become better.
_GENERAL = listed_words("""
    aandacht aanpassen aanpakken activiteit agenda ambitie beleid beperken bereiken beschermen beschikbaar best betrekken
    bevorderen bestuur bewoner burger doel domein doen gaan gebied gemeente gemeentelijk groep helpen hulp huidige
    huishouden inrichten inspelen instantie instelling instrument inwoner inzet jaar kennis kind knelpunt kunnen kwaliteit
    land landelijk leerpunt leren les lokaal lossen maatregel maatschappelijk maatschappij mens ministerie nederland
    nederlands omgeving ondersteunen ontwikkeling ontwikkelen oplossen oplossing opgave organisatie organiseren
    overheid partij partner persoon plan praktijk probleem project provincie provinciaal realiseren regeling regio
    regionaal rijk samen samenleving samenwerken samenwerking stimuleren subsidie succesvol systeem taak tegengaan
    terugdringen thema toekomst tijd uitdaging uitvoeren uitvoering verbeteren verbetering verandering veranderen
    vergroten verhogen verlagen verminderen versnellen versterken voorkomen voorzien waarborgen waterschap
    werken wens wet wereld zorgen gewoon groeien snel stad dorp wijk buurt kern klein groot
    behoefte bestaand minder oud bewaren blijken bouwen breed contact dagelijks eis elkaar ervaring extra functie functioneren
    geld geheel gewenste hebben helft hoog horen hoofd initiatief invloed kijken kosten kost krijgen kunst lang langer laag
    lange lopen meedoen mogelijk normaal nationaal optreden positie product proces richten risico rekening scenario slecht
    stap sturen structureel succes stijgen stijging toegankelijk toename tonen trekken vorming vragen vast vergelijken
    verdwijnen verliezen volgen vormgeven waarde werk wijze zelf zwaar opkomen komend dalen doorgaan duidelijk eigen eerlijk
    aanvullen afnemen beheersen benutten bestrijden bijdragen borgen dragen dringen faciliteren handhaven herstellen indammen
    intensiveren nemen onderzoeken oplopen opsporen opvangen overgaan pakken remmen schaars slagen stoppen stroomlijnen
    tegenhouden toerusten uitbreiden verminderd vernieuwen verplichten vertragen vervangen vrijkomen wegnemen hoeveelheid
    integraal lasten meten nederlandse opstellen opzetten overnemen verantwoordelijkheid verdelen verhouding verloop
""")

# Words that name a field of policy or a group of people: to share one of these is to be neighbours, no more.
_FIELDS = listed_words("""
    armoede arbeidsmarkt ambtenaar bedrijf boer bodem cultuur demografisch democratie democratisch digitaal economie energie
    financieel gezin gezondheid huis huurder jeugd jong jongere klimaat kunst landbouw leerling leraar markt medewerker
    migrant migratie milieu natuur onderwijs ondernemer ouder oudere ouderen patiënt personeel politiek ruimte ruimtelijk
    school sociaal sport student technologie toerisme veiligheid verkeer vervoer volkshuisvesting vrouw water wonen woning
    woningmarkt werkgever werknemer zorg dier plant straat buitengebied platteland
""")

# A Dutch base form that ends in -en is a verb, which says what is done to the subject; but for these.
_NOUNS_IN_EN = listed_words("""
    cluster examen gegeven haven keuken leven molen onkosten oven regen teken toren varken vermogen vertrouwen verleden wapen
    wezen lasten financiën
""")

# Which words show what is asked of the subject.
_ASPECTS: dict[str, frozenset[str]] = {
    "cause": listed_words(
        "waarom oorzaak oorzaken reden redenen komt verklaart verklaren waardoor weerhoudt weerhouden belemmert belemmeren"
    ),
    "effect": listed_words(
        "gevolg gevolgen effect effecten invloed impact betekent betekenen levert opleveren oplevert leidt doet schade"
    ),
    "amount": listed_words("hoeveel vaak kost kosten aantal omvang groot aandeel"),
    "wish": listed_words("behoefte behoeften wens wensen woonwensen verwachten verwachtingen vinden denken ervaren"),
    "place": listed_words("waar wie"),
}
MEANS = "means"
_HOLDS = ("houdt", "houden")  # "wat houdt ouderen tegen" asks why
_BEFORE_A_NOUN = ("als", "de", "met", "onze", "van", "voor")  # "ervaren" behind these is an adjective
_ENDINGS_OF_A_NAME = ("", "s", "se", "er", "ers", "ter", "ters")


class Term(NamedTuple):
    """A word that carries the question's subject: as written, analysed, with its weight (1 for a word of its own)."""

    written: str
    word: Word
    weight: float


class Subject(NamedTuple):
    """A question taken apart.

    ``terms`` in order, each lemma once; ``bag`` all lemmas and compound parts, ``roots`` their roots; ``same`` and ``near`` what
    the thesaurus gives for them, with the share of the meaning; ``aspect`` is what is first asked of the subject: its cause,
    effect, amount, wish, place or (else) the means, ``aspects`` all that may be asked of it; ``grams`` the letter groups of its
    own words; ``forms`` all words as written.
    """

    terms: tuple[Term, ...]
    bag: frozenset[str]
    roots: frozenset[str]
    same: dict[str, float]
    near: dict[str, float]
    aspect: str
    aspects: frozenset[str]
    grams: frozenset[str]
    forms: tuple[str, ...]

    @property
    def weight(self) -> float:
        """All weights together."""
        return sum(term.weight for term in self.terms)


@lru_cache(maxsize=2)
def _lemmas(forms: frozenset[str]) -> frozenset[str]:
    return frozenset(word(form).lemma for form in forms)


def weight_of(found: Word) -> float:
    """How much a word says about the subject: 0 for words that frame a question, little for words of any policy text, about

    half for verbs, fields of policy and groups of people, 1 for a word of its own.
    """
    if found.stop or is_framing(found):
        return 0.0
    if found.lemma in _lemmas(_GENERAL):
        return GENERAL_WEIGHT
    if found.lemma in _lemmas(_FIELDS):
        return FIELD_WEIGHT
    return VERB_WEIGHT if is_verb(found.lemma) else 1.0


def is_verb(lemma: str) -> bool:
    """Whether a lower-case base form is taken for a verb: it ends in -en and is no noun or field of policy that does."""
    return lemma.endswith("en") and lemma not in _NOUNS_IN_EN and lemma not in _lemmas(_FIELDS)


@lru_cache(maxsize=20_000)
def subject_of(text: str, asker: frozenset[str] = frozenset()) -> Subject:
    """A question taken apart. Any text will do; one without a word of its own has no terms.

    ``asker`` are the lower-case words that name who asks. They tell nothing: "in Waterstad" is to Waterstad what "in our
    municipality" is to any other.
    """
    written = WORD.findall(text[:LONGEST_QUESTION])
    found: dict[str, Term] = {}
    for form in written:
        analysed = word(form)
        weight = _weight_beside_others(analysed)
        if weight and not _names(form.lower(), asker):
            found.setdefault(analysed.lemma, Term(form, analysed, weight))
    terms = tuple(found.values())
    same, near = relatives([term.word for term in terms])
    own = [term.word for term in terms if term.weight > GENERAL_WEIGHT]
    aspects = _aspects([form.lower() for form in written])
    return Subject(
        terms=terms,
        bag=frozenset(_pieces(terms)),
        roots=frozenset(root for term in terms for root in (term.word.root, *term.word.part_roots)),
        same=same,
        near=near,
        aspect=aspects[0],
        aspects=frozenset(aspects),
        grams=frozenset(gram for one in own for gram in one.grams.split(" ") if gram),
        forms=tuple(written),
    )


def _weight_beside_others(found: Word) -> float:
    """How much a word tells where two questions share it: less than ``weight_of`` for one that questions on any field hold."""
    weight = weight_of(found)
    if is_amount(found.lemma):
        return min(weight, GENERAL_WEIGHT)
    return min(weight, FIELD_WEIGHT) if is_broad(found.lemma) else weight


def _names(form: str, asker: frozenset[str]) -> bool:
    """Whether a word is one of those that name the asker, or is made of one: "Waterstadse", "Waterstadters"."""
    return any(form.removeprefix(name) in _ENDINGS_OF_A_NAME for name in asker if form.startswith(name))


def _pieces(terms: Iterable[Term]) -> Iterable[str]:
    for term in terms:
        yield term.word.lemma
        yield from term.word.parts


def _aspects(forms: list[str]) -> list[str]:
    """What lower-case words ask of their subject, in their order; the means where no sign of anything else stands there."""
    held_back = forms[:1] == ["wat"] and "tegen" in forms
    found = []
    for before, form in zip(["", *forms], forms, strict=False):
        if form in _HOLDS and held_back:
            found.append("cause")
        elif form != "ervaren" or before not in _BEFORE_A_NOUN:
            found += [aspect for aspect, signs in _ASPECTS.items() if form in signs]
    return found or [MEANS]
