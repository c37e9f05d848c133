"""Seconds of the statistics and of a slider's move: ``python tests/bench/arithmetic.py [rounds]``.

Bootstrap: 2,000 draws over 100,000 customers (to stay under 1 s). What-if: 50 segments over 36 months with
all levers moved, the three targets, every segment's target and the tornado (to stay under 2 ms for course
and targets). Forecast: three methods with band and back-test on 100,000 customers x 36 months.
"""

import sys
import time
from pathlib import Path
from statistics import median

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import nrr
from nrr import Levers
from nrr.scenarios import Flow, PriceStep, PriceTiming, SegmentBase, Shift

CUSTOMERS, MONTHS, SEGMENTS = 100_000, 36, 50


def timed(name, task, rounds):
    seconds = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        task()
        seconds.append(time.perf_counter() - start)
    rest = seconds[1:]
    print(f"{name:58}{1000 * median(rest):>10.2f} ms median {1000 * max(rest):>10.2f} ms worst of {rounds}")


def book():
    """A grid of customers who come and go, and each one's first paid month."""
    generator = np.random.default_rng(1)
    first = np.maximum(generator.integers(-20, MONTHS, CUSTOMERS), 0)
    months = np.arange(MONTHS)[:, None]
    amount, life = generator.lognormal(10, 1.5, CUSTOMERS), generator.geometric(0.02, CUSTOMERS)
    return np.where((months >= first) & (months < first + life), amount, 0).astype(np.int64), first


def segments(scale):
    generator = np.random.default_rng(2)
    return tuple(
        SegmentBase(
            f"s{i}", 1e8 * (1 + i), Flow(*(generator.uniform(0, limit) * scale for limit in (0.2, 0.05, 0.1)))
        )
        for i in range(SEGMENTS)
    )


def main(rounds):
    grid, first = book()
    opening = np.random.default_rng(3).lognormal(10, 1.5, CUSTOMERS)
    closing = opening * np.random.default_rng(4).uniform(0, 2, CUSTOMERS)
    own = {f"s{i}": Shift(churn=-0.01) for i in range(0, SEGMENTS, 3)}
    step = PriceStep(0.05, 0.5, 0.01, PriceTiming.AT_RENEWAL)
    levers = Levers(Shift(0.02, 0.0, -0.01), own, new_arr_minor=1e9, price=step)
    yearly, monthly = segments(1.0), segments(1 / 12)

    months = tuple(nrr.Month(24_000 + index) for index in range(len(grid)))
    run = nrr.retention.Run(months, grid, first.astype(np.int64), 0)

    def move():
        nrr.scenarios.monthly_course(monthly, levers, MONTHS)
        for target in (1.0, 1.1, 1.2):
            nrr.scenarios.solve(nrr.scenarios.whole(yearly), target)

    def all_segment_targets():
        nrr.scenarios.segment_ways(yearly, levers, 1.1, nrr.scenarios.Mode.ANNUAL)

    print(f"{CUSTOMERS:,} customers, {MONTHS} months, {SEGMENTS} segments")
    timed(
        "bootstrap, 2,000 draws",
        lambda: nrr.intervals.bootstrap_interval(opening, closing, seed=1),
        max(1, rounds // 10),
    )
    timed("what-if: months with all levers, three targets", move, rounds)
    timed(
        "what-if: three years with all levers", lambda: nrr.scenarios.annual_course(yearly, levers, 3), rounds
    )
    timed("target of every segment", all_segment_targets, rounds)
    timed(
        "tornado, three years",
        lambda: nrr.scenarios.tornado(yearly, levers, nrr.scenarios.equal_steps(), years=3),
        rounds,
    )
    timed(
        "forecast: three methods, band, back-test",
        lambda: nrr.forecasts.forecast(grid, first, months=MONTHS, seed=1),
        3,
    )
    timed(
        "at-risk list",
        lambda: nrr.accounts.at_risk(run, nrr.accounts.scored(run, {}, nrr.accounts.STANDARD)),
        3,
    )
    timed("proof of the health score", lambda: nrr.accounts.score_proof(run, {}, nrr.accounts.STANDARD), 1)
    timed(
        "price waves, spikes, unit switches",
        lambda: (nrr.findings.price_waves(grid), nrr.findings.spikes(grid), nrr.findings.unit_switches(grid)),
        1,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
