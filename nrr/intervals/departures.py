"""When customers leave: the share still paying by age, and whether newer ones leave sooner than older
ones.
"""

from dataclasses import dataclass

import numpy as np

from nrr.ground import Month
from nrr.intervals.survivals import (
    Spells,
    SurvivalCurve,
    departures_above_expected,
    first_spells,
    kaplan_meier,
    log_rank_p_value,
)
from nrr.ledgers import Ledger, Mask

FEWEST_AT_RISK = 5
"""The curve ends where fewer customers are observed at an age."""
_FEWEST_A_SIDE = 15


@dataclass(frozen=True, slots=True)
class Side:
    """The customers who began before, or from, a month on: how many, how many left, their curve."""

    customers: int
    left: int
    curve: SurvivalCurve


@dataclass(frozen=True, slots=True)
class Departures:
    """Customers by months since their first payment until their first month without one.

    Customers who already paid in the first month of the file are left out (`unknown`): how old they were
    is not known. `since` parts the older from the newer so that each side has half of the customers;
    `p_value` is of the log-rank test that both leave alike, None where a side has too few customers or
    nobody left.
    """

    whole: Side
    unknown: int
    since: Month
    older: Side
    newer: Side
    p_value: float | None
    newer_excess: float
    """Newer customers that left beyond those expected if both halves left alike."""


def departures(book: Ledger) -> Departures | None:
    """Of a settled book to its last month; None where a month is missing or nobody began within it."""
    months = book.months
    began = (book.grid > 0).any(axis=0) & (book.first_paid > 0)
    if len(months) < 2 or months[-1].ordinal - months[0].ordinal != len(months) - 1 or not began.any():
        return None
    part = int(np.median(book.first_paid[began])) + 1
    part = min(part, int(book.first_paid[began].max()))
    old, new = began & (book.first_paid < part), began & (book.first_paid >= part)
    known = bool(min(old.sum(), new.sum()) >= _FEWEST_A_SIDE)
    lives = _spells(book, new), _spells(book, old)
    p_value = log_rank_p_value(*lives) if known else None
    paid_before = int(((book.grid[0] > 0) & (book.first_paid == 0)).sum())
    return Departures(
        _side(book, began),
        paid_before,
        months[part],
        _side(book, old),
        _side(book, new),
        p_value,
        departures_above_expected(*lives),
    )


def _spells(book: Ledger, rows: Mask) -> Spells:
    return first_spells(book.grid[:, rows], np.full(int(rows.sum()), -1))


def _side(book: Ledger, rows: Mask) -> Side:
    lives = _spells(book, rows)
    return Side(int(rows.sum()), int(lives.ended.sum()), kaplan_meier(lives).while_at_risk(FEWEST_AT_RISK))
