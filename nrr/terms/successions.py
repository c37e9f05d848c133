"""Which terms follow which: successors of a line, what came with them, and a swap of one line for another."""

from dataclasses import dataclass

import numpy as np

from nrr.ground import RenewalUnit
from nrr.ledgers import OPEN_END, Ints, Mask, TermTable
from nrr.terms.groups import bounds, ranges

_DAYS = 2**22
"""More than any day: a customer or line times this, and a day, is one number to search by."""


@dataclass(frozen=True, slots=True, eq=False)
class Successions:
    """Pairs of terms by position in the table: `later` succeeds `earlier` (its first day is a known fact,
    whenever it is). They are sorted by `earlier`, whose own begin at `first`. `back` is the later term of
    the same line that came back after more than the grace, or -1.
    """

    earlier: Ints
    later: Ints
    first: Ints
    back: Ints

    def after(self, index: int) -> tuple[int, ...]:
        """The successors of one term."""
        return tuple(self.later[self.first[index] : self.first[index + 1]].tolist())

    @property
    def succeeded(self) -> Mask:
        """Whether a term has any."""
        return np.diff(self.first) > 0


@dataclass(frozen=True, slots=True, eq=False)
class _Sorted:
    """Some terms sorted by a group and their start."""

    order: Ints
    keys: Ints

    def from_day(self, groups: Ints, days: Ints) -> Ints:
        """Where the first term of each group that starts on a day or later would stand."""
        return np.searchsorted(self.keys, groups * _DAYS + days)

    def same(self, places: Ints) -> Ints:
        """The end of the run of terms that start with the one at each place."""
        return np.searchsorted(self.keys, self.keys[places], "right")


def _sorted(which: Ints, groups: Ints, start: Ints) -> _Sorted:
    keys = groups[which] * _DAYS + start[which]
    order = np.argsort(keys, kind="stable")
    return _Sorted(which[order], keys[order])


def succeeded(table: TermTable, bound: Mask, grace_days: int, unit: RenewalUnit) -> Successions:
    """What succeeds every term; with customers as the unit also a swap, and what is added on the same day.

    `bound` tells which terms are under term at all.
    """
    ended = np.flatnonzero(table.end < OPEN_END)
    last = np.maximum(table.end, table.due)[ended] + 1 + grace_days
    pairs, back = _same_line(table, ended, last)
    if unit is RenewalUnit.CUSTOMER:
        pairs = _across_lines(table, bound, ended, last, pairs)
    order = np.argsort(pairs[0], kind="stable")
    earlier, later = pairs[0][order], pairs[1][order]
    return Successions(earlier, later, bounds(earlier, len(table)), back)


def _same_line(table: TermTable, ended: Ints, last: Ints) -> tuple[tuple[Ints, Ints], Ints]:
    lines = np.unique(table.who * (len(table.lines) + 1) + table.line, return_inverse=True)[1].reshape(-1)
    by_line = _sorted(np.arange(len(table)), lines, table.start)
    low = by_line.from_day(lines[ended], table.end[ended] + 1)
    low, ended, last = _held(low, len(table), ended, last)
    high = by_line.same(low)
    alone = (high - low == 1) & (by_line.order[low] == ended)
    low = np.where(alone, high, low)
    low, ended, last = _held(low, len(table), ended, last)
    found = by_line.order[low]
    mine = lines[found] == lines[ended]
    low, ended, last, found = low[mine], ended[mine], last[mine], found[mine]
    within = table.start[found] <= last
    back = np.full(len(table), -1, np.int64)
    back[ended[~within]] = found[~within]
    which, places = ranges(low[within], by_line.same(low[within]))
    pairs = ended[within][which], by_line.order[places]
    others = pairs[0] != pairs[1]
    return (pairs[0][others], pairs[1][others]), back


def _held(low: Ints, count: int, *columns: Ints) -> tuple[Ints, ...]:
    """Without the places behind the last term."""
    inside = low < count
    return (low[inside], *(column[inside] for column in columns))


def _across_lines(
    table: TermTable, bound: Mask, ended: Ints, last: Ints, pairs: tuple[Ints, Ints]
) -> tuple[Ints, Ints]:
    """With what started beside the successors, and swaps of what has none."""
    free = np.ones(len(table), bool)
    free[pairs[1]] = False
    beside = _beside(table, bound, pairs, free)
    free[beside[1]] = False
    followed = np.zeros(len(table), bool)
    followed[pairs[0]] = True
    open_ = bound[ended] & ~followed[ended]
    swaps = _swaps(table, ended[open_], last[open_], free)
    earlier, later = zip(pairs, beside, swaps, strict=True)
    return np.concatenate(earlier), np.concatenate(later)


def _beside(table: TermTable, bound: Mask, pairs: tuple[Ints, Ints], free: Mask) -> tuple[Ints, Ints]:
    """Terms of other lines that start on the very day the successor of a term does."""
    earlier, first = np.unique(pairs[0], return_index=True)
    days = table.start[pairs[1][first]]
    own = bound[earlier]
    earlier, days = earlier[own], days[own]
    others = _sorted(np.flatnonzero(free), table.who, table.start)
    low, high = (others.from_day(table.who[earlier], days + ahead) for ahead in (0, 1))
    which, places = ranges(low, high)
    found = others.order[places]
    apart = table.line[found] != table.line[earlier[which]]
    return earlier[which][apart], found[apart]


def _swaps(table: TermTable, ended: Ints, last: Ints, free: Mask) -> tuple[Ints, Ints]:
    """Another line that starts in the span and succeeds nothing else; of a contract cut short, on the day
    after.
    """
    others = _sorted(np.flatnonzero(free), table.who, table.start)
    cut_short = table.end[ended] < table.due[ended]
    last = np.where(cut_short, table.end[ended] + 1, last)
    low = others.from_day(table.who[ended], table.end[ended] + 1)
    high = others.from_day(table.who[ended], last + 1)
    while (own := _on_own_line(table, others, ended, low, high)).any():
        low = low + own
    some = low < high
    ended, low = ended[some], low[some]
    which, places = ranges(low, others.same(low))
    found = others.order[places]
    apart = table.line[found] != table.line[ended[which]]
    return ended[which][apart], found[apart]


def _on_own_line(table: TermTable, others: _Sorted, ended: Ints, low: Ints, high: Ints) -> Mask:
    own = np.zeros(len(ended), bool)
    inside = np.flatnonzero(low < high)
    own[inside] = table.line[others.order[low[inside]]] == table.line[ended[inside]]
    return own
