"""The advice on one question: what it asks, and what would make it easier to answer."""

from __future__ import annotations

import re
from datetime import date

from schakel.agenda.coach import form, scope, terms
from schakel.agenda.coach.kind import kind_of
from schakel.agenda.coach.model import Advice, Asked, Part, Point, State
from schakel.agenda.coach.need import need_of
from schakel.agenda.coach.rewording import better_wording
from schakel.text.language import language_of
from schakel.text.questions import Piece, as_question, beginning_of, split_questions
from schakel.text.stopwords import STOP_WORDS

MOST_PARTS = 12
_KEPT_CAPITAL = re.compile(r"^(?:[A-Z]\w*[A-Z]|[A-Z]\b|\d)")
_ASKED = ("choice", "policy", "how", "closed")
_REWORK = frozenset(["policy", "choice", "subject", "points_elsewhere", "empty"])
_NEED = frozenset(["unneeded", "undated", "undecided", "decision_in_text", "soon", "past"])


def advise(asked: Asked, today: date) -> Advice:
    """The advice on a question in Dutch or English, of any length and content. The same input gives the same advice."""
    text = beginning_of(asked.text)
    language = language_of(text)
    english = language == "en"
    split = split_questions(text, english)
    pieces = split.pieces[:MOST_PARTS]
    if not any(letter.isalpha() for letter in text):
        return Advice(language, (), (Point("empty"),), "rework")
    if all(word in STOP_WORDS for word in re.findall(r"\w+", text.lower())):
        return Advice(language, (), (Point("no_subject"), *need_of(asked, today)), "rework")
    if not pieces:
        points = [_subject(text, english), *need_of(asked, today)]
        return Advice(language, (), tuple(points), "rework")
    parts = tuple(_part(piece, place, english) for place, piece in enumerate(pieces))
    points = [*_asking(parts), *_putting(parts, pieces), *_open(asked, text, parts)]
    points += need_of(asked, today)
    return Advice(language, parts, tuple(points), _state(points))


def _part(piece: Piece, place: int, english: bool) -> Part:
    kind = kind_of(piece.text)
    back = form.points_back(piece.text) if place else form.points_elsewhere(piece.text)
    return Part(piece.text, kind, tuple(piece.background), back, better_wording(piece.text, kind, english))


def _subject(text: str, english: bool) -> Point:
    """A subject named without asking anything: "Onderzoek naar eenzaamheid"."""
    if form.word_count(text) > 12 or re.search(r"[.!;:]\s", text):
        return Point("subject")
    body = re.sub(
        r"^(?:onderzoek|studie|verkenning|inzicht)\s+(?:naar|in|van)\s+", "", text.rstrip(".!?;: "), flags=re.IGNORECASE
    )
    body = re.sub(r"^(?:research|study|insight)\s+(?:into|on|of)\s+", "", body, flags=re.IGNORECASE)
    body = body if _KEPT_CAPITAL.match(body) else body[:1].lower() + body[1:]
    return Point("subject", text=f"What is known about {body}?" if english else f"Wat is bekend over {body}?")


def _asking(parts: tuple[Part, ...]) -> list[Point]:
    """Points on what is asked: several questions, what to do, a choice, yes or no."""
    if len(parts) == 1:
        only = parts[0]
        taken = " ".join((only.better, *only.background)) if only.better and not only.back else ""
        return [Point(only.kind, text=taken)] if only.kind in _ASKED else []
    asked = {kind: tuple(part.text for part in parts if part.kind == kind) for kind in _ASKED}
    return [
        Point("several", data={"count": len(parts)}),
        *(Point(kind, texts) for kind, texts in asked.items() if texts),
    ]


def _putting(parts: tuple[Part, ...], pieces: list[Piece]) -> list[Point]:
    """Points on how it is put."""
    points = []
    first = parts[0]
    if first.back:
        points.append(Point("points_elsewhere", first.back))
    if len(parts) > 1:
        back = tuple(dict.fromkeys(word for part in parts[1:] for word in part.back))
        return points + ([Point("points_back", back)] if back else [])
    if first.background:
        moved = " ".join(first.background)
        points.append(
            Point("background", (moved,), text="" if first.back else as_question(first.text), explanation=moved)
        )
    elif not pieces[0].marked:
        points.append(Point("no_question_mark", text=as_question(first.text)))
    if (count := form.word_count(first.text)) > form.LONGEST:
        points.append(Point("long", data={"count": count, "most": form.LONGEST}))
    if form.word_count(first.text) < form.SHORTEST and not first.back:
        points.append(Point("short"))
    return points


def _open(asked: Asked, text: str, parts: tuple[Part, ...]) -> list[Point]:
    """Points on what readers will take in different ways."""
    questions = " ".join(part.text for part in parts)
    points = []
    if short := terms.unexplained_abbreviations(text, f"{asked.explanation}\n{asked.context}", asked.known):
        points.append(Point("abbreviation", short))
    if broad := terms.broad_notions(questions, f"{asked.explanation}\n{asked.context}"):
        points.append(Point("broad", broad))
    if measures := terms.yardsticks(questions, asked.explanation):
        points.append(Point("yardstick", measures))
    around = f"{text} {asked.explanation}"
    if groups := scope.open_groups(questions, around):
        points.append(Point("group", groups))
    if place := scope.open_place(questions, asked.local):
        points.append(Point("place", place))
    if any(scope.open_amount(part.text) for part in parts) and not scope.dated(around):
        points.append(Point("amount"))
    elif period := scope.open_period(around):
        points.append(Point("period_vague", period) if period[0] else Point("period"))
    return points


def _state(points: list[Point]) -> State:
    codes = {point.code for point in points} - _NEED
    if codes & _REWORK:
        return "rework"
    if "several" in codes:
        return "split"
    return "sharpen" if codes else "ready"
