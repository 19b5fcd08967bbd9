"""The answer on a note in words: who says each line and where, how sources differ, what stays open; and all as plain text."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from schakel.evidence.models import VerdictLabel
from schakel.evidence.queries.answer import Answer, Contrast, NoteLine
from schakel.evidence.words.findings import page_words, reading_address
from schakel.evidence.words.reasons import in_words, listed
from schakel.search.differences import Difference, Ground

MOST_SHARED = 4


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as shown: the sentence, who says it and where, the reader's address at that passage, and "" or a judgement."""

    text: str
    publisher: str
    title: str
    year: int | None
    page: str
    address: str
    judgement: str

    @property
    def where(self) -> str:
        """Title (year), page."""
        year = f" ({self.year})" if self.year else ""
        page = f", {self.page}" if self.page else ""
        return f"{self.title}{year}{page}"

    @property
    def citation(self) -> str:
        """Publisher, title (year), page."""
        return f"{self.publisher}, {self.where}" if self.publisher else self.where


@dataclass(frozen=True, slots=True)
class ShownContrast:
    """Two lines that differ, and why they are put side by side."""

    first: ShownLine
    second: ShownLine
    why: str


@dataclass(frozen=True, slots=True)
class ShownNote:
    """The answer on a note as pages, the interface and the command show it; ``open`` are sentences on what is missing."""

    lines: tuple[ShownLine, ...]
    contrasts: tuple[ShownContrast, ...]
    open: tuple[str, ...]
    closest: bool
    read: int


def shown_note(found: Answer) -> ShownNote:
    """A note in the reader's language."""
    return ShownNote(
        lines=tuple(shown_line(line) for line in found.lines),
        contrasts=tuple(_contrast(one) for one in found.contrasts),
        open=tuple(_open(found)),
        closest=found.closest,
        read=found.read,
    )


def shown_line(line: NoteLine) -> ShownLine:
    """A line with its source."""
    finding = line.finding
    return ShownLine(
        text=line.text,
        publisher=str(finding.publication.publisher or ""),
        title=finding.publication.title,
        year=finding.publication.year,
        page=page_words(finding),
        address=reading_address(finding),
        judgement=str(finding.get_judgement_display()) if finding.judgement else "",
    )


def _contrast(one: Contrast) -> ShownContrast:
    return ShownContrast(shown_line(one.first), shown_line(one.second), difference_told(one.difference))


def difference_told(difference: Difference) -> str:
    """Why two sentences are said to differ."""
    words = {
        "shared": listed(difference.shared, MOST_SHARED),
        "first": difference.says[0],
        "second": difference.says[1],
        "denial": difference.says[0] or difference.says[1],
    }
    if difference.ground is Ground.FIGURES:
        return _("Both speak of %(shared)s, with another figure: “%(first)s” and “%(second)s”.") % words
    if difference.ground is Ground.DIRECTION:
        return _("Both speak of %(shared)s, the other way round: “%(first)s” and “%(second)s”.") % words
    return _("Both speak of %(shared)s; only one of the two says “%(denial)s”.") % words


def _open(found: Answer) -> list[str]:
    told = [sentence] if (sentence := in_words(found.open_reasons)) else []
    if found.unsaid:
        told.append(
            _("These lines do not speak of %(terms)s; other passages that were found do.")
            % {"terms": listed(found.unsaid)}
        )
    if not told and found.lines:
        told.append(
            _(
                "Every main word of the question comes back in what was found. Whether that settles it is for a reader to judge."
            )
        )
    if not found.lines and found.read:
        told.append(_("No sentence of what was found says enough by itself: read the passages themselves."))
    return told


def as_text(found: Answer) -> str:
    """The whole note as plain text, to put in a document or a message: a paragraph is one line, which its reader wraps."""
    note = shown_note(found)
    parts = [[found.question.text, _verdict(found)]]
    if note.lines:
        title = _("What comes closest") if note.closest else _("What is known")
        parts.append(
            [title, *(f"{number}. {one.text}\n   {one.citation}" for number, one in enumerate(note.lines, start=1))]
        )
    if note.contrasts:
        parts.append([_("What sources say differently"), *map(_side_by_side, note.contrasts)])
    if note.open:
        parts.append([_("What stays open"), *note.open])
    parts.append([_made(found)])
    return "\n\n\n".join("\n\n".join(part) for part in parts) + "\n"


def _verdict(found: Answer) -> str:
    label = str(VerdictLabel(found.reading.label).label)
    told = _("confirmed") if found.reading.confirmed else _("proposed, not confirmed yet")
    return _("Verdict: %(label)s (%(told)s)") % {"label": label, "told": told}


def _side_by_side(one: ShownContrast) -> str:
    return "\n".join([*(f"- {line.text} ({line.citation})" for line in (one.first, one.second)), one.why])


def _made(found: Answer) -> str:
    at = found.reading.searched_at
    if at is None:
        return _("The library has not been searched for this question yet.")
    return _(
        "Every sentence stands word for word in the source that is named with it. Searched on %(at)s; chosen from "
        "%(read)d passages."
    ) % {"at": date_format(localtime(at), "j F Y"), "read": found.read}
