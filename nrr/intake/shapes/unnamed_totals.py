"""Totals in words nobody knows, told by what they add up."""

import numpy as np

from nrr.intake.drafts import Mask, Money
from nrr.intake.thresholds import LIMITS

_MOST = 5_000


def unnamed_blocks(values: Money, plain: Mask, totals: Mask) -> Mask:
    """Rows in words nobody knows that close every block of customers with its sum, and a last one that
    adds up the blocks. `values` are (rows, months).
    """
    found = np.zeros(len(plain), np.bool_)
    rows = np.flatnonzero(plain)
    if totals.any() or len(rows) < 2 * LIMITS.fewest or values.dtype == object:
        return found
    closing, start = [], 0
    sums = np.concatenate([np.zeros((1, values.shape[1]), np.int64), np.cumsum(values[rows], axis=0)])
    for place, row in enumerate(rows.tolist()):
        own = values[row]
        if (
            place - start > 1
            and (sums[place] - sums[start] == own).all()
            and (own != 0).sum() >= LIMITS.fewest
        ):
            closing.append(row)
            start = place + 1
    last, several = int(rows[-1]), len(closing) > 1
    if several and start == len(rows) - 1 and (values[closing].sum(axis=0) == values[last]).all():
        found[[*closing, last]] = True
    elif several and closing[-1] == last and any(_different(values[row]) >= LIMITS.fewest for row in closing):
        found[closing] = True
    return found


def unnamed_sums(values: Money, plain: Mask) -> Mask:
    """Rows that add up all customers above them in every month, whatever they are called ("MRR", "Page 1"),
    and those that repeat such a row.

    One sum that stays the same month after month is one coincidence, which `settled_sums` weighs.
    """
    found = np.zeros(len(plain), np.bool_)
    rows = np.flatnonzero(plain)
    if not 0 < len(rows) <= _MOST:
        return found
    sums, last = np.zeros_like(values[0]), None
    for place, row in enumerate(rows.tolist()):
        own = values[row]
        again = last is not None and bool((own == last).all())
        if again or (
            place >= LIMITS.fewest and bool((own == sums).all()) and _different(own) >= LIMITS.fewest
        ):
            found[row], last = True, own
        else:
            sums = sums + own
    return found


def _different(amounts: Money) -> int:
    return len(set(amounts.tolist()) - {0})
