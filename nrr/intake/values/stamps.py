"""What a text can be as a date: its form, and its readings."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Form(Enum):
    """What a text is, seen as a date."""

    DAY = "day"  # a day, or a month, that can be read in one way
    NUMERIC = "numeric"  # 03/04/2023: the order of day and month decides
    NO_YEAR = "no year"  # Jan, or 21-Aug, where the number may be a day or a year
    QUARTER = "quarter"
    YEAR = "year"
    FISCAL = "fiscal"  # month or quarter counted from the start of a fiscal year
    SERIAL = "serial"  # 44927: days since 1899-12-30
    EPOCH = "epoch"  # 1672531200: seconds since 1970
    IMPOSSIBLE = "impossible"  # looks like a date, and no calendar has it
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as written. `day` is None where only a month was given.

    `swapped` is the month-first reading of a NUMERIC stamp (the fields hold the day-first one).
    `number` is the loose number of a NO_YEAR stamp, the quarter of a QUARTER, the period of a FISCAL one.
    `utc` is the same instant's date in UTC when the text carries a time zone; `rest` the words around it.
    `year_first` is the third reading of two-digit years (22/11/05 as 2022-11-05).
    """

    form: Form
    year: int = 0
    month: int = 0
    day: int | None = None
    swapped: tuple[int, int, int] | None = None
    number: int = 0
    utc: date | None = None
    rest: str = ""
    year_first: tuple[int, int, int] | None = None

    @property
    def month_ordinal(self) -> int:
        """Months since year 0 of the (day-first) reading."""
        return self.year * 12 + self.month - 1


NOT_A_DATE = Stamp(Form.NONE)
IMPOSSIBLE = Stamp(Form.IMPOSSIBLE)
