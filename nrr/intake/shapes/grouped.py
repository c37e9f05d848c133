"""Rows grouped under a heading of their own (a customer with its invoices, a month with its customers): every
row is told its group.

Accounting programs print sales by customer in detail this way, and compact pivot tables fold two columns
into one.
"""

import re
from dataclasses import dataclass, replace

import numpy as np

from nrr.ground import Problem
from nrr.intake.drafts import Mask
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame, Heading
from nrr.intake.headings.roles import guess_of
from nrr.intake.headings.words import Role
from nrr.intake.said.saying import Message, Phrase, problem_of, wording
from nrr.intake.shapes.labels import label_rows
from nrr.intake.tables.grids import Column, Table, column_of_texts, letter_of
from nrr.intake.values.amounts import is_amount
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import NOT_A_DATE, Form

_MOST_ROWS = 50_000
_CUSTOMER, _MONTH = wording(Phrase.HEADED_CUSTOMER), wording(Phrase.HEADED_MONTH)
_MONTHS = frozenset({Form.DAY, Form.NUMERIC, Form.NO_YEAR})
_PREFIX = re.compile(r"\s*([^:]{2,20}):\s+(\S.*)")


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """The column that holds the group headings, which rows are headings, and what they name."""

    column: int
    heads: Mask
    names: str  # _CUSTOMER or _MONTH
    inside: str = ""  # what the same column holds on the rows between, where it is not blank there


def ungrouped(frame: Frame, roles: Assignment) -> tuple[Frame, tuple[Problem, ...]]:
    """The frame with the group of every row in a column, and a note; the same frame where rows are not
    grouped.
    """
    table = frame.table
    amount = roles.get(Role.AMOUNT)
    if amount is None or roles.months or not frame.rows or table.height > _MOST_ROWS:
        return frame, ()
    plan = _plan(frame, roles, amount)
    if plan is None:
        return frame, ()
    details = _details(frame, plan, amount)
    above = np.maximum.accumulate(np.where(plan.heads, np.arange(table.height), -1))
    if not details.any() or (above[details] < 0).any() or len(set(above[details].tolist())) < 2:
        return frame, ()
    labels = [_name(table.columns[plan.column].text(row)) if row >= 0 else "" for row in above.tolist()]
    kind = "month" if plan.names == _MONTH else "customer"
    said = problem_of(
        Message.GROUPED_ROWS,
        table.place(),
        count=len(set(above[details].tolist())),
        kind=kind,
        text=labels[int(np.argmax(details))],
    )
    return _filled(frame, plan, details, labels, amount), (said,)


def _plan(frame: Frame, roles: Assignment, amount: int) -> _Plan | None:
    who, when = roles.get(Role.CUSTOMER), roles.get(Role.MONTH)
    who = roles.get(Role.CUSTOMER_ID) if who is None else who
    if when is not None and (who is None or _mostly_blank(frame, who)):
        return _headed_by_customers(frame, who, when, amount)
    return (
        _two_in_one(frame, who)
        if who is not None and when is None and Role.START not in roles.roles
        else None
    )


def _mostly_blank(frame: Frame, column: int) -> bool:
    blank = frame.table.columns[column].blank[frame.first_body_row :]
    return bool(blank.sum() * 2 > len(blank))


def _headed_by_customers(frame: Frame, who: int | None, when: int, amount: int) -> _Plan | None:
    """Rows with one cell only, above rows of dates and amounts without a customer."""
    table = frame.table
    lonely = (_filled_cells(table) == 1) & _body(frame) & ~_totals(table, amount)
    if not lonely.any():
        return None
    first = int(np.argmax(lonely))
    column = (
        who
        if who is not None
        else next(i for i in range(table.width) if table.columns[i].text(first).strip())
    )
    heads = lonely & ~table.columns[column].blank & ~table.columns[column].holding(_is_value)
    return _Plan(column, heads, _CUSTOMER, _MONTH if column == when else "") if column != amount else None


def _two_in_one(frame: Frame, who: int) -> _Plan | None:
    """One column of customers and months in turns: the first of them heads the rows of the other."""
    column, body = frame.table.columns[who], _body(frame)
    filled = body & ~column.blank & ~_totals(frame.table, -1)
    months = filled & column.holding(_is_month)
    words = filled & ~months
    if months.sum() < 2 or words.sum() < 2:
        return None
    if np.argmax(months) < np.argmax(words):
        return _Plan(who, months, _MONTH, _CUSTOMER)
    return _Plan(who, words, _CUSTOMER, _MONTH)


def _details(frame: Frame, plan: _Plan, amount: int) -> Mask:
    """Rows below the headings that hold an amount; the column of headings is blank on them or holds the
    other kind.
    """
    table = frame.table
    column = table.columns[plan.column]
    own = column.blank if not plan.inside else ~column.blank
    return _body(frame) & ~plan.heads & ~_totals(table, amount) & ~table.columns[amount].blank & own


def _filled(frame: Frame, plan: _Plan, details: Mask, labels: list[str], amount: int) -> Frame:
    table, headings = frame.table, list(frame.headings)
    own = Heading(plan.names, plan.names, NOT_A_DATE)
    group = [label if detail else "" for label, detail in zip(labels, details.tolist(), strict=True)]
    columns = list(table.columns)
    if not plan.inside:
        texts = [text or columns[plan.column].text(i) for i, text in enumerate(group)]
        columns[plan.column], headings[plan.column] = column_of_texts(texts), own
        return replace(frame, table=replace(table, columns=tuple(columns)), headings=tuple(headings))
    columns[plan.column] = _as_totals(columns[plan.column], plan.heads & ~columns[amount].blank)
    headings[plan.column] = Heading(plan.inside, plan.inside, NOT_A_DATE)
    letters = (*table.letters, letter_of(table.width))
    wider = replace(table, columns=(*columns, column_of_texts(group)), letters=letters)
    return replace(frame, table=wider, headings=(*headings, own))


def _as_totals(column: Column, rows: Mask) -> Column:
    """Headings that carry the sum of their group are its total."""
    if not rows.any():
        return column
    return column_of_texts(
        [f"Total {column.text(i)}" if rows[i] else column.text(i) for i in range(len(rows))]
    )


def _name(text: str) -> str:
    """ "Customer: Acme" is Acme."""
    found = _PREFIX.fullmatch(text)
    return found[2].strip() if found and guess_of(found[1]).role is Role.CUSTOMER else text.strip()


def _body(frame: Frame) -> Mask:
    return np.arange(frame.table.height) >= frame.first_body_row


def _filled_cells(table: Table) -> np.ndarray:
    return np.asarray(np.sum([~column.blank for column in table.columns], axis=0))


def _totals(table: Table, amount: int) -> Mask:
    sure, maybe = label_rows(table, [i for i in range(table.width) if i != amount][:6])
    return sure | maybe


def _is_month(text: str) -> bool:
    return stamp_of(text).form in _MONTHS and not is_amount(text)


def _is_value(text: str) -> bool:
    return _is_month(text) or is_amount(text)
