"""The headline under every method: how a book becomes one NRR, one GRR and one logo retention.

Each method is one function of a settled book, a window and a policy. What a method does not define is
None: an average of revenue has no GRR.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import prod
from types import MappingProxyType

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
from nrr.ledgers import Ledger, require_settled
from nrr.retention.bridges import Bridge
from nrr.retention.rollforwards import summed
from nrr.retention.sources import BookSource, Source
from nrr.retention.steps import RollForward
from nrr.retention.window_ends import Held


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
    return rates_from(BookSource(ledger), window, policy)


def rates_from(source: Source, window: Window, policy: Policy) -> Rates:
    """The same from a source."""
    try:
        return _METHODS[policy.method](source, window, policy)
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


def first_available(held: Held, months: int) -> Month:
    """The first month for which a window of that length can be computed."""
    return held.months[0] + months


def _p2p(source: Source, window: Window, policy: Policy) -> Rates:
    return rates_of(source.bridges((window,), policy).one(), policy)


def _sum_all(source: Source, window: Window, policy: Policy) -> Rates:
    return _of_movements(source.steps(window, policy), movement_metric(policy))


def _sum_cohort(source: Source, window: Window, policy: Policy) -> Rates:
    """Restricted to the opening base a return is a customer of the base, so it is counted."""
    return _of_movements(source.steps_of_base(window, policy), MOVEMENT_NRR_WITH_REACTIVATION)


def _of_movements(steps: tuple[RollForward, ...], metric: Metric) -> Rates:
    year = summed(steps)
    return Rates(None) if year is None else Rates(metric.of(year), MOVEMENT_GRR.of(year))


def _chain(source: Source, window: Window, policy: Policy) -> Rates:
    steps = _each_a_month(source.steps(window, policy))
    return Rates(_product(steps, movement_metric(policy)), _product(steps, MOVEMENT_GRR))


def _product(steps: tuple[RollForward, ...], metric: Metric) -> float | None:
    monthly = [metric.of(step) for step in steps]
    found = [rate for rate in monthly if rate is not None]
    return prod(found) if len(found) == len(monthly) else None


def _weighted(steps: tuple[RollForward, ...], metric: Metric) -> float | None:
    opening = sum(step.opening for step in steps)
    retained = sum((metric.of(step) or 0.0) * step.opening for step in steps)
    return retained / opening if opening else None


def _monthly_weighted(source: Source, window: Window, policy: Policy) -> Rates:
    monthly = _weighted(_each_a_month(source.steps(window, policy)), movement_metric(policy))
    return Rates(None if monthly is None else monthly**12)


def trailing(ledger: Ledger, window: Window, policy: Policy, offsets: tuple[int, ...]) -> tuple[Bridge, ...]:
    """The Bridges of the same length that closed so many months before the window did."""
    return _trailing(BookSource(ledger), window, policy, offsets)


def _trailing(source: Source, window: Window, policy: Policy, offsets: tuple[int, ...]) -> tuple[Bridge, ...]:
    windows = trailing_windows(window, offsets)
    found = source.bridges(windows, policy)
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


def _averages(source: Source, window: Window, policy: Policy) -> Rates:
    records = _trailing(source, window, policy, TRAILING[policy.method])
    return Rates(_mean(records, net_metric(policy)), _mean(records, GRR), _mean(records, LOGO_RETENTION))


def weighted_rates(source: Source, window: Window, policy: Policy) -> Rates:
    """The trio as the mean of twelve trailing rates, NRR and GRR weighted by what each opens with."""
    records = _trailing(source, window, policy, TRAILING[Method.AVG_P2P])
    plain = _averages(source, window, policy)
    return replace(plain, nrr=weighted_mean(records, net_metric(policy)), grr=weighted_mean(records, GRR))


def mean_of_quarters(source: Source, window: Window, policy: Policy) -> Rates:
    """The mean of four quarters, each against the same quarter a year before."""
    pairs = [source.quarters(one.closing) for one in trailing_windows(window, TRAILING[Method.AVG_P2P_4Q])]
    found = [rate for pair in pairs if (rate := _quotient(pair)) is not None]
    return Rates(sum(found) / len(found) if len(found) == len(pairs) else None)


def _quotient(pair: tuple[int, int]) -> float | None:
    earlier, later = pair
    return later / earlier if earlier else None


def _rev_quarter_yoy(source: Source, window: Window, policy: Policy) -> Rates:
    return Rates(_quotient(source.quarters(window.closing)))


def _rev_two_year(source: Source, window: Window, policy: Policy) -> Rates:
    return Rates(_quotient(source.two_years(window.closing)))


def monthly_steps(ledger: Ledger, window: Window, policy: Policy) -> tuple[RollForward, ...]:
    """The steps of a window when each is a month long; a step over a missing month has no monthly rate."""
    return _each_a_month(BookSource(ledger).steps(window, policy))


def _each_a_month(steps: tuple[RollForward, ...]) -> tuple[RollForward, ...]:
    longer = next((step for step in steps if not step.monthly), None)
    if longer is not None:
        raise Refusal(
            f"monthly rates need every month; the data lacks the one after {longer.window.opening.label}"
        )
    return steps


_METHODS: MappingProxyType[Method, Callable[[Source, Window, Policy], Rates]] = MappingProxyType(
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
