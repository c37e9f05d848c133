"""A bridge by month: opening, movements and closing, a month in each row or each column, with no customers in
it.

Its year is opened by the first of twelve months and moved by the sums of all of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from nrr.ground import Month, Problem, Window
from nrr.intake.answers import Answers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.scenarios import Scenario, scenario_of
from nrr.intake.headings.words import Role
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.components import MOVED, component, decimal_of, gap_of, months_of, rollforward_of
from nrr.intake.shapes.labels import label_rows
from nrr.intake.tables.grids import Table
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.amounts import Status, amount_of
from nrr.intake.values.dates import heading_stamp_of, stamp_of
from nrr.intake.values.stamps import Form, Stamp
from nrr.retention import RollForward

_STEPS = {Form.DAY: 1, Form.NUMERIC: 1, Form.QUARTER: 3}
_LONGEST_TABLE, _CENT = 400, Fraction(1, 100)
_ENDS = frozenset({Role.OPENING, Role.CLOSING})


@dataclass(frozen=True, slots=True, eq=False)
class MonthlyBridge:
    """Lines of a roll-forward by month ordinal, in the unit of the file; `step` months each; `months` one
    amount covers.
    """

    lines: dict[int, dict[Role, Fraction]]
    step: int
    months: int
    unread: tuple[str, ...] = ()


def is_monthly_bridge(frame: Frame, assignment: Assignment) -> bool:
    """Whether months stand beside an opening or closing amount and two movements, and no column names
    customers.
    """
    return _by_rows(frame, assignment) is not None or _by_columns(frame, assignment) is not None


def monthly_bridge(frame: Frame, assignment: Assignment, answers: Answers) -> MonthlyBridge | None:
    """The table read; None when it is none."""
    rows, columns = _by_rows(frame, assignment), _by_columns(frame, assignment)
    table = frame.table
    if rows is not None:
        month, parts = rows
        cells = [
            (
                table.columns[month].text(row),
                role,
                table.columns[index].text(row),
                int(table.numbers[row]),
                frame.headings[index].text,
            )
            for row in _actual_rows(frame, month)
            for index, role in parts.items()
        ]
        return _read(cells, answers)
    if columns is not None:
        label, months = columns
        cells = [
            (
                frame.headings[index].text,
                role,
                table.columns[index].text(row),
                int(table.numbers[row]),
                table.columns[label].text(row),
            )
            for row in range(frame.first_body_row, table.height)
            if (role := component(table.columns[label].text(row))) is not None
            for index in months
        ]
        return _read(cells, answers)
    return None


def _by_rows(frame: Frame, assignment: Assignment) -> tuple[int, dict[int, Role]] | None:
    """The column of months, and the columns of lines; each month stands once."""
    month = _months_down(frame, assignment)
    if (
        month is None
        or assignment.months
        or not frame.rows
        or _names_customers(assignment)
        or frame.table.height > _LONGEST_TABLE
    ):
        return None
    parts: dict[int, Role] = {}
    for index, heading in enumerate(frame.headings):
        role = (
            component(heading.text) if index != month and assignment.profiles[index].holds_amounts else None
        )
        if role is not None and role not in parts.values():
            parts[index] = role
    rows = [
        row
        for row in _actual_rows(frame, month)
        if stamp_of(frame.table.columns[month].text(row)).form in _STEPS
    ]
    months = {stamp_of(frame.table.columns[month].text(row)).month_ordinal for row in rows}
    words = [
        i
        for i, profile in enumerate(assignment.profiles)
        if i != month and i not in parts and profile.filled and not profile.holds_amounts
    ]
    groups = {tuple(frame.table.columns[i].text(row) for i in (month, *words)) for row in rows}
    once = len(months) > 1 and len(groups) == len(rows)  # a month may stand once for every segment
    return (month, parts) if once and _whole(parts.values()) else None


def _actual_rows(frame: Frame, month: int) -> list[int]:
    """Rows of the body that are no totals over segments, and no forecast where others are none."""
    words = [i for i in range(frame.table.width) if i != month]
    sure, maybe = label_rows(frame.table, words)
    rows = [
        row for row in range(frame.first_body_row, frame.table.height) if not sure[row] and not maybe[row]
    ]
    actual = [
        row
        for row in rows
        if all(scenario_of(text) is not Scenario.FORECAST for text in frame.table.row(row))
    ]
    return actual or rows


def _months_down(frame: Frame, assignment: Assignment) -> int | None:
    """The column of months: headed so, or the first of dates that no line of the bridge heads (a churn of
    2000 is no year).
    """
    told = assignment.get(Role.MONTH)
    found = (i for i in assignment.dated if component(frame.headings[i].text) is None)
    return next(found, None) if told is None else told


def _names_customers(assignment: Assignment) -> bool:
    """A column of customers that holds words; numbers under "new customers" are counts."""
    who = (assignment.get(Role.CUSTOMER), assignment.get(Role.CUSTOMER_ID))
    return any(index is not None and assignment.profiles[index].amounts < LIMITS.mostly for index in who)


def _by_columns(frame: Frame, assignment: Assignment) -> tuple[int, list[int]] | None:
    """The column of labels and the columns of months, where most rows are lines of a roll-forward."""
    table = frame.table
    months = [
        index
        for index, stamp in assignment.months
        if stamp.form in _STEPS
        and (stamp.month or stamp.form is Form.NUMERIC)
        and scenario_of(frame.headings[index].text) is not Scenario.FORECAST
    ]
    if len(months) < 2 or table.height > _LONGEST_TABLE:
        return None
    label = next((i for i in range(table.width) if i not in months and assignment.profiles[i].filled), None)
    if label is None:
        return None
    texts = [
        text
        for row in range(frame.first_body_row, table.height)
        if (text := table.columns[label].text(row).strip())
    ]
    found = [role for text in texts if (role := component(text)) is not None]
    named = len(set(found)) == len(found) and len(found) * 2 >= len(texts)
    return (label, months) if named and _whole(found) else None


def _whole(roles: Iterable[Role]) -> bool:
    found = set(roles)
    return bool(found & _ENDS) and len(found & MOVED) > 1 and Role.EXPANSION in found


def _read(cells: list[tuple[str, Role, str, int, str]], answers: Answers) -> MonthlyBridge:
    lines: dict[int, dict[Role, Fraction]] = {}
    unread, covers, steps = [], [], set()
    decimal = answers.decimal or decimal_of(text for _, _, text, _, _ in cells)
    for when, role, text, row, heading in cells:
        month, step = _month(when, answers)
        if month is None:
            continue
        amount = amount_of(text)
        if text.strip() and amount.status not in (Status.AMOUNT, Status.DASH, Status.AMBIGUOUS):
            unread.append(wording(Phrase.CELL_ON_ROW, text=text.strip()[:30], row=row))
            continue
        mantissa, places = amount.reading(decimal) if text.strip() else (0, 0)
        own = lines.setdefault(month, {})
        own[role] = own.get(role, Fraction(0)) + Fraction(mantissa, 10**places)
        steps.add(step)
        if role in _ENDS:
            covers.append(months_of(heading))
    _derived(lines)
    told = (
        {"arr": 12, "quarter": 3}.get(answers.amount_is or "", 1)
        if answers.amount_is
        else max(covers, default=1)
    )
    return MonthlyBridge(dict(sorted(lines.items())), max(steps, default=1), told, tuple(unread))


def _month(text: str, answers: Answers) -> tuple[int | None, int]:
    """The month a cell or heading names (a quarter: its last), and how many months its step has."""
    own = stamp_of(text)
    stamp = own if own.form is not Form.NONE else heading_stamp_of(text)
    if stamp.form not in _STEPS:
        return None, 1
    return (_swapped(stamp) if answers.date_order == "MDY" else stamp.month_ordinal), _STEPS[stamp.form]


def _swapped(stamp: Stamp) -> int:
    return stamp.swapped[0] * 12 + stamp.swapped[1] - 1 if stamp.swapped else stamp.month_ordinal


def _derived(lines: dict[int, dict[Role, Fraction]]) -> None:
    """An opening amount that no line states is the closing amount of the month before, or what the movements
    leave.
    """
    before: Fraction | None = None
    for month in sorted(lines):
        own = lines[month]
        if Role.OPENING not in own and before is not None:
            own[Role.OPENING] = before
        elif Role.OPENING not in own:
            own[Role.OPENING] = Fraction(0)
            own[Role.OPENING] = -gap_of(own)
        before = own.get(Role.CLOSING)


def movements_of(found: MonthlyBridge, table: Table) -> tuple[tuple[RollForward, ...], list[Problem]]:
    """The roll-forward of every month, and what to say; no movements where something is wrong with the
    table.
    """
    if found.unread:
        return (), [
            problem_of(
                Message.MOVEMENT_NOT_A_NUMBER,
                table.place(),
                count=len(found.unread),
                cells=found.unread,
            )
        ]
    months = sorted(found.lines)
    gone = [Month(m) for one, other in pairwise(months) for m in range(one + found.step, other, found.step)]
    if gone:
        return (), [problem_of(Message.MONTHS_MISSING, table.place(), count=len(gone), months=gone)]
    steps = tuple(
        rollforward_of(found.lines[m], found.months, Window(Month(m) - found.step, Month(m))) for m in months
    )
    return steps, [_said(table, steps), *_off(found, months, table)]


def _said(table: Table, steps: tuple[RollForward, ...]) -> Problem:
    return problem_of(
        Message.MONTHLY_BRIDGE,
        table.place(),
        steps=len(steps),
        first=steps[0].window.closing,
        last=steps[-1].window.closing,
    )


def _off(found: MonthlyBridge, months: list[int], table: Table) -> list[Problem]:
    """Months that do not close where they say, or do not open where the one before closed."""
    own = [
        m
        for m in months
        if abs(gap_of(found.lines[m])) > _CENT and {Role.NEW, Role.OPENING} <= set(found.lines[m])
    ]
    pairs = [(a, b) for a, b in pairwise(months) if Role.CLOSING in found.lines[a]]
    apart = [b for a, b in pairs if abs(found.lines[a][Role.CLOSING] - found.lines[b][Role.OPENING]) > _CENT]
    place, said = table.place(), []
    if own:
        said.append(problem_of(Message.MONTHS_DO_NOT_FOOT, place, months=[Month(m) for m in own]))
    if apart:
        said.append(problem_of(Message.MONTHS_DO_NOT_FOLLOW, place, months=[Month(m) for m in apart]))
    return said
