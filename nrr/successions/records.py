"""What is known of the file before, and why the next one may not be used."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from nrr.ground import Month
from nrr.ledgers import Ledger

READY_DAY = 5
"""On this day of a month the figures of the month before are due."""


class Code(StrEnum):
    """Why a file may not follow another, in the order in which it is asked."""

    OLDER = "older"
    CURRENCY_CHANGED = "currency_changed"
    UNIT_CHANGED = "unit_changed"
    ROWS_MISSING = "rows_missing"
    LAST_MONTH_PARTIAL = "last_month_partial"
    TOTAL_DIFFERS = "total_differs"
    MONTH_MISSING = "month_missing"

    def said(self, **words: object) -> str:
        """The reason with its values."""
        return _sentences()[self].format(**words)


@dataclass(frozen=True, slots=True)
class Former:
    """The file before: its totals by month in annualised minor units and, where it was kept, the book
    itself.
    """

    closings: Mapping[Month, int]
    currency: str
    ledger: Ledger | None = None

    @property
    def last(self) -> Month:
        """Its last complete month."""
        return max(self.closings)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the next file should hold: `month`, or the one after the file before; asked on a day of the
    calendar.
    """

    today: date
    month: Month | None = None
    ready_day: int = READY_DAY


@dataclass(frozen=True, slots=True)
class Objection:
    """A reason not to use a file; `sentence` completes "refused: ..."."""

    code: Code
    sentence: str


@cache
def _sentences() -> Mapping[str, str]:
    data = files("nrr.successions").joinpath("codes.json").read_bytes()
    found: dict[str, str] = msgspec.json.decode(data, type=dict[str, str])
    assert set(found) == {str(code) for code in Code}
    return found
