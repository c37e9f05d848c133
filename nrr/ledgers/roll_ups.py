"""Lines added up: one row a customer, parent or subscription; amounts of several currencies at rates."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nrr.definitions import Currency, Level, Policy
from nrr.ground import Refusal
from nrr.ledgers.customer_levels import shown_units, units_of
from nrr.ledgers.leading_rows import followed, leading_by_month
from nrr.ledgers.ledger import Attribute, Codes, Grid, Ledger, Local


@dataclass(frozen=True, slots=True)
class _Units:
    """Rows on their way into units: the `names` of units, the unit of each row, what units hold (months,
    units), what each row is worth (months, rows), and what units hold in each currency.
    """

    names: tuple[str, ...]
    of_row: Codes
    grid: Grid
    worth: Grid
    local: tuple[Local, ...] = ()


def rolled_up(ledger: Ledger, policy: Policy) -> Ledger:
    """The book with one row per unit of the policy's level, in one currency at the rates of each month.

    Refusal where it holds a currency without a rate.
    """
    units = units_of(ledger, policy.level)
    currencies = _currencies(ledger)
    if units is None and currencies is None:
        return ledger
    names, of_row = (
        units if units is not None else (ledger.names, np.arange(len(ledger.names), dtype=np.int32))
    )
    if currencies is None:
        grid = _summed(ledger.grid, of_row, len(names))
        return _regrouped(ledger, _Units(names, of_row, grid, ledger.grid), policy.level)
    local = _locals(ledger, currencies, of_row, len(names), policy)
    grid = sum(
        (_valued(part.grid, part.rates[:, None]) for part in local),
        np.zeros((len(ledger.months), len(names)), np.int64),
    )
    kept = () if policy.currency is Currency.TABLE else local
    worth = _worth(ledger, currencies, local)
    return _regrouped(ledger, _Units(names, of_row, grid, worth, kept), policy.level)


def _worth(ledger: Ledger, currencies: Attribute, local: tuple[Local, ...]) -> Grid:
    """(months, rows): what each row is worth alone in the reporting currency."""
    worth = np.zeros_like(ledger.grid)
    for code, part in enumerate(local):
        chosen = currencies.codes == code
        worth[:, chosen] = _valued(ledger.grid[:, chosen], part.rates[:, None])
    return worth


def _currencies(ledger: Ledger) -> Attribute | None:
    currencies = ledger.roles.get("currency")
    if currencies is None:
        return None
    used = {currencies.labels[code] for code in np.unique(currencies.codes).tolist() if code >= 0}
    if used <= {ledger.currency} or (len(used) == 1 and not ledger.fx):
        return None
    missing = sorted(used - set(ledger.fx) - {ledger.currency})
    if missing:
        raise Refusal(
            f"the data holds {', '.join(sorted(used))} and no rate for {', '.join(missing)}; add rates"
        )
    return currencies


def _locals(
    ledger: Ledger, currencies: Attribute, units: Codes, unit_count: int, policy: Policy
) -> tuple[Local, ...]:
    parts = []
    for code, label in enumerate(currencies.labels):
        chosen = currencies.codes == code
        grid = _summed(ledger.grid[:, chosen], units[chosen], unit_count)
        rates = np.array(ledger.fx.get(label, (1.0,) * len(ledger.months)), np.float64)
        if policy.currency is Currency.TABLE:
            # The plan rate of a currency is the first rate of its table: one rate for every month.
            rates = np.full_like(rates, rates[0])
        parts.append(Local(label, grid, rates))
    return tuple(parts)


def _valued(grid: Grid, rates: npt.NDArray[np.float64] | float) -> Grid:
    valued: Grid = np.rint(grid * rates).astype(np.int64)
    return valued


def _summed(grid: Grid, unit_of_row: Codes, unit_count: int) -> Grid:
    order = np.argsort(unit_of_row, kind="stable")
    present, starts = np.unique(unit_of_row[order], return_index=True)
    summed = np.zeros((len(grid), unit_count), np.int64)
    if len(present):
        summed[:, present] = np.add.reduceat(grid[:, order], starts, axis=1)
    return summed


def _regrouped(ledger: Ledger, units: _Units, level: Level) -> Ledger:
    """One row per unit; an attribute of a unit is in every month that of its largest row then."""
    leading = _leading_rows(units)
    by_month = leading_by_month(units.worth, units.of_row, leading)
    roles = {
        name: role.taken(leading) for name, role in ledger.roles.items() if name in ("display", "parent")
    }
    shown = shown_units(ledger, level, units.names)
    roles |= {} if shown is None else {"display": shown}
    return replace(
        ledger,
        grid=units.grid,
        names=units.names,
        attributes={name: followed(a, by_month) for name, a in ledger.attributes.items()},
        roles=roles,
        status=None,
        origins=None if ledger.origins is None else ledger.origins.regrouped(units.of_row),
        local=units.local,
    )


def _leading_rows(units: _Units) -> npt.NDArray[np.intp]:
    weight = units.worth.sum(axis=0)
    order = np.lexsort((np.arange(len(weight)), -weight, units.of_row))
    _, starts = np.unique(units.of_row[order], return_index=True)
    leading = np.zeros(len(units.names), np.intp)
    leading[units.of_row[order][starts]] = order[starts]
    return leading
