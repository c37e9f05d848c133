"""What is said, assumed or asked of the ends of periods."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from nrr.ground import Option, Place, Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask
from nrr.intake.melting.last_days import Basis, Ends, Periods, Told, last_units, month_ends_held
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Table

_How = Literal[Phrase.COUNTED_THROUGH_END, Phrase.END_NOT_COUNTED]
_HOW: Mapping[Ends, _How] = {
    Ends.INCLUSIVE: Phrase.COUNTED_THROUGH_END,
    Ends.EXCLUSIVE: Phrase.END_NOT_COUNTED,
}


def settled_ends(
    told: Told, periods: Periods, answers: Answers, heading: str, table: Table
) -> tuple[Ends, list[Problem]]:
    """The reading of the ends, and what to say about it where it makes a difference."""
    moved = int(_moved(periods).sum())
    place, count, more = table.place((), heading), max(moved, 1), _otherwise(moved)
    if answers.ends is not None:
        ends = Ends(answers.ends)
        said = problem_of(Message.ENDS_ANSWERED, place, count=count, how=wording(_HOW[ends]), otherwise=more)
        return ends, [said]
    if not moved:
        return told.ends, []
    how = wording(_HOW[told.ends])
    if told.basis is Basis.NOTHING:
        return told.ends, [
            problem_of(Message.ENDS_ASSUMED, place, count=count, heading=heading, how=how, otherwise=more)
        ]
    if told.basis is Basis.HEADING:
        said = problem_of(Message.ENDS_BY_HEADING, place, count=count, heading=heading, otherwise=more)
        return told.ends, [said]
    if told.mixed:
        return told.ends, [_question(told, heading, table, moved)]
    return told.ends, [_decided(told, heading, place, count, more)]


def _otherwise(moved: int) -> str:
    return wording(Phrase.PERIODS_OTHERWISE, number=moved) if moved else ""


def _moved(periods: Periods) -> Mask:
    """Periods that have another last month under the other reading."""
    both = [month_ends_held(periods, last_units(periods, ends)) for ends in Ends]
    return np.asarray(periods.closed & (both[0] != both[1]))


def _decided(told: Told, heading: str, place: Place, count: int, more: str) -> Problem:
    exclusive = told.ends is Ends.EXCLUSIVE
    number = told.exclusive if exclusive else told.counted - told.exclusive
    if told.basis is Basis.SUCCESSIONS:
        return problem_of(
            Message.ENDS_BY_STARTS if exclusive else Message.ENDS_BEFORE_STARTS,
            place,
            count=count,
            number=number,
            counted=told.counted,
            heading=heading,
            otherwise=more,
        )
    return problem_of(
        Message.ENDS_WITHOUT_DAY if exclusive else Message.ENDS_WITH_DAY,
        place,
        count=count,
        number=number,
        counted=told.counted,
        heading=heading,
        otherwise=more,
    )


def _question(told: Told, heading: str, table: Table, moved: int) -> Problem:
    return problem_of(
        Message.ENDS_OF_SUCCESSIONS if told.basis is Basis.SUCCESSIONS else Message.ENDS,
        table.place((), heading),
        count=moved,
        choices=_choices(told),
        heading=heading,
        exclusive=told.exclusive,
        counted=told.counted,
        inclusive=told.counted - told.exclusive,
    )


def _choices(told: Told) -> tuple[Option, ...]:
    """The reading of the majority first."""
    inclusive = wording(Phrase.ENDS_LAST_DAY), {"ends": Ends.INCLUSIVE.value}
    exclusive = wording(Phrase.ENDS_NEXT_DAY), {"ends": Ends.EXCLUSIVE.value}
    first, second = (exclusive, inclusive) if told.ends is Ends.EXCLUSIVE else (inclusive, exclusive)
    return Option(wording(Phrase.SUGGESTED, label=first[0]), first[1]), Option(*second)
