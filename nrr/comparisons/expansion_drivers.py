"""What drove expansion: price, seats, a change of plan, metered use; or that no column tells."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from nrr.accounts import Columns, Held, columns_of, monthly, numbers
from nrr.comparisons.prices import Line, price_volume
from nrr.definitions import Usage
from nrr.ledgers import Grid, Ledger
from nrr.retention import View, customers, prepared

Values = npt.NDArray[np.float64]


class GrowthDriver(StrEnum):
    """One cause of a customer's growth, in words."""

    PRICE = "price"
    SEATS = "seats"
    PLAN = "plan change"
    USAGE = "usage"
    UNTOLD = "no recorded cause"


@dataclass(frozen=True, slots=True)
class ExpansionDrivers:
    """Point-to-point expansion by cause in annualised minor units; the causes add up to it exactly.

    A cause is negative where it worked against the growth of its customers. `unlocking` are the columns that
    would explain more.
    """

    arr_minor: Mapping[GrowthDriver, int]
    unlocking: tuple[Held, ...]

    @property
    def expansion(self) -> int:
        """All of it."""
        return sum(self.arr_minor.values())


def expansion_drivers(ledger: Ledger, view: View) -> ExpansionDrivers:
    """The causes of a book's expansion, as far as its columns tell; Refusal for a window it does not hold.

    Metered use is what remains beside the book without it. With seats (or unit prices) the rest is divided by
    midpoints into price and seats, the price part counting as plan where the plan changed; without them a
    changed plan takes all of it.
    """
    book = prepared(ledger, view)
    frame = customers(book, view.window, view.policy)
    grown = frame[frame["movement"] == "expansion"]
    rows = grown["row"].to_numpy(np.intp)
    before, after = grown["opening"].to_numpy(np.int64), grown["closing"].to_numpy(np.int64)
    metered = _metered(ledger, view, book, rows, after - before)
    columns = monthly(columns_of(book))
    seats = _seats(columns, book, view, rows, (before, after))
    moved = _plan_changed(columns, book, view, rows)
    found = dict.fromkeys(GrowthDriver, 0) | {GrowthDriver.USAGE: int(metered.sum())}
    for place, own in enumerate((after - before - metered).tolist()):
        ends = int(after[place]) - own, int(after[place])
        for driver, amount in _parts(ends, seats[place], moved=bool(moved[place])):
            found[driver] += amount
    return ExpansionDrivers(MappingProxyType(found), _unlocking(columns))


def _parts(
    ends: tuple[int, int], seats: tuple[float, float], *, moved: bool
) -> tuple[tuple[GrowthDriver, int], ...]:
    """One customer's growth by cause."""
    growth, (first, last) = ends[1] - ends[0], seats
    if not first > 0 or not last > 0:
        return ((GrowthDriver.PLAN if moved else GrowthDriver.UNTOLD, growth),)
    parts = price_volume(Line(first, ends[0] / first), Line(last, ends[1] / last))
    price = round(parts.price_mid)
    return ((GrowthDriver.PLAN if moved else GrowthDriver.PRICE, price), (GrowthDriver.SEATS, growth - price))


def _metered(ledger: Ledger, view: View, book: Ledger, rows: npt.NDArray[np.intp], growth: Grid) -> Grid:
    """The part of each customer's growth that is not there once metered lines are left out."""
    kinds = ledger.roles.get("revenue_type")
    if kinds is None or "usage" not in kinds.labels or view.policy.usage is Usage.EXCLUDE:
        return np.zeros(len(rows), np.int64)
    plain = prepared(ledger, replace(view, policy=replace(view.policy, usage=Usage.EXCLUDE)))
    place = {name: index for index, name in enumerate(plain.names)}
    s, e = plain.index(view.window.opening), plain.index(view.window.closing)
    change = np.append(plain.grid[e] - plain.grid[s], 0)
    own = change[[place.get(book.names[row], -1) for row in rows.tolist()]]
    metered: Grid = np.clip(growth - own, 0, growth)
    return metered


def _seats(
    columns: Columns, book: Ledger, view: View, rows: npt.NDArray[np.intp], amounts: tuple[Grid, Grid]
) -> list[tuple[float, float]]:
    """Seats of each customer at both ends, or revenue over unit price; NaN where neither is known."""
    ends = [book.index(month) or 0 for month in (view.window.opening, view.window.closing)]
    if Held.SEATS in columns:
        first, last = (numbers(columns[Held.SEATS], index)[rows] for index in ends)
    elif Held.PRICE in columns:
        prices = (numbers(columns[Held.PRICE], index)[rows] for index in ends)
        first, last = (_over(amount, price) for amount, price in zip(amounts, prices, strict=True))
    else:
        first = last = np.full(len(rows), np.nan)
    return list(zip(first.tolist(), last.tolist(), strict=True))


def _over(amount: Grid, price: Values) -> Values:
    seats: Values = np.divide(amount, price, out=np.full(len(amount), np.nan), where=price > 0)
    return seats


def _plan_changed(
    columns: Columns, book: Ledger, view: View, rows: npt.NDArray[np.intp]
) -> npt.NDArray[np.bool_]:
    plan = columns.get(Held.PLAN)
    if plan is None:
        return np.zeros(len(rows), bool)
    s, e = book.index(view.window.opening) or 0, book.index(view.window.closing) or 0
    changed: npt.NDArray[np.bool_] = (plan.at(s) != plan.at(e))[rows]
    return changed


def _unlocking(columns: Columns) -> tuple[Held, ...]:
    has_size = Held.SEATS in columns or Held.PRICE in columns
    return (*(() if has_size else (Held.SEATS, Held.PRICE)), *(() if Held.PLAN in columns else (Held.PLAN,)))
