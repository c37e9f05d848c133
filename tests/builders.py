"""Books drawn in the test, and random ones: ``ledger("acme 100 100 120 .", "beta 50 . 50 50")``.

A row is a name and one amount of monthly revenue a month; a dot is nothing paid. Attributes are keywords with
one text per row: one word for good, or one word a month where it changes; ``?`` is unknown.
"""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from hypothesis import strategies as st

import nrr
from nrr.ground.windows import Month
from nrr.ledgers.ledger import Attribute, Ledger

ARR_MINOR_PER_MRR = 1200
ROLES = {"customer", "subscription", "parent", "revenue_type", "currency", "cancelled", "display"}
STATUS = {".": 0, "p": 1, "d": 2, "t": 3}


def arr_minor(text):
    """Monthly revenue as drawn, in annualised minor units."""
    amount = Decimal(0) if text == "." else Decimal(text) * ARR_MINOR_PER_MRR
    assert amount == int(amount), f"{text} is not a whole number of annualised minor units"
    return int(amount)


def calendar(count, start, months):
    """Consecutive months from ``start``, or the months as listed where some are missing."""
    if months is not None:
        return tuple(Month.parse(text) for text in months.split())
    return tuple(Month.parse(start) + t for t in range(count))


def attribute(name, texts):
    """One attribute from one text per row."""
    words = [text.split(" ") if isinstance(text, str) else list(text) for text in texts]
    wide = max(map(len, words))
    filled = [row * wide if len(row) == 1 else row for row in words]
    labels = tuple(sorted({word for row in filled for word in row} - {"?"}))
    codes = np.array([[-1 if w == "?" else labels.index(w) for w in row] for row in filled], np.int32)
    return Attribute(name, labels, codes[:, 0].copy() if wide == 1 else np.ascontiguousarray(codes.T))


def statuses(texts):
    return np.ascontiguousarray(np.array([[STATUS[s] for s in text.split()] for text in texts], np.int8).T)


def ledger(*rows, start="2025-01", months=None, currency="", fx=None, status=None, statements=(), **columns):
    """A Ledger from drawn rows; ``months`` lists them ("2025-01 2025-02 2025-04") where one is missing."""
    words = [row.split() for row in rows]
    grid = np.array([[arr_minor(text) for text in row[1:]] for row in words], np.int64).T
    found = {name: attribute(name, texts) for name, texts in columns.items()}
    return Ledger(
        months=calendar(len(grid), start, months),
        grid=np.ascontiguousarray(grid),
        names=tuple(row[0] for row in words),
        attributes={name: a for name, a in found.items() if name not in ROLES},
        roles={name: a for name, a in found.items() if name in ROLES},
        currency=currency,
        fx=fx or {},
        status=None if status is None else statuses(status),
        statements=tuple(statements),
    )


def ledger_of_book(book, start="2025-01"):
    """A Ledger from the oracle's kind of book: ``{customer: [amount of monthly revenue, ...]}``."""
    rows = (" ".join([name, *("." if a in (None, 0) else str(a) for a in row)]) for name, row in book.items())
    return ledger(*rows, start=start)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A random book in plain data: month numbers, ``{customer: [ARR minor units]}``, labels by month."""

    calendar: tuple[int, ...]
    rows: dict[str, list[int]]
    plans: dict[str, list[str]]

    @property
    def ledger(self):
        """The same book as a Ledger, with the attribute ``plan``."""
        grid = np.array(list(self.rows.values()), np.int64).reshape(len(self.rows), len(self.calendar))
        names = tuple(self.rows)
        return Ledger(
            months=tuple(Month(ordinal) for ordinal in self.calendar),
            grid=np.ascontiguousarray(grid.T),
            names=names,
            attributes={"plan": attribute("plan", [self.plans[name] for name in names])},
        )


FIRST = Month.parse("2023-01").ordinal
PAID = st.one_of(st.integers(1, 40), st.integers(1, 10**9))
AMOUNTS = st.one_of(st.just(0), PAID)
CREDITS = st.one_of(st.just(0), PAID, st.integers(-50, -1))


@st.composite
def stretches(draw, amounts, width):
    """One customer: stretches of equal months, because real customers rarely change."""
    row = []
    while len(row) < width:
        row += [draw(amounts)] * draw(st.integers(1, 6))
    return row[:width]


@st.composite
def drawn(draw, amounts, calendars, most=8):
    months = draw(calendars)
    names = [f"c{n}" for n in range(draw(st.integers(1, most)))]
    plans = st.sampled_from(["free", "pro", "?"])
    return Drawn(
        calendar=tuple(months),
        rows={name: draw(stretches(amounts, len(months))) for name in names},
        plans={name: draw(stretches(plans, len(months))) for name in names},
    )


def whole_calendars(shortest):
    return st.integers(shortest, shortest + 14).map(lambda width: range(FIRST, FIRST + width))


def torn_calendars(width=20):
    """Calendars in which whole months may be missing from the file; first and last are there."""
    inner = st.sets(st.integers(FIRST + 1, FIRST + width - 2), min_size=5)
    return inner.map(lambda months: sorted(months | {FIRST, FIRST + width - 1}))


def books(shortest=2):
    """Random books: pauses, returns, losses, changing plans; amounts from one minor unit to many millions."""
    return drawn(AMOUNTS, whole_calendars(shortest))


def books_with_credits(shortest=2):
    """The same with months below zero."""
    return drawn(CREDITS, whole_calendars(shortest))


def books_with_missing_months():
    """The same with whole months missing from the file."""
    return drawn(AMOUNTS, torn_calendars())


def benchmark_row(row_id):
    """The published row with this id."""
    return next(row for row in nrr.benchmarks.benchmark_rows() if row.id == row_id)
