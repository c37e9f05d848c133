"""Paused customers as a line of their own: counted on where the definition holds them, else as lost."""

from dataclasses import dataclass, replace

import numpy as np

from nrr.definitions import Policy
from nrr.ground import Pauses
from nrr.ledgers import Grid, Ledger
from nrr.retention import View, prepared

_WITHOUT_END = 1_200
"""Longer than any file: every pause is held."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The customers paused at the end of a view, in annualised minor units: `held` counts in its closing
    revenue at the last amount before the pause, `left_out` would count so if every pause were held.
    """

    held_customers: int
    held_arr_minor: int
    left_out_customers: int
    left_out_arr_minor: int


def paused_in(ledger: Ledger, view: View) -> Paused | None:
    """Who is paused at the close; None where the book has no status by month or nobody is."""
    if ledger.status is None or ledger.index(view.window.closing) is None:
        return None
    always, never = _policy(view.policy, Pauses.HOLD), _policy(view.policy, Pauses.CHURN)
    now, most, least = (_closing(ledger, view, one) for one in (view.policy, always, never))
    held, out = now - least, most - now
    if not held.any() and not out.any():
        return None
    return Paused(int(np.count_nonzero(held)), int(held.sum()), int(np.count_nonzero(out)), int(out.sum()))


def _policy(policy: Policy, pauses: Pauses) -> Policy:
    return replace(policy, pauses=pauses, hold_months=_WITHOUT_END)


def _closing(ledger: Ledger, view: View, policy: Policy) -> Grid:
    book = prepared(ledger, replace(view, policy=policy))
    closing: Grid = book.grid[book.index(view.window.closing) or 0]
    return closing
