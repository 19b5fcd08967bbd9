"""Which sentences of a passage can be read by themselves: whole, of a readable length, and not leaning on what stood before."""

from __future__ import annotations

from schakel.search import standalone_words as signs
from schakel.text.analyse import WORD
from schakel.text.stopwords import STOP_WORDS
from schakel.text.words import Word, word

LEAST_WORDS, MOST_WORDS = 6, 45
LEAST_STOP_WORDS = 0.2
MOST_DIGITS = 0.12
FIRST_WORDS = 6


def whole(sentence: str) -> str:
    """The sentence without the number of a note behind it, or "" where it is no whole, readable sentence of running text:

    cut off, too short or long (6 to 45 words), a question, a title, a caption, a reference, or damaged in reading the file.
    """
    text = signs.NOTE_MARK.sub("", sentence.strip())
    words = WORD.findall(text)
    if not LEAST_WORDS <= len(words) <= MOST_WORDS or not signs.OPENING.match(text) or not signs.CLOSING.search(text):
        return ""
    if signs.APPARATUS.search(text) or signs.DAMAGED.search(text) or not _balanced(text):
        return ""
    stops = sum(form.lower() in STOP_WORDS for form in words)
    digits = sum(map(str.isdigit, text))
    shouted = sum(form.isupper() and len(form) > 3 for form in words)
    plain = stops >= LEAST_STOP_WORDS * len(words) and digits <= MOST_DIGITS * len(text) and shouted < len(words) / 4
    return text if plain else ""


def _balanced(text: str) -> bool:
    pairs = all(text.count(left) == text.count(right) for left, right in ("()", "[]", "“”", "«»"))
    single = text.count("‘") <= text.count("’")  # an apostrophe is the same sign as a closing mark
    return pairs and single and text.count('"') % 2 == 0


def leans(sentence: str) -> bool:
    """Whether it opens by pointing back at what stood before it, speaks of its own text or of "I": it says little by itself."""
    sentence = signs.ASIDE.sub("", sentence)
    words = _first_words(sentence)
    if not words or tells_of_itself(sentence):
        return True
    first = words[0]
    if first in ("het", "dat", "wat") and len(words) > 1 and words[1] in signs.AFTER_PRONOUN:
        return not signs.ANTICIPATING.match(sentence)
    return first not in signs.JOINING and (first in signs.POINTING or _is_pointer(first))


def tells_of_itself(sentence: str) -> bool:
    """Whether it speaks of the text it stands in, of how that was made, or of "I"."""
    sentence = signs.ASIDE.sub("", sentence)
    return bool(signs.PERSONAL.search(sentence) or signs.OWN_TEXT.search(sentence))


def joins(sentence: str) -> bool:
    """Whether it begins with a word that joins it to the sentence before: "also", "at the same time"."""
    first = WORD.search(sentence)
    return first is not None and first.group().lower() in signs.JOINING


def points_within(sentence: str) -> bool:
    """Whether something in it, further on, may stand for what was said before: "this", "in that case", "the programme".

    Readers found such sentences as useful on a note as others (docs/quality/answer.md).
    """
    sentence = signs.ASIDE.sub("", sentence)
    if signs.LATER.search(sentence) or signs.REFERRING.search(sentence):
        return True
    return any(
        form not in signs.JOINING and (form in signs.WITHIN or _is_pointer(form)) for form in _first_words(sentence)[1:]
    )


def _first_words(sentence: str) -> list[str]:
    return [form.lower() for form in WORD.findall(sentence)[:FIRST_WORDS]]


def _is_pointer(form: str) -> bool:
    """Whether a lower-case word is "therefore", "thereby" and the like."""
    return bool(signs.POINTER.fullmatch(form))


def lists(sentence: str) -> bool:
    """Whether it begins a list or gives an example: "first", "for instance"."""
    return bool(signs.LISTING.match(sentence))


def tells_history(sentence: str) -> bool:
    """Whether it tells what once happened, with no word on how things are now; or of a day on which something took place."""
    forms = {form.lower() for form in WORD.findall(sentence)}
    return bool(signs.ON_A_DAY.match(sentence)) or (bool(forms & signs.ONCE) and not forms & signs.NOW)


def asks_of_past(question: str) -> bool:
    """Whether a question is about what once happened: it has a verb in the past tense and none in the present."""
    forms = WORD.findall(question.lower())
    present = signs.NOW.intersection(forms)
    return not present and any(form in signs.ONCE or _regular_past(word(form)) for form in forms)


def _regular_past(found: Word) -> bool:
    participle = found.form.endswith(("ende", "enden")) or (
        found.form.startswith("ge") and not found.lemma.startswith("ge")
    )
    tense = found.form.endswith(("de", "den", "te", "ten")) and found.lemma.endswith("en") and found.form != found.lemma
    return tense and not participle


def has_verb(sentence: str) -> bool:
    """Whether a word of it is (probably) a finite verb; enumerations and titles have none."""
    before = ""
    for form in WORD.findall(sentence):
        found, lower = word(form), form.lower()
        if lower in signs.FINITE or _conjugated(found) or (_plural(found) and before not in signs.BEFORE_A_NOUN):
            return True
        before = lower
    return False


def _conjugated(found: Word) -> bool:
    """In Dutch: the base form ends in -en and the form is the singular or the past tense of it, or it is the stem with a -t."""
    if found.form == f"{found.lemma}t":
        return True
    past = found.form.endswith(("t", "de", "den", "te", "ten")) and not found.form.startswith("ge")
    return past and found.lemma.endswith("en") and found.form != found.lemma


def _plural(found: Word) -> bool:
    """The plural of the present looks like the base form."""
    return found.form.endswith("en") and found.form == found.lemma and not found.stop


def speaks_as_we(sentence: str) -> bool:
    """Whether its writer speaks of "we": true of the writer, not of the reader."""
    return bool(signs.WE.search(sentence))
