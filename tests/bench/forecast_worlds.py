"""Which forecast errs least in which world: ``python tests/bench/forecast_worlds.py [books] [first seed]``.

Three made-up worlds of 36 + 12 months: everybody leaves at one rate; customers leave young and stay old,
with early expansion; each new cohort is worse than the last. The base of month 36 is forecast 12 months
ahead by each method from what was known then. Printed: bias and mean absolute error in points of NRR, how
often the range held the truth, its median width in points, and how often the back-test chose each method.
The row *shown* is the chosen method of each book: its range is the one called 80%. *Before* is the range
of resampled customers, never narrower than the residual quantiles of the back-test: the rule that came
before.
"""

import sys
from collections import Counter
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import nrr
from nrr.forecasts.calibrations import BAND
from nrr.forecasts.methods import PATHS
from nrr.forecasts.sums import book_of, resampled

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


def before(line, known, first, seed):
    """The range a year ahead by the rule before."""
    book = book_of(known, first, seed=seed)
    drawn = PATHS[line.method](resampled(book, seed=seed, draws=500), book.base[-1], KNOWN - 1, AHEAD)[:, -1]
    test = line.tests[-1]
    low, high = np.quantile(drawn, BAND)
    return min(low, line.path[-1] + min(test.low_residual, 0)), max(
        high, line.path[-1] + max(test.high_residual, 0)
    )


def errors(world, seed):
    """Forecast minus truth of each method, both ranges: whether they held and how wide they are; the
    method chosen.
    """
    grid = grown(world, seed)
    known = grid[:KNOWN]
    first = np.where((known > 0).any(axis=0), (known > 0).argmax(axis=0), -1)
    got = nrr.forecasts.forecast(known, first, months=AHEAD, seed=seed)
    base = known[-1] > 0
    truth = grid[-1][base].sum() / known[-1].sum()
    rows = {}
    for line in got.lines:
        ends = line.low[-1], line.high[-1]
        pairs = (ends, before(line, known, first, seed))
        rows[line.method] = [
            line.path[-1] - truth,
            *(e for low, high in pairs for e in (low <= truth <= high, high - low)),
        ]
    return rows, got.choice.method


def main(books, first):
    print(f"{books} books a world from seed {first}, {KNOWN} months known, {AHEAD} ahead; widths in points")
    print(
        f"{'world':16}{'method':>10}{'bias':>8}{'error':>8}{'before':>8}{'width':>7}{'held':>8}{'width':>7}{'chosen':>8}"
    )
    for world in WORLDS:
        found = [errors(world, seed) for seed in range(first, first + books)]
        chosen = Counter(method for _, method in found)
        for method in nrr.forecasts.ForecastMethod:
            print_row(
                world, str(method), [rows[method] for rows, _ in found], f"{chosen[method] / books:.0%}"
            )
        print_row(world, "shown", [rows[method] for rows, method in found])


def print_row(world, name, rows, share=""):
    gaps, held, width, held_before, width_before = np.array(rows, dtype=float).T
    print(
        f"{world:16}{name:>10}{100 * gaps.mean():>+8.1f}{100 * np.abs(gaps).mean():>8.1f}"
        f"{held_before.mean():>8.0%}{100 * np.median(width_before):>7.1f}"
        f"{held.mean():>8.0%}{100 * np.median(width):>7.1f}{share:>8}",
        flush=True,
    )


if __name__ == "__main__":
    asked = [int(text) for text in sys.argv[1:]]
    main(*asked, *(60, 0)[len(asked) :])
