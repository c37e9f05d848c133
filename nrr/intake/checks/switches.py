"""A customer whose amount jumps by 12 or 100 from one month to the next: annual among monthly amounts, or
cents.
"""

from dataclasses import dataclass

import numpy as np

from nrr.ground import Month, Problem
from nrr.intake.answers import Answers
from nrr.intake.checks.rescales import Switch, in_one_unit
from nrr.intake.drafts import Draft, Entries
from nrr.intake.places import entry_rows, place_of
from nrr.intake.said.saying import Message, problem_of
from nrr.intake.thresholds import LIMITS

_FACTORS = (12.0, 100.0)
_MONTHS = 131_072
"""More than any month ordinal."""
_ROOMY = 4
"""Places there may be for one amount before sorting the amounts is cheaper."""


@dataclass(frozen=True, slots=True)
class _Jump:
    factor: float
    month: int
    share: float
    exact: int


def checked_units(draft: Draft, answers: Answers) -> Draft:
    """Unit switches asked about when they are many or exact, mentioned otherwise."""
    entries = draft.entries
    if entries is None or entries.count < 4:
        return draft
    customers, months, values = _sums(entries)
    follows = (
        (customers[1:] == customers[:-1])
        & (months[1:] == months[:-1] + 1)
        & (values[1:] > 0)
        & (values[:-1] > 0)
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(
            follows, np.maximum(values[1:], values[:-1]) / np.minimum(values[1:], values[:-1]), 0.0
        )
    suspicious = [j for factor in _FACTORS for j in _jumps(ratio, factor, months[1:], values)]
    certain = [j for j in suspicious if j.exact >= 2 or (j.exact >= 1 and j.share >= LIMITS.switch_share)]
    if not certain:
        return draft
    if answers.units == "one_unit":
        return _divided(draft, _switches(certain, ratio, customers, months, values, follows))
    factor = certain[0].factor
    hit = np.flatnonzero(np.abs(ratio / factor - 1) <= LIMITS.switch)
    marked = np.isin(_key(entries.customers, entries.months), _key(customers[1:][hit], months[1:][hit]))
    rows = entry_rows(draft, marked)
    switched = len(np.unique(customers[1:][hit]))
    return draft.saying(_told(draft, rows, switched, round(factor), answers))


def _told(draft: Draft, rows: tuple[int, ...], customers: int, factor: int, answers: Answers) -> Problem:
    return problem_of(
        Message.UNIT_SWITCH_AS_WRITTEN
        if answers.units == "as_written"
        else Message.UNIT_SWITCH_ANNUAL
        if factor == 12
        else Message.UNIT_SWITCH,
        place_of(draft, rows),
        count=len(rows),
        number=customers,
        factor=factor,
        rows=rows,
    )


def _switches(
    certain: list[_Jump],
    ratio: np.ndarray,
    customers: np.ndarray,
    months: np.ndarray,
    values: np.ndarray,
    follows: np.ndarray,
) -> list[Switch]:
    """Who switches up and who down, in each month of a certain jump."""
    found = []
    for jump in certain:
        own = follows & (months[1:] == jump.month)
        near = own & (np.abs(ratio / jump.factor - 1) <= LIMITS.switch_near)
        for up, way in ((True, values[1:] > values[:-1]), (False, values[1:] < values[:-1])):
            if (near & way).any():
                who = customers[1:][near & way]
                found.append(Switch(jump.month, int(jump.factor), up, who, int(own.sum())))
    return found


def _divided(draft: Draft, switches: list[Switch]) -> Draft:
    """The draft in one unit, and what was divided."""
    changed = in_one_unit(draft, switches)
    if changed is None:
        return draft.saying(problem_of(Message.UNIT_SWITCH_TOO_LARGE, place_of(draft)))
    months = [Month(month) for month in sorted({switch.month for switch in switches})]
    factors = [str(factor) for factor in sorted({switch.factor for switch in switches})]
    return changed.saying(
        problem_of(Message.UNIT_SWITCH_DIVIDED, place_of(draft), months=months, factors=factors)
    )


def _sums(entries: Entries) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Customers, months and the total of each pair, in that order."""
    first, last = int(entries.months.min()), int(entries.months.max())
    room = (int(entries.customers.max()) + 1) * (last - first + 1)
    if room <= _ROOMY * entries.count and entries.arr.dtype != object:
        return _sums_by_place(entries, first, last - first + 1)
    keys = _key(entries.customers, entries.months)
    order = np.argsort(keys)
    ordered = keys[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    customers, months = np.divmod(ordered[starts], _MONTHS)
    return customers, months, np.add.reduceat(entries.arr[order], starts).astype(np.float64)


def _sums_by_place(entries: Entries, first: int, months: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same without sorting: a place for every customer and month, where most of them are filled."""
    places = entries.customers.astype(np.int64) * months + (entries.months - first)
    held = np.flatnonzero(np.bincount(places))
    owners, offsets = np.divmod(held, months)
    return owners, offsets + first, np.bincount(places, weights=entries.arr)[held]


def _key(customers: np.ndarray, months: np.ndarray) -> np.ndarray:
    return np.asarray(customers.astype(np.int64) * _MONTHS + months)


def _jumps(ratio: np.ndarray, factor: float, months: np.ndarray, values: np.ndarray) -> list[_Jump]:
    near = np.flatnonzero(np.abs(ratio / factor - 1) <= LIMITS.switch_near)
    found = []
    for month in np.unique(months[near]).tolist():
        own = near[months[near] == month]
        level = float(values[1:][months == month].sum()) or 1.0
        share = float(np.minimum(values[1:][own], values[:-1][own]).sum()) * factor / level
        exact = int((np.abs(ratio[own] / factor - 1) <= LIMITS.switch).sum())
        found.append(_Jump(factor, int(month), share, exact))
    return found
