"""Reach a target: a solved lever, set on the very course of the page, gives the target to 1e-9 or is said
not to.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nrr
from nrr import Levers, Mode
from nrr.scenarios import Flow, PriceStep, PriceTiming, SegmentBase, Shift
from test_scenarios import LEVERS, SEGMENTS

TARGETS = st.floats(0.2, 1.8)
MODES = st.sampled_from(Mode)


def year_nrr(segments, levers, mode):
    return nrr.scenarios.course(segments, levers, mode, 1).base_nrr(mode.steps_a_year)


def way(segments, levers, target, mode, lever):
    return next(one for one in nrr.scenarios.ways(segments, levers, target, mode) if one.lever == lever)


@given(SEGMENTS, LEVERS, TARGETS, MODES)
def test_a_solved_lever_reaches_the_target_or_is_said_not_to(segments, levers, target, mode):
    now = year_nrr(segments, levers, mode)
    for found in nrr.scenarios.ways(segments, levers, target, mode):
        if found.step is None:
            assert found.required is None and found.sentence
            ends = [
                year_nrr(segments, nrr.scenarios.nudged(levers, found.lever, step), mode)
                for step in (-9.0, 9.0)
            ]
            assert not min(ends) + 1e-9 < target < max(ends) - 1e-9
        else:
            moved = nrr.scenarios.nudged(levers, found.lever, found.step)
            assert year_nrr(segments, moved, mode) == pytest.approx(target, abs=1e-9)
            assert (
                nrr.scenarios.whole(nrr.scenarios.applied(segments, moved)).expansion >= 0
                and found.sentence == ""
            )
    # Expansion has no upper limit, so a higher target is always within its reach.
    assert target <= now or nrr.scenarios.ways(segments, levers, target, mode)[0].step is not None


@given(SEGMENTS, LEVERS, TARGETS, MODES)
def test_a_solved_segment_brings_the_whole_to_the_target(segments, levers, target, mode):
    for one in nrr.scenarios.segment_ways(segments, levers, target, mode):
        for found in one.ways:
            if found.step is not None:
                moved = nrr.scenarios.nudged_in(levers, one.segment, found.lever, found.step)
                assert year_nrr(segments, moved, mode) == pytest.approx(target, abs=1e-9)
                others = [s for s in segments if s.name != one.segment]
                assert nrr.scenarios.applied(others, moved) == nrr.scenarios.applied(others, levers)


@given(SEGMENTS, LEVERS, MODES)
def test_break_even_new_revenue_keeps_the_level(segments, levers, mode):
    levers = replace(levers, returning_arr_minor=0.0, return_share=0.0)
    need = nrr.scenarios.break_even_new_arr_minor(segments, levers, mode)
    closing = nrr.scenarios.course(segments, replace(levers, new_arr_minor=need), mode, 1).arr_minor
    if need:
        assert closing[-1] == pytest.approx(closing[0], rel=1e-9)
    else:
        assert closing[-1] >= closing[0] * (1 - 1e-12)


ALL = (SegmentBase("all", 100_000.0, Flow(0.18, 0.04, 0.08)),)


def test_the_closed_form_by_hand():
    """X* = 1.10 - 1 + .04 + .08, C* = 1 + .18 - .08 - 1.10, H* = 1 + .18 - .04 - 1.10."""
    found = nrr.scenarios.ways(ALL, Levers(), 1.10, Mode.ANNUAL)
    assert [one.required for one in found] == pytest.approx([0.22, 0.0, 0.04])
    assert [one.step for one in found] == pytest.approx([0.04, -0.04, -0.04])


def test_a_target_out_of_reach_names_the_ceiling():
    """Zero churn leaves 1 + .18 - .04, zero contraction 1 + .18 - .08."""
    expansion, contraction, churn = nrr.scenarios.ways(ALL, Levers(), 1.2, Mode.ANNUAL)
    assert expansion.required == pytest.approx(0.32)
    assert churn.sentence == "Zero churn alone gives 114.0%." and churn.at_zero == pytest.approx(1.14)
    assert contraction.sentence == "Zero contraction alone gives 110.0%."


def test_a_target_below_todays_is_room_to_lose_and_may_be_too_low():
    """From 106%: 10 points more churn give 96%; without expansion 88% are left, so 80% needs more losses."""
    expansion, _, churn = nrr.scenarios.ways(ALL, Levers(), 0.96, Mode.ANNUAL)
    assert churn.required == pytest.approx(0.18) and expansion.required == pytest.approx(0.08)
    expansion, _, churn = nrr.scenarios.ways(ALL, Levers(), 0.80, Mode.ANNUAL)
    assert expansion.sentence == "Zero expansion alone gives 88.0%." and churn.required == pytest.approx(0.34)
    # Churn of 96% beside 4% contraction leaves the 18% expansion; nothing lies below.
    assert nrr.scenarios.ways(ALL, Levers(), 0.10, Mode.ANNUAL)[2].sentence.startswith(
        "More than all revenue"
    )


def test_one_lever_stops_at_zero_in_one_segment_and_goes_on_in_the_other():
    """Churn 2% and 20% of halves: NRR 89%. 95% needs 5% in all: 2% can give 1 point, the other falls to
    10%.
    """
    book = (SegmentBase("a", 1.0, Flow(0, 0, 0.02)), SegmentBase("b", 1.0, Flow(0, 0, 0.20)))
    found = way(book, Levers(), 0.95, Mode.ANNUAL, "churn")
    assert found.step == pytest.approx(-0.10) and found.required == pytest.approx(0.05)


def test_a_price_step_with_extra_churn_stays_while_a_lever_looks_for_the_target():
    """Half the revenue rises by 10% and 4% of it leaves: 106 + 5 - 2 = 109%. The lever gives the last
    point.
    """
    levers = Levers(price=PriceStep(0.10, 0.5, 0.04))
    assert year_nrr(ALL, levers, Mode.ANNUAL) == pytest.approx(1.09)
    found = nrr.scenarios.ways(ALL, levers, 1.10, Mode.ANNUAL)
    assert [one.required for one in found] == pytest.approx([0.19, 0.03, 0.07])
    # Even with zero churn of its own the step still costs 2 points: 100 + 18 + 5 - 4 - 2.
    assert way(ALL, levers, 1.25, Mode.ANNUAL, "churn").at_zero == pytest.approx(1.17)


def test_by_month_without_segments_the_target_is_its_twelfth_root():
    book = (SegmentBase("all", 1.0, Flow(0.02, 0.005, 0.01)),)
    found = way(book, Levers(), 1.2, Mode.MONTHLY, "expansion")
    assert found.required == pytest.approx(1.2 ** (1 / 12) - 1 + 0.015, abs=1e-12)


def test_by_month_a_price_step_counts_once_in_the_year():
    """Nothing moves but a step of 10% in month 3; 21% needs a factor of 1.1 from the other eleven and that
    month.
    """
    book = (SegmentBase("all", 1.0, Flow(0.0, 0.0, 0.0)),)
    levers = Levers(price=PriceStep(0.10, 1.0, 0.0, PriceTiming.ONE_MONTH, 3))
    x = way(book, levers, 1.21, Mode.MONTHLY, "expansion").required
    assert (1 + x) ** 11 * (1.1 + x) == pytest.approx(1.21, abs=1e-9)


def test_by_month_segments_that_drift_apart_are_solved_on_their_own_course():
    book = (SegmentBase("a", 1.0, Flow(0.05, 0, 0)), SegmentBase("b", 1.0, Flow(0, 0, 0.05)))
    step = way(book, Levers(), 1.3, Mode.MONTHLY, "expansion").step
    assert ((1.05 + step) ** 12 + (0.95 + step) ** 12) / 2 == pytest.approx(1.3, abs=1e-9)
    # The twelfth root of the whole would have been another answer.
    assert abs(step - (1.3 ** (1 / 12) - 1)) > 1e-3


def test_one_segment_alone_by_hand():
    """Weights .6 and .4 at 110% and 90%: 102%. For 106% "b" must go from 90% to (1.06 - .66) / .4 = 100%."""
    book = (SegmentBase("a", 60.0, Flow(0.1, 0, 0)), SegmentBase("b", 40.0, Flow(0, 0, 0.1)))
    a, b = nrr.scenarios.segment_ways(book, Levers(), 1.06, Mode.ANNUAL)
    assert (b.now_nrr, b.required_nrr) == pytest.approx((0.9, 1.0)) and b.ways[2].required == 0.0
    assert a.required_nrr == pytest.approx((1.06 - 0.36) / 0.6) and a.ways[2].required is None


def test_a_segment_lever_is_kept_beside_the_general_one():
    levers = Levers(everywhere=Shift(0.0, 0.0, -0.02))
    moved = nrr.scenarios.nudged_in(levers, "a", "churn", -0.03)
    assert (
        moved.by_segment == {"a": Shift(churn=pytest.approx(-0.05))} and moved.everywhere == levers.everywhere
    )


def test_plain_things():
    """From 8% to 6% churn of 100,000 are 2,000 a year: 2 customers of 1,000, or 3 of 9 lost that paid 889
    each.
    """
    terms = nrr.scenarios.plain_terms(
        "churn", 0.06, ALL[0].flow, opening_arr_minor=100_000, customers=100, lost_customers=9
    )
    assert terms.change_arr_minor == pytest.approx(2000) and terms.customers == pytest.approx(2)
    assert terms.sentence == "You would have to keep 3 of the 9 lost customers."
    worse = nrr.scenarios.plain_terms("churn", 0.09, ALL[0].flow, 100_000, 100, 9)
    assert worse.change_arr_minor == 0
    assert nrr.scenarios.plain_terms("expansion", 0.2, ALL[0].flow, 100_000, 0, 0).customers is None


def test_break_even_by_hand():
    """90% retained of 1,000 and 30 returning: 70 of new keep it. A month losing 1% for a year needs 1% a
    month.
    """
    book = (SegmentBase("all", 1000.0, Flow(0.0, 0.0, 0.1)),)
    assert nrr.scenarios.break_even_new_arr_minor(
        book, Levers(returning_arr_minor=30), Mode.ANNUAL
    ) == pytest.approx(70)
    monthly = (SegmentBase("all", 1000.0, Flow(0.0, 0.0, 0.01)),)
    assert nrr.scenarios.break_even_new_arr_minor(monthly, Levers(), Mode.MONTHLY) == pytest.approx(10)
    assert nrr.scenarios.break_even_new_arr_minor(ALL, Levers(new_arr_minor=5.0), Mode.ANNUAL) == 0
    gone = (SegmentBase("all", 1000.0, Flow(0.0, 0.0, 1.0)),)
    assert nrr.scenarios.break_even_new_arr_minor(gone, Levers(new_growth=-1.0), Mode.MONTHLY) is None
