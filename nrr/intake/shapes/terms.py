"""The terms of a table of contract periods: what its rows and columns say of start, end, due day and
notice.
"""

from dataclasses import dataclass, replace

import numpy as np

from nrr.ground import Problem
from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Ints, Mask, TermRows
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.melting.bodies import Body
from nrr.intake.melting.units import Measure, annualised
from nrr.intake.shapes.breaks import broken
from nrr.intake.shapes.cadences import Parts, interval_months
from nrr.intake.shapes.lifetimes import Spans
from nrr.intake.shapes.running_on import run_on
from nrr.intake.shapes.service_bills import are_bills
from nrr.intake.shapes.term_columns import TermColumns, term_columns
from nrr.intake.shapes.term_rows import with_rows_read
from nrr.intake.thresholds import LIMITS
from nrr.intake.values.money import Money as MoneyColumns
from nrr.ledgers import Term

_INTERVALS = {1: "monthly", 3: "quarterly", 6: "half-yearly", 12: "annual"}


def priced_by_row(money: MoneyColumns, parts: Parts, measure: Measure) -> list[int]:
    """What every row pays a year, in minor units, rounded once, half up."""
    arr, scale = annualised(money.columns[0].values, money.places, parts, measure)
    return [(200 * int(value) + scale) // (2 * scale) for value in arr.tolist()]


def with_terms(
    draft: Draft,
    body: Body,
    assignment: Assignment,
    spans: Spans,
    priced: list[int],
    who: Ints,
    kept: Mask,
    answers: Answers,
) -> Draft:
    """The draft with the terms of its rows; `who` codes their customers."""
    if draft.entries is None or len(draft.entries.currency_labels) > 1:
        return draft
    known = kept & (spans.started > 0) & (spans.endless | (spans.ended >= spans.started - 1))
    if are_bills(body, assignment):
        known &= spans.endless | (spans.ended - spans.started >= LIMITS.term_of_bill)
    rows = np.flatnonzero(known)
    reader = _reader(body, assignment, spans, priced, kept, answers)
    read = [reader.term(row) for row in rows.tolist()]
    said: list[Problem] = []
    if "contract" not in reader.columns.places:
        read, said = with_rows_read(read, who[rows].tolist(), body, spans.through, answers)
    found = [_parts(term, reader, row) for row, term in zip(rows.tolist(), read, strict=True)]
    own = np.repeat(rows, [len(parts) for parts in found])
    counted = spans.last >= spans.first
    terms = tuple(term for parts in found for term in parts)
    draft = replace(draft, problems=(*draft.problems, *said))
    return replace(draft, terms=TermRows(own, who[own], counted[own], terms))


def _parts(term: Term, reader: "_Reader", row: int) -> list[Term]:
    """One term, in the pieces that its break and its running on make of it."""
    first, *others = run_on(term, int(reader.spans.written[row]))
    return [*broken(first, reader.columns.number("break_day", row)), *others]


@dataclass(frozen=True, slots=True)
class _Reader:
    """What the terms of the rows are read from."""

    numbers: Ints
    columns: TermColumns
    spans: Spans
    priced: list[int]
    intervals: list[str]
    cancelled_only: bool

    def term(self, row: int) -> Term:
        """The term of a row, its customer not named yet."""
        columns, spans = self.columns, self.spans
        end = None if spans.endless[row] else int(spans.ended[row])
        original = max(int(spans.original[row]), columns.number("original_end", row) or 0)
        due = None if end is None or self.cancelled_only else max(end, original)
        return Term(
            customer="",
            line=columns.text("line", row),
            start=_began(columns, row, int(spans.started[row]), end),
            end=end,
            due=due,
            arr_minor=self.priced[row],
            notice_given=columns.number("notice_given", row),
            notice_days=_notice_days(columns, row, due),
            auto_renew=columns.flag("auto_renew", row),
            uplift=columns.share("uplift", row),
            owner=columns.text("owner", row),
            signed=columns.number("signed", row),
            interval=self.intervals[row],
            contract=columns.text("contract", row),
            row=int(self.numbers[row]),
        )


def _reader(
    body: Body, assignment: Assignment, spans: Spans, priced: list[int], kept: Mask, answers: Answers
) -> _Reader:
    bare = assignment.get(Role.END) is None and assignment.get(Role.TERM) is None and answers.term is None
    columns = term_columns(body, assignment, answers)
    paid = _intervals(body, assignment, kept, answers)
    return _Reader(np.asarray(body.table.numbers), columns, spans, priced, paid, bare)


def _intervals(body: Body, assignment: Assignment, kept: Mask, answers: Answers) -> list[str]:
    """How often one pays by row, in the words of the column that says it; empty where none does."""
    if Role.INTERVAL not in assignment.roles:
        return [""] * body.table.height
    months = interval_months(body, assignment, kept, answers)[0].tolist()
    return ["multi-year" if length > 12 else _INTERVALS.get(length, "") for length in months]


def _began(columns: TermColumns, row: int, started: int, end: int | None) -> int:
    """A subscription that has been renewed is bound from its current term on; what is open has none."""
    current = columns.number("term_start", row) or 0
    return current if end is not None and started < current <= end else started


def _notice_days(columns: TermColumns, row: int, due: int | None) -> int | None:
    """From the column that counts them, else from the day by which notice must be given."""
    days, deadline = columns.number("notice_days", row), columns.number("notice_deadline", row)
    if days is not None or due is None or not deadline or deadline > due:
        return days
    return due - deadline
