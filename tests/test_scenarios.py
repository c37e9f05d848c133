"""What-if: levers at zero change nothing, a solved target is reached, hostile files and addresses do
nothing.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nrr
from nrr import Levers, Mode, Scenario
from nrr.scenarios import Flow, PriceStep, PriceTiming, SegmentBase, Shift

RATE = st.floats(0, 0.5)
FLOWS = st.builds(Flow, RATE, RATE, RATE)
SEGMENTS = st.lists(st.tuples(st.integers(1, 10**9), FLOWS), min_size=1, max_size=5).map(
    lambda rows: tuple(SegmentBase(f"s{i}", float(arr), flow) for i, (arr, flow) in enumerate(rows))
)
POINTS = st.floats(-0.4, 0.4)
SHIFTS = st.builds(Shift, st.none() | POINTS, st.none() | POINTS, st.none() | POINTS)
STEPS = st.builds(
    PriceStep,
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0, 1),
    st.sampled_from(PriceTiming),
    st.integers(1, 36),
)
LEVERS = st.builds(
    Levers,
    st.builds(Shift, POINTS, POINTS, POINTS),
    st.dictionaries(
        st.text(min_size=1, max_size=8), SHIFTS.filter(lambda shift: shift != Shift()), max_size=3
    ),
    st.floats(0, 1e12),
    st.floats(-0.5, 1),
    st.floats(0, 1e12),
    st.floats(0, 1),
    st.none() | STEPS,
)


@given(SEGMENTS, st.sampled_from([nrr.scenarios.annual_course, nrr.scenarios.monthly_course]))
def test_levers_at_zero_reproduce_the_observed_rates(
    segments: tuple[SegmentBase, ...], course: object
) -> None:
    got = course(segments, Levers(), 3)
    flow = nrr.scenarios.whole(segments)
    assert got.nrr[0] == pytest.approx(flow.nrr, abs=1e-12) and got.grr[0] == pytest.approx(
        flow.grr, abs=1e-12
    )
    assert nrr.scenarios.applied(segments, Levers()) == tuple(
        replace(segment, flow=nrr.scenarios.levers.moved(segment.flow, Shift())) for segment in segments
    )
    assert got.arr_minor == pytest.approx(got.base_arr_minor)


@given(SEGMENTS, LEVERS, st.integers(1, 5))
def test_weights_stay_a_whole_and_rates_stay_possible(
    segments: tuple[SegmentBase, ...], levers: Levers, years: int
) -> None:
    got = nrr.scenarios.annual_course(segments, levers, years)
    for weights, total in zip(got.weights, got.base_arr_minor, strict=True):
        assert sum(weights) == pytest.approx(1 if total > 0 else 0)
    assert all(-1e-12 <= grr <= min(1, rate) + 1e-12 for grr, rate in zip(got.grr, got.nrr, strict=True))


@given(FLOWS.filter(lambda flow: flow.contraction + flow.churn <= 1), st.floats(0, 2), st.integers(1, 10**9))
def test_a_solved_lever_reaches_the_target_or_is_said_not_to(flow: Flow, target: float, arr: int) -> None:
    for need in nrr.scenarios.solve(flow, target).needs:
        shift = Shift(**{need.lever: need.required - getattr(flow, need.lever)})
        levers = Levers(by_segment={"all": shift})
        got = nrr.scenarios.annual_course((SegmentBase("all", float(arr), flow),), levers, 1)
        if need.feasible:
            assert got.nrr[0] == pytest.approx(target, abs=1e-9)
        else:
            assert abs(got.nrr[0] - target) > 1e-13


@given(
    SEGMENTS,
    LEVERS,
    st.integers(1, 36),
    st.sampled_from([nrr.scenarios.annual_course, nrr.scenarios.monthly_course]),
)
def test_the_movements_of_a_course_add_up_to_its_closing(
    segments: tuple[SegmentBase, ...], levers: Levers, steps: int, course: object
) -> None:
    got = course(segments, levers, min(steps, 5))
    for first in range(1, len(got.nrr) + 1):
        found = nrr.scenarios.projection(got, first)
        assert found.closing == pytest.approx(got.arr_minor[first], rel=1e-9)
        assert found.retained == pytest.approx(got.base_arr_minor[first], rel=1e-9, abs=1e-6)
        assert min(found.expansion, found.contraction, found.churn) >= -1e-6 * (1 + found.opening)


@given(SEGMENTS, st.floats(0.5, 1.5))
def test_a_solved_segment_brings_the_whole_to_the_target(
    segments: tuple[SegmentBase, ...], target: float
) -> None:
    found = nrr.scenarios.segment_ways(segments, Levers(), target, nrr.scenarios.Mode.ANNUAL)[0]
    total = sum(segment.arr_minor for segment in segments)
    rest = sum(segment.arr_minor * segment.flow.nrr for segment in segments[1:])
    reached = (segments[0].arr_minor * found.required_nrr + rest) / total
    assert found.segment == "s0" and reached == pytest.approx(target, abs=1e-9)


@given(SEGMENTS, POINTS, POINTS)
def test_moving_one_lever_and_then_another_is_moving_both(
    segments: tuple[SegmentBase, ...], expansion: float, churn: float
) -> None:
    both = Levers(everywhere=Shift(expansion, 0.0, churn))
    first = nrr.scenarios.applied(
        nrr.scenarios.applied(segments, Levers(everywhere=Shift(expansion))),
        Levers(everywhere=Shift(churn=churn)),
    )
    second = nrr.scenarios.applied(
        nrr.scenarios.applied(segments, Levers(everywhere=Shift(churn=churn))),
        Levers(everywhere=Shift(expansion)),
    )
    assert first == second
    assert [s.flow.nrr for s in first] == pytest.approx(
        [s.flow.nrr for s in nrr.scenarios.applied(segments, both)], abs=1e-9
    )


@given(LEVERS, st.floats(0, 1e12), st.floats(0, 1e12))
def test_an_address_gives_back_the_same_levers(levers: Levers, new: float, returning: float) -> None:
    start = Levers(new_arr_minor=new, returning_arr_minor=returning)
    assert (
        nrr.scenarios.to_address(start, start) == "" and nrr.scenarios.from_address("", start).levers == start
    )
    for origin in (Levers(), start):
        got = nrr.scenarios.from_address(nrr.scenarios.to_address(levers, origin), origin)
        assert got.levers == levers and got.ignored == ()


def test_an_address_that_moves_one_lever_leaves_todays_new_business_alone() -> None:
    start = Levers(new_arr_minor=7.0)
    assert nrr.scenarios.from_address("h:-0.02", start).levers == replace(
        start, everywhere=Shift(0.0, 0.0, -0.02)
    )
    assert nrr.scenarios.from_address("h:nan;n:3", start).levers == start


@given(
    st.lists(
        st.builds(Scenario, st.text(min_size=1, max_size=20), LEVERS, st.sampled_from(Mode)),
        max_size=4,
        unique_by=lambda s: s.name,
    )
)
def test_a_file_gives_back_the_same_scenarios(scenarios: list[Scenario]) -> None:
    got = nrr.scenarios.decode_scenarios(nrr.scenarios.encode_scenarios(scenarios))
    assert got.scenarios == tuple(scenarios) and got.problems == ()


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_other_file_is_a_problem_and_never_an_error(data: bytes) -> None:
    got = nrr.scenarios.decode_scenarios(data)
    assert got.scenarios == () and got.problems[0].remedy


@given(st.text(max_size=200))
def test_any_other_address_is_ignored_with_a_note(text: str) -> None:
    nrr.scenarios.from_address(text)


@pytest.mark.parametrize(
    "levers", ["x:nan", "x:inf", "n:-5", "n:1e300", "p:1,2,3,one_month,1", "p:1,1,0,one_month,0", "s:2"]
)
def test_impossible_numbers_in_an_address_do_nothing(levers: str) -> None:
    got = nrr.scenarios.from_address(levers)
    assert got.levers == Levers() and got.ignored


def test_a_file_with_an_impossible_number_names_the_scenario_and_the_limit() -> None:
    data = nrr.scenarios.encode_scenarios([Scenario("Mine", Levers(new_arr_minor=-1.0))])
    (problem,) = nrr.scenarios.decode_scenarios(data, "mine.json").problems
    assert problem.what == "Scenario 'Mine': new revenue is -1, outside 0 to 1e+17."
    assert problem.place.file == "mine.json"


def test_a_misspelt_lever_is_a_problem_with_its_place() -> None:
    data = b'{"version": 1, "scenarios": [{"name": "Plan", "levers": {"everywhere": {"chrun": -0.02}}}]}'
    got = nrr.scenarios.decode_scenarios(data)
    assert got.scenarios == () and got.problems[0].remedy
    assert (
        got.problems[0].what
        == "$.scenarios[0].levers.everywhere has a field 'chrun' that means nothing here."
    )


def test_levers_of_another_split_wait_word_for_word() -> None:
    levers = Levers(by_segment={"a/b; c": Shift(churn=-0.01)})
    text = nrr.scenarios.to_address(levers, by="Plan", waiting=("h@Region/EU:-0.02",))
    here, there = nrr.scenarios.from_address(text, by="Plan"), nrr.scenarios.from_address(text, by="Region")
    assert (here.levers, here.waiting_for) == (levers, ("Region",))
    assert there.levers.by_segment == {"EU": Shift(churn=-0.02)} and there.waiting_for == ("Plan",)
    assert nrr.scenarios.to_address(there.levers, by="Region", waiting=there.waiting).count("@") == 2
    assert nrr.scenarios.from_address("h@Plan/a:soon").ignored == ("h@Plan/a:soon",)


def test_a_newer_file_is_refused_politely() -> None:
    (problem,) = nrr.scenarios.decode_scenarios(b'{"version": 2, "scenarios": []}').problems
    assert "version 2" in problem.what


def test_a_segment_lever_replaces_the_general_one_rate_by_rate() -> None:
    segments = (SegmentBase("smb", 1.0, Flow(0.1, 0.0, 0.2)), SegmentBase("ent", 1.0, Flow(0.2, 0.0, 0.1)))
    levers = Levers(everywhere=Shift(0.05, 0.0, -0.05), by_segment={"smb": Shift(churn=-0.1)})
    smb, ent = nrr.scenarios.applied(segments, levers)
    assert (smb.flow.expansion, smb.flow.churn) == pytest.approx((0.15, 0.1))
    assert (ent.flow.expansion, ent.flow.churn) == pytest.approx((0.25, 0.05))


def test_weights_roll_towards_the_segment_that_retains_better() -> None:
    segments = (SegmentBase("a", 100.0, Flow(0.2, 0, 0)), SegmentBase("b", 100.0, Flow(0, 0, 0.2)))
    got = nrr.scenarios.annual_course(segments, Levers(), 2)
    assert got.base_arr_minor == pytest.approx((200, 200, 208))
    assert got.weights[1] == pytest.approx((0.6, 0.4)) and got.nrr == pytest.approx((1.0, 1.04))


def test_new_customers_enter_at_the_end_of_the_year_and_retain_from_the_next() -> None:
    got = nrr.scenarios.annual_course(
        (SegmentBase("all", 100.0, Flow(0, 0, 0.5)),), Levers(new_arr_minor=10, new_growth=1.0), 2
    )
    assert got.arr_minor == (100, 60, 50) and got.base_arr_minor == (100, 50, 25)


def test_a_price_step_happens_once_and_may_cost_customers() -> None:
    book = (SegmentBase("all", 100.0, Flow(0.0, 0.0, 0.0)),)
    step = PriceStep(uplift=0.10, share_affected=0.5, extra_churn=0.02)
    assert nrr.scenarios.annual_course(book, Levers(price=step), 2).nrr == pytest.approx((1.04, 1.0))
    spread = replace(step, timing=PriceTiming.AT_RENEWAL)
    monthly = nrr.scenarios.monthly_course(book, Levers(price=spread), 14)
    assert monthly.nrr == pytest.approx([1 + 0.04 / 12] * 12 + [1, 1])
    late = nrr.scenarios.monthly_course(book, Levers(price=replace(step, month=3)), 4)
    assert late.nrr == pytest.approx((1, 1, 1.04, 1))


def test_lost_revenue_can_come_back_over_the_following_year() -> None:
    book = (SegmentBase("all", 1200.0, Flow(0, 0, 0.1)),)
    got = nrr.scenarios.monthly_course(book, Levers(return_share=0.5), 2, lost_last_year_arr_minor=240.0)
    assert got.arr_minor[1] == pytest.approx(1080 + 0.5 * 240 / 12)
    assert got.arr_minor[2] == pytest.approx(1090 * 0.9 + 0.5 * (220 + 120) / 12)


def test_the_tornado_of_year_two_lets_the_base_win() -> None:
    book = (SegmentBase("all", 1e9, Flow(0.15, 0.03, 0.1)),)
    got = nrr.scenarios.tornado(
        book, Levers(new_arr_minor=2e8), nrr.scenarios.equal_steps(), years=2, new_step_arr_minor=2e7
    )
    assert got.base_arr_minor == pytest.approx(1e9 * 1.02**2 + 2e8 * 1.02 + 2e8)
    assert got.bars[-1].driver == "new" and got.bar("churn").down_nrr == pytest.approx(1.04)
    assert got.bar("new").swing_arr_minor == pytest.approx(2 * 2e7 * 2.02)


def test_own_steps_are_the_deviation_with_a_floor_of_one_point() -> None:
    got = nrr.scenarios.own_steps({"expansion": [0.1, 0.2, 0.3], "churn": [0.1, 0.1], "contraction": []})
    assert got == pytest.approx({"expansion": 0.1, "churn": 0.01, "contraction": 0.01})


def test_low_and_high_are_years_the_book_really_had() -> None:
    observed, worst, best = Flow(0.1, 0, 0.1), Flow(0.05, 0, 0.2), Flow(0.3, 0, 0.05)
    base, low, high = nrr.scenarios.named_scenarios(
        observed, [worst, observed, best], Levers(new_arr_minor=5.0)
    )
    book = (SegmentBase("all", 1.0, observed),)
    rates = [nrr.scenarios.annual_course(book, scenario.levers, 1).nrr[0] for scenario in (base, low, high)]
    assert rates == pytest.approx([observed.nrr, worst.nrr, best.nrr])
    assert nrr.scenarios.named_scenarios(observed, [observed], Levers())[1].levers.everywhere == Shift(
        -0.02, 0.0, 0.02
    )


def test_the_compounding_table_is_arithmetic() -> None:
    rows = {row.rate: row for row in nrr.scenarios.compounding_table()}
    assert rows[1.2].values == pytest.approx((1.2, 1.44, 1.728, 2.48832))
    assert (round(rows[1.2].doubles_in_years, 1), round(rows[0.9].halves_in_years, 1)) == (3.8, 6.6)
    assert rows[1.0].doubles_in_years is None and rows[1.0].halves_in_years is None


def test_every_rule_of_thumb_names_its_source() -> None:
    box = nrr.scenarios.rules_of_thumb()
    assert box.title == "Rules of thumb (not computed from your data)"
    assert all(rule.source and rule.caution for rule in box.rules)
    assert nrr.scenarios.valuation(1e9, 6.0, 0.97, 1.12).values_minor is None
    assert nrr.scenarios.valuation(1e9, 6.0, 1.0, 1.25).values_minor is None
