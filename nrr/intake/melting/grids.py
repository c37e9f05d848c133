"""How regular the dates of a payer are: the period at which they come, and the place of each in that
rhythm.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.intake.thresholds import LIMITS

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

DAYS = 365 / 12
"""Days of a month, for rhythms of weeks."""
PATIENCE = 2
"""Days a bill of weeks may come late, and one more for each of its weeks."""


@dataclass(frozen=True, slots=True)
class Period:
    """A rhythm: `months` long (weeks as a fraction), `weeks` where it counts these."""

    months: float
    weeks: int = 0

    @property
    def slack(self) -> float:
        """Within how many months of each other its dates lie: what late payers need grows more slowly than
        what they pay for.
        """
        return (self.weeks + PATIENCE) / DAYS if self.weeks else float(LIMITS.slack * self.months ** (2 / 5))


PERIODS = (
    *(Period(months) for months in (1, 2, 3, 4, 6, 12, 24, 36)),
    *(Period(7 * weeks / DAYS, weeks) for weeks in (1, 2, 4)),
)
_WIDTH, _TINY = 128.0, 1 / 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """By line: index into `PERIODS`, -1 where no rhythm fits. By bill: the same, whether it keeps the
    rhythm, where its term begins, how far its date is from there (months).
    """

    period: Ints
    by_bill: Ints
    on: Mask
    begins: Floats
    off: Floats

    def punctual(self, line: Ints) -> Mask:
        """By line: nearly all of its dates are within days of where the rhythm has them."""
        count = len(self.period)
        on_time = np.bincount(line[self.on & (self.off <= LIMITS.near)], minlength=count)
        return np.asarray(
            (self.period >= 0) & (on_time >= LIMITS.mostly * np.bincount(line, minlength=count))
        )


def fitted(line: Ints, when: Floats, day: Floats, count: int) -> Fit:
    """The rhythm of every line; bills in order of line and time, `when` in months, `day` in days. One bill
    alone has none.

    A rhythm of weeks is told by the days, and each of its terms begins at its own date.
    """
    best, period = np.zeros(count), np.full(count, -1, np.int64)
    on, begins, off = np.zeros(len(line), np.bool_), when.copy(), np.zeros(len(line))
    for index, one in enumerate(PERIODS):
        left = best < 1 - LIMITS.foots
        rows = np.flatnonzero(left[line])
        if not len(rows):
            break
        names, own, start, late, value = _tried(
            (np.cumsum(left) - 1)[line[rows]], when[rows], day[rows], int(left.sum()), one
        )
        better = value > best[left] + _TINY
        best[left] = np.where(better, value, best[left])
        period[left] = np.where(better, index, period[left])
        taken = better[names]
        on[rows[taken]], begins[rows[taken]], off[rows[taken]] = own[taken], start[taken], late[taken]
    return Fit(period, period[line], on, begins, off)


def _tried(
    line: Ints, when: Floats, day: Floats, count: int, one: Period
) -> tuple[Ints, Mask, Floats, Floats, Floats]:
    """One rhythm on some lines: the line of each bill, whether it keeps it, where its term begins, how far
    off it is; how well each line does.
    """
    scale = day / DAYS if one.weeks else when
    found = [_by_phase(line, scale, count, one), _by_gaps(line, scale, count, one)]
    values = [np.where(score > 0, score - _means(line, late, count), 0.0) for score, _, _, late in found]
    gaps = (values[1] > values[0] + _TINY)[line]
    (_, own, start, late), (_, own_too, start_too, late_too) = found
    begins = when if one.weeks else np.where(gaps, start_too, start)
    return line, np.where(gaps, own_too, own), begins, np.where(gaps, late_too, late), np.maximum(*values)


def _by_phase(line: Ints, when: Floats, count: int, one: Period) -> tuple[Floats, Mask, Floats, Floats]:
    """Dates on a grid of the period, others between them: extra bills break nothing."""
    phase = np.mod(when, one.months).astype(np.float64)
    key = (line * _WIDTH + phase).astype(np.float64)
    ring = np.concatenate([key, key + one.months]).astype(np.float64)
    start = _densest(line, phase, ring, one.slack, count)
    offset = np.mod(when - start[line] + _TINY, one.months)
    on = offset <= one.slack + 2 * _TINY
    slot = np.floor((when - start[line] + _TINY) / one.months).astype(np.int64)
    usual = _densest(line[on], offset[on], (line * _WIDTH + offset)[on], LIMITS.near, count)
    begins = start[line] + slot * one.months + usual[line] - _TINY
    on = _once_a_place(line, slot, on, np.abs(when - begins), count)
    share = np.bincount(line[on], minlength=count) / np.maximum(1, np.bincount(line, minlength=count))
    full = _fullness(line[on], slot[on], count)
    good = (share >= LIMITS.on_time) & (full >= LIMITS.full)
    begins = np.where(on, begins, when)
    return np.where(good, share * full, 0.0), on, begins, np.where(on, np.abs(when - begins), 0.0)


def _once_a_place(line: Ints, slot: Ints, on: Mask, off: Floats, count: int) -> Mask:
    """Where few places hold two dates, only the nearer one keeps the rhythm; where many do, all of them
    do.
    """
    rows = np.flatnonzero(on)
    order = rows[np.lexsort((off[rows], slot[rows], line[rows]))]
    again = np.append(False, (line[order][1:] == line[order][:-1]) & (slot[order][1:] == slot[order][:-1]))
    seldom = np.bincount(line[order[again]], minlength=count) <= LIMITS.seldom * np.bincount(
        line[order], minlength=count
    )
    found = on.copy()
    found[order[again & seldom[line[order]]]] = False
    return found


def _by_gaps(line: Ints, when: Floats, count: int, one: Period) -> tuple[Floats, Mask, Floats, Floats]:
    """Each date a period after the one before, give or take: rhythms that drift."""
    inside = np.append(False, line[1:] == line[:-1])
    gaps = np.append(0.0, np.diff(when)) / one.months
    steps = np.where(inside, np.maximum(1, np.rint(gaps)), 0).astype(np.int64)
    good = inside & (np.abs(gaps - steps) * one.months <= one.slack / 2 + _TINY)
    slot = np.cumsum(steps)
    total = np.bincount(line[inside], minlength=count)
    share = np.bincount(line[good], minlength=count) / np.maximum(1, total)
    full = _fullness(line, slot, count)
    fits = (share >= LIMITS.mostly) & (full >= LIMITS.full)
    off = np.where(inside, np.abs(gaps - steps) * one.months, 0.0)
    return np.where(fits, share * full, 0.0), np.ones(len(line), np.bool_), when, off


def _means(line: Ints, values: Floats, count: int) -> Floats:
    return np.minimum(
        1,
        np.bincount(line, values, count) / np.maximum(1, np.bincount(line, minlength=count)),
    )


def _densest(line: Ints, value: Floats, ring: npt.NDArray[np.floating], width: float, count: int) -> Floats:
    """By line, the smallest of its values from which a window of that width holds most of those in the
    ring.
    """
    key = line * _WIDTH + value
    ring = np.sort(ring)
    held = np.searchsorted(ring, key + width + _TINY) - np.searchsorted(ring, key - _TINY)
    order = np.lexsort((value, -held, line))
    first = np.append(True, line[order][1:] != line[order][:-1])[: len(order)]
    found = np.zeros(count)
    found[line[order][first]] = value[order][first]
    return found


def _fullness(line: Ints, slot: Ints, count: int) -> Floats:
    """How many of the places between the first and the last are taken; 0 with fewer than two."""
    low, high = np.full(count, 2**40), np.full(count, -(2**40))
    np.minimum.at(low, line, slot)
    np.maximum.at(high, line, slot)
    places = np.unique(line * 2**20 + (slot - low[line])) >> 20
    taken = np.bincount(places, minlength=count)
    return np.where(taken > 1, taken / np.maximum(1, high - low + 1), 0.0)


def runs(line: Ints, when: Floats) -> Iterator[tuple[int, Mask]]:
    """For lines without one rhythm: the period that each gap to the next bill is, by index into `PERIODS`;
    months only.
    """
    gaps = np.append(np.diff(when), 0.0)
    follows = np.append(line[1:] == line[:-1], False)
    for index, one in enumerate(PERIODS):
        if not one.weeks:
            yield index, follows & (np.abs(gaps - one.months) <= one.slack / 2)
