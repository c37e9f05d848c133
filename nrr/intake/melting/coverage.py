"""Which month-ends the term of an invoice holds, and what a credit takes off."""

from dataclasses import replace

import numpy as np

from nrr.intake.melting.bills import EDGE, Bills, Kind, Terms, months_of, prices
from nrr.intake.melting.grids import PATIENCE, Floats, Ints, Mask
from nrr.intake.thresholds import LIMITS

_FAR = 2.0**17
_CHAINED = (Kind.REGULAR, Kind.STUB)


def with_covered(bills: Bills, found: Terms, rows: Ints, line: Ints) -> Terms:
    """The terms of invoices in order of line and time, with the month-ends they hold: until the next one
    where this comes when it should.
    """
    covered = np.where(found.covered == 0, 0, np.maximum(1, np.rint(found.months)).astype(np.int64))
    weeks, first = found.weeks[rows], found.first[rows]
    days = np.append(np.diff(bills.day[rows]), 0.0)
    follows = np.append(line[1:] == line[:-1], False) & (days <= (7 + 1) * weeks + PATIENCE)
    turns = np.append(first[1:] > first[:-1], False)
    reaches = np.floor(found.begins[rows] + found.months[rows] + EDGE) > first
    covered[rows] = np.where(weeks > 0, np.where(follows, turns, reaches), covered[rows])
    return replace(found, covered=_until_the_next(found, covered, rows, line))


def _until_the_next(found: Terms, covered: Ints, rows: Ints, line: Ints) -> Ints:
    chained = np.isin(found.kind[rows], _CHAINED) & (found.weeks[rows] == 0)
    chain, own = rows[chained], line[chained]
    if not len(chain):
        return covered
    order = np.lexsort((found.begins[chain], own))
    chain, own = chain[order], own[order]
    first = found.first[chain]
    starts = np.flatnonzero(np.append(True, (own[1:] != own[:-1]) | (first[1:] != first[:-1])))
    follows = np.append(own[starts[1:]] == own[starts[:-1]], False)
    step = np.where(follows, np.append(first[starts[1:]], 0) - first[starts], 0)
    step = np.repeat(step, np.diff(np.append(starts, len(chain))))
    near = (step > 0) & (step <= covered[chain] + _late(found.period[chain]))
    covered[chain] = np.where(near, step, covered[chain])
    return covered


def _late(period: Ints) -> Ints:
    """Months by which the next invoice may come late without a gap; a month without a monthly one is a
    gap.
    """
    months = months_of(period)
    return np.where(months < 2, 0, np.where(months < 24, 1, 2))


def looks_paid(payer: Ints, when: Floats, amount: Floats) -> bool:
    """Most invoices have a negative amount of the same payer and size after them: their payments, not
    credits.
    """
    taken = np.flatnonzero(amount < 0)
    matched = _invoice_before(payer, when, amount, taken, prices(np.abs(amount)))
    return len(np.unique(matched[matched >= 0])) >= LIMITS.most * max(1, int((amount > 0).sum()))


def without_undone(bills: Bills, found: Terms) -> tuple[Mask, Terms]:
    """Invoices taken back by a credit of their own amount, and these credits: neither counts in any month."""
    taken = np.flatnonzero(bills.amount < 0)
    whole = _invoice_before(bills.payer, bills.when, bills.amount, taken, prices(np.abs(bills.amount)))
    first = np.zeros(len(taken), np.bool_)
    first[np.unique(whole, return_index=True)[1]] = True
    first &= whole >= 0
    mask = np.zeros(len(bills.payer), np.bool_)
    mask[np.concatenate([taken[first], whole[first]])] = True
    kind = np.where(mask, int(Kind.CREDIT), found.kind)
    return mask, replace(found, covered=np.where(mask, 0, found.covered), kind=kind)


def with_credits(bills: Bills, found: Terms, taken: Ints) -> Terms:
    """A credit is taken off the payer's invoice before it, over the same months; one of the rest of a term
    ends it.
    """
    before = _invoice_before(
        bills.payer, bills.when, bills.amount, taken, np.zeros(len(bills.payer), np.int64)
    )
    taken, before = taken[before >= 0], before[before >= 0]
    period, covered = found.period.copy(), found.covered.copy()
    begins, kind = found.begins.copy(), found.kind.copy()
    period[taken], begins[taken], covered[taken] = period[before], begins[before], covered[before]
    kind[taken] = np.where(found.kind[before] == Kind.EXTRA, int(Kind.EXTRA), int(Kind.CREDIT))
    rest = 1 - (bills.when[taken] - begins[before]) / months_of(period[before])
    share = -bills.amount[taken] / bills.amount[before]
    ends = (rest > 0) & (rest < 1 - LIMITS.foots) & (np.abs(share - rest) <= LIMITS.foots)
    covered[taken[ends]] = 0
    until = np.floor(bills.when[taken[ends]] + EDGE).astype(np.int64) - found.first[before[ends]]
    covered[before[ends]] = np.maximum(0, until)
    return replace(found, period=period, begins=begins, covered=covered, kind=kind)


def _invoice_before(payer: Ints, when: Floats, amount: Floats, taken: Ints, size: Ints) -> Ints:
    """The row of the payer's last invoice of a size until the day of each credit; -1 where none is."""
    rows = np.flatnonzero(amount > 0)
    if not len(rows) or not len(taken):
        return np.full(len(taken), -1, np.int64)
    key = np.unique(np.stack([payer, size]), axis=1, return_inverse=True)[1].ravel()
    order = rows[np.lexsort((when[rows], key[rows]))]
    place = key[order] * _FAR + when[order]
    at = np.searchsorted(place, key[taken] * _FAR + when[taken] + EDGE) - 1
    held = order[np.maximum(at, 0)]
    return np.where((at >= 0) & (key[held] == key[taken]), held, -1)
