"""Rows of a body that are no revenue by a deciding column: known ones leave with a line, doubtful ones are
asked about.

They leave before anything else of the row is read: a lost deal without a start date, or a one-time fee in the
column of billing intervals, is no reason to refuse a file.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from nrr.intake.answers import Answers
from nrr.intake.deciding.columns import Decider, Topic, deciders
from nrr.intake.deciding.verdicts import Verdict
from nrr.intake.drafts import Doubt, Mask, total_of
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.melting.bodies import Body
from nrr.intake.melting.people import people_of
from nrr.intake.shapes.recognition import Recognised, ShapeName
from nrr.intake.tables.grids import Column, distinct
from nrr.intake.values.amounts import Status
from nrr.intake.values.money import CODE_OF, money_of
from nrr.intake.values.spans import is_open_end

Verdicts = npt.NDArray[np.int8]
_SILENT = [CODE_OF[status] for status in (Status.BLANK, Status.DASH, Status.WORD)]
_LASTING = (Verdict.ENDED, Verdict.PAUSED)


@dataclass(frozen=True, slots=True, eq=False)
class Gone:
    """Rows that left for one verdict of one column, the words that sent them, and their amounts as
    written.
    """

    verdict: Verdict
    column: int
    words: tuple[str, ...]
    rows: Mask
    amount: Fraction


@dataclass(frozen=True, slots=True, eq=False)
class Decided:
    """A body without the rows that do not count. `today` are columns that hold the status of today, with
    its words.
    """

    body: Body
    gone: tuple[Gone, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    today: tuple[tuple[int, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """What the weighing needs of a sheet: its body and roles, its shape, and the columns of its amounts."""

    body: Body
    assignment: Assignment
    shape: ShapeName | None
    amounts: tuple[int, ...]
    answers: Answers

    def column(self, one: Decider) -> Column:
        return self.body.table.columns[one.column]

    def word(self, one: Decider, code: int) -> str:
        """What a cell is called in questions and answers: a yes or no needs its heading."""
        text, heading = self.column(one).texts[code].strip(), self.body.headings[one.column]
        return f"{heading}: {text or 'blank'}" if one.topic is Topic.FLAG else text

    def said(self, one: Decider, code: int) -> bool | None:
        """Whether a word counts, as answered."""
        if one.topic is Topic.FLAG:
            return self.answers.counts(self.word(one, code))
        return self.answers.says(self.body.headings[one.column], self.word(one, code))

    def words(self, one: Decider, rows: Mask) -> tuple[str, ...]:
        return tuple(self.word(one, code) for code in distinct(self.column(one).codes[rows]).tolist())


def decided(body: Body, assignment: Assignment, shape: Recognised, answers: Answers) -> Decided:
    """The rows of a body weighed by its deciding columns."""
    movement = shape.movement if shape.shape is ShapeName.EVENTS else None
    found = deciders(body, assignment, movement, answers)
    if not found or not body.table.height:
        return Decided(body)
    table = _Table(body, assignment, shape.shape, _amount_columns(assignment), answers)
    held = _held(table)
    weighed = [(one, *_weighed(table, one, held)) for one in found]
    rows = [(one, verdicts) for one, verdicts, _ in weighed]
    gone, left = _known(table, rows, held)
    told = any(bool((verdicts == Verdict.TOLD).any()) for _, verdicts in rows)
    if held.any() and not left.any() and not told:  # words that leave nothing are asked about
        gone, left, rows = (), held, [(one, _doubted(verdicts)) for one, verdicts in rows]
    doubts, silent = _doubtful(table, rows, left)
    out = held & ~left
    for doubt in doubts:
        out |= doubt.rows
    for one in silent:
        out |= one.rows
    today = tuple((one.column, words) for one, _, words in weighed if words)
    return Decided(replace(body, out=out, closing=_closing(table, found)), (*gone, *silent), doubts, today)


def _doubted(verdicts: Verdicts) -> Verdicts:
    return np.where(verdicts >= Verdict.ONE_TIME, Verdict.UNKNOWN, verdicts).astype(np.int8)


def _amount_columns(assignment: Assignment) -> tuple[int, ...]:
    amount = assignment.get(Role.AMOUNT)
    return (amount,) if amount is not None else tuple(index for index, _ in assignment.months)


def _held(table: _Table) -> Mask:
    """Rows with a customer and something in a column of amounts: totals, remarks and blanks are no rows of
    a customer.
    """
    columns = table.body.table.columns
    who = [table.assignment.get(role) for role in (Role.CUSTOMER, Role.CUSTOMER_ID)]
    named = [~columns[index].blank for index in who if index is not None]
    filled = [~columns[index].blank for index in table.amounts]
    height = table.body.table.height
    return np.asarray(
        np.logical_or.reduce(named or [np.ones(height, np.bool_)])
        & np.logical_or.reduce(filled or [np.zeros(height, np.bool_)])
    )


def _weighed(table: _Table, one: Decider, held: Mask) -> tuple[Verdicts, tuple[str, ...]]:
    """The verdict of every row, what was answered and what runs to its end settled; and the words of
    today's statuses.
    """
    column, verdicts = table.column(one), one.verdicts.copy()
    for code in distinct(column.codes).tolist() if one.topic is not Topic.PRODUCT else ():
        counts = table.said(one, code)
        if counts is not None:
            verdicts[code] = Verdict.COUNTS if counts else Verdict.TOLD
        elif table.answers.status is not None and verdicts[code] in (Verdict.UNKNOWN, *_LASTING):
            verdicts[code] = Verdict.COUNTS
    rows = verdicts[column.codes]
    lasting = held & np.isin(rows, _LASTING)
    if not lasting.any():
        return rows, ()
    if table.shape is ShapeName.PERIODS:
        return np.where(lasting, np.where(_ends(table), Verdict.COUNTS, Verdict.UNKNOWN), rows).astype(
            np.int8
        ), ()
    if table.shape is ShapeName.WIDE or _constant(table, column, held):
        return np.where(lasting, Verdict.COUNTS, rows).astype(np.int8), table.words(one, lasting)
    return np.where(lasting, Verdict.UNKNOWN, rows).astype(np.int8), ()


def _ends(table: _Table) -> Mask:
    """Periods with an end: one that was cancelled should have one."""
    return _dated(table, Role.END) | _dated(table, Role.CANCELLED)


def _dated(table: _Table, role: Role) -> Mask:
    """Rows with something under a role of dates that is no word for an open end."""
    index = table.assignment.get(role)
    if index is None:
        return np.zeros(table.body.table.height, np.bool_)
    column = table.body.table.columns[index]
    return np.asarray(~column.blank & ~column.holding(is_open_end))


def _closing(table: _Table, found: tuple[Decider, ...]) -> Mask | None:
    """Periods that ended by their status, without an end where others have one, but with a day of
    cancellation.
    """
    if table.shape is not ShapeName.PERIODS or table.assignment.get(Role.END) is None:
        return None
    ended = [one.verdicts[table.column(one).codes] == Verdict.ENDED for one in found]
    closing = np.logical_or.reduce(ended) & ~_dated(table, Role.END) & _dated(table, Role.CANCELLED)
    return closing if closing.any() else None


def _constant(table: _Table, column: Column, held: Mask) -> bool:
    """Every customer has one status in all of several rows: it is the one of today, not that of each
    month.
    """
    people = people_of(table.body.table, table.assignment)
    if people is None:
        return False
    who, codes = people.codes[held], column.codes[held]
    customers = len(distinct(who))
    pairs = np.unique(who.astype(np.int64) * (int(column.codes.max()) + 1) + codes)
    return len(pairs) == customers < len(who)


def _known(
    table: _Table, weighed: list[tuple[Decider, Verdicts]], held: Mask
) -> tuple[tuple[Gone, ...], Mask]:
    """Rows known to be no revenue, each by the first column that says so; and the rows that are left."""
    gone, left = [], held.copy()
    for one, rows in weighed:
        for verdict in Verdict:
            mine = left & (rows == verdict)
            if verdict >= Verdict.ONE_TIME and mine.any():
                gone.append(Gone(verdict, one.column, table.words(one, mine), mine, _written(table, mine)[0]))
                left &= ~mine
    return tuple(gone), left


def _doubtful(
    table: _Table, weighed: list[tuple[Decider, Verdicts]], left: Mask
) -> tuple[tuple[Doubt, ...], tuple[Gone, ...]]:
    """Words nothing is known of: those whose rows carry an amount are asked about, the others change
    nothing.
    """
    doubts, silent, rest = [], [], left.copy()
    for one, rows in weighed:
        unknown, codes = rest & (rows == Verdict.UNKNOWN), table.column(one).codes
        for code in distinct(codes[unknown]).tolist():
            mine = unknown & (codes == code)
            written, carries = _written(table, mine)
            word, heading = table.word(one, code), table.body.headings[one.column]
            if carries:
                numbers = tuple(table.body.table.numbers[mine].tolist())
                doubts.append(Doubt(heading, word, mine, numbers, written, table.body.table.sheet))
            else:
                silent.append(Gone(Verdict.UNKNOWN, one.column, (word,), mine, written))
            rest &= ~mine
    return tuple(doubts), tuple(silent)


def _written(table: _Table, rows: Mask) -> tuple[Fraction, bool]:
    """The amounts of some rows added as they stand, and whether there are any."""
    grid = table.body.table
    money = money_of(
        [grid.columns[i].taken(rows) for i in table.amounts], table.answers.decimal, grid.delimiter
    )
    total = sum(total_of(column.values) for column in money.columns)
    carries = any(bool((~np.isin(c.statuses, _SILENT) & (c.values != 0)).any()) for c in money.columns)
    return Fraction(total, 10**money.places), carries
