"""Invoices of a list and their terms."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from nrr.intake.melting.grids import PERIODS, Floats, Ints, Mask

OTHER = 1000
"""A term of another number of months than any rhythm has is that number and this one."""
EDGE = 1 / 10_000
"""Dates this near to the end of a month are of the next one: parts of months are fractions."""
_MONTHS = np.array([one.months for one in PERIODS])
_WEEKS = np.array([one.weeks for one in PERIODS])


class Kind(IntEnum):
    """How the term of an invoice is known."""

    REGULAR = 0  # it keeps the rhythm of its payer
    SAID = 1  # words beside it name its term
    LIKE = 2  # the only one of its payer; those of its product, its price or the whole list have one rhythm
    STUB = 3  # the first days until the rhythm begins, at the rate of the next
    EXTRA = 4  # between the regular ones
    SINGLE = 5  # the only one of its payer, and nothing tells its term
    IRREGULAR = 6  # payers without a rhythm
    CREDIT = 7  # taken off the invoice before it


@dataclass(frozen=True, slots=True, eq=False)
class Bills:
    """Invoices by row: payer, product (0 where there is none), date in months and in days, amount, months
    said beside (0: none), first month said (-1: none).

    `firm` is where the words name the very days of service: these win over the rhythm; mere words
    ("annual") do not.
    """

    payer: Ints
    product: Ints
    when: Floats
    day: Floats
    amount: Floats
    said: Ints
    first: Ints
    firm: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """By row: how long the invoice lasts (index into `PERIODS`, or `OTHER` and months), where it begins, how
    many month-ends it covers, how it is known.

    `like` is the row whose rate counts instead of the own one, -1 where the own one does.
    """

    period: Ints
    begins: Floats
    covered: Ints
    kind: Ints
    like: Ints

    @property
    def months(self) -> Floats:
        """Months whose revenue the amount is; a fraction for weeks."""
        return months_of(self.period)

    @property
    def weeks(self) -> Ints:
        """Weeks whose revenue the amount is, 0 where it is of months."""
        return np.where(self.period < OTHER, _WEEKS[np.where(self.period < OTHER, self.period, 0)], 0)

    @property
    def first(self) -> Ints:
        """The first month covered."""
        return np.floor(self.begins + EDGE).astype(np.int64)


def months_of(period: Ints) -> Floats:
    """How many months each period lasts."""
    known = np.where(period < OTHER, period, 0)
    return np.where(period < OTHER, _MONTHS[known], period - OTHER)


def index_of(months: Ints) -> Ints:
    """The period of whole months; -1 for none."""
    found = np.where(months > 0, OTHER + months, -1)
    for index, one in enumerate(PERIODS):
        if not one.weeks:
            found = np.where(months == int(one.months), index, found)
    return found


def prices(amount: Floats) -> Ints:
    """A number for each amount to the cent, equal for equal amounts however large they are."""
    return np.unique(np.round(amount * 100), return_inverse=True)[1]
