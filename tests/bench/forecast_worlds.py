"""Which forecast errs least in which world: ``python tests/bench/forecast_worlds.py [books]``.

Three made-up worlds of 36 + 12 months: everybody leaves at one rate; customers leave young and stay old, with early
expansion; each new cohort is worse than the last. The base of month 36 is forecast 12 months ahead by each method
from what was known then. Printed: bias and mean absolute error in points of NRR, how often the published 80% band
held the truth, and how often the back-test chose each method.
"""

import sys
from collections import Counter
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import nrr

KNOWN, AHEAD, A_MONTH = 36, 12, 8


def constant(age, start):
    return 0.015


def falling(age, start):
    return 0.05 if age < 6 else 0.02 if age < 12 else 0.005


def worsening(age, start):
    return 0.005 + 0.0008 * start


WORLDS = {"one rate": constant, "leave young": falling, "worse cohorts": worsening}


def grown(world, seed):
    """A grid of customers won every month who leave by the world's hazard; steps of size now and then."""
    generator = np.random.default_rng(seed)
    months = KNOWN + AHEAD
    grid = np.zeros((months, months * A_MONTH), dtype=np.int64)
    for customer in range(grid.shape[1]):
        start, amount = customer // A_MONTH, generator.lognormal(10, 1)
        for age, month in enumerate(range(start, months)):
            if age and generator.random() < WORLDS[world](age, start):
                break
            rise = 0.06 if world == "leave young" and age < 9 else 0.02
            amount *= 1.25 if age and generator.random() < rise else 0.9 if generator.random() < 0.01 else 1
            grid[month, customer] = amount
    return grid


def errors(world, seed):
    """Forecast minus truth of each method, whether its band held, and the method chosen."""
    grid = grown(world, seed)
    known = grid[:KNOWN]
    first = np.where((known > 0).any(axis=0), (known > 0).argmax(axis=0), -1)
    got = nrr.forecast(known, first, months=AHEAD, seed=seed)
    base = known[-1] > 0
    truth = grid[-1][base].sum() / known[-1].sum()
    rows = {
        line.method: (line.path[-1] - truth, line.low[-1] <= truth <= line.high[-1]) for line in got.lines
    }
    return rows, got.choice.method


def main(books):
    print(f"{books} books a world, {KNOWN} months known, {AHEAD} ahead")
    print(f"{'world':16}{'method':>10}{'bias':>8}{'error':>8}{'band held':>11}{'chosen':>8}")
    for world in WORLDS:
        found = [errors(world, seed) for seed in range(books)]
        chosen = Counter(method for _, method in found)
        for method in nrr.ForecastMethod:
            gaps = np.array([rows[method][0] for rows, _ in found]) * 100
            held = np.mean([rows[method][1] for rows, _ in found])
            share = chosen[method] / books
            print(
                f"{world:16}{method:>10}{gaps.mean():>+8.1f}{np.abs(gaps).mean():>8.1f}{held:>11.0%}{share:>8.0%}"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
