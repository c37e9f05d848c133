"""Which shape a framed table has, told by the roles of its columns."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.lexicon.vocabulary import Section, vocabulary
from nrr.intake.shapes.events import movement_share
from nrr.intake.shapes.level_columns import before_and_after
from nrr.intake.shapes.monthly_bridges import is_monthly_bridge
from nrr.intake.shapes.reports import Report, has_components, report_of
from nrr.intake.shapes.transposed import is_transposed
from nrr.intake.tables.repeats import row_keys
from nrr.intake.thresholds import LIMITS

_CLOSING = vocabulary(Section.CLUES, "deal_closed")


class ShapeName(StrEnum):
    """The shapes in which revenue tables arrive."""

    WIDE = "wide"
    LONG = "long"
    PERIODS = "periods"
    EVENTS = "events"
    LEVELS = "levels"  # events that tell the amount before and after
    SUMMARY = "summary"
    TRANSPOSED = "transposed"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A shape, how surely, and the column of movement types of an events table."""

    shape: ShapeName | None
    score: float
    movement: int | None = None
    report: Report | None = None  # why a table of measures has no shape


_REPORT = 2
"""A report scores below a table of customers, and above a sheet of notes."""
_PARTS = (Role.EXPANSION, Role.CONTRACTION, Role.CHURN)


def recognised(frame: Frame, assignment: Assignment) -> Recognised:
    """The shape of a table; None when it is no revenue table."""
    found = _by_roles(frame, assignment)
    if found.shape is ShapeName.SUMMARY:
        return found
    report = report_of(frame, assignment)
    if report is None or has_components(report):
        return found
    return Recognised(None, found.score - _REPORT, report=report)


def _by_roles(frame: Frame, assignment: Assignment) -> Recognised:
    roles, body = assignment.roles, max(0, frame.table.height - frame.first_body_row)
    who = Role.CUSTOMER in roles or Role.CUSTOMER_ID in roles
    size = min(body, 1000) / 1000
    when = Role.MONTH in roles or Role.YEAR in roles
    if is_monthly_bridge(frame, assignment):
        return Recognised(ShapeName.SUMMARY, 3 + size)
    if Role.OPENING in roles and sum(role in roles for role in _PARTS) >= 1 and not who:
        return Recognised(ShapeName.SUMMARY, 3 + size)
    if len(assignment.months) >= 2 or (assignment.months and who and Role.AMOUNT not in roles):
        return Recognised(ShapeName.WIDE, (4 if who else 2) + size)
    if who and before_and_after(frame, assignment) is not None:
        return Recognised(ShapeName.LEVELS, 4 + size)
    if who and Role.AMOUNT in roles:
        movement = _movement(frame, assignment)
        if when and movement is not None and (Role.START not in roles or Role.MOVEMENT in roles):
            return Recognised(ShapeName.EVENTS, 4 + size, movement)
        ends = Role.END in roles or Role.CANCELLED in roles or _is_sold(frame, assignment)
        if Role.START in roles and (ends or not when) and not _is_snapshot(frame, assignment):
            return Recognised(ShapeName.PERIODS, 4 + size)
        if when:
            return Recognised(ShapeName.LONG, 4 + size)
    if is_transposed(frame, assignment):
        return Recognised(ShapeName.TRANSPOSED, 2 + size)
    return Recognised(None, 1 + size if who or Role.AMOUNT in roles else size)


def closes_a_deal(heading: str) -> bool:
    """Whether a date is the day a deal was closed, not a month of revenue."""
    return bool(set(words_of(heading)) & _CLOSING)


def _is_sold(frame: Frame, assignment: Assignment) -> bool:
    """A list of deals whose contracts have a start and a length: the day of closing is that of signing."""
    month = assignment.roles.get(Role.MONTH)
    return Role.TERM in assignment.roles and month is not None and closes_a_deal(frame.headings[month].text)


def _is_snapshot(frame: Frame, assignment: Assignment) -> bool:
    """Every month lists its customers again, each time with the same start and end: the periods only
    describe the contract.
    """
    roles = assignment.roles
    who, month = roles.get(Role.CUSTOMER_ID, roles.get(Role.CUSTOMER)), roles.get(Role.MONTH)
    start, end = roles.get(Role.START), roles.get(Role.END, roles.get(Role.CANCELLED))
    if who is None or month is None or start is None or end is None:
        return False
    periods, rows = _different(frame, (who, start, end))
    months, _ = _different(frame, (who, month))
    return rows > LIMITS.fewest and periods <= LIMITS.most * rows and months > LIMITS.most * rows


def _different(frame: Frame, columns: tuple[int, ...]) -> tuple[int, int]:
    """How many different combinations of cells the rows hold, and how many rows there are."""
    table, first = frame.table, frame.first_body_row
    keys = row_keys(table.columns[i].codes[first:] for i in columns)
    return len(np.unique(keys)), len(keys)


def _movement(frame: Frame, assignment: Assignment) -> int | None:
    for role in (Role.MOVEMENT, Role.REVENUE_TYPE, Role.STATUS):
        index = assignment.get(role)
        if (
            index is not None
            and movement_share(
                frame.table.columns[index].taken(np.arange(frame.table.height) >= frame.first_body_row)
            )
            >= LIMITS.named
        ):
            return index
    return None
