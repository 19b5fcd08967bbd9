"""What the coach says, per rule, in plain English; the room's translations give the Dutch.

``_`` only marks a text for translation: this package needs no Django.
"""

from __future__ import annotations

from dataclasses import dataclass


def _(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Text:
    """``title`` says what is the matter, ``advice`` what helps; both may hold %(words)s and the rule's own data."""

    title: str
    advice: str


STATES: dict[str, str] = {
    "ready": _("Can be researched as it stands"),
    "sharpen": _("Can be researched; sharper is better"),
    "split": _("Can be researched once it is split"),
    "rework": _("Hard to research as it stands"),
}

KINDS: dict[str, str] = {
    "knowledge": _("asks for knowledge"),
    "how": _("asks how something can be done"),
    "policy": _("asks what to do"),
    "choice": _("asks for a choice"),
    "closed": _("asks for yes or no"),
    "subject": _("names a subject"),
}

POINTS: dict[str, Text] = {
    "several": Text(
        _("These are %(count)s questions"),
        _("Each has its own answer, and often its own researcher. Split them, so that you can follow each one."),
    ),
    "policy": Text(
        _("This asks what to do"),
        _(
            "Researchers can say what is known, not what you have to do. Ask what you must know to decide: which ways there "
            "are, and what they bring about."
        ),
    ),
    "how": Text(
        _("This asks how something can be done"),
        _("It is easier to research when you ask which ways there are, and what each of them brings about."),
    ),
    "choice": Text(
        _("This asks for a choice that is yours"),
        _(
            "What is wanted or right, is for administrators and residents to say. Ask what you must know to choose: what are "
            "the options, what does each bring about, and for whom?"
        ),
    ),
    "closed": Text(
        _("This can be answered with yes or no"),
        _("Ask to what extent, for whom, or under which conditions. Then the answer tells you more."),
    ),
    "subject": Text(
        _("This names a subject, but asks nothing yet"),
        _("Say what you want to know about it, in one sentence with a question mark."),
    ),
    "empty": Text(_("There are no words here yet"), _("Write down what you want to know.")),
    "no_subject": Text(
        _("It does not say what it is about"),
        _("Say what it is about, so that somebody who reads only this question understands it."),
    ),
    "points_elsewhere": Text(
        _("It cannot be read on its own: %(words)s"),
        _("Who reads only this question, does not know what that refers to. Write it out."),
    ),
    "points_back": Text(
        _("After splitting, not every part can be read on its own: %(words)s"),
        _("These words refer to the question before. Write out what you mean."),
    ),
    "background": Text(
        _("Background stands inside the question"),
        _("Keep the question short, and put the background in the explanation: %(words)s"),
    ),
    "no_question_mark": Text(_("The question mark is missing"), _("End the question with a question mark.")),
    "long": Text(
        _("The question is long: %(count)s words"),
        _("Try to stay under %(most)s words. Put background and examples in the explanation."),
    ),
    "short": Text(
        _("The question is very short"),
        _("Say what it is about, so that somebody who reads only this question understands it."),
    ),
    "abbreviation": Text(
        _("Not everybody knows: %(words)s"),
        _("Write the abbreviation out once. Then others understand the question, and the search finds more."),
    ),
    "broad": Text(
        _("Can be taken in different ways: %(words)s"),
        _("Say in the explanation what you mean by it here. Then everybody researches the same thing."),
    ),
    "yardstick": Text(
        _("By what measure: %(words)s?"),
        _(
            "Say when it is enough or when it works, for instance with a norm or an example. Else every answer is right."
        ),
    ),
    "group": Text(
        _("Who or which exactly: %(words)s?"),
        _("Name the groups, places or examples that matter to you. The answer often differs from one to the other."),
    ),
    "place": Text(
        _("Which place: %(words)s?"),
        _("Name the place. Figures and causes differ between neighbourhoods and municipalities."),
    ),
    "amount": Text(
        _("A number needs a year"),
        _("Say for which year or period you want to know the number. Then figures can be compared."),
    ),
    "period": Text(
        _("Until when do you want to look ahead or back?"),
        _("Name a year or a period. In five years something else may be true than in thirty."),
    ),
    "period_vague": Text(
        _("Which years: %(words)s?"),
        _("Name a year or a period. In five years something else may be true than in thirty."),
    ),
    "unneeded": Text(
        _("Needed, or nice to know?"),
        _("Fill in for which decision you need the answer, and before when. Leave it open if you do not know yet."),
    ),
    "undated": Text(
        _("Before when must the answer be there?"),
        _("You name a decision (%(words)s) but no date. With a date, researchers can say whether they are in time."),
    ),
    "undecided": Text(
        _("Which decision is it for?"),
        _(
            "You give a date (%(day)s) but no decision. With a decision, researchers know what the answer must be good for."
        ),
    ),
    "decision_in_text": Text(
        _("The text names a decision: %(words)s"),
        _("Fill it in at “for which decision”, with the date. Then you can see whether the answer comes in time."),
    ),
    "soon": Text(
        _("Little time is left: the answer is needed before %(day)s"),
        _(
            "Own research often takes more than %(months)s months. "
            "Look first at what is already known, or ask for a short overview."
        ),
    ),
    "past": Text(
        _("The date has passed: %(day)s"),
        _("Is the answer still needed? Give a new date, or take the question off the agenda."),
    ),
    "answered": Text(
        _("There is already an answer in the library"),
        _("Read first what is known. Ask only what is still open."),
    ),
    "partly": Text(
        _("A part has been answered"),
        _("Read first what is known. Narrow the question to what is still open."),
    ),
    "running": Text(
        _("Somebody is working on it"),
        _("Ask when the answer will be there before you have new research done."),
    ),
    "asked_before": Text(
        _("A question like this is asked elsewhere"),
        _("Have a look together: perhaps one piece of research is enough for both."),
    ),
}
"""Rule code → what is said. The last four lean on the library and on other agendas, and are given by the room."""
