"""How often the stated 95% interval of NRR holds the truth: ``python tests/bench/coverage.py [repetitions]``.

Books are drawn from one process with a known true NRR (12% of customers leave, 12% contract, 36% expand; sizes
lognormal, even or concentrated). Printed for each size of book: the share of intervals that hold the truth, for
the plain percentile bootstrap, for BCa as SciPy computes it, and for the widened one the package uses, and the
median half-width of the last in points.
The last table counts how often two groups without any difference are called different at the 5% level.
"""

import sys
import warnings
from pathlib import Path

import numpy as np
from scipy import stats

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import nrr
from nrr.intervals.bootstraps import resampled_ratios

SIZES = (5, 10, 20, 30, 50, 100, 200)
SPREADS = {"even": 0.8, "concentrated": 1.5}
DRAWS = 1000


def book(generator, customers, spread):
    """Opening and closing amounts; change does not depend on size, so the true NRR is the mean change."""
    opening = generator.lognormal(8, spread, customers)
    fate = generator.random(customers)
    change = np.ones(customers)
    change[fate < 0.60] = 1 + generator.uniform(0.1, 0.7, (fate < 0.60).sum())
    change[fate < 0.24] = generator.uniform(0.4, 0.9, (fate < 0.24).sum())
    change[fate < 0.12] = 0
    return opening, opening * change


TRUTH = 0.40 + 0.36 * 1.4 + 0.12 * 0.65


def net(opening, closing, axis=-1):
    return closing.sum(axis=axis) / opening.sum(axis=axis)


def held(opening, closing, seed):
    """Whether each of the three intervals holds the truth, and the half-width of the widened one."""
    plain = np.quantile(resampled_ratios(opening, closing, seed=seed, draws=DRAWS), (0.025, 0.975))
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bca = stats.bootstrap(
            (opening, closing), net, paired=True, n_resamples=DRAWS, rng=seed
        ).confidence_interval
    got = nrr.bootstrap_interval(opening, closing, seed=seed, draws=DRAWS)
    return (
        plain[0] <= TRUTH <= plain[1],
        bca.low <= TRUTH <= bca.high,
        got.low <= TRUTH <= got.high,
        (got.high - got.low) / 2,
    )


def print_coverage(repetitions):
    print(f"share of 95% intervals that hold the true NRR of {TRUTH:.1%}, {repetitions} books a row")
    print(
        f"{'book':14}{'customers':>10}{'effective':>10}{'plain':>8}{'BCa':>8}{'widened':>9}{'+- points':>11}"
    )
    for name, spread in SPREADS.items():
        for customers in SIZES:
            generator = np.random.default_rng(customers)
            books = [book(generator, customers, spread) for _ in range(repetitions)]
            rows = np.array([held(*one, seed) for seed, one in enumerate(books)], dtype=float)
            effective = np.mean([nrr.effective_count(opening) for opening, _ in books])
            plain, bca, widened = rows[:, :3].mean(axis=0)
            width = 100 * np.median(rows[:, 3])
            print(
                f"{name:14}{customers:>10}{effective:>10.1f}{plain:>8.1%}{bca:>8.1%}{widened:>9.1%}{width:>11.0f}"
            )


def print_false_alarms(repetitions):
    print(f"\nequal groups called different at the 5% level, {repetitions} pairs a row")
    print(f"{'first':>8}{'second':>8}{'permutation':>13}{'interval excludes 0':>21}")
    for sizes in ((20, 20), (20, 60), (60, 60)):
        generator = np.random.default_rng(sum(sizes))
        alarms = np.zeros(2)
        for seed in range(repetitions):
            first, second = (book(generator, n, spread) for n, spread in zip(sizes, (0.8, 1.5), strict=True))
            got = nrr.compare(nrr.Group(*first), nrr.Group(*second), seed=seed, draws=500)
            alarms += got.differs(), not got.interval.low <= 0 <= got.interval.high
        print(f"{sizes[0]:>8}{sizes[1]:>8}{alarms[0] / repetitions:>13.1%}{alarms[1] / repetitions:>21.1%}")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    print_coverage(count)
    print_false_alarms(count)
