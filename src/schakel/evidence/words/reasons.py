"""Why a verdict is what it is, in words: (code, data) pairs become sentences in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schakel.evidence.models import VerdictLabel
from schakel.evidence.words.counts import extent, passages, publications, publishers, search_words

Data = dict[str, Any]


def in_words(reasons: Iterable[Sequence[Any]]) -> str:
    """All reasons as running text; one that another version stored, and that this one cannot read, is left out."""
    return " ".join(sentence for code, data in reasons if (sentence := _sentence(code, data)))


def _sentence(code: str, data: Data) -> str:
    try:
        return WORDING[code](data)
    except KeyError:
        return ""


def listed(words: Sequence[str], limit: int = 9) -> str:
    """Words as a list in a sentence: ‘a’, ‘b’ and ‘c’."""
    return _joined([_quoted(word) for word in words[:limit]])


def _quoted(word: str) -> str:
    return _("‘%(word)s’") % {"word": word}


def _joined(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _("%(words)s and %(last)s") % {"words": ", ".join(parts[:-1]), "last": parts[-1]}


def _unsearched(data: Data) -> str:
    return _("The library has not been searched for this question yet.")


def _empty_library(data: Data) -> str:
    return _("There is nothing in the library yet that could be searched.")


def _no_words(data: Data) -> str:
    return _("The question holds no words to search with.")


def _nothing(data: Data) -> str:
    return _("No passage in %(publications)s (%(pages)s) matches any of the %(words)s of this question.") % _searched(
        data
    )


def _little(data: Data) -> str:
    return _("The library holds too little to say: %(publications)s, %(pages)s.") % _searched(data)


def _nothing_that_helps(data: Data) -> str:
    return _("Searched in %(publications)s (%(pages)s) with %(words)s: no passage that clearly helps.") % _searched(
        data
    )


def _searched(data: Data) -> dict[str, str]:
    return {
        "publications": publications(data["publications"]),
        "pages": extent(data["pages"], data["passages"]),
        "words": search_words(data["words"]),
    }


def _speak(data: Data) -> str:
    source = publishers(data["publishers"]) if "publishers" in data else publications(data["publications"])
    words = {"passages": passages(data["passages"]), "source": source}
    if data["passages"] > 1 and "counts" in data:
        each = zip(data["counts"], data["terms"], strict=True)
        words["each"] = _joined([_("%(count)d on %(term)s") % {"count": n, "term": _quoted(term)} for n, term in each])
        return _("%(passages)s from %(source)s may help: %(each)s.") % words
    words["terms"] = listed(data["terms"])
    return (
        ngettext(
            "%(passages)s from %(source)s speaks of %(terms)s.",
            "%(passages)s from %(source)s together speak of %(terms)s.",
            data["passages"],
        )
        % words
    )


def _uncovered(data: Data) -> str:
    return ngettext(
        "None of the passages found holds the word %(terms)s.",
        "None of the passages found holds the words %(terms)s.",
        len(data["terms"]),
    ) % {"terms": listed(data["terms"])}


def _absent(data: Data) -> str:
    return _("Nothing that was searched mentions %(terms)s.") % {"terms": listed(data["terms"])}


def _newest(data: Data) -> str:
    return _("Nothing newer than %(year)d.") % {"year": data["year"]}


def _doubt(data: Data) -> str:
    return _("It is a close call with ‘%(other)s’: read what was found.") % {"other": VerdictLabel(data["other"]).label}


def _none_helps(data: Data) -> str:
    return ngettext(
        "The one passage that was found has been judged, and does not answer the question.",
        "All %(count)d passages that were found have been judged, and none answers the question.",
        data["passages"],
    ) % {"count": data["passages"]}


def _best_do_not_help(data: Data) -> str:
    return _("The best %(count)d passages have been judged, and none answers the question.") % {
        "count": data["passages"]
    }


def _helpful_elsewhere(data: Data) -> str:
    return ngettext(
        "People judged %(count)d of these passages as helpful for a like question.",
        "People judged %(count)d of these passages as helpful for like questions.",
        data["passages"],
    ) % {"count": data["passages"]}


def _aside_elsewhere(data: Data) -> str:
    return ngettext(
        "The best passages were set aside; %(count)d of them for a like question.",
        "The best passages were set aside; %(count)d of them for like questions.",
        data["passages"],
    ) % {"count": data["passages"]}


def _judged(data: Data) -> str:
    parts = [wording(data[code]) for code, wording in JUDGED.items() if data.get(code)]
    return _("Judged by people: %(judged)s.") % {"judged": _joined(parts)}


def _answers(count: int) -> str:
    return ngettext("%(count)d passage answers", "%(count)d passages answer", count) % {"count": count}


def _partly(count: int) -> str:
    return ngettext("%(count)d answers partly", "%(count)d answer partly", count) % {"count": count}


def _background(count: int) -> str:
    return ngettext("%(count)d is background", "%(count)d are background", count) % {"count": count}


def _irrelevant(count: int) -> str:
    return ngettext("%(count)d is not relevant", "%(count)d are not relevant", count) % {"count": count}


JUDGED: dict[str, Callable[[int], str]] = {
    "answers": _answers,
    "partly": _partly,
    "background": _background,
    "irrelevant": _irrelevant,
}

WORDING: dict[str, Callable[[Data], str]] = {
    "unsearched": _unsearched,
    "empty_library": _empty_library,
    "no_words": _no_words,
    "nothing": _nothing,
    "little": _little,
    "nothing_that_helps": _nothing_that_helps,
    "speak": _speak,
    "uncovered": _uncovered,
    "absent": _absent,
    "newest": _newest,
    "doubt": _doubt,
    "judged": _judged,
    "none_helps": _none_helps,
    "best_do_not_help": _best_do_not_help,
    "helpful_elsewhere": _helpful_elsewhere,
    "aside_elsewhere": _aside_elsewhere,
}
