"""Section E by hand: every expected figure is worked out in the test, none is taken from the program."""

import pytest

import nrr
from nrr import Levers, Mode
from nrr.scenarios import Flow, PriceStep, PriceTiming, SegmentBase, Shift


def book(arr=1_000.0, expansion=0.0, contraction=0.0, churn=0.0, name="all"):
    return SegmentBase(name, arr, Flow(expansion, contraction, churn))


def test_without_revenue_there_is_no_course_and_no_tornado():
    empty = (book(arr=0.0),)
    for mode in Mode:
        assert nrr.scenarios.course(empty, Levers(), mode, 3) is None
        assert nrr.scenarios.tornado(empty, Levers(), nrr.scenarios.equal_steps(), years=1, mode=mode) is None
    assert nrr.scenarios.whole(empty) is None


def test_a_segment_without_revenue_does_not_disturb_the_others():
    both = (book(), book(arr=0.0, churn=1.0, name="empty"))
    assert nrr.scenarios.annual_course(both, Levers(), 1).nrr == (1.0,)
    assert [one.segment for one in nrr.scenarios.segment_ways(both, Levers(), 1.1, Mode.ANNUAL)] == ["all"]


def test_levers_below_zero_stop_at_zero():
    """Churn 5% less 8 points is no churn, not a gain of 3 points."""
    got = nrr.scenarios.annual_course((book(churn=0.05),), Levers(everywhere=Shift(0.0, 0.0, -0.08)), 1)
    assert (got.nrr[0], got.grr[0]) == (1.0, 1.0)
    got = nrr.scenarios.annual_course((book(expansion=0.05),), Levers(everywhere=Shift(-0.08, 0.0, 0.0)), 1)
    assert got.nrr[0] == 1.0


def test_losses_never_pass_the_whole_and_kept_revenue_never_passes_what_there_was():
    """Churn 70% and contraction 60% cannot both be had: churn stands, contraction is what is left, 30%."""
    got = nrr.scenarios.applied((book(),), Levers(everywhere=Shift(0.0, 0.6, 0.7)))[0].flow
    assert (got.contraction, got.churn) == pytest.approx((0.3, 0.7)) and got.grr == pytest.approx(0.0)
    assert nrr.scenarios.annual_course((book(),), Levers(everywhere=Shift(0.0, -0.5, -0.5)), 1).grr[0] == 1.0


def test_one_month_ahead():
    """1,000 growing by 2% less 1.5% and 7 new: 1,012."""
    got = nrr.scenarios.monthly_course((book(1000.0, 0.02, 0.005, 0.01),), Levers(new_arr_minor=7.0), 1)
    assert got.arr_minor == pytest.approx((1000.0, 1012.0)) and got.base_nrr(1) == pytest.approx(1.005)


def test_everything_lost_leaves_new_business_alone():
    got = nrr.scenarios.annual_course((book(churn=1.0),), Levers(new_arr_minor=50.0), 3)
    assert got.arr_minor == pytest.approx((1000.0, 50.0, 50.0, 50.0)) and got.base_arr_minor[-1] == 0.0


def test_three_years_of_two_segments():
    """ "a" 600 at 120%, "b" 400 at 80%: 720 + 320, 864 + 256, 1036.8 + 204.8; the second year's NRR is
    1120/1040.
    """
    both = (book(600.0, 0.2, name="a"), book(400.0, churn=0.2, name="b"))
    got = nrr.scenarios.annual_course(both, Levers(), 3)
    assert got.base_arr_minor == pytest.approx((1000.0, 1040.0, 1120.0, 1241.6))
    assert got.nrr == pytest.approx((1.04, 1120 / 1040, 1241.6 / 1120))
    assert got.weights[1] == pytest.approx((720 / 1040, 320 / 1040))


def test_new_revenue_enters_at_the_end_of_a_year_and_retains_from_the_next():
    """NRR 90%, 100 new growing by a half: 900+100, 900+150, 945+225; new customers of year one shrink in
    year two.
    """
    got = nrr.scenarios.annual_course((book(churn=0.1),), Levers(new_arr_minor=100.0, new_growth=0.5), 3)
    assert got.arr_minor == pytest.approx((1000.0, 1000.0, 1050.0, 1170.0))


def test_a_price_step_with_churn_by_year_and_by_month():
    """10% on 40% of revenue of which 5% leaves: 100 + 4 - 2 = 102% in the first year, 100% after."""
    step = PriceStep(0.10, 0.4, 0.05)
    yearly = nrr.scenarios.annual_course((book(),), Levers(price=step), 2)
    assert yearly.nrr == pytest.approx((1.02, 1.0)) and yearly.grr == pytest.approx((0.98, 1.0))
    late = PriceStep(0.10, 0.4, 0.05, PriceTiming.ONE_MONTH, 12)
    monthly = nrr.scenarios.monthly_course((book(),), Levers(price=late), 13)
    assert monthly.nrr == pytest.approx([1.0] * 11 + [1.02, 1.0]) and monthly.base_nrr(12) == pytest.approx(
        1.02
    )


def test_a_price_step_at_renewal_reaches_a_twelfth_each_month():
    """12% over twelve renewals from month 7: a point a month, six of them inside the year."""
    step = PriceStep(0.12, 1.0, 0.0, PriceTiming.AT_RENEWAL, 7)
    got = nrr.scenarios.monthly_course((book(),), Levers(price=step), 24)
    assert got.nrr == pytest.approx([1.0] * 6 + [1.01] * 12 + [1.0] * 6)


def test_a_price_step_beyond_the_year_does_not_move_its_nrr():
    step = PriceStep(0.5, 1.0, 0.0, PriceTiming.ONE_MONTH, 13)
    assert nrr.scenarios.monthly_course((book(),), Levers(price=step), 24).base_nrr(12) == 1.0


def test_extra_churn_of_a_price_step_cannot_take_more_than_there_is():
    """90% churn and 20% more of everything: 100% lost, 10% of uplift stays as the model's expansion."""
    got = nrr.scenarios.annual_course((book(churn=0.9),), Levers(price=PriceStep(0.1, 1.0, 0.2)), 1)
    assert got.grr[0] == pytest.approx(0.0) and got.churn[0] == 1.0


def test_lost_revenue_that_returns():
    """Half of last year's 240 comes back evenly: 10 a month; this month's 100 lost adds half a twelfth of
    100 / 12.
    """
    got = nrr.scenarios.monthly_course(
        (book(churn=0.1),), Levers(return_share=0.5), 2, lost_last_year_arr_minor=240.0
    )
    first = 1000 * 0.9 + 0.5 * 240 / 12
    assert got.arr_minor == pytest.approx((1000.0, first, first * 0.9 + 0.5 * (220 + 100) / 12))


def test_the_tornado_by_year_by_hand():
    """1,000 at 102% and 200 new: 1,220. Two points of 1,000 are 20 each way, a tenth of new revenue 20 as
    well.
    """
    got = nrr.scenarios.tornado(
        (book(1000.0, 0.15, 0.03, 0.10),), Levers(new_arr_minor=200.0), nrr.scenarios.equal_steps(), years=1
    )
    assert got.base_arr_minor == pytest.approx(1220.0)
    assert [bar.swing_arr_minor for bar in got.bars] == pytest.approx([40.0] * 4)
    churn = got.bar("churn")
    assert (churn.down_arr_minor, churn.up_arr_minor) == pytest.approx((1240.0, 1200.0))
    assert (churn.down_nrr, churn.up_nrr) == pytest.approx((1.04, 1.0))


def test_the_tornado_of_two_years_lets_rates_compound():
    """Expansion 2 points up: 1,000 x 1.04 x 1.04 + 200 x 1.04 + 200; new 20 up: 1,000 x 1.0404 + 220 x
    2.02.
    """
    got = nrr.scenarios.tornado(
        (book(1000.0, 0.02),), Levers(new_arr_minor=200.0), nrr.scenarios.equal_steps(), years=2
    )
    assert got.bar("expansion").up_arr_minor == pytest.approx(1081.6 + 208 + 200)
    assert got.bar("new").up_arr_minor == pytest.approx(1040.4 + 220 * 2.02)
    assert [bar.driver for bar in got.bars][-1] != "expansion"


def test_the_tornado_by_month_by_hand():
    """Level at 100%, 1.2 points a year are 0.1 a month: 1,000 x 1.001^12 after a year, x 1.001^36 after
    three.
    """
    steps = nrr.scenarios.equal_steps(0.012, Mode.MONTHLY)
    assert steps == pytest.approx({"expansion": 0.001, "contraction": 0.001, "churn": 0.001})
    for years in (1, 2, 3):
        got = nrr.scenarios.tornado(
            (book(1000.0, 0.01, 0.004, 0.006),),
            Levers(new_arr_minor=10.0),
            steps,
            years=years,
            new_step_arr_minor=1.0,
            mode=Mode.MONTHLY,
        )
        months = 12 * years
        assert got.base_arr_minor == pytest.approx(1000 + 10 * months)
        up = 1000 * 1.001**months + 10 * sum(1.001**k for k in range(months))
        assert got.bar("expansion").up_arr_minor == pytest.approx(up)
        assert got.bar("churn").down_nrr == pytest.approx(1.001**12)
        assert got.bar("new").swing_arr_minor == pytest.approx(2.0 * months)


def test_own_steps_by_month_have_a_floor_of_a_point_a_year():
    history = {"expansion": [0.010, 0.014], "contraction": [0.002, 0.002], "churn": [0.005]}
    got = nrr.scenarios.own_steps(history, Mode.MONTHLY)
    # The deviation of two values is their distance over the root of two.
    assert got == pytest.approx({"expansion": 0.004 / 2**0.5, "contraction": 0.01 / 12, "churn": 0.01 / 12})


def test_less_new_revenue_than_none_is_not_drawn():
    got = nrr.scenarios.tornado((book(),), Levers(new_arr_minor=5.0), {}, years=1, new_step_arr_minor=20.0)
    assert (got.bar("new").down_arr_minor, got.bar("new").up_arr_minor) == pytest.approx((1000.0, 1025.0))


@pytest.mark.parametrize(
    ("before", "after", "applies"),
    [
        (0.97, 1.21, True),
        (0.97, 1.20, False),
        (1.0, 1.3, False),
        (0.9999, 1.2001, True),
        (0.8, 0.9, False),
    ],
)
def test_the_valuation_rule_speaks_only_from_below_100_to_above_120(before, after, applies):
    got = nrr.scenarios.valuation(10e6, 6.0, before, after)
    assert got.base_value_minor == 60e6 and (got.values_minor is not None) == applies
    if applies:
        assert got.multiples == pytest.approx((7.2, 8.4)) and got.values_minor == pytest.approx((72e6, 84e6))


def test_the_compounding_table_of_the_box():
    """The product of so many equal factors; ln 2 / ln g to double, ln 0.5 / ln g to halve."""
    rows = {row.rate: row for row in nrr.scenarios.compounding_table()}
    assert set(rows) == {0.9, 1.0, 1.05, 1.1, 1.2, 1.3}
    shown = {rate: [f"{value:.3f}" for value in row.values] for rate, row in rows.items()}
    assert shown[0.9] == ["0.900", "0.810", "0.729", "0.590"]
    assert shown[1.05] == ["1.050", "1.103", "1.158", "1.276"]
    assert shown[1.3] == ["1.300", "1.690", "2.197", "3.713"]
    assert [round(rows[rate].doubles_in_years, 1) for rate in (1.05, 1.1, 1.2, 1.3)] == [14.2, 7.3, 3.8, 2.6]
    assert rows[1.0].doubles_in_years is None and rows[0.9].doubles_in_years is None


def test_replacing_churn_costs_exactly_itself_by_arithmetic():
    got = nrr.scenarios.replacement(1_000_000)
    assert (got.level_arr_minor, got.low_arr_minor, got.high_arr_minor) == (1_000_000, 3_000_000, 5_000_000)
    assert nrr.scenarios.replacement(0).high_arr_minor == 0


def test_new_revenue_assumed_beside_a_forecast_retains_like_the_base():
    """90% then 80% of 1,000; 100 won each month: 900 + 100, then 800 + 90 + 100."""
    line = nrr.forecasts.ForecastLine(
        nrr.forecasts.ForecastMethod.NAIVE, (0.9, 0.8), (0.0, 0.0), (1.0, 1.0), ()
    )
    assert nrr.forecasts.with_new_business(line, 1000, 100.0) == pytest.approx((1000.0, 990.0))
