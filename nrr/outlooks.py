"""From a prepared book to what a scenario starts from: segments with observed rates, and their own past.

By year the rates are those of the 12-month Bridge and every segment weighs what it weighed at the opening,
so that a scenario that moves nothing gives the headline. By month they are the movements of the last
twelve months over the revenue they opened with, weighted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from nrr.bridges import TOTAL, Bridge, bridges_by
from nrr.ends import missing_end, windows_of
from nrr.errors import Refusal
from nrr.ledgers import Ledger
from nrr.policies import Policy, Reactivation
from nrr.rates import first_available, net_metric, rates
from nrr.rollforwards import RollForward, rollforwards, summed
from nrr.scenarios import Flow, Levers, Mode, SegmentBase
from nrr.settlements import missing_months
from nrr.windows import Month, Window

YEAR_MONTHS = 12
FEWEST_STEPS = 3
"""Monthly rates need at least so many months."""
MOST_SEGMENTS = 50


@dataclass(frozen=True, slots=True)
class Backing:
    """Who stands behind a segment's rates: its opening revenue and customers, and how many of them left."""

    opening_arr_minor: int
    customers: int
    lost_customers: int


@dataclass(frozen=True, slots=True)
class Past:
    """The same figures at every month-end so far, oldest first: rates, and new and returning revenue a period."""

    closings: tuple[Month, ...]
    flows: tuple[Flow, ...]
    new_arr_minor: tuple[float, ...]
    returning_arr_minor: tuple[float, ...]

    @property
    def year(self) -> "Past":
        """The last twelve of them."""
        return Past(*(getattr(self, field.name)[-YEAR_MONTHS:] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Outlook:
    """What scenarios of one book move: `segments` now, `today` as levers, and each segment's past and backing.

    The key "" stands for all together. `reported` is the 12-month figure of the policy's own method, None
    where the book does not reach back a year. `observed_months` is how long the rates were observed.
    """

    mode: Mode
    segments: tuple[SegmentBase, ...]
    today: Levers
    past: Mapping[str, Past]
    backings: Mapping[str, Backing]
    reported: float | None
    observed_months: int
    lost_last_year_arr_minor: float


def outlook(book: Ledger, closing: Month, policy: Policy, mode: Mode, by: str = TOTAL) -> Outlook:
    """The outlook of a prepared book at a month, by an attribute or ("") not split.

    Refusal, in words, where the book is too short, lacks months, or nobody pays.
    """
    return _annual(book, closing, policy, by) if mode is Mode.ANNUAL else _monthly(book, closing, policy, by)


def splits(book: Ledger) -> tuple[str, ...]:
    """The attributes whose segments are few enough to have levers of their own."""
    return tuple(name for name, own in book.attributes.items() if 1 < len(own.groups) <= MOST_SEGMENTS)


def _annual(book: Ledger, closing: Month, policy: Policy, by: str) -> Outlook:
    missing = missing_end(book, Window.trailing(closing, YEAR_MONTHS))
    if missing is not None:
        raise Refusal(
            f"yearly rates need {missing.label}, which the book does not hold; the first month with a year "
            f"before it is {first_available(book, YEAR_MONTHS).label}"
        )
    held = tuple(window for window in windows_of(book, YEAR_MONTHS) if window.closing <= closing)
    found = bridges_by(book, held, policy, tuple(dict.fromkeys((TOTAL, by))))
    totals = [found[TOTAL].one(index) for index in range(len(held))]
    own = {
        name: [found[by].one(index, group) for index in range(len(held))]
        for group, name in enumerate(found[by].groups)
    }
    now = totals[-1]
    if now.opening <= 0 or now.closing <= 0:
        raise Refusal("nobody pays at one end of the last twelve months")
    return Outlook(
        mode=Mode.ANNUAL,
        segments=_weighted(own, now, policy),
        today=Levers(new_arr_minor=float(now.new), returning_arr_minor=_returning(now, policy)),
        past={name: _bridge_past(records, policy) for name, records in {**own, TOTAL: totals}.items()},
        backings={name: _backing(records[-1]) for name, records in {**own, TOTAL: totals}.items()},
        reported=rates(book, held[-1], policy).nrr,
        observed_months=YEAR_MONTHS,
        lost_last_year_arr_minor=float(now.contraction + now.churn),
    )


def _weighted(own: Mapping[str, Sequence[Bridge]], now: Bridge, policy: Policy) -> tuple[SegmentBase, ...]:
    """Today's revenue shared out by opening weights, largest first; a segment without an opening has no rate."""
    return tuple(
        SegmentBase(name, now.closing * records[-1].opening / now.opening, _bridge_flow(records[-1], policy))
        for name, records in sorted(own.items(), key=lambda item: -item[1][-1].opening)
        if records[-1].opening > 0
    )


def _bridge_flow(record: Bridge, policy: Policy) -> Flow:
    """Rates of a Bridge; what NRR adds besides (currency, returned customers by policy) goes with expansion."""
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
    return 0.0 if policy.reactivation is Reactivation.IN_NUMERATOR else float(record.resurrected)


def _backing(record: Bridge) -> Backing:
    return Backing(record.opening, record.opening_logos, record.churned_logos)


def _monthly(book: Ledger, closing: Month, policy: Policy, by: str) -> Outlook:
    gaps = [month for month in missing_months(book) if month <= closing]
    first = gaps[-1] + 1 if gaps else book.months[0]
    held = tuple(month for month in book.months if first <= month <= closing)
    if gaps and len(held) <= FEWEST_STEPS:
        raise Refusal(f"monthly rates need every month; the book lacks {gaps[-1].label}")
    if len(held) <= FEWEST_STEPS:
        raise Refusal(f"monthly rates need {FEWEST_STEPS + 1} month-ends; the book holds {len(held)}")
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
        segments=_current(own, policy),
        today=Levers(new_arr_minor=now.new / months, returning_arr_minor=_back(now, policy) / months),
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
    """Movements over opening revenue, both added over the twelve months before `last`; nothing moves without revenue."""
    own = steps[max(0, last - YEAR_MONTHS) : last]
    opening = sum(step.opening for step in own)
    if opening <= 0:
        return Flow(0.0, 0.0, 0.0)
    gained = sum(
        step.expansion + step.fx + (step.reactivation if _counts_returns(policy) else 0) for step in own
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
        returning_arr_minor=tuple(_back(year, policy) / first for year in years),
    )


def _months_backing(steps: Sequence[RollForward]) -> Backing:
    """The revenue a month opens with on average and its customers; who left is not counted by month."""
    own = steps[-YEAR_MONTHS:]
    return Backing(
        sum(step.opening for step in own) // len(own), sum(step.opening_logos for step in own) // len(own), 0
    )


def _back(year: RollForward, policy: Policy) -> float:
    return 0.0 if _counts_returns(policy) else float(year.reactivation)


def _counts_returns(policy: Policy) -> bool:
    return policy.reactivation is Reactivation.IN_NUMERATOR
