"""A list of months with the amount of the month before beside each."""

import numpy as np

from nrr.intake.answers import Answers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.words import Role
from nrr.intake.values.amounts import Status
from nrr.intake.values.money import CODE_OF, money_of
from nrr.intake.values.spans import Calendar, dates_of

_NOTHING = [CODE_OF[status] for status in (Status.AMOUNT, Status.BLANK, Status.DASH)]


def repeats_month_before(frame: Frame, assignment: Assignment, before: int, answers: Answers) -> bool:
    """Whether a column holds the amount of each customer's row of the month before, and nothing where there
    is no such row; no customer ends before the list does without a row of nothing.

    Such a list leaves nothing open: read as a log of changes it would be the same book.
    """
    who = assignment.get(Role.CUSTOMER_ID)
    who = assignment.get(Role.CUSTOMER) if who is None else who
    amount, month = assignment.get(Role.AMOUNT), assignment.get(Role.MONTH)
    if who is None or amount is None or month is None or frame.table.height <= frame.first_body_row:
        return False
    customer, day, *held = (
        frame.table.columns[i].taken(slice(frame.first_body_row, None)) for i in (who, month, before, amount)
    )
    months = dates_of(day, Calendar(order=answers.date_order)).months
    money = money_of(held, answers.decimal, frame.table.delimiter).columns
    if not all(np.isin(one.statuses, _NOTHING).all() for one in money):
        return False
    order = np.lexsort((months, customer.codes))
    codes, at = customer.codes[order], months[order]
    was, now = (one.values[order] for one in money)
    same, steps = codes[1:] == codes[:-1], np.diff(at)
    next_one = same & (steps == 1)
    begun = np.concatenate([[False], next_one])
    ended = np.concatenate([~next_one, [True]]) & (at < at.max())
    chained = bool((was[1:][next_one] == now[:-1][next_one]).all())
    opening = at == at.min()
    return (
        not (same & (steps < 1)).any()
        and bool(next_one.any())
        and chained
        and not was[~begun & ~opening].any()
        and not now[ended].any()
    )
