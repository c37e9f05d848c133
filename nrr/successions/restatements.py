"""What changed since the last time: every prior amount that is different now, classed, and its effect.

Compared are two books of the same company, month by month over the months both hold, and two snapshots,
figure by figure over the months both show. A change has one class:

late data: nothing stood there before; correction: an amount is different or gone; rename: the same amounts
stand under another name; reclassification: a customer is in another group, or its amount under another
customer of the same month; definition change: the policy differs, whatever the data.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from nrr.comparisons import changed_rules, rules_said
from nrr.definitions import criteria
from nrr.ground import Month
from nrr.ledgers import Grid, Ledger
from nrr.snapshots import Snapshot


class ChangeKind(StrEnum):
    """Why an amount differs from the one published before."""

    LATE_DATA = "late data"
    CORRECTION = "correction"
    RENAME = "rename"
    RECLASSIFICATION = "reclassification"
    DEFINITION = "definition change"


@dataclass(frozen=True, slots=True)
class Change:
    """One prior amount of one customer, in annualised minor units, then and now."""

    kind: ChangeKind
    customer: str
    month: Month | None
    before: int
    after: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One published figure, then and now; None where it is not defined."""

    label: str
    month: Month
    before: float | None
    after: float | None


def changes(before: Ledger, after: Ledger) -> tuple[Change, ...]:
    """Every prior-period change between two settled books, renames first, then by month and customer."""
    months = tuple(month for month in before.months if after.index(month) is not None)
    old, new = _tables(before, months), _tables(after, months)
    renamed = _renames(old, new)
    found = [_renamed(then, now) for then, now in renamed.items()]
    moved = old.rename(index=renamed)
    return (*found, *_regrouped(before, after, renamed), *_amounts(moved, new, months))


def differing_amounts(before: Ledger, after: Ledger) -> int:
    """How many amounts of the months both settled books hold are not the same, renames apart."""
    months = tuple(month for month in before.months if after.index(month) is not None)
    old, new = _tables(before, months), _tables(after, months)
    then, now = _side_by_side(old.rename(index=_renames(old, new)), new)[1:]
    return int(np.count_nonzero(then != now))


def renamed_customers(before: Ledger, after: Ledger) -> dict[str, str]:
    """Customers of the earlier settled book under another name now, with exactly the amounts they had."""
    months = tuple(month for month in before.months if after.index(month) is not None)
    return _renames(_tables(before, months), _tables(after, months))


def figure_changes(before: Snapshot, after: Snapshot) -> tuple[FigureChange, ...]:
    """The published figures that read differently now, for the months both snapshots show, latest first."""
    now = {point.month: point.rates for point in after.trend}
    found = [
        FigureChange(label, point.month, getattr(point.rates, field), getattr(now[point.month], field))
        for point in reversed(before.trend)
        if point.month in now
        for field, label in _FIGURES
    ]
    return tuple(change for change in found if change.before != change.after)


def definition_change(before: Snapshot, after: Snapshot) -> Change | None:
    """The change of policy between two snapshots, if there is one: what differs in stamp and thresholds."""
    then, now = (one.view.policy.stamp.split(" · ") for one in (before, after))
    gone = " · ".join(part for part in then if part not in now)
    come = " · ".join(part for part in now if part not in then)
    note = f"{gone} became {come}" if gone and come else f"{come} is new" if come else ""
    note = f"{gone} is no more" if gone and not come else note
    old, new = before.view.policy, after.view.policy
    notes = [note, rules_said({k: v for k, v in changed_rules(old, new).items() if k in criteria()})]
    said = "; ".join(filter(None, notes))
    return Change(ChangeKind.DEFINITION, "", None, 0, 0, said) if said else None


_FIGURES = (("nrr", "NRR"), ("grr", "GRR"), ("logo_retention", "Logo retention"))


def _tables(ledger: Ledger, months: tuple[Month, ...]) -> pd.DataFrame:
    """Customers by month; lines of one name added up."""
    grid: Grid = ledger.grid[[ledger.index(month) or 0 for month in months]].T
    frame = pd.DataFrame(grid, index=pd.Index(ledger.names, dtype="object"))
    return frame.groupby(level=0, sort=False).sum()


def _renames(old: pd.DataFrame, new: pd.DataFrame) -> dict[str, str]:
    """Names that left, each with the one name that came with exactly its amounts."""
    gone, come = old.loc[~old.index.isin(new.index)], new.loc[~new.index.isin(old.index)]
    gone, come = gone[(gone != 0).any(axis=1)], come[(come != 0).any(axis=1)]
    by_amounts: dict[bytes, list[str]] = {}
    for name, row in zip(come.index, come.to_numpy(), strict=True):
        by_amounts.setdefault(row.tobytes(), []).append(name)
    matches = {
        name: by_amounts.get(row.tobytes(), []) for name, row in zip(gone.index, gone.to_numpy(), strict=True)
    }
    return {name: found[0] for name, found in matches.items() if len(found) == 1}


def _renamed(then: str, now: str) -> Change:
    return Change(ChangeKind.RENAME, now, None, 0, 0, f"was called {then}")


def _regrouped(before: Ledger, after: Ledger, renamed: dict[str, str]) -> list[Change]:
    """Customers whose group in the last month that both books hold is another one now."""
    last = max((month for month in before.months if after.index(month) is not None), default=None)
    found: list[Change] = []
    for name in sorted(set(before.attributes) & set(after.attributes)) if last else ():
        then, now = _groups(before, name, last), _groups(after, name, last)
        pairs = ((renamed.get(customer, customer), group) for customer, group in then.items())
        found += [
            Change(
                ChangeKind.RECLASSIFICATION, customer, last, 0, 0, f"{name}: {group} became {now[customer]}"
            )
            for customer, group in pairs
            if customer in now and now[customer] != group
        ]
    return found


def _groups(ledger: Ledger, name: str, month: Month | None) -> dict[str, str]:
    index = None if month is None else ledger.index(month)
    return dict(zip(ledger.names, ledger.attributes[name].texts(index or 0), strict=True))


def _amounts(old: pd.DataFrame, new: pd.DataFrame, months: tuple[Month, ...]) -> list[Change]:
    names, then, now = _side_by_side(old, new)
    cells = np.argwhere((then != now).T)
    balanced = (now - then).sum(axis=0) == 0
    return [
        Change(
            _kind(int(then[row, column]), bool(balanced[column])),
            str(names[row]),
            months[column],
            int(then[row, column]),
            int(now[row, column]),
        )
        for column, row in cells.tolist()
    ]


def _side_by_side(old: pd.DataFrame, new: pd.DataFrame) -> tuple[pd.Index, Grid, Grid]:
    """The customers of either, and the amounts of both in their order."""
    names = old.index.union(new.index, sort=False)
    then, now = (table.reindex(names, fill_value=0).to_numpy(np.int64) for table in (old, new))
    return names, then, now


def _kind(before: int, month_is_balanced: bool) -> ChangeKind:  # noqa: FBT001 - a fact of the month
    if month_is_balanced:
        return ChangeKind.RECLASSIFICATION
    return ChangeKind.LATE_DATA if before == 0 else ChangeKind.CORRECTION
