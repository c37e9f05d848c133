"""`alarms`: what of a settled book no book of recurring revenue looks like, said with its figures."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nrr.definitions import GRR, NRR, Policy
from nrr.ground import Basis, Window, money, percent_said, plural
from nrr.ledgers import Ledger
from nrr.plausibility.rows import ALARMS, Row
from nrr.retention import bridge, missing_end

Limits = Mapping[str, float]
Figures = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Alarm:
    """One doubt about a book as a whole. `label` is what would hold were it plausible, `what` what was
    found.
    """

    key: str
    label: str
    what: str
    remedy: str
    against: tuple[str, ...]


def alarms(book: Ledger, window: Window, policy: Policy) -> tuple[Alarm, ...]:
    """The alarms of a settled, unfiltered book, in the order of the file; those found when it was read
    come last.
    """
    found = ((ALARMS[key], look(book, window, policy, ALARMS[key].limits)) for key, look in _LOOKS.items())
    return (
        *(_alarm(row, figures) for row, figures in found if figures is not None),
        *alarms_of_keys(book.doubts),
    )


def alarms_of_keys(keys: Iterable[str]) -> tuple[Alarm, ...]:
    """Alarms that have no figures of their own, by their keys."""
    return tuple(_alarm(ALARMS[key], {}) for key in keys)


def _alarm(row: Row, figures: Figures) -> Alarm:
    return Alarm(row.key, row.label, row.what.format(**figures), row.remedy, row.against)


def _retention(book: Ledger, window: Window, policy: Policy, limits: Limits) -> Figures | None:
    if missing_end(book, window) is not None:
        return None
    own = bridge(book, window, policy)
    net, gross = NRR.of(own), GRR.of(own)
    if net is None or gross is None or own.opening_logos < limits["customers"]:
        return None
    if limits["low"] <= net <= limits["high"] and gross >= 0:
        return None
    return {"nrr": percent_said(net), "grr": percent_said(gross), "months": plural(window.months, "month")}


def _month_off(book: Ledger, window: Window, policy: Policy, limits: Limits) -> Figures | None:
    """The month furthest from both its neighbours, where it is off by the share and enough customers pay
    around it.
    """
    totals, months = book.grid.sum(axis=1).astype(np.float64), book.months
    if len(months) < 3:
        return None
    before, own, after = totals[:-2], totals[1:-1], totals[2:]
    payers = (book.grid > 0).sum(axis=1)[1:-1]
    around = np.maximum((book.grid[:-2] > 0).sum(axis=1), (book.grid[2:] > 0).sum(axis=1))
    apart = limits["apart"]
    with np.errstate(divide="ignore", invalid="ignore"):
        high = (own >= (1 + apart) * before) & (own >= (1 + apart) * after)
        low = (own <= (1 - apart) * before) & (own <= (1 - apart) * after)
    off = (high | low) & (before > 0) & (after > 0) & (np.maximum(payers, around) >= limits["customers"])
    if not off.any():
        return None
    at = int(np.flatnonzero(off)[0]) + 1
    shown = {
        name: money(int(book.grid[at + step].sum()), book.currency, Basis.MRR)
        for name, step in (("before", -1), ("amount", 0), ("after", 1))
    }
    return {"month": months[at].label, **shown}


def _lives(book: Ledger) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Months paid by every customer that ever pays, and whether it pays in the last month."""
    paid = book.grid > 0
    ever = paid.any(axis=0)
    return paid.sum(axis=0)[ever], paid[-1][ever]


def _one_month(book: Ledger, window: Window, policy: Policy, limits: Limits) -> Figures | None:
    """Customers won in the last month are no evidence: they may go on."""
    lives, there = _lives(book)
    once, total = int(((lives == 1) & ~there).sum()), len(lives)
    if len(book.months) < limits["months"] or total < limits["customers"] or once <= limits["share"] * total:
        return None
    return {"count": f"{once:,}", "total": f"{total:,}"}


def _short_life(book: Ledger, window: Window, policy: Policy, limits: Limits) -> Figures | None:
    lives, there = _lives(book)
    left = lives[~there]
    if len(book.months) < limits["span"] or len(left) < limits["customers"]:
        return None
    return {"total": f"{len(left):,}"} if float(np.median(left)) <= limits["months"] else None


def _doubled(book: Ledger, window: Window, policy: Policy, limits: Limits) -> Figures | None:
    grid = book.grid
    if len(book.months) < 3:
        return None
    twice = (grid[:-2] > 0) & (grid[:-2] == grid[2:]) & (grid[1:-1] == 2 * grid[:-2])
    count, total = int(twice.any(axis=0).sum()), int((grid > 0).any(axis=0).sum())
    if count < limits["customers"] or count < limits["share"] * total:
        return None
    return {"count": f"{count:,}", "total": f"{total:,}"}


def _few_at_opening(book: Ledger, window: Window, policy: Policy, limits: Limits) -> Figures | None:
    at = book.index(window.opening)
    if at is None:
        return None
    count, total = int((book.grid[at] > 0).sum()), int((book.grid > 0).any(axis=0).sum())
    if total < limits["customers"] or count >= limits["share"] * total:
        return None
    return {"count": f"{count:,}", "total": f"{total:,}"}


_LOOKS: Mapping[str, Callable[[Ledger, Window, Policy, Limits], Figures | None]] = {
    "retention": _retention,
    "month_off": _month_off,
    "one_month": _one_month,
    "short_life": _short_life,
    "doubled": _doubled,
    "few_at_opening": _few_at_opening,
}
