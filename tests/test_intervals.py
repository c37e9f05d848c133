"""Intervals: too narrow is the error to fear, so coverage sense, known quantiles and refusals are checked."""

import importlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nrr
from nrr.ground.ratios import IntervalDisplay, SampleLabel, SampleLadder, effective_count


def statistics():
    """The independent library; it takes a second to load."""
    return importlib.import_module("scipy.stats")


AMOUNTS = st.lists(st.integers(1, 10_000), min_size=5, max_size=30)


@given(st.floats(0.001, 0.999), st.floats(1.0, 400.0))
def test_the_t_quantile_agrees_with_an_independent_library(probability: float, degrees: float) -> None:
    assert nrr.intervals.t_quantile(probability, degrees) == pytest.approx(
        statistics().t.ppf(probability, degrees), abs=1e-7
    )


def test_a_calm_book_has_a_width_although_no_resample_ever_lost_anybody() -> None:
    got = nrr.intervals.bootstrap_interval([100] * 10, [110] * 10, seed=1, draws=500)
    wilson = nrr.intervals.wilson_interval(10, 10).low
    assert (got.estimate, got.high) == pytest.approx((1.1, 1.1)) and got.low == pytest.approx(1.1 * wilson)
    gross = nrr.intervals.bootstrap_interval([100] * 10, [100] * 10, seed=1, draws=500)
    assert (gross.low, gross.high) == pytest.approx((wilson, 1.0))


def test_the_floor_is_what_the_stayers_pay_times_the_lower_limit_of_the_revenue_kept() -> None:
    opening, closing = [100] * 20, [0] + [90] * 4 + [150] * 15
    got = nrr.intervals.bootstrap_interval(opening, closing, seed=1)
    kept, stayed = 93 / 100, (4 * 90 + 15 * 150) / 1900
    z, n = 1.959963984540054, 20
    wilson = (kept + z * z / 2 / n - z * (kept * (1 - kept) / n + (z / 2 / n) ** 2) ** 0.5) / (1 + z * z / n)
    assert got.low == pytest.approx(stayed * wilson)


def test_everybody_gone_and_amounts_below_zero_have_limits_too() -> None:
    gone = nrr.intervals.bootstrap_interval([100] * 6, [0] * 6, seed=1, draws=200)
    assert (gone.low, gone.high) == (0.0, 0.0)
    owed = nrr.intervals.bootstrap_interval([100] * 6, [-100] * 5 + [50], seed=1, draws=200)
    assert owed.low <= owed.estimate <= owed.high


@given(AMOUNTS)
def test_no_interval_of_customers_who_pay_is_without_width(opening: list[int]) -> None:
    for closing in (opening, [2 * amount for amount in opening], [amount / 2 for amount in opening]):
        got = nrr.intervals.bootstrap_interval(opening, closing, seed=1, draws=100)
        assert got.low < got.estimate <= got.high + 1e-12


def test_fewer_than_five_customers_get_no_interval() -> None:
    got = nrr.intervals.bootstrap_interval([100, 200, 50], [110, 0, 55], seed=1)
    assert (got.low, got.high, got.reason) == (None, None, "n_below_5")


def test_a_single_customer_has_no_interval_whatever_is_shown() -> None:
    got = nrr.intervals.bootstrap_interval([100], [120], seed=1, suppress_below=1)
    assert (got.estimate, got.low, got.reason) == (1.2, None, "n_below_2")


def test_a_base_without_revenue_has_no_estimate() -> None:
    assert nrr.intervals.bootstrap_interval([0, 0], [5, 5], seed=1).estimate is None


@given(AMOUNTS, st.integers(0, 5))
def test_the_interval_scales_with_the_closing_amounts_and_not_with_the_unit(
    opening: list[int], seed: int
) -> None:
    # Everybody pays at both ends: who pays nothing is no part of the rate that the floor begins with.
    closing = [amount * (index % 3) + 1 for index, amount in enumerate(opening)]
    plain = nrr.intervals.bootstrap_interval(opening, closing, seed=seed, draws=200)
    more = nrr.intervals.bootstrap_interval(opening, [amount + 1 for amount in closing], seed=seed, draws=200)
    cents = nrr.intervals.bootstrap_interval(
        np.array(opening) * 100, np.array(closing) * 100, seed=seed, draws=200
    )
    assert more.low >= plain.low and more.high >= plain.high
    assert (cents.low, cents.high) == pytest.approx((plain.low, plain.high), rel=1e-9)


@given(AMOUNTS)
def test_more_confidence_is_never_narrower(opening: list[int]) -> None:
    closing = [amount * (index % 3) for index, amount in enumerate(opening)]
    narrow = nrr.intervals.bootstrap_interval(opening, closing, seed=3, draws=300, confidence=0.8)
    wide = nrr.intervals.bootstrap_interval(opening, closing, seed=3, draws=300, confidence=0.95)
    assert wide.low <= narrow.low and narrow.high <= wide.high


@given(AMOUNTS)
def test_gross_retention_limits_stay_between_nothing_and_everything(opening: list[int]) -> None:
    kept = [min(amount, 500 + 17 * index) for index, amount in enumerate(opening)]
    got = nrr.intervals.bootstrap_interval(opening, kept, seed=5, draws=200)
    assert 0 <= got.low <= got.high <= 1


def test_the_fourteen_customer_book_reads_from_about_47_to_136_percent() -> None:
    opening = [4400, 3000, 2500, 1500, 900, 1000, 800, 200, 150, 250]
    closing = [6200, 2400, 3500, 1300, 0, 1250, 900, 0, 180, 0]
    got = nrr.intervals.bootstrap_interval(opening, closing, seed=20260131)
    assert 0.43 < got.low < 0.52 and 1.32 < got.high < 1.40
    other = nrr.intervals.bootstrap_interval(opening, closing, seed=2)
    assert abs(other.low - got.low) < 0.06


@pytest.mark.parametrize("customers", [40, 5_400])
def test_several_figures_drawn_at_once_have_the_limits_each_has_alone(customers: int) -> None:
    draw = np.random.default_rng(customers)
    opening, closing = draw.integers(1, 10_000, (2, customers)) * 12
    others = draw.integers(1, 10_000, (2, 30)) * 12
    pairs = [(opening, closing), (opening, np.minimum(opening, closing)), tuple(others), ([100], [90])]
    alone = tuple(nrr.intervals.bootstrap_interval(*pair, seed=7, draws=300) for pair in pairs)
    assert nrr.intervals.bootstrap_intervals(pairs, seed=7, draws=300) == alone


def test_the_interval_does_not_depend_on_the_order_of_the_customers() -> None:
    pairs = [(4400, 6200), (3000, 2400), (2500, 3500), (1500, 1300), (900, 0), (1000, 1250)]
    plain, turned = (
        nrr.intervals.bootstrap_interval(*zip(*rows, strict=True), seed=7) for rows in (pairs, pairs[::-1])
    )
    assert plain == turned


def test_wilson_stays_inside_and_contains_the_share() -> None:
    none, every = nrr.intervals.wilson_interval(0, 4), nrr.intervals.wilson_interval(4, 4)
    assert none.low == 0 and every.high == 1 and none.high > 0.4 and every.low < 0.6
    assert nrr.intervals.wilson_interval(0, 0).estimate is None


def test_the_ladder_says_what_so_many_customers_allow() -> None:
    ladder = SampleLadder()
    assert [ladder.label(n) for n in (4, 5, 19, 20)] == [
        SampleLabel.SUPPRESSED,
        SampleLabel.SMALL,
        SampleLabel.SMALL,
        SampleLabel.OK,
    ]
    assert ladder.label(500, 9.9) is SampleLabel.SMALL
    shown = [ladder.display(n) for n in (4, 12, 30, 50)]
    assert shown == [
        IntervalDisplay.NEVER,
        IntervalDisplay.ALWAYS,
        IntervalDisplay.ALWAYS,
        IntervalDisplay.HOVER,
    ]
    assert ladder.display(60, 5.0) is IntervalDisplay.ALWAYS


@given(AMOUNTS)
def test_effective_customers_lie_between_one_and_all(amounts: list[int]) -> None:
    assert 1 - 1e-9 <= effective_count(amounts) <= len(amounts) + 1e-9


def test_a_plain_difference_is_found_and_a_missing_one_is_not_called_no_difference() -> None:
    size = np.arange(1, 41) * 100
    healthy = nrr.intervals.Group(size, size * 1.1 + np.arange(40))
    weak = nrr.intervals.Group(size, size * 0.6 - np.arange(40))
    found = nrr.intervals.compare(weak, healthy, seed=1, draws=500)
    assert found.gap < -0.4 and found.differs(0.01) and found.interval.high < 0
    shaky = nrr.intervals.compare(healthy, healthy, seed=1, draws=500)
    assert shaky.p_value > 0.9 and shaky.sentence.startswith("Cannot tell with 80 customers")


def test_too_few_customers_give_the_direction_only() -> None:
    got = nrr.intervals.compare(
        nrr.intervals.Group([1] * 14, [1] * 14), nrr.intervals.Group([1] * 30, [2] * 30), seed=1
    )
    assert got.p_value is None and got.gap == -1 and "Direction only" in got.sentence
    assert (got.interval.low, got.interval.reason) == (None, "too_few_to_tell")


def test_one_lost_customer_among_equals_is_no_proof() -> None:
    calm, lost = (
        nrr.intervals.Group([100] * 100, [100] * 100),
        nrr.intervals.Group([100] * 20, [0] + [100] * 19),
    )
    got = nrr.intervals.compare(lost, calm, seed=1)
    assert (got.p_value, got.movers) == (None, 1) and got.gap == pytest.approx(-0.05)
    assert "20 and 100 customers, worth 20 and 100 equal ones of which 1 moved" in got.sentence
    step = nrr.intervals.compare(
        nrr.intervals.Group([100] * 20, [0] + [105] * 19),
        nrr.intervals.Group([100] * 100, [105] * 100),
        seed=1,
    )
    assert (step.p_value, step.movers) == (None, 1)


def test_ten_movers_and_ten_effective_customers_are_enough() -> None:
    def asked(moved: int, largest: int) -> bool:
        first = nrr.intervals.Group([largest] + [100] * 19, [largest] + [0] * moved + [100] * (19 - moved))
        return (
            nrr.intervals.compare(
                first, nrr.intervals.Group([100] * 20, [100] * 20), seed=1, draws=200
            ).p_value
            is not None
        )

    assert asked(10, 100) and not asked(9, 100)
    assert asked(10, 500) and not asked(10, 700)


@pytest.mark.parametrize("draws", [200, 500])
def test_the_interval_of_a_gap_and_its_p_value_never_contradict_each_other(draws: int) -> None:
    generator = np.random.Generator(np.random.PCG64(7))
    told = set()
    for trial in range(60):
        sides = []
        for count, keep in ((40, 0.9), (60, 0.9 - 0.006 * trial)):
            opening = generator.lognormal(0, 0.6, count)
            closing = opening * generator.choice([0, 1, 1.3], count, p=[1 - keep, keep - 0.2, 0.2])
            sides.append(nrr.intervals.Group(opening, closing))
        got = nrr.intervals.compare(*sides, seed=trial, draws=draws)
        if got.p_value is not None:
            assert got.interval.low < got.gap < got.interval.high
            assert got.differs() == (not got.interval.low <= 0 <= got.interval.high)
            told.add(got.differs())
    assert told == {True, False}


def p_value(first, second, **how):
    """Of any two groups, however few."""
    sides = (nrr.intervals.Group(*side) for side in (first, second))
    return nrr.intervals.compare(*sides, enough=nrr.intervals.Enough(1, 0.0, 0), **how).p_value


def test_the_permutation_test_keeps_its_error_rate_with_unequal_groups() -> None:
    generator = np.random.Generator(np.random.PCG64(11))
    rejected = 0
    for trial in range(120):
        sides = []
        for count, spread in ((20, 0.5), (60, 1.3)):
            opening = generator.lognormal(0, spread, count)
            sides.append((opening, opening * generator.choice([0, 1, 1.3], count)))
        rejected += p_value(*sides, seed=trial, draws=200) < 0.05
    assert rejected <= 14


def test_holm_adjusts_upwards_and_keeps_the_order_of_the_input() -> None:
    assert nrr.intervals.holm_adjusted([0.04, 0.01, 0.03]) == pytest.approx((0.06, 0.03, 0.06))


def test_kaplan_meier_by_hand_and_stopped_where_few_are_left() -> None:
    curve = nrr.intervals.kaplan_meier(nrr.intervals.Spells.of([2, 3, 3, 5, 6, 6], [1, 1, 0, 1, 0, 0]))
    assert curve.ages_months == (2, 3, 5) and curve.at_risk == (6, 5, 3)
    assert curve.survival == pytest.approx((5 / 6, 2 / 3, 4 / 9))
    assert curve.low[0] < 5 / 6 < curve.high[0]
    assert curve.while_at_risk(5).ages_months == (2, 3)


def test_late_entry_is_not_counted_as_having_been_at_risk_all_along() -> None:
    late = nrr.intervals.kaplan_meier(nrr.intervals.Spells.of([4, 5, 6, 8], [1, 1, 0, 0], [0, 3, 0, 5]))
    naive = nrr.intervals.kaplan_meier(nrr.intervals.Spells.of([4, 5, 6, 8], [1, 1, 0, 0]))
    assert late.survival == pytest.approx((2 / 3, 1 / 3)) and naive.survival == pytest.approx((0.75, 0.5))


def test_everybody_leaving_ends_at_zero_without_limits() -> None:
    curve = nrr.intervals.kaplan_meier(nrr.intervals.Spells.of([1, 2], [1, 1]))
    assert curve.survival[-1] == 0 and curve.low[-1] is None


def test_first_spells_of_a_drawn_grid() -> None:
    #                 old  old? won  back never
    grid = np.array([[5, 5, 0, 0, 0], [5, 5, 7, 3, 0], [0, 5, 7, 0, 0], [0, 5, 7, 3, 0]])
    got = nrr.intervals.first_spells(grid, np.array([10, -1, -1, -1, -1]))
    assert got.durations.tolist() == [12, 2, 1]
    assert got.ended.tolist() == [1, 0, 1]
    assert got.entries.tolist() == [10, 0, 0]


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 1)), min_size=4, max_size=40), st.integers(1, 3))
def test_the_log_rank_test_agrees_with_an_independent_library(lives: list[tuple[int, int]], cut: int) -> None:
    sides = lives[:: cut + 1], [life for index, life in enumerate(lives) if index % (cut + 1)]
    groups = [nrr.intervals.Spells.of(*zip(*side, strict=True)) for side in sides]
    ours = nrr.intervals.log_rank_p_value(*groups)
    if ours is not None:
        stats = statistics()
        data = [
            stats.CensoredData(
                uncensored=[t for t, ended in side if ended], right=[t for t, ended in side if not ended]
            )
            for side in sides
        ]
        assert ours == pytest.approx(stats.logrank(*data).pvalue, abs=1e-9)


def test_handfuls_of_large_groups_are_compared_as_single_customers_are() -> None:
    generator = np.random.Generator(np.random.PCG64(9))
    opening = generator.lognormal(8, 1, 6_000)
    closing = opening * generator.choice([0, 1, 1.2], 6_000)
    halves = [(opening[at::2], closing[at::2]) for at in (0, 1)]
    worse = halves[0][0], halves[0][1] * 0.9
    assert p_value(*halves, seed=1, draws=300) > 0.05
    assert p_value(worse, halves[1], seed=1, draws=300) < 0.01


def test_drawing_handfuls_of_a_large_book_gives_the_same_spread(monkeypatch) -> None:
    generator = np.random.Generator(np.random.PCG64(5))
    opening = generator.lognormal(8, 1.5, 21_000)
    closing = opening * generator.choice([0, 1, 1.2], 21_000)
    handfuls = nrr.intervals.bootstrap_interval(opening, closing, seed=1, draws=600)
    monkeypatch.setattr(nrr.intervals.bootstraps, "_MOST_UNITS", 21_000)
    singles = nrr.intervals.bootstrap_interval(opening, closing, seed=1, draws=600)
    assert handfuls.high != singles.high
    assert handfuls.high - handfuls.low == pytest.approx(singles.high - singles.low, rel=0.15)
