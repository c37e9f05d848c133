"""Whether worth and verdicts hold what they say, on drawn books: `python tests/bench/actions.py [ROUNDS]`.

First table: how often the 80% range of a loss rate, Wilson at the effective number of customers, holds the
true rate. Of exactly equal customers only whole ones can leave, so Wilson itself holds more or less than it
says, by the number: counted exactly, 76% (100 customers, 10% lost) to 94% (30, 3%). Where amounts differ even
a little it held 79 to 91% in 3,000 rounds. Second: how often a difference is called an effect where there is
none, and where there is one; beside it (in brackets) the same without the second term of the variance, by
which a side that lost nobody looks certain. In 3,000 rounds:

    no effect, called one      5% lost          15% lost         30% lost
     20/40                0.0 (0.0)%    0.0-1.1 (2.6)%    0.3-3.1 (4.8)%
     60/120               0.0-0.9 (2.7)%  0.7-3.4 (6.3)%  2.2-4.4 (5.9)%
     60/400               0.1-1.0 (15.6)% 0.7-2.8 (9.5)%  1.7-4.2 (6.8)%
    10% against 45% lost, 20/40 even: found in 77%; 15% against 30%, 60/120 concentrated: in 14%
    five books where nothing is true: none of 23 warnings has a worth above nothing

The method's own count was 0 to 3.1%, up to 17.7% without that term, 74% and 25%: equal sides that lost 30%
are called more often here, and how concentrated its 120 were it does not say.
"""

import sys
from math import comb
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import nrr
from nrr.actions import Losses, Share, Side, Span, Verdict, loss_rate_yield, measured_effect
from nrr.ground import effective_count
from nrr.intervals import t_quantile, wilson_limits

LEVEL = 0.8
SEED = 20260101
SPREADS = {"even": 0.0, "almost even": 0.15, "mixed": 0.8, "concentrated": 1.2}
WHOLE = Share(1.0, 1.0)


def amounts(rng, customers, spread):
    """Yearly revenue a customer: equal, or lognormal."""
    return 1000.0 * np.exp(spread * rng.standard_normal(customers))


def held(rng, rounds, customers, spread, rate):
    """The share of books whose range holds the true rate; a share of one leaves the rate as it is."""
    hits = 0
    for _ in range(rounds):
        opening = amounts(rng, customers, spread)
        lost = float(opening[rng.random(customers) < rate].sum())
        span = loss_rate_yield(Losses(lost, list(opening)), WHOLE).span
        hits += span.low <= rate <= span.high
    return hits / rounds


def exact(customers, rate):
    """The same of even books, counted: every number that may leave with its chance, no drawing."""
    shares = [(lost / customers, comb(customers, lost) * rate**lost) for lost in range(customers + 1)]
    limits = [wilson_limits(share, customers, LEVEL) for share, _ in shares]
    chances = [ways * (1 - rate) ** (customers - lost) for lost, (_, ways) in enumerate(shares)]
    return sum(one for one, (low, high) in zip(chances, limits, strict=True) if low <= rate <= high)


def side(rng, customers, spread, lost):
    then = amounts(rng, customers, spread)
    return Side(then, np.where(rng.random(customers) < lost, 0.0, then))


def called(rng, rounds, sizes, spread, lost):
    """The shares of books in which a difference either way is called an effect: as judged, and by the spread
    of each side alone.
    """
    found = plain = 0
    for _ in range(rounds):
        first, second = (side(rng, n, spread, p) for n, p in zip(sizes, lost, strict=True))
        due = Span(0.0, 0.05, 0.1).times(float(first.then.sum()))
        measured = measured_effect(first, second, due)
        found += measured.verdict in (Verdict.WORKED, Verdict.OTHER_WAY)
        plain += measured.low is not None and abs(measured.difference) > half_alone(first, second)
    return found / rounds, plain / rounds


def half_alone(*sides):
    """Half the interval of a difference from what each side itself lost."""
    spread, fewest = 0.0, np.inf
    for one in sides:
        many, whole = len(one.then), one.then.sum()
        off = one.now - one.now.sum() / whole * one.then
        spread += many / (many - 1) * float(off @ off) / whole**2
        fewest = min(fewest, effective_count(one.then))
    return t_quantile(0.975, max(fewest - 1, 2)) * spread**0.5


def chance_book(rng, customers=200, months=30):
    """Nothing follows from anything: every month 2% leave, 4% cut and 6% grow, each by lot."""
    grid = np.zeros((months, customers))
    grid[0] = np.round(amounts(rng, customers, 0.8) / 10)
    for month in range(1, months):
        lot = rng.random(customers)
        factor = np.select([lot < 0.02, lot < 0.06, lot > 0.94], [0.0, 0.8, 1.15], 1.0)
        grid[month] = np.round(grid[month - 1] * factor)
    heads = [str(nrr.Month.parse("2024-01") + month) for month in range(months)]
    lines = [["customer", *heads]] + [
        [f"c{n}", *(str(int(amount)) for amount in grid[:, n])] for n in range(customers) if grid[0, n] > 0
    ]
    return nrr.read("\n".join(",".join(line) for line in lines).encode(), "chance.csv").ledger


def alarms(rng, books=5):
    """Of the states that can be told, how many get a worth where nothing is true: with low above nothing."""
    told = valued = 0
    for _ in range(books):
        book = chance_book(rng)
        view = nrr.View(nrr.Window.trailing(book.months[-1], 12))
        ground = nrr.actions.Ground(nrr.findings.subject_of(book, view))
        for one in nrr.actions.valued(ground, nrr.actions.Edits(), {}).values():
            if one.action.worth.kind is nrr.actions.Kind.STATE and one.yields and one.yields[0].rate:
                told += 1
                valued += (one.alone("low") or 0.0) > 0
    return valued, told


def main(rounds):
    rng = np.random.default_rng(SEED)
    print(f"{rounds} books each\n\n80% range of a loss rate holds the truth")
    for customers in (30, 100, 300):
        for name, spread in SPREADS.items():
            shown = "  ".join(
                f"{rate:.0%} lost {held(rng, rounds, customers, spread, rate):6.1%}" for rate in (0.03, 0.1)
            )
            print(f"{customers:4} customers, {name:12}  {shown}")
        counted = "  ".join(f"{rate:.0%} lost {exact(customers, rate):6.1%}" for rate in (0.03, 0.1))
        print(f"{customers:4} customers, even, exact  {counted}")
    print("\nno effect, called an effect: 5%, 15% and 30% lost on both sides")
    for sizes in ((20, 40), (60, 120), (60, 400)):
        for name, spread in SPREADS.items():
            shares = [called(rng, rounds, sizes, spread, (lost, lost)) for lost in (0.05, 0.15, 0.3)]
            told = "  ".join(f"{own:5.1%} ({alone:5.1%})" for own, alone in shares)
            print(f"{sizes[0]:3}/{sizes[1]:<3} {name:12}  {told}")
    valued, told = alarms(rng)
    print(f"\nfive books where nothing is true: {valued} of {told} warnings have a worth above nothing")
    print("\nan effect, found")
    for sizes, name, lost in (((20, 40), "even", (0.1, 0.45)), ((60, 120), "concentrated", (0.15, 0.3))):
        own, _ = called(rng, rounds, sizes, SPREADS[name], lost)
        print(f"{sizes[0]:3}/{sizes[1]:<3} {name:12}  {lost[0]:.0%} against {lost[1]:.0%} lost: {own:.0%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
