"""Months and the windows between them. Every date inside the package is a month-end."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"(\d{4})-(\d{2})")


def day_label(day: date) -> str:
    """A day as people read it: `22 Nov 2026`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def moment_label(iso: str) -> str:
    """The day of a moment in ISO text, as people read it; the text itself when it is none."""
    try:
        return day_label(date.fromisoformat(iso[:10]))
    except ValueError:
        return iso


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; `ordinal` counts months since year 0, so differences are plain subtraction."""

    ordinal: int

    @classmethod
    def of(cls, year: int, month: int) -> Self:
        """The month with `month` from 1 to 12; ValueError otherwise."""
        if not (1 <= month <= 12 and 1 <= year <= 9999):
            raise ValueError(f"{year:04d}-{month:02d} is not a calendar month")
        return cls(year * 12 + month - 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The month written as `YYYY-MM`; ValueError for anything else."""
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a month; write it as YYYY-MM, for example 2026-01")
        return cls.of(int(match[1]), int(match[2]))

    @property
    def year(self) -> int:
        """Calendar year."""
        return self.ordinal // 12

    @property
    def number(self) -> int:
        """Month of the year, 1 to 12."""
        return self.ordinal % 12 + 1

    @property
    def label(self) -> str:
        """As people read it: `Jan 2026`."""
        return f"{MONTH_NAMES[self.number - 1]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    def __add__(self, months: int) -> Self:
        return type(self)(self.ordinal + months)

    def __sub__(self, months: int) -> Self:
        return type(self)(self.ordinal - months)

    def since(self, earlier: "Month") -> int:
        """How many months lie between `earlier` and this month."""
        return self.ordinal - earlier.ordinal


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """From the opening month-end to the closing month-end."""

    opening: Month
    closing: Month

    def __post_init__(self) -> None:
        if self.closing <= self.opening:
            raise ValueError(f"a period must end after it begins: {self.opening} to {self.closing}")

    @classmethod
    def trailing(cls, closing: Month, months: int = 12) -> Self:
        """The window of `months` months that ends at `closing`."""
        return cls(closing - months, closing)

    @property
    def months(self) -> int:
        """Its length in months."""
        return self.closing.since(self.opening)

    @property
    def prior_period(self) -> Self:
        """The window of the same length that ends at this one's opening."""
        return type(self).trailing(self.opening, self.months)

    @property
    def prior_year(self) -> Self:
        """Both ends twelve months earlier."""
        return type(self)(self.opening - 12, self.closing - 12)

    @property
    def label(self) -> str:
        """As people read it: `Jan 2025 to Jan 2026`."""
        return f"{self.opening.label} to {self.closing.label}"
