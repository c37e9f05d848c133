"""A second file as a table of texts, or what stands in its way."""

from dataclasses import dataclass

from nrr.ground import Place, Problem
from nrr.ledgers import Term


@dataclass(frozen=True, slots=True)
class SideTable:
    """Headings and rows of texts; `numbers` are the rows and `letters` the columns as a spreadsheet shows
    them. Of a list of contracts, `contracts` are its terms under the names it gives its customers.
    """

    file: str
    sheet: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    letters: tuple[str, ...]
    contracts: tuple[Term, ...] = ()
    contracts_said: tuple[Problem, ...] = ()
    contracts_currency: str = ""

    def column(self, index: int) -> list[str]:
        """The texts of one column, without outer blanks."""
        return [row[index].strip() for row in self.rows]

    def place(self, rows: tuple[int, ...] = (), column: str | None = None) -> Place:
        """Where in this table."""
        return Place(self.file, self.sheet or None, rows, column)


@dataclass(frozen=True, slots=True)
class SideReading:
    """What a second file gave: its table, or the problems that stand in its way."""

    table: SideTable | None
    problems: tuple[Problem, ...] = ()
