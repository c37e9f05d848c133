"""How long every invoice of a list lasts: told by the dates of its payer, by words beside it, by invoices
like it, or not at all.
"""

from dataclasses import dataclass, replace

import numpy as np

from nrr.intake.melting.bills import EDGE, OTHER, Bills, Kind, Terms, index_of, months_of, prices
from nrr.intake.melting.coverage import with_covered, with_credits, without_undone
from nrr.intake.melting.grids import PERIODS, Fit, Floats, Ints, Mask, fitted, runs
from nrr.intake.thresholds import LIMITS

_MONTHS = np.array([one.months for one in PERIODS])
_MONTHLY = 0


def terms_of(bills: Bills) -> Terms:
    """The term of every invoice. Rows in any order; credits are the negative ones."""
    count = len(bills.payer)
    found = Terms(
        np.full(count, _MONTHLY, np.int64),
        bills.when.copy(),
        np.ones(count, np.int64),
        np.full(count, Kind.IRREGULAR, np.int64),
        np.full(count, -1, np.int64),
    )
    undone, found = without_undone(bills, found)
    rows = np.flatnonzero((bills.amount > 0) & ~undone)
    if not len(rows):
        return found
    line = np.unique(bills.payer[rows] * 2**32 + bills.product[rows], return_inverse=True)[1]
    order = np.lexsort((bills.when[rows], line))
    rows, line = rows[order], line[order]
    found = _by_rhythm(bills, found, rows, line)
    found = _by_payer(bills, found, rows)
    found = _by_words(bills, found, rows)
    found = _by_likeness(bills, found, rows)
    found = with_covered(bills, found, rows, line)
    return with_credits(bills, found, np.flatnonzero((bills.amount < 0) & ~undone))


def _by_rhythm(bills: Bills, found: Terms, rows: Ints, line: Ints) -> Terms:
    """Lines of one payer and product: one rhythm, or one after the other; what stands between is extra."""
    count = int(line.max()) + 1 if len(line) else 0
    when, amount = bills.when[rows], bills.amount[rows]
    same_day = np.append(False, (line[1:] == line[:-1]) & (when[1:] == when[:-1]))
    bill = np.cumsum(~same_day) - 1
    heads = np.flatnonzero(~same_day)
    sums = np.bincount(bill, amount).astype(np.float64)
    fit = _fit(line[heads], when[heads], bills.day[rows][heads], sums, count)
    period, begins, kind, like = _Lines(line[heads], when[heads], sums, fit).terms()
    like = np.where(like >= 0, rows[heads[np.maximum(like, 0)]], -1)
    period = np.where(period >= 0, period, _MONTHLY)
    single = np.bincount(bill, minlength=len(heads))[bill] == 1
    return _set(found, rows, period[bill], begins[bill], kind[bill], np.where(single, like[bill], -1))


def _fit(line: Ints, when: Floats, day: Floats, amount: Floats, count: int) -> Fit:
    """The rhythm of all bills of a line where they are on time, else of those that are not odd, else one
    after the other.
    """
    every = fitted(line, when, day, count)
    again = np.flatnonzero(~every.punctual(line)[line] & ~_odd(line, amount))
    usual = fitted(line[again], when[again], day[again], count)
    swap = usual.period >= 0
    rows = swap[line]
    on, begins = every.on & ~rows, np.where(rows, when, every.begins)
    mine = rows[again]
    on[again[mine]], begins[again[mine]] = usual.on[mine], usual.begins[mine]
    period = np.where(swap, usual.period, every.period)
    return _in_runs(Fit(period, period[line], on, begins, every.off), line, when, count)


def _set(found: Terms, rows: Ints, period: Ints, begins: Floats, kind: Ints, like: Ints) -> Terms:
    parts = {"period": period, "begins": begins, "kind": kind, "like": like}
    changed = {}
    for name, values in parts.items():
        changed[name] = getattr(found, name).copy()
        changed[name][rows] = values
    return replace(found, **changed)


def _odd(line: Ints, amount: Floats) -> Mask:
    """Far above or far below both neighbours: perhaps no part of the rhythm."""
    before = np.append(0.0, np.where(line[1:] == line[:-1], amount[1:] / amount[:-1], 0.0))
    after = np.append(np.where(line[1:] == line[:-1], amount[:-1] / amount[1:], 0.0), 0.0)
    high = (before > LIMITS.spike) & (after > LIMITS.spike)
    low = (before > 0) & (after > 0) & (before < 1 / LIMITS.spike) & (after < 1 / LIMITS.spike)
    return np.asarray(high | low)


def _in_runs(fit: Fit, line: Ints, when: Floats, count: int) -> Fit:
    """Payers who went from one rhythm to another: each bill lasts until the next, the last one as long as
    the one before.
    """
    own = np.full(len(line), -1, np.int64)
    for index, hits in runs(line, when):
        own = np.where(hits & (own < 0), index, own)
    follows = np.append(line[1:] == line[:-1], False)
    gaps = np.bincount(line[follows], minlength=count)
    known = np.bincount(line[own >= 0], minlength=count)
    good = (fit.period < 0) & (gaps >= 2) & (known >= LIMITS.mostly * gaps)
    last = np.append(line[1:] != line[:-1], True) & np.append(False, line[1:] == line[:-1])
    own = np.where((own < 0) | last, np.append(-1, own[:-1]), own)
    use = good[line] & (own >= 0)
    by_bill = np.where(use, own, fit.period[line])
    return replace(fit, on=np.where(good[line], own >= 0, fit.on), by_bill=by_bill)


@dataclass(frozen=True, slots=True, eq=False)
class _Lines:
    """Bills of lines in order, and their rhythm."""

    line: Ints
    when: Floats
    amount: Floats
    fit: Fit

    def terms(self) -> tuple[Ints, Floats, Ints, Ints]:
        """By bill: period, begin, kind, and the bill whose rate counts."""
        period, begins = self.fit.by_bill, self.fit.begins
        on = self.fit.on & (period >= 0)
        usual = np.full(int(self.line.max()) + 1 if len(self.line) else 0, -1, np.int64)
        usual[self.line[on]] = period[on]
        period = np.where(on, period, usual[self.line])
        kind = np.where(on, Kind.REGULAR, np.where(period >= 0, Kind.EXTRA, Kind.IRREGULAR))
        alone = np.bincount(self.line)[self.line] == 1
        kind = np.where(alone, Kind.SINGLE, kind)
        return self._settled(period, begins, kind, on)

    def _settled(self, period: Ints, begins: Floats, kind: Ints, on: Mask) -> tuple[Ints, Floats, Ints, Ints]:
        """Bills off the rhythm: in a place nobody takes, before it, or after it they are regular; a first
        part of a term has the rate of the next.
        """
        size = len(on)
        index = np.arange(size)
        before = np.maximum.accumulate(np.where(on, index, -1))
        after = np.minimum.accumulate(np.where(on, index, size)[::-1])[::-1]
        has_before = (before >= 0) & (self.line[np.maximum(before, 0)] == self.line)
        has_after = (after < size) & (self.line[np.minimum(after, size - 1)] == self.line)
        since = np.where(has_before, self.when - self.when[np.maximum(before, 0)], np.inf)
        until = np.where(has_after, self.when[np.minimum(after, size - 1)] - self.when, np.inf)
        months = _MONTHS[np.maximum(period, 0)]
        slack = np.array([one.slack for one in PERIODS])[np.maximum(period, 0)]
        following = self.amount[np.minimum(after, size - 1)]
        ratio = self.amount / following
        extra = kind == Kind.EXTRA
        free = extra & (since >= months - slack) & (until >= months - slack)
        first = extra & ~has_before & has_after & (until < months)
        stub = first & (np.abs(ratio * months / np.maximum(until, EDGE) - 1) <= LIMITS.foots)
        earlier = first & ~stub & (ratio > 1 / LIMITS.like_amounts) & (ratio < LIMITS.like_amounts)
        kind = np.where(free | earlier, Kind.REGULAR, np.where(stub, Kind.STUB, kind))
        return period, begins, kind, np.where(stub, after, -1)


def _by_payer(bills: Bills, found: Terms, rows: Ints) -> Terms:
    """Invoices of a product without rhythm take that of the payer's others, where they stand before or
    after these; among them they are extra.
    """
    regular = rows[found.kind[rows] == Kind.REGULAR]
    loose = rows[np.isin(found.kind[rows], (Kind.SINGLE, Kind.IRREGULAR))]
    if not len(regular) or not len(loose):
        return found
    size = int(bills.payer.max()) + 1
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, bills.payer[regular], bills.when[regular])
    np.maximum.at(high, bills.payer[regular], bills.when[regular])
    period = np.full(size, -1, np.int64)
    period[bills.payer[regular]] = found.period[regular]
    who = bills.payer[loose]
    known = period[who] >= 0
    months = months_of(np.maximum(period[who], 0))
    apart = known & (
        (bills.when[loose] <= low[who] - months / 2) | (bills.when[loose] >= high[who] + months / 2)
    )
    kind = np.where(apart, Kind.REGULAR, np.where(known, Kind.EXTRA, found.kind[loose]))
    return _set(
        found,
        loose,
        np.where(known, period[who], found.period[loose]),
        found.begins[loose],
        kind,
        found.like[loose],
    )


def _by_words(bills: Bills, found: Terms, rows: Ints) -> Terms:
    """Days of service beside an invoice are its term; other words are where no rhythm is, unless the rhythm
    of others belies them.

    "Annual" beside amounts that come every month names the plan, not the bill.
    """
    kind, said = found.kind[rows], index_of(bills.said[rows])
    firm = bills.firm[rows] & (said >= 0)
    loose = (said >= 0) & np.isin(kind, (Kind.SINGLE, Kind.IRREGULAR, Kind.EXTRA))
    belied = (kind == Kind.REGULAR) & (said >= 0) & (found.period[rows] != said)
    loose &= ~np.isin(said, said[belied])
    use = firm | loose
    first = bills.first[rows]
    begins = np.where(firm & (first >= 0), first, np.where(loose, bills.when[rows], found.begins[rows]))
    return _set(
        found,
        rows,
        np.where(use, said, found.period[rows]),
        begins,
        np.where(use, Kind.SAID, kind),
        np.where(use, -1, found.like[rows]),
    )


def _by_likeness(bills: Bills, found: Terms, rows: Ints) -> Terms:
    """A single invoice lasts as long as those of its product, else of its price, else as all of the list."""
    sure = rows[np.isin(found.kind[rows], (Kind.REGULAR, Kind.SAID))]
    for key in (
        bills.product,
        prices(bills.amount),
        np.zeros(len(bills.payer), np.int64),
    ):
        single = rows[found.kind[rows] == Kind.SINGLE]
        if not len(single) or not len(sure) or (key is bills.product and not bills.product.any()):
            continue
        keys, codes = np.unique(key, return_inverse=True)
        low, high = np.full(len(keys), 2 * OTHER), np.full(len(keys), -1)
        np.minimum.at(low, codes[sure], found.period[sure])
        np.maximum.at(high, codes[sure], found.period[sure])
        alike = single[(low == high)[codes[single]]]
        found = _set(
            found,
            alike,
            high[codes[alike]],
            found.begins[alike],
            np.full(len(alike), Kind.LIKE),
            found.like[alike],
        )
    return found
