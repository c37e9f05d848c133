"""Through which month a book of contracts runs: answered, stated, the last complete month, or a fork."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from nrr.ground import Month, Option, Problem
from nrr.intake.answers import Answers
from nrr.intake.melting.stated import stated_month
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.tables.grids import Table, distinct
from nrr.intake.thresholds import LIMITS

Months = npt.NDArray[np.integer]
Why = Literal[
    Phrase.AS_YOU_ANSWERED,
    Phrase.MONTH_STATED,
    Phrase.LAST_COMPLETE_MONTH,
    Phrase.LAST_MONTH_OF_CHANGE,
    Phrase.LAST_MONTH_BEGUN,
]


@dataclass(frozen=True, slots=True)
class Horizon:
    """The last month, and what there is to say about it."""

    month: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """Months in which something begins, the last months of what has an end, and whether anything has none."""

    began: Months
    lasts: Months
    endless: bool

    def of_bills(self) -> "Course":
        """Bills say nothing of months after the last one that any of them begins: the next are not written
        yet.
        """
        if not len(self.began):
            return self
        return Course(self.began, np.minimum(self.lasts, self.began.max()), self.endless)

    def until(self, month: int) -> int:
        """The last month, not after this one, in which anything began."""
        past = self.began[self.began <= month]
        return int(past.max()) if len(past) else int(self.began.min())

    def runs_to(self, month: int) -> int:
        """The last month, not after this one, in which anything runs."""
        return month if self.endless or not len(self.lasts) else min(month, int(self.lasts.max()))

    def quiet(self, last: int, until: int) -> bool:
        """Nothing begins for longer than ever before in this file."""
        months = distinct(self.began[self.began <= last])
        return until - last > int(max([1, *np.diff(months).tolist()]))

    def settled(self, last: int, until: int) -> bool:
        """Everything in force at `last` has an end, and ends together: the end of the data, not of the
        contracts.
        """
        held = self.lasts[self.lasts >= last]
        return not self.endless and 2 * int((held == until).sum()) > len(held)


def balances_of(changed: Months) -> Course:
    """Balances run on from their last change."""
    return Course(changed, np.zeros(0, np.int32), endless=True)


def horizon(course: Course, hints: str, answers: Answers, running: Month, table: Table) -> Horizon:
    """The as-of month of a book whose contracts and balances run on; `running` is the month of today."""
    if not len(course.began):
        return Horizon(running.ordinal - 1, ())
    complete = max(running.ordinal - 1, int(course.began.min()))
    if answers.as_of is not None:
        return _running(course, Month.parse(answers.as_of).ordinal, Phrase.AS_YOU_ANSWERED, table)
    stated, last = stated_month(hints), course.until(complete)
    if stated is not None and last <= stated <= last + 24:
        return _running(course, stated, Phrase.MONTH_STATED, table)
    until = course.runs_to(complete)
    if not course.quiet(last, until) or course.settled(last, until):
        return _running(course, until, Phrase.LAST_COMPLETE_MONTH, table)
    if not course.endless and until < complete and answers.runs_through != "begun":
        return Horizon(until, (_ran_out(last, until, table),))
    changed = _last_change(course, last)
    if changed:
        return _running(course, changed, Phrase.LAST_MONTH_OF_CHANGE, table)
    match answers.runs_through:
        case "complete":
            return _running(course, until, Phrase.LAST_COMPLETE_MONTH, table)
        case "begun":
            return _running(course, last, Phrase.LAST_MONTH_BEGUN, table)
    return Horizon(last, (_fork(last, until, table),))


def _ran_out(last: int, until: int, table: Table) -> Problem:
    """Every period has an end, and the later ones end one by one with nothing new: contracts as signed, or
    old data.
    """
    return problem_of(
        Message.AS_OF_RAN_OUT,
        table.place(),
        choices=(_through(last, Phrase.LAST_MONTH_BEGUN, "begun"),),
        last=Month(last),
        until=Month(until),
    )


def _running(course: Course, month: int, why: Why, table: Table) -> Horizon:
    """Nothing is said where every contract has ended by then."""
    if not course.endless and (not len(course.lasts) or int(course.lasts.max()) <= month):
        return Horizon(month, ())
    return Horizon(
        month, (problem_of(Message.AS_OF_RUNNING, table.place(), month=Month(month), why=wording(why)),)
    )


def _fork(last: int, until: int, table: Table) -> Problem:
    choices = (
        _through(until, Phrase.LAST_COMPLETE_MONTH, "complete"),
        _through(last, Phrase.LAST_MONTH_BEGUN, "begun"),
    )
    return problem_of(Message.AS_OF, table.place(), choices=choices, month=Month(last))


def _through(month: int, why: Why, rule: str) -> Option:
    """The month for this file, and the rule for those that follow it."""
    label = wording(Phrase.THROUGH_MONTH, month=Month(month), why=wording(why))
    return Option(label, {"as_of": str(Month(month)), "runs_through": rule})


def _last_change(course: Course, last: int) -> int:
    """The last change of a file so dense that a month without one would be a month outside it; 0 for any
    other.
    """
    for changes in (np.concatenate([course.began, course.lasts[course.lasts <= last + 1]]), course.began):
        past = changes[changes <= last + 1]
        if _dense(past):
            return int(past.max())
    return 0


def _dense(changes: Months) -> bool:
    counts = np.bincount(changes - changes.min())
    return float(counts.mean()) >= LIMITS.changes and int(counts[-3:].min()) >= LIMITS.fewest
