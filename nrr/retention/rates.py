"""The headline under every method: how a book becomes one NRR, one GRR and one logo retention.

Each method is one function of a settled book, a window and a policy. What a method does not define is
None: an average of revenue has no GRR.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import prod
from types import MappingProxyType

import numpy as np

from nrr.definitions import (
    GRR,
    LOGO_RETENTION,
    MOVEMENT_GRR,
    MOVEMENT_NRR,
    MOVEMENT_NRR_WITH_REACTIVATION,
    NRR,
    NRR_IN_NUMERATOR,
    Method,
    Metric,
    Policy,
    Reactivation,
)
from nrr.ground import Month, Refusal, Window
from nrr.ledgers import Grid, Ledger, Mask, require_settled
from nrr.retention.bridges import Bridge, bridge, bridges
from nrr.retention.rollforwards import RollForward, opening_base, rollforward, rollforwards, summed
from nrr.retention.window_ends import require_ends


@dataclass(frozen=True, slots=True)
class Rates:
    """The trio; None is "not defined", with the reason in words."""

    nrr: float | None
    grr: float | None = None
    logo_retention: float | None = None
    reason: str = ""


def rates(ledger: Ledger, window: Window, policy: Policy) -> Rates:
    """The trio of a settled book under the policy's method; a reason instead of figures where it has none.

    Refusal for a book that is not settled.
    """
    require_settled(ledger, policy)
    try:
        return _METHODS[policy.method](ledger, window, policy)
    except Refusal as refusal:
        return Rates(None, reason=str(refusal))


def rates_of(bridge: Bridge, policy: Policy) -> Rates:
    """The trio of one Bridge, point to point."""
    reason = "" if bridge.opening else NRR.undefined
    return Rates(net_metric(policy).of(bridge), GRR.of(bridge), LOGO_RETENTION.of(bridge), reason)


def net_metric(policy: Policy) -> Metric:
    """Which row of the metrics is NRR under this policy, point to point."""
    return NRR_IN_NUMERATOR if policy.reactivation is Reactivation.IN_NUMERATOR else NRR


def movement_metric(policy: Policy) -> Metric:
    """Which row of the metrics is NRR under this policy, from monthly movements."""
    with_return = policy.reactivation is Reactivation.IN_NUMERATOR
    return MOVEMENT_NRR_WITH_REACTIVATION if with_return else MOVEMENT_NRR


def component_stamp(total: RollForward, policy: Policy) -> str:
    """The definition of the figures of a component summary: its length, and what its reactivations did."""
    counted = policy.reactivation is Reactivation.IN_NUMERATOR
    returned = (
        "no reactivation stated"
        if not total.reactivation
        else "reactivation included"
        if counted
        else "reactivation excluded"
    )
    return f"{total.window.months}-month NRR from totals · {returned}"


def first_available(ledger: Ledger, months: int) -> Month:
    """The first month for which a window of that length can be computed."""
    return ledger.months[0] + months


def _p2p(ledger: Ledger, window: Window, policy: Policy) -> Rates:
    return rates_of(bridge(ledger, window, policy), policy)


def _sum_all(ledger: Ledger, window: Window, policy: Policy) -> Rates:
    return _of_movements(_steps(ledger, window, policy), movement_metric(policy))


def _sum_cohort(ledger: Ledger, window: Window, policy: Policy) -> Rates:
    """Restricted to the opening base a return is a customer of the base, so it is counted."""
    base = opening_base(ledger, window)
    steps = _steps(ledger, window, policy, base)
    return _of_movements(steps, MOVEMENT_NRR_WITH_REACTIVATION)


def _of_movements(steps: tuple[RollForward, ...], metric: Metric) -> Rates:
    year = summed(steps)
    return Rates(None) if year is None else Rates(metric.of(year), MOVEMENT_GRR.of(year))


def _chain(ledger: Ledger, window: Window, policy: Policy) -> Rates:
    steps = monthly_steps(ledger, window, policy)
    return Rates(_product(steps, movement_metric(policy)), _product(steps, MOVEMENT_GRR))


def _product(steps: tuple[RollForward, ...], metric: Metric) -> float | None:
    monthly = [metric.of(step) for step in steps]
    found = [rate for rate in monthly if rate is not None]
    return prod(found) if len(found) == len(monthly) else None


def weighted_monthly(ledger: Ledger, window: Window, policy: Policy) -> float | None:
    """Retained over opening revenue, both added over the months of the window."""
    steps = monthly_steps(ledger, window, policy)
    metric = movement_metric(policy)
    opening = sum(step.opening for step in steps)
    retained = sum((metric.of(step) or 0.0) * step.opening for step in steps)
    return retained / opening if opening else None


def _monthly_weighted(ledger: Ledger, window: Window, policy: Policy) -> Rates:
    monthly = weighted_monthly(ledger, window, policy)
    return Rates(None if monthly is None else monthly**12)


def trailing(ledger: Ledger, window: Window, policy: Policy, offsets: tuple[int, ...]) -> tuple[Bridge, ...]:
    """The Bridges of the same length that closed so many months before the window did."""
    windows = trailing_windows(window, offsets)
    found = bridges(ledger, windows, policy)
    return tuple(found.one(index) for index in range(len(windows)))


TRAILING = MappingProxyType({Method.AVG_P2P: tuple(range(12)), Method.AVG_P2P_4Q: (0, 3, 6, 9)})
"""The methods that average: how many months before the window the others close."""


def trailing_windows(window: Window, offsets: Iterable[int]) -> tuple[Window, ...]:
    """The windows of the same length that closed so many months before."""
    return tuple(Window.trailing(window.closing - offset, window.months) for offset in offsets)


def weighted_mean(records: tuple[Bridge, ...], metric: Metric) -> float | None:
    """The mean of a metric over several Bridges, each weighted by its opening."""
    opening = sum(record.opening for record in records)
    return (
        sum((metric.of(record) or 0.0) * record.opening for record in records) / opening if opening else None
    )


def _mean(records: tuple[Bridge, ...], metric: Metric) -> float | None:
    found = [rate for record in records if (rate := metric.of(record)) is not None]
    return sum(found) / len(found) if len(found) == len(records) else None


def _averages(ledger: Ledger, window: Window, policy: Policy) -> Rates:
    records = trailing(ledger, window, policy, TRAILING[policy.method])
    return Rates(_mean(records, net_metric(policy)), _mean(records, GRR), _mean(records, LOGO_RETENTION))


def quarter_yoy(ledger: Ledger, closing: Month) -> float | None:
    """Revenue of the quarter that ends at `closing` over the same quarter a year before, of its customers."""
    earlier, later = quarter_revenue(ledger, closing)
    cohort = earlier > 0
    return int(later[cohort].sum()) / int(earlier[cohort].sum()) if cohort.any() else None


def quarter_revenue(ledger: Ledger, closing: Month) -> tuple[Grid, Grid]:
    """Every customer's revenue of the same quarter a year before, and of the quarter that ends at
    `closing`.
    """
    return _revenue(ledger, closing - 12, 3), _revenue(ledger, closing, 3)


def _rev_quarter_yoy(ledger: Ledger, window: Window, policy: Policy) -> Rates:
    return Rates(quarter_yoy(ledger, window.closing))


def two_year_revenue(ledger: Ledger, closing: Month) -> tuple[int, int]:
    """Revenue of the first and the second of two years, of the customers of their first month."""
    first, second = two_year_revenue_by_row(ledger, closing)
    return int(first.sum()), int(second.sum())


def two_year_revenue_by_row(ledger: Ledger, closing: Month) -> tuple[Grid, Grid]:
    """The same for every customer, zero for those who did not pay in the first month."""
    start = ledger.index(closing - 23)
    if start is None:
        raise Refusal(f"a two-year window needs {(closing - 23).label}, which the book does not hold")
    cohort: Mask = ledger.grid[start] > 0
    first, second = (np.where(cohort, _revenue(ledger, closing - back, 12), 0) for back in (12, 0))
    return first, second


def _rev_two_year(ledger: Ledger, window: Window, policy: Policy) -> Rates:
    first, second = two_year_revenue(ledger, window.closing)
    return Rates(second / first if first else None)


def _revenue(ledger: Ledger, closing: Month, months: int) -> Grid:
    """Every customer's revenue over the months up to `closing`; Refusal when one of them is missing."""
    require_settled(ledger)
    total = np.zeros(len(ledger.names), np.int64)
    for month in (closing - back for back in range(months - 1, -1, -1)):
        index = ledger.index(month)
        if index is None:
            raise Refusal(f"this method needs {month.label}, which the book does not hold")
        total += ledger.grid[index]
    return total


def _steps(
    ledger: Ledger, window: Window, policy: Policy, base: Mask | None = None
) -> tuple[RollForward, ...]:
    require_ends(ledger, window)
    return (
        rollforward(ledger, window, policy)
        if base is None
        else rollforwards(ledger, window, policy, base=base)[""]
    )


def monthly_steps(ledger: Ledger, window: Window, policy: Policy) -> tuple[RollForward, ...]:
    """The steps of a window when each is a month long; a step over a missing month has no monthly rate."""
    steps = _steps(ledger, window, policy)
    longer = next((step for step in steps if not step.monthly), None)
    if longer is not None:
        raise Refusal(
            f"monthly rates need every month; the book lacks the one after {longer.window.opening.label}"
        )
    return steps


_METHODS: MappingProxyType[Method, Callable[[Ledger, Window, Policy], Rates]] = MappingProxyType(
    {
        Method.P2P: _p2p,
        Method.SUM_COHORT: _sum_cohort,
        Method.SUM_ALL: _sum_all,
        Method.CHAIN: _chain,
        Method.MONTHLY_WEIGHTED_ANNUALIZED: _monthly_weighted,
        Method.AVG_P2P: _averages,
        Method.AVG_P2P_4Q: _averages,
        Method.REV_QUARTER_YOY: _rev_quarter_yoy,
        Method.REV_TWO_YEAR: _rev_two_year,
    }
)
