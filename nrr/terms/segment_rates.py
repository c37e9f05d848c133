"""Renewal rates by the value of a column as it was when the period opened, or by how long the terms are."""

import numpy as np

from nrr.ground import Month
from nrr.ledgers import UNKNOWN, Attribute, Ints
from nrr.terms.attributes import TERM_CLASS
from nrr.terms.lengths import month_end, month_of_day
from nrr.terms.rate_groups import RateGroup, classes_of, rate_group, rate_groups
from nrr.terms.views import Renewals, customers_of


def rates_of(found: Renewals, label: str) -> RateGroup:
    """The renewals of a quarter or month by its label, of the settled year by none."""
    return rate_group(found.book, label, found.places(label))


def rates_by(found: Renewals, by: str, label: str) -> tuple[RateGroup, ...]:
    """The same by a column, largest first, unknown last; by Contract term it is that of the contracts
    themselves, short ones first.
    """
    places = found.places(label)
    if by == TERM_CLASS or not len(places):
        return rate_groups(found.book, places, classes_of(found.book, places))
    groups = rate_groups(found.book, places, _column(found, by, places, _opening(found, label, places)))
    return tuple(sorted(groups, key=lambda one: (one.period.label == UNKNOWN, -one.period.up)))


def _opening(found: Renewals, label: str, places: Ints) -> Month:
    """The month-end before a quarter, a month or the settled year."""
    if not label:
        return found.settled.months[-1] - 1
    month = month_of_day(int(found.book.rows.due[places[0]]))
    quarter = found.view.policy.fiscal.quarter_window(month)
    return quarter.opening if label in found.quarters else month - 1


def _column(found: Renewals, by: str, places: Ints, opening: Month) -> Attribute:
    """A column of the book for some renewals: the value of the customer at that month-end, or in the month
    its first term starts where that is later; unknown for customers without a row in the book.
    """
    book, ledger = found.book, found.ledger
    attribute, rows = ledger.attribute(by), book.rows
    started = np.minimum.reduceat(book.table.start[rows.members], rows.first[:-1])[places]
    ends = [month_end(month) for month in ledger.months]
    days = np.maximum(started, month_end(opening))
    at = np.minimum(np.searchsorted(ends, days), len(ends) - 1)
    row_of = {name: row for row, name in reversed(list(enumerate(customers_of(ledger))))}
    rows_of = np.array([row_of.get(name, -1) for name in book.table.customers], np.int64)
    own = rows_of[rows.who[places]]
    codes = attribute.codes[own] if attribute.codes.ndim == 1 else attribute.codes[at, own]
    return Attribute(by, attribute.labels, np.where(own < 0, -1, codes).astype(np.int32))
