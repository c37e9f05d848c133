"""What somebody else says a book adds up to, and amounts that were read but stand outside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from nrr.ground import Month

ONE_TIME_ROWS = "one-time rows"
"""The reason under which one-time revenue stands outside a book."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Totals by month that a source states for the whole book, in annualised minor units.

    `source` completes the sentence "the book ties out with ...".
    """

    source: str
    arr_minor: Mapping[Month, int]


@dataclass(frozen=True, slots=True)
class SetAside:
    """Amounts that were kept out of the book for one reason, by month, in annualised minor units."""

    reason: str
    arr_minor: Mapping[Month, int]
