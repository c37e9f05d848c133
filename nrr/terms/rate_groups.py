"""Some renewals by what they have in common, with their rates."""

from dataclasses import dataclass

import numpy as np

from nrr.ledgers import Attribute, Ints
from nrr.terms.lengths import class_of_months
from nrr.terms.periods import Period, annualised, period_of
from nrr.terms.renewals import Book


@dataclass(frozen=True, slots=True, eq=False)
class RateGroup:
    """The renewals of one value. `places` are positions among those of the book, `months` is the length of
    the terms where all have the same.
    """

    period: Period
    places: Ints
    months: int | None

    @property
    def gross_a_year(self) -> float | None:
        """The gross rate as one of a year; None for terms of several lengths, which no year compares."""
        return None if self.months is None else annualised(self.period.gross_rate, self.months)


def rate_groups(book: Book, places: Ints, column: Attribute) -> tuple[RateGroup, ...]:
    """Some renewals by a column that has a value for each of them, in the order of its labels; values that
    none has are left out.
    """
    order = np.argsort(column.at(0), kind="stable")
    codes, first = np.unique(column.at(0)[order], return_index=True)
    own = np.split(places[order], first[1:]) if len(places) else []
    return tuple(
        rate_group(book, column.groups[code], np.sort(part))
        for code, part in zip(codes.tolist(), own, strict=True)
    )


def rate_group(book: Book, label: str, places: Ints) -> RateGroup:
    """Some renewals as one group."""
    lengths = np.unique(book.longest[places]).tolist()
    return RateGroup(period_of(book, label, places), places, lengths[0] if len(lengths) == 1 else None)


def classes_of(book: Book, places: Ints) -> Attribute:
    """The class of the longest term of some renewals, short ones first."""
    known, place = np.unique(book.longest[places], return_inverse=True)
    names = [str(class_of_months(months)) for months in known.tolist()]
    labels = tuple(dict.fromkeys(names))
    codes = np.array([labels.index(name) for name in names], np.int32)
    return Attribute("", labels, codes[place.reshape(-1)])
