"""Rates by year: those of the 12-month Bridge, every segment weighing what it weighed at the opening.

A scenario that moves nothing gives the headline.
"""

from collections.abc import Mapping, Sequence

from nrr.definitions import Policy
from nrr.ground import Month, Refusal, Window
from nrr.outlooks.records import YEAR_MONTHS, Backing, Outlook, Past, counts_returns
from nrr.retention import (
    TOTAL,
    Bridge,
    Source,
    first_available,
    missing_end,
    net_metric,
    rates_from,
    windows_of,
)
from nrr.scenarios import Flow, Levers, Mode, SegmentBase


def yearly_outlook(source: Source, closing: Month, policy: Policy, by: str) -> Outlook:
    """The outlook by year; Refusal where the year before is not held or nobody pays at one of its ends."""
    missing = missing_end(source, Window.trailing(closing, YEAR_MONTHS))
    if missing is not None:
        raise Refusal(
            f"yearly rates need {missing.label}, which the data lacks; the first month with a year "
            f"before it is {first_available(source, YEAR_MONTHS).label}"
        )
    held = tuple(window for window in windows_of(source, YEAR_MONTHS) if window.closing <= closing)
    together = source.bridges(held, policy)
    apart = together if by == TOTAL else source.bridges(held, policy, by)
    totals = [together.one(index) for index in range(len(held))]
    own = {
        name: [apart.one(index, group) for index in range(len(held))]
        for group, name in enumerate(apart.groups)
    }
    now = totals[-1]
    if now.opening <= 0 or now.closing <= 0:
        raise Refusal("nobody pays at one end of the last twelve months")
    return Outlook(
        mode=Mode.ANNUAL,
        by=by,
        segments=_weighted(own, now, policy),
        today=Levers(new_arr_minor=float(now.new), returning_arr_minor=_returning(now, policy)),
        past={name: _bridge_past(records, policy) for name, records in {**own, TOTAL: totals}.items()},
        backings={name: _backing(records[-1]) for name, records in {**own, TOTAL: totals}.items()},
        reported=rates_from(source, held[-1], policy).nrr,
        observed_months=YEAR_MONTHS,
        lost_last_year_arr_minor=float(now.contraction + now.churn),
    )


def _weighted(own: Mapping[str, Sequence[Bridge]], now: Bridge, policy: Policy) -> tuple[SegmentBase, ...]:
    """Today's revenue shared out by opening weights, largest first; a segment without an opening has no
    rate.
    """
    return tuple(
        SegmentBase(name, now.closing * records[-1].opening / now.opening, _bridge_flow(records[-1], policy))
        for name, records in sorted(own.items(), key=lambda item: -item[1][-1].opening)
        if records[-1].opening > 0
    )


def _bridge_flow(record: Bridge, policy: Policy) -> Flow:
    """Rates of a Bridge; what NRR adds besides (currency, returned customers by policy) goes with
    expansion.
    """
    nrr = net_metric(policy).of(record)
    assert nrr is not None
    contraction, churn = record.contraction / record.opening, record.churn / record.opening
    return Flow(nrr - 1 + contraction + churn, contraction, churn)


def _bridge_past(records: Sequence[Bridge], policy: Policy) -> Past:
    held = [record for record in records if record.opening > 0]
    return Past(
        closings=tuple(record.window.closing for record in held),
        flows=tuple(_bridge_flow(record, policy) for record in held),
        new_arr_minor=tuple(float(record.new) for record in held),
        returning_arr_minor=tuple(_returning(record, policy) for record in held),
    )


def _returning(record: Bridge, policy: Policy) -> float:
    return 0.0 if counts_returns(policy) else float(record.resurrected)


def _backing(record: Bridge) -> Backing:
    return Backing(record.opening, record.opening_logos, record.churned_logos)
