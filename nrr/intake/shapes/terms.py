"""The terms of a table of contract periods: what its rows and columns say of start, end, due day and
notice.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from nrr.intake.answers import Answers
from nrr.intake.drafts import Draft, Ints, Mask, TermRows
from nrr.intake.headings.assignments import Assignment
from nrr.intake.headings.words import Role
from nrr.intake.lexicon.phrases import phrase_of
from nrr.intake.melting.bodies import Body
from nrr.intake.melting.units import Measure, annualised
from nrr.intake.shapes.cadences import Parts, interval_months
from nrr.intake.shapes.datings import calendar_of
from nrr.intake.shapes.lifetimes import Spans
from nrr.intake.shapes.service_bills import are_bills
from nrr.intake.tables.grids import Column
from nrr.intake.values.money import Money as MoneyColumns
from nrr.intake.values.spans import DateStatus, dates_of
from nrr.ledgers import Term

_YES = frozenset({"yes", "y", "true", "1", "x", "on", "auto", "automatic"})
_SHORTEST_OF_BILLS = 330
"""Days from which the service period of a bill is a term: eleven months."""


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
        known &= spans.endless | (spans.ended - spans.started >= _SHORTEST_OF_BILLS)
    rows = np.flatnonzero(known)
    columns = _columns(body, assignment)
    told = {
        name: read(body.table.columns[i], answers) for name, i in columns.items() if (read := _READ.get(name))
    }
    cancelled_only = (
        assignment.get(Role.END) is None and assignment.get(Role.TERM) is None and answers.term is None
    )
    paid = _intervals(body, assignment, kept, answers)
    terms = tuple(
        _term(row, body, columns, told, spans, priced, paid, cancelled_only=cancelled_only)
        for row in rows.tolist()
    )
    counted = spans.last >= spans.first
    return replace(draft, terms=TermRows(rows, who[rows], counted[rows], terms))


def _term(
    row: int,
    body: Body,
    columns: Mapping[str, int],
    told: Mapping[str, list[object]],
    spans: Spans,
    priced: list[int],
    intervals: list[str],
    *,
    cancelled_only: bool,
) -> Term:
    endless = bool(spans.endless[row])
    end = None if endless else int(spans.ended[row])
    original = max(int(spans.original[row]), _day(told, "original_end", row) or 0)
    due = None if end is None or cancelled_only else max(end, original)
    return Term(
        customer="",
        line=_text(body, columns, "line", row),
        start=_began(told, row, int(spans.started[row]), end),
        end=end,
        due=due,
        arr_minor=priced[row],
        notice_given=_day(told, "notice_given", row),
        notice_days=_notice_days(told, row, due),
        auto_renew=bool(told["auto_renew"][row]) if "auto_renew" in told else False,
        uplift=_share(told, row),
        owner=_text(body, columns, "owner", row),
        signed=_day(told, "signed", row),
        interval=intervals[row],
        contract=_text(body, columns, "contract", row),
        row=int(body.table.numbers[row]),
    )


_INTERVALS = {1: "monthly", 3: "quarterly", 6: "half-yearly", 12: "annual"}


def _intervals(body: Body, assignment: Assignment, kept: Mask, answers: Answers) -> list[str]:
    """How often one pays by row, in the words of the column that says it; empty where none does."""
    if Role.INTERVAL not in assignment.roles:
        return [""] * body.table.height
    months = interval_months(body, assignment, kept, answers)[0].tolist()
    return ["multi-year" if length > 12 else _INTERVALS.get(length, "") for length in months]


def _columns(body: Body, assignment: Assignment) -> dict[str, int]:
    """Columns by what they say, the surer word first; a column of periods or amounts is none of them."""
    taken = {
        assignment.get(role) for role in (Role.CUSTOMER, Role.CUSTOMER_ID, Role.AMOUNT, Role.START, Role.END)
    }
    phrases = {
        phrase_of(heading): i for i, heading in reversed(list(enumerate(body.headings))) if i not in taken
    }
    found: dict[str, int] = {}
    for name, words in _words().items():
        index = next((phrases[word] for word in words if word in phrases), None)
        if index is not None:
            found[name] = index
    product = assignment.get(Role.PRODUCT)
    if product is not None:
        found["line"] = product
    subscription = assignment.get(Role.SUBSCRIPTION)
    if subscription is not None and subscription not in found.values() and "line" not in found:
        found["line"] = subscription
    return found


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "term_columns.toml").read_text(encoding="utf-8"))


def _text(body: Body, columns: Mapping[str, int], name: str, row: int) -> str:
    if name not in columns:
        return ""
    column = body.table.columns[columns[name]]
    return str(column.texts[column.codes[row]]).strip()


def _day(told: Mapping[str, list[object]], name: str, row: int) -> int | None:
    found = told[name][row] if name in told else None
    return found if isinstance(found, int) else None


def _number(told: Mapping[str, list[object]], name: str, row: int) -> int | None:
    return _day(told, name, row)


def _began(told: Mapping[str, list[object]], row: int, started: int, end: int | None) -> int:
    """A subscription that has been renewed is bound from its current term on; what is open has none."""
    current = _day(told, "term_start", row) or 0
    return current if end is not None and started < current <= end else started


def _notice_days(told: Mapping[str, list[object]], row: int, due: int | None) -> int | None:
    """From the column that counts them, else from the day by which notice must be given."""
    days, deadline = _number(told, "notice_days", row), _day(told, "notice_deadline", row)
    if days is not None or due is None or not deadline or deadline > due:
        return days
    return due - deadline


def _share(told: Mapping[str, list[object]], row: int) -> float:
    found = told["uplift"][row] if "uplift" in told else None
    return found if isinstance(found, float) else 0.0


def _days(column: Column, answers: Answers) -> list[object]:
    """A day by row, or none; a yes without a day is 0, as is a month the last day of it."""
    dates = dates_of(column, calendar_of(answers))
    yes = [phrase_of(text) in _YES for text in column.texts]
    ok, days = (dates.statuses == DateStatus.OK).tolist(), dates.days.tolist()
    codes = column.codes.tolist()
    return [
        d if fine and d > 0 else 0 if yes[c] else None for fine, d, c in zip(ok, days, codes, strict=True)
    ]


def _flags(column: Column, _: Answers) -> list[object]:
    yes = [phrase_of(text) in _YES for text in column.texts]
    return [yes[code] for code in column.codes.tolist()]


def _counts(column: Column, _: Answers) -> list[object]:
    """Days of notice: a number, with or without its unit; months count thirty days."""
    found = [_days_in(text) for text in column.texts]
    return [found[code] for code in column.codes.tolist()]


def _days_in(text: str) -> int | None:
    words = phrase_of(text).split()
    number = next((int(word) for word in words if word.isdecimal()), None)
    if number is None:
        return None
    return number * 30 if any(word.startswith("month") for word in words) else number


def _shares(column: Column, _: Answers) -> list[object]:
    """A rise as a fraction: 5%, 0.05 or 5 are one twentieth."""
    found = [_share_in(text) for text in column.texts]
    return [found[code] for code in column.codes.tolist()]


def _share_in(text: str) -> float | None:
    plain = text.strip().replace(",", ".")
    try:
        number = float(plain.rstrip("% "))
    except ValueError:
        return None
    return round(number / 100, 6) if plain.endswith("%") or abs(number) >= 1 else number


_READ: Mapping[str, Callable[[Column, Answers], list[object]]] = {
    "original_end": _days,
    "term_start": _days,
    "notice_given": _days,
    "notice_deadline": _days,
    "signed": _days,
    "notice_days": _counts,
    "auto_renew": _flags,
    "uplift": _shares,
}
