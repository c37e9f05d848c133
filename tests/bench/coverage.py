"""How often the stated 95% interval of NRR holds the truth: ``python tests/bench/coverage.py [repetitions]``.

Books are drawn from processes with a known true NRR. *Ordinary*: 12% of customers leave, 12% contract, 36%
expand. *Calm*: 5% leave and nobody else moves. *Step*: the same after a price step of 5% for everybody. Sizes
are equal, lognormal 0.8 or lognormal 1.5.

First table, for each size of book: the share of intervals that hold the truth, for the plain percentile
bootstrap, for BCa as SciPy computes it, for the widened one without a floor (the rule before) and for the one
the package uses, with the median width of the last two in points.

Second table: how often two groups drawn from one process are called different at the 5% level, by the
permutation test asked of any two groups of 15 customers (the rule before) and by the one the package uses;
how often the package has enough to be asked; and how often a true loss of 20 points is found by each.
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
SPREADS = {"equal": 0.0, "even": 0.8, "concentrated": 1.5}
DRAWS, SHUFFLES = 1000, 500
FEWEST_BEFORE = 15
GROUPS = ((20, 20), (25, 100), (15, 100), (60, 60), (150, 150))
MIXES = (
    ("equal", "equal"),
    ("even", "even"),
    ("concentrated", "even"),
    ("even", "concentrated"),
    ("concentrated", "concentrated"),
)


def ordinary(generator, customers):
    fate = generator.random(customers)
    change = np.ones(customers)
    change[fate < 0.60] = 1 + generator.uniform(0.1, 0.7, (fate < 0.60).sum())
    change[fate < 0.24] = generator.uniform(0.4, 0.9, (fate < 0.24).sum())
    change[fate < 0.12] = 0
    return change


def calm(generator, customers):
    return np.where(generator.random(customers) < 0.05, 0.0, 1.0)


def step(generator, customers):
    return 1.05 * calm(generator, customers)


PROCESSES = {"ordinary": ordinary, "calm": calm, "step": step}
TRUTHS = {"ordinary": 0.40 + 0.36 * 1.4 + 0.12 * 0.65, "calm": 0.95, "step": 0.95 * 1.05}


def book(generator, process, customers, spread):
    """Opening and closing amounts; change does not depend on size, so the true NRR is the mean change."""
    opening = np.round(generator.lognormal(8, spread, customers), 2)
    return opening, opening * PROCESSES[process](generator, customers)


def net(opening, closing, axis=-1):
    return closing.sum(axis=axis) / opening.sum(axis=axis)


def widened(opening, closing, seed):
    """The rule before: the widened percentiles alone."""
    level = nrr.intervals.expanded_level(len(opening), nrr.ground.effective_count(opening))
    drawn = resampled_ratios([(opening, closing)], seed=seed, draws=DRAWS)[0]
    return np.quantile(drawn, (level.lower_quantile, level.upper_quantile))


def bca(opening, closing, seed):
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = stats.bootstrap((opening, closing), net, paired=True, n_resamples=DRAWS, rng=seed)
    return found.confidence_interval.low, found.confidence_interval.high


def published(opening, closing, seed):
    found = nrr.intervals.bootstrap_interval(opening, closing, seed=seed, draws=DRAWS)
    return found.low, found.high


def plain(opening, closing, seed):
    return np.quantile(resampled_ratios([(opening, closing)], seed=seed, draws=DRAWS)[0], (0.025, 0.975))


INTERVALS = {"plain": plain, "BCa": bca, "before": widened, "now": published}


def print_coverage(repetitions):
    print(
        f"share of 95% intervals that hold the true NRR, {repetitions} books a row; median widths in points"
    )
    heads = "".join(f"{name:>8}" for name in INTERVALS)
    print(f"{'process':10}{'sizes':14}{'n':>4}{'n_eff':>7}{heads}{'width before':>14}{'now':>7}")
    for process in PROCESSES:
        for spread in SPREADS:
            for customers in SIZES:
                print_row(process, spread, customers, repetitions)


def print_row(process, spread, customers, repetitions):
    generator, truth = np.random.default_rng(customers), TRUTHS[process]
    books = [book(generator, process, customers, SPREADS[spread]) for _ in range(repetitions)]
    found = {
        name: np.array([rule(*one, seed) for seed, one in enumerate(books)])
        for name, rule in INTERVALS.items()
    }
    near = 1e-9
    held = [((ends[:, 0] <= truth + near) & (truth - near <= ends[:, 1])).mean() for ends in found.values()]
    widths = [100 * np.median(found[name][:, 1] - found[name][:, 0]) for name in ("before", "now")]
    effective = np.mean([nrr.ground.effective_count(opening) for opening, _ in books])
    shares = "".join(f"{share:>8.1%}" for share in held)
    print(
        f"{process:10}{spread:14}{customers:>4}{effective:>7.1f}{shares}{widths[0]:>14.1f}{widths[1]:>7.1f}",
        flush=True,
    )


def tested(generator, process, sizes, spreads, worse, seed):
    """Whether the rule before and the package's call the second group different, and whether the package
    is asked.
    """
    first, second = (book(generator, process, n, spread) for n, spread in zip(sizes, spreads, strict=True))
    second = second[0], second[1] * (1 - worse)
    got = nrr.intervals.compare(
        nrr.intervals.Group(*first), nrr.intervals.Group(*second), seed=seed, draws=SHUFFLES
    )
    asked = got.p_value is not None
    before = asked and got.differs()
    if not asked and min(sizes) >= FEWEST_BEFORE:
        sides = nrr.intervals.Group(*first), nrr.intervals.Group(*second)
        any_two = nrr.intervals.Enough(1, 0.0, 0)
        asked_of_any = nrr.intervals.compare(*sides, seed=seed, draws=SHUFFLES, enough=any_two)
        before = asked_of_any.p_value < 0.05
    agrees = not asked or got.differs() == (not got.interval.low <= 0 <= got.interval.high)
    return before, got.differs(), asked, agrees


def print_false_alarms(repetitions):
    print(f"\ngroups called different at the 5% level, {repetitions} pairs a row; power: 20 points are lost")
    heads = f"{'before':>8}{'now':>8}{'asked':>8}{'power before':>14}{'now':>8}{'p agrees':>10}"
    print(f"{'process':10}{'sizes':26}{'n':>9}{heads}")
    for process in PROCESSES:
        for names in MIXES:
            for sizes in GROUPS:
                print_test(process, sizes, names, repetitions)


def print_test(process, sizes, names, repetitions):
    generator, spreads = np.random.default_rng(sum(sizes)), [SPREADS[name] for name in names]
    rows = [
        [tested(generator, process, sizes, spreads, worse, seed) for seed in range(repetitions)]
        for worse in (0.0, 0.2)
    ]
    (before, now, asked, same), (found_before, found_now, _, too) = (np.mean(row, axis=0) for row in rows)
    print(
        f"{process:10}{' / '.join(names):26}{'/'.join(map(str, sizes)):>9}"
        f"{before:>8.1%}{now:>8.1%}{asked:>8.0%}"
        f"{found_before:>14.0%}{found_now:>8.0%}{min(same, too):>10.0%}",
        flush=True,
    )


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    print_coverage(count)
    print_false_alarms(count)
