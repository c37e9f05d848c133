"""When customers leave, on ledgers drawn so that the answer can be counted."""

import numpy as np
import pytest

import nrr
from builders import ledger

SURVIVORS = [f"stays{n} . 10 10 10 10 10" for n in range(6)]
LEAVERS = [f"goes{n} . 10 10 . . ." for n in range(6)]


def book(*rows):
    return nrr.ledgers.settle(ledger(*rows), nrr.Policy())


def test_half_of_those_who_began_leave_after_two_months():
    found = nrr.intervals.departures(book(*SURVIVORS, *LEAVERS, "old 10 10 10 . . ."))
    assert (found.whole.customers, found.whole.left, found.unknown) == (12, 6, 1)
    assert found.whole.curve.ages_months == (2,) and found.whole.curve.survival == (0.5,)


def test_older_and_newer_halves_of_fifteen_and_more_are_told_apart():
    older = [f"a{n} . 10 10 10 10 10 10 10 10 10" for n in range(20)]
    newer = [f"b{n} . . . . 10 {'10 10 10 10 10' if n < 4 else '. . . . .'}" for n in range(20)]
    found = nrr.intervals.departures(book(*older, *newer))
    assert (found.older.customers, found.newer.customers) == (20, 20)
    assert found.older.left == 0 and found.newer.left == 16 and found.p_value < 0.001
    chart = nrr.charts.survival_curves(found, nrr.charts.Look())
    assert "leave sooner than older ones (log-rank p < 0.001)" in chart.caption
    assert chart.title.startswith("60.0% of customers still pay after 1 month (")


def test_few_on_a_side_are_not_compared():
    found = nrr.intervals.departures(book(*SURVIVORS, *LEAVERS))
    assert found.p_value is None
    assert (
        "too few to compare with older ones" in nrr.charts.survival_curves(found, nrr.charts.Look()).caption
    )


def test_nobody_who_left_is_said_and_a_missing_month_gives_no_curve():
    found = nrr.intervals.departures(book(*SURVIVORS))
    title = nrr.charts.survival_curves(found, nrr.charts.Look()).title
    assert title == "None of 6 customers whose beginning is known has left yet"
    whole = book(*SURVIVORS, *LEAVERS)
    keep = [0, 1, 2, 4, 5]
    holed = nrr.Ledger(tuple(whole.months[n] for n in keep), whole.grid[keep].copy(), whole.names)
    assert nrr.intervals.departures(holed) is None
    assert nrr.intervals.departures(book("old 10 10 10")) is None


def test_the_curve_counts_as_a_plain_loop_does():
    generator = np.random.Generator(np.random.PCG64(4))
    grid = (generator.random((14, 60)).cumsum(axis=0) > generator.random(60) * 4).astype(np.int64)
    grid *= generator.random((14, 60)) > 0.1
    months = tuple(nrr.Month.of(2024, 1) + n for n in range(14))
    drawn = nrr.Ledger(months, grid * 1200, tuple(f"c{n}" for n in range(60)))
    found, lives = nrr.intervals.departures(drawn), []
    for paid in (grid > 0).T.tolist():
        if any(paid) and not paid[0]:
            first = paid.index(True)
            gone = next((n for n in range(first, 14) if not paid[n]), None)
            length = (13 if gone is None else gone) - first
            lives += [(length, gone is not None)] * (length > 0)
    share, expected = 1.0, []
    for age in sorted({length for length, left in lives if left}):
        risk = sum(length >= age for length, _ in lives)
        if risk < 5:
            break
        share *= 1 - sum(length == age for length, left in lives if left) / risk
        expected.append(share)
    assert found.whole.curve.survival == pytest.approx(expected)
