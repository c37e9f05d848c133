"""Price, volume and mix of the opening customers by their seats: one unit that all of them share."""

from dataclasses import dataclass

import numpy as np

from nrr.accounts import Held, columns_of, monthly, numbers
from nrr.comparisons.prices import Line, PriceVolumeMix, price_volume_mix
from nrr.ledgers import Ledger
from nrr.retention import View, customers, prepared


@dataclass(frozen=True, slots=True)
class SeatMix:
    """The change of the opening customers whose seats are known at both ends, in annualised minor units;
    `opening` is what they paid, `whole` what all opening customers paid.
    """

    parts: PriceVolumeMix
    customers: int
    opening: int
    whole: int


def seat_mix(ledger: Ledger, view: View) -> SeatMix | None:
    """None without a column of seats by month, or where nobody's seats are known.

    Who left has no seats at the end; who pays at both ends and has none at one of them is left out.
    """
    book = prepared(ledger, view)
    column = monthly(columns_of(book)).get(Held.SEATS)
    if column is None:
        return None
    frame = customers(book, view.window, view.policy)
    frame = frame[frame["opening"] > 0]
    rows = frame["row"].to_numpy(np.intp)
    ends = [book.index(month) or 0 for month in (view.window.opening, view.window.closing)]
    first, last = (numbers(column, index)[rows] for index in ends)
    opening, closing = frame["opening"].to_numpy(np.int64), frame["closing"].to_numpy(np.int64)
    known = np.flatnonzero((first > 0) & ((closing == 0) | (last > 0)))
    before = {str(n): Line(float(first[n]), opening[n] / first[n]) for n in known}
    after = {str(n): Line(float(last[n]), closing[n] / last[n]) for n in known if closing[n] > 0}
    parts = price_volume_mix(before, after)
    if parts is None:
        return None
    return SeatMix(parts, len(known), int(opening[known].sum()), int(opening.sum()))
