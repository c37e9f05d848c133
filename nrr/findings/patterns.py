"""Patterns in a (months x customers) grid of consecutive months: spikes, price waves, unit switches.

Detection only: what they mean is the rules' business. Amounts are annualised minor units; results are in
customer and month indices.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Grid = npt.NDArray[np.int64]

SPIKE_FROM, BACK_TO = 1.5, 1.1
# Ratios that betray another unit, with how far off they may be.
_SWITCHES = (("x12", 12.0, 0.02), ("/12", 1 / 12, 0.02), ("x100", 100.0, 0.005), ("/100", 0.01, 0.005))


@dataclass(frozen=True, slots=True)
class Spike:
    """One month far above the months around it; `usual_arr_minor` is what it is cut to."""

    customer: int
    month: int
    arr_minor: int
    usual_arr_minor: int


@dataclass(frozen=True, slots=True)
class PriceWave:
    """Customers whose revenue rose by the same share in one month.

    `share` is theirs of those active in both months, `arr_minor` what the rise is worth.
    """

    month: int
    uplift: float
    customers: tuple[int, ...]
    share: float
    arr_minor: int


@dataclass(frozen=True, slots=True)
class UnitSwitch:
    """A customer whose amount changes by a factor that looks like another unit: `x12`, `/100`."""

    customer: int
    month: int
    factor: str
    arr_minor: int


def spikes(grid: Grid) -> tuple[Spike, ...]:
    """Months at 1.5 times the median of the three before that fall back, and customers of one month.

    Two of the three months before must be paid. A single paid month counts only inside the grid: at its
    ends it may be a customer who is leaving or has just come.
    """
    found = [*_single_months(grid)]
    for month in range(3, len(grid) - 1):
        before = grid[month - 3 : month]
        usual = _middle_of_three(*before)
        steady = ((before > 0).sum(axis=0) >= 2) & (usual > 0)
        high = steady & (grid[month] >= SPIKE_FROM * usual) & (grid[month + 1] <= BACK_TO * usual)
        for customer in np.flatnonzero(high).tolist():
            found.append(Spike(customer, month, int(grid[month, customer]), int(usual[customer])))
    return tuple(sorted(found, key=lambda spike: (spike.month, spike.customer)))


def without_spikes(grid: Grid, found: tuple[Spike, ...]) -> Grid:
    """The grid with every spike cut to what is usual."""
    cut = grid.copy()
    for spike in found:
        cut[spike.month, spike.customer] = spike.usual_arr_minor
    return cut


def largest_spike_share(grid: Grid, found: tuple[Spike, ...]) -> float:
    """The largest share of a month's revenue that is spike; 0 without spikes."""
    excess = (grid - without_spikes(grid, found)).sum(axis=1)
    totals = grid.sum(axis=1)
    return float(np.divide(excess, totals, out=np.zeros(len(grid)), where=totals > 0).max(initial=0.0))


def price_waves(
    grid: Grid, *, fewest: int = 10, share: float = 0.30, tolerance: float = 0.0025
) -> tuple[PriceWave, ...]:
    """Months in which at least `share` of `fewest` or more customers rose alike within +- `tolerance`."""
    found = (_wave(grid, month, tolerance) for month in range(1, len(grid)))
    waves = [(wave, active) for wave, active in found if wave is not None]
    return tuple(wave for wave, active in waves if active >= fewest and wave.share >= share)


def restless_share(grid: Grid, *, changes: int = 8) -> float | None:
    """Share of the opening revenue of the last 12 steps from customers who changed in `changes` of them."""
    window = grid[-13:]
    base = window[0].sum()
    if len(window) < 13 or base <= 0:
        return None
    return float(window[0][restless(grid, changes=changes)].sum() / base)


def restless(grid: Grid, *, changes: int = 8) -> npt.NDArray[np.bool_]:
    """Which customers changed in so many of the last 12 steps."""
    moved: npt.NDArray[np.bool_] = (np.diff(grid[-13:], axis=0) != 0).sum(axis=0) >= changes
    return moved


def unit_switches(grid: Grid) -> tuple[UnitSwitch, ...]:
    """Neighbouring months whose ratio is nearly 12, 1/12, 100 or 1/100."""
    before, after = grid[:-1], grid[1:]
    both = (before > 0) & (after > 0)
    ratios = np.divide(after, before, out=np.ones(before.shape), where=both)
    found = []
    for name, factor, tolerance in _SWITCHES:
        near = both & (np.abs(ratios / factor - 1) <= tolerance)
        for month, customer in zip(*(axis.tolist() for axis in np.nonzero(near)), strict=True):
            amount = int(max(before[month, customer], after[month, customer]))
            found.append(UnitSwitch(customer, month + 1, name, amount))
    return tuple(sorted(found, key=lambda switch: (switch.month, switch.customer)))


def _middle_of_three(a: Grid, b: Grid, c: Grid) -> Grid:
    """The median, element by element, many times as fast as sorting."""
    middle: Grid = np.maximum(np.minimum(a, b), np.minimum(np.maximum(a, b), c))
    return middle


def _single_months(grid: Grid) -> list[Spike]:
    paid = grid > 0
    month = paid.argmax(axis=0)
    alone = (paid.sum(axis=0) == 1) & (month > 0) & (month < len(grid) - 1)
    customers = np.flatnonzero(alone).tolist()
    return [
        Spike(customer, int(month[customer]), int(grid[month[customer], customer]), 0)
        for customer in customers
    ]


def _wave(grid: Grid, month: int, tolerance: float) -> tuple[PriceWave | None, int]:
    """The largest group of like uplifts into a month, and how many customers were active in both."""
    before, after = grid[month - 1], grid[month]
    active = np.flatnonzero((before > 0) & (after > 0))
    uplifts = after[active] / before[active] - 1
    order = np.argsort(uplifts, kind="stable")
    order = order[uplifts[order] > 0]
    if len(order) == 0:
        return None, len(active)
    risen = uplifts[order]
    # A hair of slack, so that uplifts exactly at the edge count in spite of rounding.
    ends = np.searchsorted(risen, risen + 2 * tolerance + 1e-12, side="right")
    start = int((ends - np.arange(len(risen))).argmax())
    members = active[order[start : ends[start]]]
    amount = int((after[members] - before[members]).sum())
    uplift = float(np.median(risen[start : ends[start]]))
    return PriceWave(month, uplift, tuple(sorted(members.tolist())), len(members) / len(active), amount), len(
        active
    )
