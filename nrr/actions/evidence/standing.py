"""Customers in a state now, and what customers in it were lost more often than others in the past."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from nrr.accounts import (
    Light,
    churn_after_contraction,
    column_signals,
    monthly,
    recent_contractions,
    unlocking,
)
from nrr.actions.evidence.marks import STATES
from nrr.actions.evidence.noted import noted
from nrr.actions.evidence.records import Columned, Found, Ground
from nrr.actions.rows import Share
from nrr.actions.together import Values
from nrr.actions.worths import Cases, Yield, state_yield
from nrr.findings import Subject
from nrr.intervals import ladder_of
from nrr.ledgers import Mask
from nrr.notes import NoteKind

RENEWAL, CUT = "renewal", "recent contraction"
_COLOURS: Mapping[str, Light] = MappingProxyType({"red": Light.RED, "amber": Light.AMBER})


def stood(scope: str, ground: Ground, share: Share | None) -> Columned:
    """The customers of a scope with their yield, or the name of the column it would take."""
    if scope in set(NoteKind):
        return noted(NoteKind(scope), ground, share)
    if scope == CUT:
        return _recent_cut(ground, share)
    if scope == RENEWAL:
        return _renewing(ground, share)
    state = STATES[scope]
    masks = state.masks(ground.subject.scored, ground.paying > 0)
    if masks is None or (state.signal and not _told_before(ground.subject, state.signal)):
        return unlocking(state.signal)
    return _found(ground, ground.tallies[scope].cases, share, masks.inside)


def _found(ground: Ground, cases: Cases, share: Share | None, inside: Mask) -> Found:
    found: Yield = state_yield(cases, share, ladder_of(ground.subject.policy))
    return Found(((found, np.where(inside, ground.paying, 0.0)),), behind=int(inside.sum()))


def _told_before(subject: Subject, signal: str) -> bool:
    """Whether a signal can be told of the past: one without months says what is known today alone."""
    revenue = signal.startswith("mrr_")
    return revenue or signal in _monthly_signals(subject)


def _monthly_signals(subject: Subject) -> frozenset[str]:

    last = len(subject.run.months) - 1
    at = subject.run.start + last
    return frozenset(column_signals(monthly(subject.columns), subject.run.months[last], at))


def _recent_cut(ground: Ground, share: Share | None) -> Found:
    """As the rule that contraction precedes churn counts them."""
    grid = ground.subject.run.grid
    told = churn_after_contraction(grid)
    customers = int((told.events_by_customer > 0).sum())
    cases = Cases(told.events, told.churned, customers, told.baseline_months, told.baseline_churned)
    inside = np.zeros(len(ground.paying), bool)
    inside[list(recent_contractions(grid))] = True
    return _found(ground, cases, share, inside)


def _renewing(ground: Ground, share: Share | None) -> Columned:
    """Amber and red customers that renew within 90 days, each with the past of its colour."""
    scored = ground.subject.scored
    mark: npt.NDArray[np.float64] | None = scored.marks.get("renewal_days")
    if mark is None:
        return unlocking("renewal_days")
    works: list[tuple[Yield, Values]] = []
    behind = 0
    for colour, light in _COLOURS.items():
        inside = (mark < 1) & (scored.lights == light) & (ground.paying > 0)
        found = _found(ground, ground.tallies[colour].cases, share, inside)
        works += found.works
        behind += int(inside.sum())
    return Found(tuple(works), behind=behind)
