"""What the sheets of the Excel twin stand on: the customers in their order, and where their cells are.

A twin is live where its size and its definition let formulas give every figure: then `Ground.live` holds, and
addresses of cells go into formulas. Otherwise the sheets hold the same figures as values, totals excepted.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from nrr.definitions import Method, Negatives, Reactivation
from nrr.export.twins.sheets import FIRST, letter
from nrr.ground import Basis, Choice, Window
from nrr.ledgers import Attribute, Codes, Grid, Ledger, Mask
from nrr.retention import View, filtered, shown_names, unfiltered, windows_of

LIVE_METHODS = (Method.P2P, Method.SUM_COHORT, Method.SUM_ALL, Method.CHAIN)
"""The methods that formulas give; what the others give is stated."""
MOST_LIVE_ROWS, MOST_LIVE_CELLS = 20_000, 20_000 * 36 * 36
"""Beyond, formulas over single customers would take a spreadsheet minutes: rows, rows x months x months."""
MONTHS, ATTRIBUTES, CUSTOMERS, CALC = "Months", "Attributes", "Customers", "Calc"
KEY, NAME, MONTH = 2, 3, 4
"""Columns of the sheet of months: number of the row, name, first month."""
_MOST_GROUPS = 40
_MOST_SHOWN = 2

Rows = npt.NDArray[np.intp]


def label_of(choice: Choice) -> str:
    """What a cell says for an answer."""
    return choice.stamp[:1].upper() + choice.stamp[1:]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the sheet of customers by what they hold, from 1; `last` is the last printed one."""

    places: dict[str, int]
    attributes: tuple[str, ...]
    last: int


@dataclass(frozen=True, eq=False)
class Ground:
    """A prepared book of every customer of a view, and how its rows stand on the sheets.

    `order` gives the row of the book on every line of a sheet, `inside` (by line) whether the filter of the
    view leaves it; `asked` is the book of those alone.
    """

    book: Ledger
    asked: Ledger
    view: View
    order: Rows
    inside: Mask
    attributes: tuple[str, ...]

    @property
    def count(self) -> int:
        """Customers, each a line."""
        return len(self.order)

    @property
    def last(self) -> int:
        """The row of the last customer."""
        return FIRST + max(self.count, 1) - 1

    @property
    def window(self) -> Window:
        """The period of the view."""
        return self.view.window

    @cached_property
    def ends(self) -> tuple[int, int]:
        """Where the two ends of the period stand among the months."""
        s, e = self.book.index(self.window.opening), self.book.index(self.window.closing)
        assert s is not None and e is not None
        return s, e

    @cached_property
    def windows(self) -> tuple[tuple[int, int], ...]:
        """The ends of every period of that length, oldest first."""
        found = windows_of(self.book, self.window.months)
        pairs = ((self.book.index(one.opening), self.book.index(one.closing)) for one in found)
        return tuple((s, e) for s, e in pairs if s is not None and e is not None)

    @cached_property
    def names(self) -> list[str]:
        """The name on every line."""
        return list(map(str, shown_names(self.book, self.order)))

    @cached_property
    def is_filtered(self) -> bool:
        """Whether the view leaves customers out."""
        return bool(self.view.where)

    @cached_property
    def live(self) -> bool:
        """Whether formulas over the customers give every figure."""
        policy, months = self.view.policy, len(self.book.months)
        small = 0 < self.count <= MOST_LIVE_ROWS and self.count * months**2 <= MOST_LIVE_CELLS
        plain = not self.book.local and policy.negatives is not Negatives.KEEP
        return small and plain and policy.reactivation_max_gap is None

    # -- addresses -------------------------------------------------------------------------------------------

    def month(self, index: int) -> str:
        """Every customer's amount of a month."""
        return self.block(index, index)

    def block(self, first: int, last: int) -> str:
        """Every customer's amounts of several months."""
        return f"{MONTHS}!${letter(MONTH + first)}${FIRST}:${letter(MONTH + last)}${self.last}"

    def months_of(self, row: int | str, first: int, last: int) -> str:
        """One customer's amounts of several months."""
        return f"{MONTHS}!${letter(MONTH + first)}{row}:${letter(MONTH + last)}{row}"

    @cached_property
    def columns(self) -> Columns:
        """Where things stand on the sheet of customers."""
        shown = self.attributes[:_MOST_SHOWN]
        printed = ["name", *(f"shown {name}" for name in shown), "since", *_MONEY]
        helpers = ["first", "inside", "paused", *_LOGOS, *(f"group {name}" for name in self.attributes)]
        places = {name: place for place, name in enumerate(printed, start=2)}
        last = len(printed) + 1
        places |= {name: place for place, name in enumerate(helpers, start=last + 2)}
        return Columns(places, shown, last)

    def each(self, name: str) -> str:
        """A column of the sheet of customers, as a range."""
        column = letter(self.columns.places[name])
        return f"{CUSTOMERS}!${column}${FIRST}:${column}${self.last}"

    def own(self, name: str, row: int | str) -> str:
        """A customer's cell on the sheet of customers."""
        return f"${letter(self.columns.places[name])}{row}"

    # -- values ----------------------------------------------------------------------------------------------

    def grid(self, index: int) -> Grid:
        """Every line's amount of a month, annualised minor units."""
        found: Grid = self.book.grid[index, self.order]
        return found

    def group_codes(self, attribute: Attribute) -> Codes:
        """The group of every line at the opening, or at the close for who did not pay then."""
        s, e = self.ends
        codes = np.where(self.book.grid[s] != 0, attribute.at(s), attribute.at(e))
        found: Codes = codes[self.order]
        return found


_MONEY = ("opening", "closing", "retained", "expansion", "contraction", "churn", "resurrected", "new")
_LOGOS = ("opening_logos", "churned_logos", "new_logos", "resurrected_logos")


def ground_of(ledger: Ledger, view: View, readable: tuple[str, ...]) -> Ground:
    """The ground of a view of a book as uploaded, largest customers first, with the `readable` columns."""
    whole = unfiltered(ledger, view)
    marks = Attribute("line", (), np.arange(len(whole.names), dtype=np.int32))
    own = filtered(replace(whole, roles={**whole.roles, "line": marks}), view)
    inside = np.zeros(len(whole.names), bool)
    inside[own.roles["line"].codes] = True
    closing, opening = whole.grid[-1], whole.grid[0 if len(whole.months) < 2 else -2]
    s = whole.index(view.window.opening)
    opening = opening if s is None else whole.grid[s]
    order = np.lexsort((np.arange(len(whole.names)), -opening, -closing)).astype(np.intp)
    asked = dict.fromkeys([*(name for name, _ in view.where), *readable])
    few = tuple(
        name
        for name in asked
        if name in dict(view.where) or 0 < len(whole.attribute(name).labels) <= _MOST_GROUPS
    )
    return Ground(whole, own, view, order, inside[order], few)


def units(arr_minor: Grid | int, basis: Basis) -> npt.NDArray[np.float64]:
    """Annualised minor units as whole units of a basis."""
    return np.asarray(arr_minor, np.float64) / basis.per_unit


def is_strict(view: View) -> bool:
    """Whether a customer with a pause inside the period counts as lost."""
    return view.policy.reactivation is Reactivation.STRICT
