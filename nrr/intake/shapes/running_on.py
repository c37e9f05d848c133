"""Contracts that renew by themselves, were due in the past, and of which no later row and no cancellation
tells: do they run on?
"""

from dataclasses import replace
from itertools import pairwise

import numpy as np

from nrr.ground import Month, Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Ints, Mask, row_numbers
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.melting.bodies import Body
from nrr.intake.melting.days import first_day, same_day
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.shapes.lifetimes import Spans, lines_of
from nrr.intake.shapes.service_bills import are_bills
from nrr.intake.shapes.term_columns import TermColumns, term_columns
from nrr.ledgers import Term
from nrr.terms import term_months

_ROLLS = "rolls"


def with_running_on(
    body: Body, assignment: Assignment, spans: Spans, who: Ints, kept: Mask, answers: Answers
) -> tuple[Spans, list[Problem]]:
    """The spans, with those that run on until the as-of month where that was answered, at the amount
    written; `who` codes the customers.
    """
    rows = _due(body, assignment, spans, who, kept, answers)
    if not len(rows):
        return spans, []
    numbers, month, count = row_numbers(body.table, rows), Month(spans.through), len(rows)
    place = body.table.place(numbers)
    if answers.auto_renew != _ROLLS:
        if not _end_by_cancelling(assignment):
            return spans, [problem_of(Message.RUNS_ON, place, count=count, month=month, numbers=numbers)]
        asked = problem_of(Message.RUNS_ON_UNCANCELLED, place, count=count, month=month, numbers=numbers)
        return spans, [asked] if answers.auto_renew is None else []
    last, ended, written = spans.last.copy(), spans.ended.copy(), np.zeros_like(spans.ended)
    written[rows] = spans.ended[rows]
    for row in rows.tolist():
        ended[row] = _ends(int(spans.started[row]), int(spans.ended[row]), _close(spans))[-1]
    last[rows] = spans.through
    spans = replace(
        spans, last=last, ended=ended, original=np.maximum(spans.original, ended), written=written
    )
    return spans, [problem_of(Message.RUNS_ON_ANSWERED, place, count=count, month=month, numbers=numbers)]


def run_on(term: Term, written: int) -> list[Term]:
    """A term that ran on past its last day as written: that one, then each it renewed into by itself."""
    if not written or term.end is None:
        return [term]
    first = replace(term, end=written, due=written)
    ends = _ends(term.start, written, term.end)
    later = [
        replace(term, start=one + 1, end=two, due=two, contract="", signed=one + 1)
        for one, two in pairwise(ends)
    ]
    return [first, *later]


def _close(spans: Spans) -> int:
    return int(first_day(np.array([spans.through + 1]))[0]) - 1


def _ends(start: int, written: int, until: int) -> list[int]:
    """The last day of a term as written and of each that follows, until one holds a day."""
    months, whole = term_months(start, written)
    following, found = np.array([written + 1]), [written]
    month = (following.astype("datetime64[D]") - 719_163).astype("datetime64[M]").astype(np.int64)
    while found[-1] < until:
        count = len(found)
        ordinal = month + 1970 * 12 + months * count
        by_month = int(same_day(following, ordinal)[0]) - 1
        found.append(by_month if whole else written + (written - start + 1) * count)
    return found


def _due(body: Body, assignment: Assignment, spans: Spans, who: Ints, kept: Mask, answers: Answers) -> Ints:
    """Rows due in the past that renew by themselves, the last of their line, not cancelled."""
    columns = term_columns(body, assignment, answers)
    cancelling = _end_by_cancelling(assignment)
    if not (cancelling or "auto_renew" in columns.places) or are_bills(body, assignment):
        return np.zeros(0, np.int64)
    past = kept & ~spans.endless & (spans.ended > spans.started) & (spans.ended < _close(spans))
    lines = lines_of(body.table, assignment, who)
    newest = np.zeros(int(lines.max(initial=-1)) + 1, np.int64)
    started = np.where(kept, spans.started, 0)
    np.maximum.at(newest, lines, started)
    past &= started >= newest[lines]
    cancelled = assignment.get(Role.CANCELLED)
    if cancelled is not None and cancelled != assignment.get(Role.END):
        past &= body.table.columns[cancelled].blank
    if body.closing is not None:
        past &= ~body.closing
    rows = np.flatnonzero(past).tolist()
    goes_on = [row for row in rows if _goes_on(columns, spans, row, by_itself=not cancelling)]
    return np.array(goes_on, np.int64)


def _end_by_cancelling(assignment: Assignment) -> bool:
    """Contracts with a length and a day of cancellation, no end: one not cancelled may have ended or not."""
    roles = assignment.roles
    return {Role.TERM, Role.CANCELLED} <= set(roles) and Role.END not in roles


def _goes_on(columns: TermColumns, spans: Spans, row: int, *, by_itself: bool) -> bool:
    """It renews by itself where that has to be said, no notice was given, and it was not cut short."""
    ended = int(spans.ended[row])
    original = max(int(spans.original[row]), columns.number("original_end", row) or 0)
    noticed = columns.number("notice_given", row) is not None
    return (not by_itself or columns.flag("auto_renew", row)) and not noticed and original <= ended
