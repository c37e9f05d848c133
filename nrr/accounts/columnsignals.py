"""Health signals that columns hold: usage, payment failures, NPS, tickets, renewal date."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from nrr.accounts.columns import Columns, Held, Values, days_until, numbers
from nrr.accounts.signals import FAILED_TWICE, USAGE_HALVED, graded
from nrr.ground import Month
from nrr.ledgers import Attribute, Mask

_QUARTER = 3


def column_signals(columns: Columns, month: Month, index: int) -> Mapping[str, Values]:
    """Marks of the signals whose column there is, at a month; NaN for customers without a value.

    `index` is where the month stands in the book.
    """
    found = {}
    for key, measure in _MEASURES.items():
        measured = measure(columns, month, index)
        if measured is not None:
            found[key] = graded(key, measured)
    return MappingProxyType(found)


def column_overrides(columns: Columns, month: Month, index: int) -> Mapping[str, Mask]:
    """Customers that a column alone forces to red, by the words that say why."""
    found: dict[str, Mask] = {}
    recent = _failures_60d(columns, index)
    if recent is not None:
        found[FAILED_TWICE] = np.nan_to_num(recent) >= 2
    change = _usage_change(columns, month, index)
    if change is not None:
        found[USAGE_HALVED] = np.nan_to_num(change) <= -0.5
    return MappingProxyType(found)


def unlocking(key: str) -> str:
    """The column that would give a signal."""
    return _UNLOCKING[key]


def _usage_change(columns: Columns, month: Month, index: int) -> Values | None:
    """Usage now against three months before; NaN where there was none then."""
    usage = columns.get(Held.USAGE)
    if usage is None or usage.codes.ndim == 1 or index < _QUARTER:
        return None
    before, now = numbers(usage, index - _QUARTER), numbers(usage, index)
    change: Values = np.divide(now - before, before, out=np.full(len(now), np.nan), where=before > 0)
    return change


def _failures_90d(columns: Columns, month: Month, index: int) -> Values | None:
    failures = columns.get(Held.PAYMENT_FAILURES)
    if failures is None:
        return None
    return _over(failures, index, _QUARTER) if failures.codes.ndim == 2 else numbers(failures, index)


def _failures_60d(columns: Columns, index: int) -> Values | None:
    """A count of 90 days does not say when they were: only months, or a column of 60 days, do."""
    failures = columns.get(Held.PAYMENT_FAILURES)
    if failures is None:
        return None
    if failures.codes.ndim == 2:
        return _over(failures, index, 2)
    return numbers(failures, index) if "60" in failures.name else None


def _score(columns: Columns, month: Month, index: int) -> Values | None:
    """NPS, or CSAT stretched to the ten points of NPS."""
    if Held.NPS in columns:
        return numbers(columns[Held.NPS], index)
    if Held.CSAT not in columns:
        return None
    csat = numbers(columns[Held.CSAT], index)
    top = float(np.nanmax(csat, initial=0.0))
    return csat * (2.0 if top <= 5 else 1.0 if top <= 10 else 0.1)


def _tickets(columns: Columns, month: Month, index: int) -> Values | None:
    """Tickets of three months over the customer's own average of three months before; NaN without any
    before.
    """
    tickets = columns.get(Held.TICKETS)
    if tickets is None or tickets.codes.ndim == 1 or index < 2 * _QUARTER - 1:
        return None
    earlier = np.stack([numbers(tickets, before) for before in range(index - _QUARTER + 1)])
    known = ~np.isnan(earlier)
    usual = np.nansum(earlier, axis=0) / np.maximum(known.sum(axis=0), 1) * _QUARTER
    recent = _over(tickets, index, _QUARTER)
    # None as usual stays as usual; any after none is more than twice as many.
    ratio = np.divide(recent, usual, out=np.where(recent > 0, np.inf, 1.0), where=usual > 0)
    return np.where(known.any(axis=0) & ~np.isnan(recent), ratio, np.nan)


def _renewal(columns: Columns, month: Month, index: int) -> Values | None:
    renewal = columns.get(Held.RENEWAL)
    return None if renewal is None else days_until(renewal, month, index)


def _over(attribute: Attribute, index: int, several: int) -> Values:
    """A monthly count added up over the months to this one; NaN where none of them is known."""
    counts = np.stack(
        [numbers(attribute, before) for before in range(max(0, index - several + 1), index + 1)]
    )
    return np.where(np.isnan(counts).all(axis=0), np.nan, np.nansum(counts, axis=0))


_MEASURES: Mapping[str, Callable[[Columns, Month, int], Values | None]] = MappingProxyType(
    {
        "usage_change_3m": _usage_change,
        "payment_failures_90d": _failures_90d,
        "nps": _score,
        "tickets_90d": _tickets,
        "renewal_days": _renewal,
    }
)
_UNLOCKING = MappingProxyType(
    {
        "mrr_change_3m": "revenue of three months before",
        "mrr_change_12m": "revenue of twelve months before",
        "contraction_6m": "revenue",
        "gap_12m": "revenue",
        "tenure_hazard": "a book with 30 churns",
        "usage_change_3m": "a usage column with a value a month",
        "payment_failures_90d": "a payment failures column",
        "nps": "an NPS or CSAT column",
        "tickets_90d": "a tickets column with a value a month",
        "renewal_days": "a renewal date column with dates ahead",
    }
)
