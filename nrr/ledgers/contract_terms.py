"""Terms of contracts: what a file says of when an amount is bound and comes up for renewal.

They stand beside the revenue of the Ledger and never replace it. Days are proleptic ordinals
(`date.toordinal`), both ends are in force, amounts are annualised minor units.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One term of one customer's line (product or subscription; empty where the file has no such column).

    `end` is the last day in force, None for evergreen; `due` is the original end and lies after `end` where a
    contract was cut short. A line that only has a cancellation has an end and no due: it is evergreen.
    `steps` are dated amounts within the term. `notice_given` is the day, 0 for "given" without one;
    `notice_days` before the end notice must be given. `uplift` is the contracted price rise at renewal, a
    fraction. `row` is the row of the spreadsheet it was read from, 0 for none;
    `file` is its name where the term comes from a second file, else empty.
    """

    customer: str
    line: str
    start: int
    end: int | None
    due: int | None
    arr_minor: int
    steps: tuple[tuple[int, int], ...] = ()
    notice_given: int | None = None
    notice_days: int | None = None
    auto_renew: bool = False
    uplift: float = 0.0
    owner: str = ""
    signed: int | None = None
    interval: str = ""
    contract: str = ""
    row: int = 0
    file: str = ""

    def amount(self, day: int) -> int:
        """What is in force on a day; nothing outside the term."""
        return self.at(day) if self.runs(day) else 0

    def at(self, day: int) -> int:
        """The amount by the steps up to a day, whether or not it still runs."""
        found = self.arr_minor
        for since, amount in self.steps:
            if since <= day:
                found = amount
        return found

    def runs(self, day: int) -> bool:
        """Whether it is in force on a day."""
        return self.start <= day and (self.end is None or day <= self.end)

    @property
    def cut_short(self) -> bool:
        """Whether it ended before its original end."""
        return self.end is not None and self.due is not None and self.end < self.due

    @property
    def up(self) -> int:
        """The amount in force on its last day; of an evergreen line what it began with and its steps made
        of it.
        """
        return self.at(self.end) if self.end is not None else self.at(10**9)
