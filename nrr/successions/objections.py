"""May this file follow the one before? Asked in one order, of two settled books or of the totals of the
first.
"""

from collections.abc import Callable, Collection, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from nrr.ground import Basis, Month, compact, percent_said, plural, ratio
from nrr.ledgers import Grid, Ledger
from nrr.retention import tie_checks
from nrr.successions.records import Code, Expectation, Former, Objection
from nrr.successions.restatements import renamed_customers

_UNITS = (
    (12.0, 0.02),
    (1 / 12, 0.02),
    (100.0, 0.005),
    (0.01, 0.005),
    (1000.0, 0.005),
    (0.001, 0.005),
)
"""Ratios that betray another unit, with how far off they may be."""
_ALIKE = 0.95
_MISSING_CUSTOMERS, _MISSING_SHARE = 2, 0.01
_PARTIAL_TOTAL, _PARTIAL_CUSTOMERS, _BEFORE = 0.70, 0.5, 3


def objection(
    former: Former, book: Ledger, uploaded: Ledger, expected: Expectation, allowed: Collection[Code] = ()
) -> Objection | None:
    """The first reason not to take `book` for the next file after `former`; None where there is none.

    `book` is settled and without its running month, `uploaded` the same as read. Reasons in `allowed` are
    passed over.
    """
    found = (one for ask in _QUESTIONS for one in ask(former, book, uploaded, expected))
    return next((one for one in found if one.code not in allowed), None)


def _older(former: Former, book: Ledger, uploaded: Ledger, expected: Expectation) -> Iterator[Objection]:
    if book.months[-1] < former.last:
        words = {"last": book.months[-1].label, "before": former.last.label}
        yield Objection(Code.OLDER, Code.OLDER.said(**words))


def _currency(former: Former, book: Ledger, uploaded: Ledger, expected: Expectation) -> Iterator[Objection]:
    if former.currency and book.currency and former.currency != book.currency:
        said = Code.CURRENCY_CHANGED.said(now=book.currency, then=former.currency)
        yield Objection(Code.CURRENCY_CHANGED, said)


def _unit(former: Former, book: Ledger, uploaded: Ledger, expected: Expectation) -> Iterator[Objection]:
    ratios = _ratios(former, book)
    for factor, tolerance in _UNITS if len(ratios) else ():
        if float((np.abs(ratios / factor - 1) <= tolerance).mean()) >= _ALIKE:
            said = Code.UNIT_CHANGED.said(factor=f"{factor:.4g}")
            yield Objection(Code.UNIT_CHANGED, said)


def _ratios(former: Former, book: Ledger) -> npt.NDArray[np.float64]:
    """The amounts both hold, now over then: of customers where the book was kept, else of whole months."""
    months = [month for month in former.closings if book.index(month) is not None]
    now = _months(book, months)
    if former.ledger is None:
        then, now = np.array([former.closings[month] for month in months], np.int64), now.sum(axis=1)
    else:
        places = {name: row for row, name in enumerate(book.names)}
        rows = [(row, places[name]) for row, name in enumerate(former.ledger.names) if name in places]
        then = _months(former.ledger, months)[:, [row for row, _ in rows]]
        now = now[:, [row for _, row in rows]]
    both = (then > 0) & (now > 0)
    return np.asarray(now[both] / then[both], np.float64)


def _months(ledger: Ledger, months: Sequence[Month]) -> Grid:
    """The grid of some of its months."""
    return ledger.grid[[index for month in months if (index := ledger.index(month)) is not None]]


def _rows(former: Former, book: Ledger, uploaded: Ledger, expected: Expectation) -> Iterator[Objection]:
    """Who churned keeps a past, who was cut off has none: only customers without any row count."""
    if former.ledger is None:
        return
    before = former.ledger
    common = [month for month in before.months if book.index(month) is not None]
    if not common:
        return
    paid = _months(before, common)
    known = {*book.names, *renamed_customers(before, book)}
    gone = [row for row, name in enumerate(before.names) if paid[:, row].any() and name not in known]
    money, whole = int(paid[-1, gone].sum()), int(paid[-1].sum())
    share = max(len(gone) / max(1, int(paid.any(axis=0).sum())), ratio(money, whole) or 0.0)
    if len(gone) >= _MISSING_CUSTOMERS and share > _MISSING_SHARE:
        cut = _cut_off(uploaded) if gone == list(range(gone[0], len(before.names))) else ""
        said = Code.ROWS_MISSING.said(
            customers=plural(len(gone), "customer"),
            money=compact(money, book.currency, Basis.MRR),
            month=common[-1].label,
            cut=cut,
        )
        yield Objection(Code.ROWS_MISSING, said)


def _cut_off(uploaded: Ledger) -> str:
    rows = () if uploaded.origins is None else uploaded.origins.rows
    return f": it looks cut off {f'after row {max(rows)}' if len(rows) else 'at the end'}"


def _partial(former: Former, book: Ledger, uploaded: Ledger, expected: Expectation) -> Iterator[Objection]:
    if book.months[-1] <= former.last or len(book.months) <= _BEFORE:
        return
    usual = float(np.median(book.grid[-1 - _BEFORE : -1].sum(axis=1)))
    there = book.grid[-2] > 0
    absent = float((book.grid[-1][there] <= 0).mean()) if there.any() else 0.0
    share = int(book.grid[-1].sum()) / usual if usual else 1.0
    if share < _PARTIAL_TOTAL and absent > _PARTIAL_CUSTOMERS:
        said = Code.LAST_MONTH_PARTIAL.said(month=book.months[-1].label, share=percent_said(share))
        yield Objection(Code.LAST_MONTH_PARTIAL, said)


def _total(former: Former, book: Ledger, uploaded: Ledger, expected: Expectation) -> Iterator[Objection]:
    if any(not check.passed for check in tie_checks(uploaded)):
        yield Objection(Code.TOTAL_DIFFERS, Code.TOTAL_DIFFERS.said())


def _month(former: Former, book: Ledger, uploaded: Ledger, expected: Expectation) -> Iterator[Objection]:
    month = expected.month or former.last + 1
    today = Month.of(expected.today.year, expected.today.month)
    late = today.since(month) > 1 or (today.since(month) == 1 and expected.today.day >= expected.ready_day)
    if late and book.index(month) is None:
        yield Objection(Code.MONTH_MISSING, Code.MONTH_MISSING.said(month=month.label))


_QUESTIONS: tuple[Callable[[Former, Ledger, Ledger, Expectation], Iterator[Objection]], ...] = (
    _older,
    _currency,
    _unit,
    _rows,
    _partial,
    _total,
    _month,
)
