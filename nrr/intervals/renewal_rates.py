"""What chance can do to renewal rates: customers drawn with what they had up and what they renewed at."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from nrr.intervals.bootstraps import bootstrap_interval
from nrr.intervals.headline import SEED
from nrr.intervals.moments import Moments, interval_of_moments
from nrr.intervals.proportions import wilson_interval
from nrr.intervals.records import Interval
from nrr.ledgers import Ints
from nrr.terms import FEWEST, Book, RateGroup

Amounts = npt.NDArray[np.float64]
_MANY = 2_000
"""Customers from which sums say what drawing them again would."""


def renewal_intervals(book: Book, group: RateGroup) -> Mapping[str, Interval]:
    """Of the gross, net and logo rate of some renewals; empty while any of them is open, or with too few."""
    own, rows = group.period, book.rows
    if not own.complete or own.renewals < FEWEST:
        return {}
    who, place = np.unique(rows.who[group.places], return_inverse=True)

    def of_customer(column: Ints) -> Amounts:
        found = np.zeros(len(who))
        np.add.at(found, place.reshape(-1), column[group.places])
        return found

    up, kept, more = (of_customer(column) for column in (rows.up, rows.kept, rows.expansion))
    found = {"gross": _of_amounts(up, kept), "net": _of_amounts(up, kept + more)}
    if own.logos_up >= FEWEST:
        found["logo"] = wilson_interval(own.logos_renewed, own.logos_up)
    return found


def _of_amounts(up: Amounts, renewed: Amounts) -> Interval:
    if len(up) <= _MANY:
        return bootstrap_interval(up, renewed, seed=SEED, suppress_below=FEWEST)
    s, d = up[up > 0], (renewed - up)[up > 0]
    sums = (s, s * s, d, s * d, d * d, s**3, s * s * d, s * d * d, d**3)
    return interval_of_moments(Moments(len(s), *(float(one.sum()) for one in sums)))
