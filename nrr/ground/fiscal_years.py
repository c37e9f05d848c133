"""Fiscal years: quarters, labels and the windows named after them. Source: TERMS, section on the fiscal year.

A fiscal year that does not begin in January is written `FY26 Q3` and named by the calendar year in which it
ends, unless it is named by its start. A calendar year is written as ever: `2025-Q1`, `2025`.
"""

from dataclasses import dataclass

from nrr.ground.choices import FiscalName
from nrr.ground.windows import MONTH_NAMES, Month, Window


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """When years begin: `start` is the month of the year, 1 to 12; ValueError for any other."""

    start: int = 1
    name: FiscalName = FiscalName.END

    def __post_init__(self) -> None:
        if not 1 <= self.start <= 12:
            raise ValueError(f"a fiscal year starts in a month from 1 to 12, not in {self.start}")

    @property
    def calendar(self) -> bool:
        """Whether it is the calendar year."""
        return self.start == 1

    def year(self, month: Month) -> int:
        """The number the year goes by."""
        begun = month.year if month.number >= self.start else month.year - 1
        return begun if self.calendar or self.name is FiscalName.START else begun + 1

    def month_of_year(self, month: Month) -> int:
        """1 for the first month of the year, 12 for the last."""
        return (month.number - self.start) % 12 + 1

    def quarter(self, month: Month) -> int:
        """1 to 4."""
        return (self.month_of_year(month) + 2) // 3

    def label(self, month: Month) -> str:
        """The quarter as people write it: `FY26 Q3`, or `2025-Q1` in a calendar year."""
        parted = "-" if self.calendar else " "
        return f"{self.year_label(month)}{parted}Q{self.quarter(month)}"

    def year_label(self, month: Month) -> str:
        """The year as people write it: `FY26`, or `2025`."""
        year = self.year(month)
        return str(year) if self.calendar else f"FY{year % 100:02d}"

    def ends_quarter(self, month: Month) -> bool:
        """Whether a quarter closes with this month."""
        return self.month_of_year(month) % 3 == 0

    def ends_year(self, month: Month) -> bool:
        """Whether a year closes with this month."""
        return self.month_of_year(month) == 12

    def quarter_end(self, month: Month) -> Month:
        """The last month of its quarter."""
        return month + (-self.month_of_year(month)) % 3

    def year_end(self, month: Month) -> Month:
        """The last month of its year."""
        return month + (12 - self.month_of_year(month))

    def complete_quarter_end(self, month: Month) -> Month:
        """The latest quarter-end that is not after this month."""
        return month - self.month_of_year(month) % 3

    def quarter_window(self, month: Month) -> Window:
        """The whole quarter a month lies in."""
        return Window.trailing(self.quarter_end(month), 3)

    def year_window(self, month: Month) -> Window:
        """The whole year a month lies in."""
        return Window.trailing(self.year_end(month), 12)

    def year_to_date(self, closing: Month) -> Window:
        """From the end of the year before; in the last month of a year it is the whole year."""
        return Window(closing - self.month_of_year(closing), closing)

    def quarter_to_date(self, closing: Month) -> Window:
        """From the end of the quarter before."""
        return Window(closing - ((self.month_of_year(closing) - 1) % 3 + 1), closing)

    def last_complete_quarter(self, closing: Month) -> Window:
        """A closing that is a quarter-end is its own last complete quarter."""
        return Window.trailing(self.complete_quarter_end(closing), 3)

    def last_complete_year(self, closing: Month) -> Window:
        """A closing that ends a year is its own last complete year."""
        return Window.trailing(closing - self.month_of_year(closing) % 12, 12)

    def at_last_quarter_end(self, window: Window) -> Window:
        """The window of the same length that closes at the latest quarter-end before this closing."""
        return Window.trailing(self.complete_quarter_end(window.closing - 1), window.months)

    @property
    def said(self) -> str:
        """What a stamp says of it; nothing of a calendar year."""
        if self.calendar:
            return ""
        text = f"fiscal year from {MONTH_NAMES[self.start - 1]}"
        return f"{text} · {self.name.stamp}" if self.name.stamp else text


CALENDAR_YEAR = FiscalYear()
