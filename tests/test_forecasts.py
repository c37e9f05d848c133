"""A forecast without its own past errors is a guess: worlds with a known truth, and bands against
residuals.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nrr
from nrr.forecasts import ForecastMethod
from nrr.forecasts.calibrations import Missed, distances, reach_of, share_held


def first_paid(grid: np.ndarray) -> np.ndarray:
    return np.where((grid > 0).any(axis=0), (grid > 0).argmax(axis=0), -1)


def steady(months: int, rate: float, customers: int = 30) -> np.ndarray:
    """Every customer pays from the first month and changes by the same rate."""
    path = 10**9 * rate ** np.arange(months)
    return np.repeat(path[:, None], customers, axis=1).round().astype(np.int64)


def grown(seed: int, months: int = 40) -> np.ndarray:
    """Cohorts that lose a lot young and little old."""
    generator = np.random.Generator(np.random.PCG64(seed))
    grid = np.zeros((months, months * 12), dtype=np.int64)
    for customer in range(grid.shape[1]):
        start, amount = customer // 12, int(generator.lognormal(10, 0.7))
        for age, month in enumerate(range(start, months)):
            if age and generator.random() < (0.10 if age < 6 else 0.01):
                break
            grid[month, customer] = amount
    return grid


def test_a_steady_book_is_forecast_exactly_by_every_method() -> None:
    grid = steady(40, 1.005)
    got = nrr.forecasts.forecast(grid, first_paid(grid), months=24, seed=1, draws=50)
    for line in got.lines:
        assert line.path == pytest.approx([1.005**h for h in range(1, 25)], rel=1e-6)
        assert [test.origins for test in line.tests] == [25, 22, 16]
        assert all(test.mean_absolute_error < 1e-6 for test in line.tests)
    assert got.choice.reason.startswith("Least error of the three: 12 months ahead, 16 times")


def test_the_ladder_knows_that_the_young_leave_and_the_old_stay() -> None:
    grid = grown(3)
    got = nrr.forecasts.forecast(grid, first_paid(grid), months=12, seed=1, draws=100)
    error = {
        test.method: abs(test.bias) for line in got.lines for test in line.tests if test.horizon_months == 12
    }
    assert error[ForecastMethod.LADDER] < error[ForecastMethod.CONSTANT]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_band_is_never_narrower_than_what_the_past_missed_by(seed: int) -> None:
    grid = grown(seed)
    got = nrr.forecasts.forecast(grid, first_paid(grid), months=24, seed=seed, draws=100)
    for line in got.lines:
        for low, middle, high in zip(line.low, line.path, line.high, strict=True):
            assert 0 <= low <= middle <= high
        for test in line.tests:
            at = test.horizon_months - 1
            assert line.low[at] <= max(0, line.path[at] + min(0, test.low_residual)) + 1e-12
            assert line.high[at] >= line.path[at] + test.high_residual - 1e-12
            assert 0 <= test.band_held <= 1 and test.mean_absolute_error >= abs(test.bias) - 1e-12


def missed(residuals, below=0.1, above=0.1) -> Missed:
    count = len(residuals)
    return Missed(np.array(residuals), np.full(count, below), np.full(count, above))


def test_a_range_reaches_as_far_as_the_past_missed_by() -> None:
    """Nine misses at 0.1 of spread: the 90% quantile with the next miss counted is the largest of them."""
    calm = reach_of(missed([0.0] * 9))
    assert (calm.low_stretch, calm.high_stretch) == (1.25, 1.25)
    rosy = reach_of(missed([-0.3] + [0.0] * 8))
    assert (rosy.low_stretch, rosy.high_stretch) == (pytest.approx(3.0), 1.25)
    low, high = distances(rosy, np.array([0.05]), np.array([0.05]))
    assert (low[0], high[0]) == pytest.approx((0.15, 0.0625))
    steady_miss = reach_of(missed([-0.2] * 9, below=0.0))
    assert distances(steady_miss, np.zeros(1), np.zeros(1))[0][0] == pytest.approx(0.2)


def test_one_calm_month_does_not_stretch_the_range_without_end() -> None:
    spread = np.array([0.0] + [0.1] * 8)
    found = reach_of(Missed(np.full(9, -0.1), spread, spread))
    assert found.low_stretch == pytest.approx(2.0)


def test_what_a_range_held_is_judged_by_the_other_windows() -> None:
    assert share_held(missed([0.0] * 10)) == 1.0
    assert share_held(missed([-0.5] + [0.0] * 9)) == 0.9


def test_only_the_chosen_method_with_nine_windows_names_a_share() -> None:
    grid = grown(3)
    got = nrr.forecasts.forecast(grid, first_paid(grid), months=12, seed=1, draws=50)
    named = {line.method: line.confidence for line in got.lines}
    assert named == {method: 0.8 if method is got.choice.method else None for method in ForecastMethod}
    short = nrr.forecasts.forecast(grid[-30:], first_paid(grid[-30:]), months=12, seed=1, draws=50)
    assert [line.tests[-1].origins for line in short.lines] == [6] * 3
    assert {line.confidence for line in short.lines} == {None}


def test_without_a_back_test_nothing_is_shown() -> None:
    grid = steady(15, 1.0)
    got = nrr.forecasts.forecast(grid, first_paid(grid), months=12, seed=1)
    assert (
        got.lines == () and got.choice is None and got.reason == "15 month-ends; a tested forecast needs 16."
    )
    short = nrr.forecasts.forecast(steady(16, 1.0), first_paid(steady(16, 1.0)), months=12, seed=1, draws=20)
    assert short.choice.method is ForecastMethod.NAIVE and short.reason.startswith(
        "Fewer than 6 past 12-month periods to test on"
    )
    assert [test.horizon_months for test in short.lines[0].tests] == [3]


def test_a_book_nobody_pays_in_any_more_has_no_forecast() -> None:
    grid = steady(20, 1.0)
    grid[-1] = 0
    assert (
        nrr.forecasts.forecast(grid, first_paid(grid), months=3, seed=1).reason
        == "Nobody pays in the last month."
    )


@given(st.lists(st.lists(st.integers(0, 5) | st.just(0), min_size=18, max_size=18), min_size=1, max_size=6))
def test_any_book_gives_possible_figures_or_a_reason(rows: list[list[int]]) -> None:
    grid = np.array(rows, dtype=np.int64).T * 1200
    got = nrr.forecasts.forecast(grid, first_paid(grid), months=6, seed=1, draws=20)
    assert got.reason
    for line in got.lines:
        assert np.isfinite(line.path).all() and min(line.low) >= 0


@given(st.integers(2, 1000))
def test_the_unit_of_money_and_the_order_of_customers_do_not_matter(factor: int) -> None:
    grid = grown(5, 20)
    plain = nrr.forecasts.forecast(grid, first_paid(grid), months=3, seed=1, draws=20)
    other = (grid * factor)[:, ::-1]
    scaled = nrr.forecasts.forecast(other, first_paid(other), months=3, seed=1, draws=20)
    for one, two in zip(plain.lines, scaled.lines, strict=True):
        assert one.path == pytest.approx(two.path)


def test_new_business_is_added_as_stated() -> None:
    grid = steady(40, 0.9)
    got = nrr.forecasts.forecast(grid, first_paid(grid), months=2, seed=1, draws=20)
    path = nrr.forecasts.with_new_business(got.line(ForecastMethod.CONSTANT), 1000, 100.0)
    assert path == pytest.approx((1000, 100 * 1.9 + 810))
