"""Cleaning on random books: every policy that changes a book, against the oracle's rows."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
import oracle
import oracle_cleaning as cleaning
from builders import attribute
from nrr.definitions.policies import ChurnDate, Currency, Gaps, Level, Negatives, Pauses, Policy, Usage
from nrr.ground.windows import Month, Window
from nrr.ledgers.policy_applied import settle
from nrr.retention.bridges import bridge
from nrr.retention.rollforwards import rollforward

CLEAN = {
    Negatives.FLOOR: cleaning.floor_negatives,
    Negatives.BRIDGE: cleaning.bridge_negatives,
    Negatives.KEEP: list,
}
# Fractions of powers of two, so that valuing an amount of sixteen is exact in every arithmetic.
RATES = st.sampled_from([Fraction(1, 2), Fraction(3, 4), Fraction(1), Fraction(5, 4), Fraction(9, 8)])


def rows_of(ledger):
    return {name: ledger.grid[:, row].tolist() for row, name in enumerate(ledger.names)}


def with_role(book, name, texts):
    """The book with a column that has a meaning of its own: one text per row."""
    return replace(book.ledger, roles={name: attribute(name, texts)}, fingerprint="")


def labelled(data, book, choices):
    return [data.draw(st.sampled_from(choices)) for _ in book.rows]


def statuses(data, book):
    cells = st.lists(st.sampled_from([0, 0, 1, 2]), min_size=len(book.calendar), max_size=len(book.calendar))
    return [data.draw(cells) for _ in book.rows]


@pytest.mark.parametrize("choice", list(Negatives))
@given(book=builders.books_with_credits())
def test_credits(choice, book):
    found = rows_of(settle(book.ledger, Policy(negatives=choice)))
    assert found == {name: CLEAN[choice](row) for name, row in book.rows.items()}


@given(book=builders.books())
def test_single_gaps_are_bridged(book):
    found = rows_of(settle(book.ledger, Policy(gaps=Gaps.BRIDGE1)))
    assert found == {name: cleaning.bridge_single_gaps(row) for name, row in book.rows.items()}


@given(book=builders.books(), longest=st.integers(0, 4), data=st.data())
def test_pauses_are_held(book, longest, data):
    status = statuses(data, book)
    paused = {
        name: {t for t, code in enumerate(codes) if code == 1 and book.rows[name][t] == 0}
        for name, codes in zip(book.rows, status, strict=True)
    }
    # A month marked as paused that is paid all the same is an ordinary month.
    marked = [
        [code if code != 1 or t in paused[name] else 0 for t, code in enumerate(codes)]
        for name, codes in zip(book.rows, status, strict=True)
    ]
    ledger = replace(book.ledger, status=np.array(marked, np.int8).T.copy(), fingerprint="")
    found = rows_of(settle(ledger, Policy(pauses=Pauses.HOLD, hold_months=longest)))
    assert found == {n: cleaning.hold_pauses(row, paused[n], longest) for n, row in book.rows.items()}


@given(book=builders.books(), data=st.data())
def test_a_cancelled_customer_is_gone_from_its_month(book, data):
    months = data.draw(st.lists(st.sampled_from([*book.calendar, None]), min_size=8, max_size=8))
    texts = [str(Month(m)) if m else "?" for m, _ in zip(months, book.rows, strict=False)]
    found = rows_of(settle(with_role(book, "cancelled", texts), Policy(churn_date=ChurnDate.CANCELLATION)))
    wanted = {}
    for (name, row), month in zip(book.rows.items(), months, strict=False):
        position = book.calendar.index(month) if month else len(row)
        wanted[name] = cleaning.end_at_cancellation(row, position)
    assert found == wanted


@pytest.mark.parametrize("role", ["customer", "parent"])
@given(book=builders.books(), data=st.data())
def test_rows_of_one_unit_are_added_up(role, book, data):
    units = labelled(data, book, ["north", "south", "?"])
    level = Level.PARENT if role == "parent" else Level.CUSTOMER
    found = rows_of(settle(with_role(book, role, units), Policy(level=level)))
    unit_of = {name: unit for name, unit in zip(book.rows, units, strict=True) if unit != "?"}
    assert found == cleaning.roll_up(book.rows, unit_of)


@given(book=builders.books(), data=st.data())
def test_only_the_chosen_types_of_revenue_count(book, data):
    kinds = labelled(data, book, ["recurring", "usage", "one_time"])
    chosen = data.draw(st.sets(st.sampled_from(["recurring", "usage", "one_time"])))
    found = rows_of(
        settle(with_role(book, "revenue_type", kinds), Policy(revenue_types=tuple(sorted(chosen))))
    )
    lines = [(name, kind, book.rows[name]) for name, kind in zip(book.rows, kinds, strict=True)]
    assert found == cleaning.of_types(lines, chosen)


@given(book=builders.books(), data=st.data())
def test_usage_as_the_mean_of_three_months(book, data):
    kinds = labelled(data, book, ["recurring", "usage"])
    found = rows_of(settle(with_role(book, "revenue_type", kinds), Policy(usage=Usage.SMOOTH3)))
    for (name, row), kind in zip(book.rows.items(), kinds, strict=True):
        if kind == "recurring":
            assert found[name] == row
        else:
            means = cleaning.smooth_three([Fraction(amount) for amount in row])
            assert all(
                abs(own - mean) <= Fraction(1, 2) for own, mean in zip(found[name], means, strict=True)
            )


def in_currencies(book, data):
    """The book in whole sixteens, half of it in euros; and the oracle's currencies and rates."""
    codes = labelled(data, book, ["USD", "EUR"])
    rates = data.draw(st.lists(RATES, min_size=len(book.calendar), max_size=len(book.calendar)))
    ledger = replace(
        book.ledger,
        grid=book.ledger.grid * 16,
        roles={"currency": attribute("currency", codes)},
        currency="USD",
        fx={"EUR": tuple(map(float, rates))},
        fingerprint="",
    )
    rows = {name: [16 * amount for amount in row] for name, row in book.rows.items()}
    currency = dict(zip(book.rows, codes, strict=True))
    return ledger, rows, currency, {"USD": [Fraction(1)] * len(rates), "EUR": rates}


@given(book=builders.books(), data=st.data())
def test_at_constant_currency_both_ends_have_the_closing_rate(book, data):
    ledger, rows, currency, rates = in_currencies(book, data)
    last, policy = len(book.calendar) - 1, Policy(currency=Currency.CONSTANT)
    window = Window(ledger.months[0], ledger.months[-1])
    found = bridge(settle(ledger, policy), window, policy)
    wanted = oracle.point_to_point(cleaning.at_constant(rows, currency, rates, last), 0, last)
    terms = ("expansion", "contraction", "churn", "new", "resurrected")
    assert (found.opening, found.closing, found.fx) == (wanted["start"], wanted["end_total"], 0)
    assert {term: getattr(found, term) for term in terms} == {term: wanted[term] for term in terms}


@given(book=builders.books(), data=st.data())
def test_at_spot_rates_the_currencies_have_a_line_of_their_own(book, data):
    ledger, rows, currency, rates = in_currencies(book, data)
    policy = Policy(currency=Currency.SPOT)
    spot = cleaning.at_spot(rows, currency, rates)
    steps = rollforward(settle(ledger, policy), Window(ledger.months[0], ledger.months[-1]), policy)
    for t, step in enumerate(steps, start=1):
        local = {name: [a * rates[currency[name]][t] for a in row] for name, row in rows.items()}
        wanted = oracle.month_movements(local, t)
        assert {name: getattr(step, name) for name in oracle.MONTHLY} == {
            n: wanted[n] for n in oracle.MONTHLY
        }
        assert step.fx == cleaning.fx_line(rows, currency, rates, t)
        assert (step.opening, step.closing) == (oracle.total(spot, t - 1), oracle.total(spot, t))
