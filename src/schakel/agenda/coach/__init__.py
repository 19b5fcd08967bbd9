"""The question coach: advice on a knowledge question while it is written. Pure rules; a person decides."""

from schakel.agenda.coach.advise import advise
from schakel.agenda.coach.model import Advice, Asked, Kind, Part, Point, State

__all__ = ["Advice", "Asked", "Kind", "Part", "Point", "State", "advise"]
