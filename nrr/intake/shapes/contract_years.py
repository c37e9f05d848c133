"""Prices of a contract's years side by side: Year 1, Year 2, Year 3."""

from itertools import count

from nrr.ground import Problem
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.thresholds import LIMITS

_YEARS = vocabulary(Section.CLUES, "contract_years")


def contract_years(frame: Frame, assignment: Assignment) -> list[Problem]:
    """An error where amounts are counted by the year of a contract that has a start: read as one amount, the
    first year's would hold for ever.
    """
    if Role.START not in assignment.roles:
        return []
    found = {
        number: i
        for i, heading in enumerate(frame.headings)
        if assignment.profiles[i].amounts >= LIMITS.mostly and (number := _year_of(heading.own))
    }
    columns = [found[n] for n in _counted(found)]
    if not columns[1:] or assignment.get(Role.AMOUNT) not in (None, *columns):
        return []
    names = [frame.headings[i].text for i in columns]
    return [problem_of(Message.YEARS_OF_CONTRACT, frame.table.place(), names=names)]


def _counted(found: dict[int, int]) -> list[int]:
    """1, 2, 3 ... as far as they go."""
    ordinals = count(1)
    return [number for number in sorted(found) if number == next(ordinals)]


def _year_of(heading: str) -> int:
    """The only digit beside a word for a year ("Year 2 ACV"); 0 where there is none."""
    words = words_of(heading)
    digits = [word for word in words if word.isdecimal()]
    told = len(digits) == 1 and len(digits[0]) == 1 and bool(set(words) & _YEARS)
    return int(digits[0]) if told else 0
