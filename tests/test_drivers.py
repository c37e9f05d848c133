"""What drove expansion: drawn books whose causes can be added up by eye."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

import nrr
from builders import books, ledger


def drivers(book, **policy):
    view = nrr.View(nrr.Window(book.months[0], book.months[-1]), nrr.Policy(**policy))
    return nrr.comparisons.expansion_drivers(book, view)


def mrr(found):
    return {driver.value: amount / 1200 for driver, amount in found.arr_minor.items() if amount}


def test_without_columns_no_cause_is_told_and_the_columns_that_would_are_named():
    found = drivers(ledger("acme 100 150", "beta 50 40", "core 10 10"))
    assert mrr(found) == {"no recorded cause": 50}
    assert found.unlocking == (nrr.accounts.Held.SEATS, nrr.accounts.Held.PRICE, nrr.accounts.Held.PLAN)


def test_seats_divide_growth_by_midpoints():
    # 10 x 50 = 500 becomes 12 x 55 = 660: price 11 x 5, seats 52.5 x 2
    found = drivers(ledger("acme 500 660", Seats=["10 12"]))
    assert mrr(found) == {"price": 55, "seats": 105}
    assert found.unlocking == (nrr.accounts.Held.PLAN,)


def test_unit_prices_give_the_same():
    assert mrr(drivers(ledger("acme 500 660", **{"Unit price": ["600 660"]}))) == {"price": 55, "seats": 105}


def test_fewer_seats_at_a_higher_price_work_against_each_other():
    # 10 x 10 = 100 becomes 8 x 15 = 120: price 9 x 5, seats 12.5 x -2
    assert mrr(drivers(ledger("acme 100 120", Seats=["10 8"]))) == {"price": 45, "seats": -25}


def test_a_changed_plan_takes_the_price_part_or_all_of_it():
    book = ledger("acme 500 660", "beta 10 30", Seats=["10 12", "?"], Plan=["basic pro", "basic pro"])
    assert mrr(drivers(book)) == {"plan change": 55 + 20, "seats": 105}


def test_metered_lines_are_a_cause_of_their_own():
    book = ledger(
        "acme-base 100 110",
        "acme-use 20 60",
        "beta-use 30 10",
        customer=["acme", "acme", "beta"],
        revenue_type=["recurring", "usage", "usage"],
    )
    assert mrr(drivers(book)) == {"usage": 40, "no recorded cause": 10}


@given(drawn=books())
def test_causes_add_up_to_the_expansion_of_the_bridge(drawn):
    book = drawn.ledger
    if len(book.months) < 2:
        return
    seats = nrr.Attribute(
        "Seats", ("1", "3"), np.arange(book.grid.size).reshape(book.grid.shape).astype(np.int32) % 2
    )
    held = replace(book, attributes={**book.attributes, "Seats": seats}, fingerprint="")
    window = nrr.Window(book.months[0], book.months[-1])
    own = nrr.bridge(nrr.retention.prepared(held, nrr.View(window)), window, nrr.Policy())
    assert drivers(held).expansion == own.expansion


@pytest.mark.parametrize(("last", "fires"), ((150, True), (100, False)))
def test_the_rule_about_price_reads_seats_where_there_are_any(last, fires):
    rows = [f"c{n:02d} " + " ".join(["100"] * 12 + [str(last)]) for n in range(24)]
    seats = "10 " * 12 + ("10" if fires else "20")
    book = ledger(*rows, start="2025-01", Seats=[seats.strip()] * 24)
    view = nrr.View(nrr.Window.trailing(book.months[-1]))
    rule = next(one for one in nrr.diagnose(book, view) if one.rule.id == "R-PRICE")
    assert rule.fires == fires
    assert not fires or rule.sentence == (
        "Price increases brought 100.0% of expansion. They will not recur by themselves."
    )


def test_price_seats_and_mix_of_the_opening_customers_add_up():
    """10 seats at 50 become 12 at 55, 10 at 10 leave: price 12 x 5, seats -8 x 30, mix 12 x (50 - 30)."""
    book = ledger("acme 500 660", "beta 100 .", "late . 300", Seats=["10 12", "10 10", "0 3"])
    found = nrr.comparisons.seat_mix(book, nrr.View(nrr.Window(*book.months)))
    parts = found.parts
    assert (round(parts.price / 1200), round(parts.volume / 1200), round(parts.mix / 1200)) == (60, -240, 240)
    assert parts.total == pytest.approx(parts.price + parts.volume + parts.mix)
    assert (found.customers, found.opening, found.whole) == (2, 600 * 1200, 600 * 1200)
    assert nrr.comparisons.seat_mix(ledger("acme 500 660"), nrr.View(nrr.Window(*book.months))) is None
