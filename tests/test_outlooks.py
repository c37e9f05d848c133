"""What scenarios start from: moving nothing gives the headline, whatever the split, and segments are the
whole.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nrr
from builders import books, ledger
from nrr import Levers, Mode


def outlook_of(book, mode=Mode.ANNUAL, by="", policy=None):
    view = nrr.View(nrr.Window.trailing(book.months[-1]), policy or nrr.Policy())
    return nrr.outlook(nrr.retention.prepared(book, view), book.months[-1], view.policy, mode, by)


def refused(book, mode, by=""):
    try:
        return outlook_of(book, mode, by), None
    except nrr.Refusal as refusal:
        return None, str(refusal)


THIRTEEN = ledger(
    "acme 100 100 100 100 100 100 100 100 100 100 100 100 130",
    "beta 100 100 100 100 100 100 100 100 100 100 100 100 80",
    "crux 100 100 100 100 100 100 100 100 100 100 100 100 .",
    "dawn . . . . . . . . . . . . 60",
    plan=["big", "small", "small", "big"],
    start="2025-01",
)


def test_a_book_to_check_by_eye() -> None:
    found = outlook_of(THIRTEEN, by="plan")
    big, small = sorted(found.segments, key=lambda s: s.name)
    assert (big.name, big.flow.expansion, big.flow.churn) == ("big", pytest.approx(0.3), 0.0)
    assert (small.flow.contraction, small.flow.churn) == pytest.approx((0.1, 0.5))
    # 270 of revenue now, a third of the opening in "big".
    assert (big.arr_minor, small.arr_minor) == pytest.approx((270 * 1200 / 3, 270 * 1200 * 2 / 3))
    assert found.today == Levers(new_arr_minor=60 * 1200.0) and found.reported == pytest.approx(0.7)
    assert found.backings[""] == nrr.outlooks.Backing(300 * 1200, 3, 1)


@given(books(shortest=13), st.sampled_from(["", "plan", "ACV band"]))
def test_moving_nothing_gives_the_headline(drawn, by) -> None:
    book = drawn.ledger
    found, reason = refused(book, Mode.ANNUAL, by)
    if found is None:
        assert reason
        return
    course = nrr.scenarios.annual_course(found.segments, found.today, 3)
    assert course.nrr[0] == pytest.approx(found.reported, abs=1e-9)
    assert course.arr_minor[0] == pytest.approx(int(book.grid[-1].sum()))
    backing = found.backings
    assert sum(backing[s.name].opening_arr_minor for s in found.segments) == backing[""].opening_arr_minor
    step = nrr.scenarios.projection(course, 1)
    assert step.closing == pytest.approx(course.arr_minor[1])


@given(books(shortest=5), st.sampled_from(["", "plan"]))
def test_months_are_weighted_movements(drawn, by) -> None:
    book = drawn.ledger
    found, reason = refused(book, Mode.MONTHLY, by)
    if found is None:
        assert reason
        return
    assert sum(s.arr_minor for s in found.segments) == pytest.approx(int(book.grid[-1].sum()))
    window = nrr.Window(book.months[-1] - found.observed_months, book.months[-1])
    whole = nrr.scenarios.whole(outlook_of(book, Mode.MONTHLY).segments)
    yearly = nrr.Policy(method=nrr.definitions.Method.MONTHLY_WEIGHTED_ANNUALIZED)
    assert whole.nrr**12 == pytest.approx(nrr.rates(book, window, yearly).nrr, abs=1e-9, rel=1e-9)


def test_the_past_holds_the_observed_figure_last() -> None:
    months = " ".join(str(100 + t) for t in range(30))
    found = outlook_of(ledger(f"acme {months}", f"beta {months}", start="2024-01"))
    past = found.past[""]
    assert (
        len(past.flows) == 18
        and len(past.year.flows) == 12
        and past.closings[-1] == nrr.Month.parse("2026-06")
    )
    assert past.flows[-1] == nrr.scenarios.whole(found.segments)


def test_short_and_torn_books_are_refused_in_words() -> None:
    short = ledger("acme 1 1 1", start="2025-01")
    assert refused(short, Mode.ANNUAL)[1].startswith("yearly rates need Mar 2024")
    assert refused(short, Mode.MONTHLY)[1] == "monthly rates need 4 month-ends; the data holds 3"
    torn = ledger("acme 1 1 1 1", months="2025-01 2025-02 2025-04 2025-05")
    assert (
        outlook_of(
            ledger("acme 1 2 4 4 4", months="2025-01 2025-03 2025-04 2025-05 2025-06"), Mode.MONTHLY
        ).observed_months
        == 3
    )
    assert refused(torn, Mode.MONTHLY)[1] == "monthly rates need every month; the data lacks Mar 2025"
    gone = ledger("acme" + " 1" * 12 + " .", start="2025-01")
    assert refused(gone, Mode.ANNUAL)[1] == "nobody pays at one end of the last twelve months"


def test_returned_customers_stand_where_the_policy_puts_them() -> None:
    book = ledger("acme 10 . . . . . . . . . . . . 10", "beta 10 10 10 10 10 10 10 10 10 10 10 10 10 10")
    assert outlook_of(book).today.returning_arr_minor == 12_000
    counted = outlook_of(book, policy=nrr.Policy(reactivation=nrr.definitions.Reactivation.IN_NUMERATOR))
    assert counted.today.returning_arr_minor == 0 and counted.reported == pytest.approx(2.0)
    assert nrr.scenarios.annual_course(counted.segments, counted.today, 1).nrr[0] == pytest.approx(2.0)


def test_attributes_with_too_many_values_are_no_split() -> None:
    many = ledger(*(f"c{n} 1 1" for n in range(60)), owner=[f"o{n}" for n in range(60)], plan=["a", "b"] * 30)
    assert nrr.outlooks.splits(many) == ("plan",)


def summary(months, **amounts):
    money = {"opening": 0, "expansion": 0, "contraction": 0, "churn": 0} | amounts
    return nrr.retention.components(nrr.Window.trailing(nrr.Month.of(2025, 12), months), **money)


def test_a_year_of_components_starts_at_its_own_rates() -> None:
    """1,000 + 200 - 30 - 50 + 80 new + 10 back: 1,210 today, 20%, 3% and 5% a year."""
    found = nrr.outlooks.components_outlook(
        summary(12, opening=1000, expansion=200, contraction=30, churn=50, new=80, reactivation=10),
        nrr.Policy(),
    )
    (base,) = found.segments
    assert (found.mode, base.arr_minor, found.reported) == (Mode.ANNUAL, 1210.0, pytest.approx(1.12))
    assert base.flow == nrr.scenarios.Flow(0.2, 0.03, 0.05)
    assert found.today == Levers(new_arr_minor=80.0, returning_arr_minor=10.0)
    course = nrr.outlooks.course_of(found, found.today, 1)
    assert course.base_nrr(1) == pytest.approx(1.12) and course.arr_minor[1] == pytest.approx(
        1210 * 1.12 + 90
    )


def test_a_month_of_components_is_a_month_and_a_quarter_three() -> None:
    month = nrr.outlooks.components_outlook(
        summary(1, opening=1000, expansion=20, churn=10, new=5), nrr.Policy()
    )
    assert month.mode is Mode.MONTHLY and month.segments[0].flow == nrr.scenarios.Flow(0.02, 0.0, 0.01)
    assert month.today.new_arr_minor == 5.0 and month.lost_last_year_arr_minor == 120.0
    # 900 opens, 990 closes: months open with 900, 930 and 960 on a straight line, 2,790 in all.
    quarter = nrr.outlooks.components_outlook(summary(3, opening=900, expansion=120, churn=30), nrr.Policy())
    assert quarter.segments[0].flow.expansion == pytest.approx(120 / 2790)
    assert quarter.segments[0].flow.churn == pytest.approx(30 / 2790) and quarter.reported is None


def test_components_that_count_returns_by_policy_do_so_here() -> None:
    total = summary(12, opening=1000, churn=100, reactivation=50)
    counted = nrr.outlooks.components_outlook(
        total, nrr.Policy(reactivation=nrr.definitions.Reactivation.IN_NUMERATOR)
    )
    assert counted.reported == pytest.approx(0.95) and counted.today.returning_arr_minor == 0


@pytest.mark.parametrize("amounts", [{"opening": 0, "new": 10}, {"opening": 100, "churn": 100}])
def test_components_without_a_base_are_refused_in_words(amounts) -> None:
    with pytest.raises(nrr.Refusal, match="nobody pays"):
        nrr.outlooks.components_outlook(summary(12, **amounts), nrr.Policy())


def forecast_over(months):
    ends = ((0.9, 0.8, 0.7), (0.95, 0.9, 0.85), (1.0, 1.0, 1.0))
    low, path, high = (tuple(share for share in end for _ in range(months)) for end in ends)
    lines = tuple(
        nrr.forecasts.ForecastLine(method, path, low, high, ()) for method in nrr.forecasts.ForecastMethod
    )
    return nrr.forecasts.Forecast(
        1000, lines, nrr.forecasts.backtests.Choice(nrr.forecasts.ForecastMethod.NAIVE, ""), ""
    )


def test_the_band_of_todays_course_is_that_of_its_forecast_over() -> None:
    """Five and ten points below and above 1,000 after one and two years, whatever new business is assumed."""
    book = (nrr.scenarios.SegmentBase("", 1000.0, nrr.scenarios.Flow(0.0, 0.0, 0.05)),)
    today = nrr.scenarios.annual_course(book, Levers(new_arr_minor=500.0), 3)
    band = nrr.outlooks.course_band(today, forecast_over(12), Mode.ANNUAL)
    gaps = [arr - low for arr, low in zip(today.arr_minor, band.low_arr_minor, strict=True)]
    assert gaps == pytest.approx([0.0, 50.0, 100.0, 150.0])
    assert band.high_arr_minor[2] - today.arr_minor[2] == pytest.approx(100.0)
    monthly = nrr.outlooks.course_band(
        nrr.scenarios.monthly_course(book, Levers(), 36), forecast_over(12), Mode.MONTHLY
    )
    assert len(monthly.low_arr_minor) == 37


def test_without_a_forecast_over_there_is_no_band() -> None:
    today = nrr.scenarios.annual_course(
        (nrr.scenarios.SegmentBase("", 1.0, nrr.scenarios.Flow(0, 0, 0)),), Levers(), 3
    )
    assert (
        nrr.outlooks.course_band(today, nrr.forecasts.Forecast(1, (), None, "too short"), Mode.ANNUAL) is None
    )
    assert nrr.outlooks.course_band(today, forecast_over(1), Mode.ANNUAL) is None


def test_kept_levers_leave_open_what_nobody_set():
    """New ARR of the whole company is not carried into one plan; what was set is, word for word, through a
    file too.
    """
    whole = outlook_of(THIRTEEN)
    kept = nrr.Levers(
        everywhere=nrr.scenarios.Shift(0.0, 0.0, -0.02), new_arr_minor=whole.today.new_arr_minor
    ).apart_from(whole.today)
    (read,) = nrr.scenarios.decode_scenarios(
        nrr.scenarios.encode_scenarios([nrr.Scenario("Plan", kept)])
    ).scenarios
    assert read.levers == kept and kept.new_arr_minor is None
    only_small = nrr.retention.prepared(
        THIRTEEN, nrr.View(nrr.Window.trailing(THIRTEEN.months[-1]), where=(("plan", ("small",)),))
    )
    small = nrr.outlook(only_small, THIRTEEN.months[-1], nrr.Policy(), Mode.ANNUAL)
    assert small.today.new_arr_minor == 0 and read.levers.on(small.today).new_arr_minor == 0
    assert read.levers.on(whole.today).new_arr_minor == 60 * 1200
    own = Levers(new_arr_minor=5.0).apart_from(whole.today)
    assert own.on(small.today).new_arr_minor == 5.0
    assert nrr.outlooks.course_of(small, read.levers, 1).new_arr_minor == (0.0,)


@given(books(shortest=14), st.sampled_from(list(Mode)))
def test_low_is_no_better_than_today_on_a_loss_line_unless_it_says_why(drawn, mode):
    found, _ = refused(drawn.ledger, mode)
    if found is None:
        return
    base, low, high = nrr.outlooks.own_range(found)
    now = nrr.scenarios.whole(found.segments)
    for one, worse in ((low, 1), (high, -1)):
        moved = one.levers.everywhere
        across = [rate for rate in ("contraction", "churn") if worse * getattr(moved, rate) < 0]
        across += ["expansion"] if worse * moved.expansion > 0 else []
        assert bool(one.reason) == bool(across), (one.name, now)
        assert all(rate in one.reason for rate in across)
    assert base.reason == ""


def test_low_says_which_year_it_repeats():
    """The worst year lost no customer, its expansion was nil; today's loses one and expands."""
    book = ledger(
        "acme " + "100 " * 14 + "130",
        "beta " + "100 " * 14 + "100",
        "crux " + "100 " * 13 + "90 90",
        "dawn " + "100 " * 13 + "100 98",
        start="2025-01",
    )
    _, low, _ = nrr.outlooks.own_range(outlook_of(book))
    assert (
        low.reason
        == "These are the rates of the 12 months to Feb 2026, the lowest NRR from Jan 2026 to Mar 2026, as a"
        " set: contraction moved the other way."
    )
