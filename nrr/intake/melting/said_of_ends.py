"""What is said, assumed or asked of the ends of periods."""

import numpy as np

from nrr.ground import Problem, Severity, plural
from nrr.intake.answers import Answers
from nrr.intake.drafts import Mask
from nrr.intake.melting.last_days import Basis, Ends, Periods, Told, last_units, month_ends_held
from nrr.intake.shapes.cells import Choice, note, question
from nrr.intake.tables.grids import Table

_LAST, _NEXT = "The end date is the last day in force", "The end date is the day the next period begins"
_HOW = {
    Ends.INCLUSIVE: "each period was counted through its end date",
    Ends.EXCLUSIVE: "the end date is the day the next period begins and is not counted",
}
_WHAT = {
    Basis.SUCCESSIONS: (
        "periods that follow one another",
        "begin on the day the one before ends",
        "begin on the day after",
    ),
    Basis.LENGTHS: (
        "periods",
        "are whole months up to the end's own day",
        "are whole months with the end's own day in them",
    ),
}


def settled_ends(
    told: Told, periods: Periods, answers: Answers, heading: str, table: Table
) -> tuple[Ends, list[Problem]]:
    """The reading of the ends, and what to say about it where it makes a difference."""
    moved = int(_moved(periods).sum())
    if answers.ends is not None:
        ends = Ends(answers.ends)
        return ends, [_note(table, heading, f"As you answered, {_HOW[ends]}.", moved)]
    if not moved:
        return told.ends, []
    if told.basis is Basis.NOTHING:
        text = (
            f"Nothing in the file says whether the end date (column {heading}) is still in force:"
            f" {_HOW[told.ends]}."
        )
        return told.ends, [_note(table, heading, text, moved, Severity.WARNING, "ends_assumed")]
    if told.mixed:
        return told.ends, [_question(told, heading, table, moved)]
    return told.ends, [_note(table, heading, _decided(told, heading), moved)]


def _moved(periods: Periods) -> Mask:
    """Periods that have another last month under the other reading."""
    both = [month_ends_held(periods, last_units(periods, ends)) for ends in Ends]
    return np.asarray(periods.closed & (both[0] != both[1]))


def _decided(told: Told, heading: str) -> str:
    if told.basis is Basis.HEADING:
        return f"Column {heading} names the day on which the next term begins: that day is not counted."
    what, shared, after = _WHAT[told.basis]
    share = told.exclusive if told.ends is Ends.EXCLUSIVE else told.counted - told.exclusive
    how = shared if told.ends is Ends.EXCLUSIVE else after
    return f"{share} of {told.counted} {what} {how}: {_HOW[told.ends]} (column {heading})."


def _question(told: Told, heading: str, table: Table, moved: int) -> Problem:
    what, shared, after = _WHAT[told.basis]
    text = (
        f"The end dates in column {heading} can be read in two ways: {told.exclusive} of {told.counted}"
        f" {what} {shared}, {told.counted - told.exclusive} {after}."
    )
    remedy = "Say whether the end date is the last day in force or the day the next period begins."
    return question("ends", text, remedy, table, (), heading, moved, _choices(told))


def _choices(told: Told) -> tuple[Choice, ...]:
    """The reading of the majority first."""
    inclusive: Choice = (_LAST, {"ends": Ends.INCLUSIVE.value})
    exclusive: Choice = (_NEXT, {"ends": Ends.EXCLUSIVE.value})
    first, second = (exclusive, inclusive) if told.ends is Ends.EXCLUSIVE else (inclusive, exclusive)
    return (f"{first[0]} (suggested)", first[1]), second


def _note(
    table: Table, heading: str, text: str, moved: int, severity: Severity = Severity.INFO, code: str = "ends"
) -> Problem:
    counted = f" {plural(moved, 'period')} would have another last month otherwise." if moved else ""
    return note(
        code,
        f"{text[:1].upper()}{text[1:]}{counted}",
        table,
        column=heading,
        count=max(moved, 1),
        severity=severity,
    )
