"""Rates by month: the movements of the last twelve months over the revenue they opened with, weighted."""

from collections.abc import Mapping, Sequence

from nrr.definitions import Policy
from nrr.ground import Month, Refusal, Window
from nrr.ledgers import Ledger, missing_months
from nrr.outlooks.records import YEAR_MONTHS, Backing, Outlook, Past, back_arr_minor, counts_returns
from nrr.retention import TOTAL, RollForward, missing_end, rates, rollforwards, summed
from nrr.scenarios import Flow, Levers, Mode, SegmentBase

FEWEST_STEPS = 3
"""Monthly rates need at least so many months."""


def monthly_outlook(book: Ledger, closing: Month, policy: Policy, by: str) -> Outlook:
    """The outlook by month; Refusal where months are missing or too few, or nobody pays at one end."""
    gaps = [month for month in missing_months(book) if month <= closing]
    first = gaps[-1] + 1 if gaps else book.months[0]
    held = tuple(month for month in book.months if first <= month <= closing)
    if gaps and len(held) <= FEWEST_STEPS:
        raise Refusal(f"monthly rates need every month; the data lacks {gaps[-1].label}")
    if len(held) <= FEWEST_STEPS:
        raise Refusal(f"monthly rates need {FEWEST_STEPS + 1} month-ends; the data holds {len(held)}")
    window = Window(held[0], closing)
    own = rollforwards(book, window, policy, None if by == TOTAL else by)
    totals = own[TOTAL] if by == TOTAL else rollforwards(book, window, policy)[TOTAL]
    now = _year(totals, len(totals))
    if totals[-1].closing <= 0 or now.opening <= 0:
        raise Refusal("nobody pays at one end of the months behind the rates")
    months = min(YEAR_MONTHS, len(totals))
    year = Window.trailing(closing, YEAR_MONTHS)
    return Outlook(
        mode=Mode.MONTHLY,
        by=by,
        segments=_current(own, policy),
        today=Levers(
            new_arr_minor=now.new / months, returning_arr_minor=back_arr_minor(now, policy) / months
        ),
        past={name: _steps_past(steps, policy) for name, steps in {**own, TOTAL: totals}.items()},
        backings={name: _months_backing(steps) for name, steps in {**own, TOTAL: totals}.items()},
        reported=rates(book, year, policy).nrr if missing_end(book, year) is None else None,
        observed_months=months,
        lost_last_year_arr_minor=float(now.contraction + now.churn),
    )


def _year(steps: Sequence[RollForward], last: int) -> RollForward:
    found = summed(steps[max(0, last - YEAR_MONTHS) : last])
    assert found is not None
    return found


def _current(own: Mapping[str, Sequence[RollForward]], policy: Policy) -> tuple[SegmentBase, ...]:
    found = [
        SegmentBase(name, float(steps[-1].closing), _steps_flow(steps, len(steps), policy))
        for name, steps in own.items()
        if steps[-1].closing > 0
    ]
    return tuple(sorted(found, key=lambda segment: -segment.arr_minor))


def _steps_flow(steps: Sequence[RollForward], last: int, policy: Policy) -> Flow:
    """Movements over opening revenue, both added over the twelve months before `last`; nothing moves
    without revenue.
    """
    own = steps[max(0, last - YEAR_MONTHS) : last]
    opening = sum(step.opening for step in own)
    if opening <= 0:
        return Flow(0.0, 0.0, 0.0)
    gained = sum(
        step.expansion + step.fx + (step.reactivation if counts_returns(policy) else 0) for step in own
    )
    lost, churned = (sum(getattr(step, name) for step in own) for name in ("contraction", "churn"))
    return Flow(gained / opening, lost / opening, churned / opening)


def _steps_past(steps: Sequence[RollForward], policy: Policy) -> Past:
    first = min(YEAR_MONTHS, len(steps))
    lasts = range(first, len(steps) + 1)
    years = [_year(steps, last) for last in lasts]
    return Past(
        closings=tuple(steps[last - 1].window.closing for last in lasts),
        flows=tuple(_steps_flow(steps, last, policy) for last in lasts),
        new_arr_minor=tuple(year.new / first for year in years),
        returning_arr_minor=tuple(back_arr_minor(year, policy) / first for year in years),
    )


def _months_backing(steps: Sequence[RollForward]) -> Backing:
    """The revenue a month opens with on average and its customers; who left is not counted by month."""
    own = steps[-YEAR_MONTHS:]
    return Backing(
        sum(step.opening for step in own) // len(own), sum(step.opening_logos for step in own) // len(own), 0
    )
