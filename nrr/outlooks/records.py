"""What scenarios of one book start from: segments now with their rates, today as levers, and their own
past.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace

from nrr.definitions import Policy, Reactivation
from nrr.ground import Month
from nrr.retention import TOTAL, RollForward
from nrr.scenarios import (
    LEVER_RATES,
    Course,
    Flow,
    Levers,
    Mode,
    Scenario,
    SegmentBase,
    course,
    named_scenarios,
    whole,
)

YEAR_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Backing:
    """Who stands behind a segment's rates: its opening revenue and customers, and how many of them left."""

    opening_arr_minor: int
    customers: int
    lost_customers: int


@dataclass(frozen=True, slots=True)
class Past:
    """The same figures at every month-end so far, oldest first: rates, and new and returning revenue a
    period.
    """

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
    """What scenarios of one book move: `segments` now, `today` as levers, and each segment's past and
    backing.

    `by` is the attribute it is split by, "" where it is not; in the mappings the key "" stands for all
    together. `reported` is the 12-month figure of the policy's own method, None
    where the book does not reach back a year. `observed_months` is how long the rates were observed.
    """

    mode: Mode
    by: str
    segments: tuple[SegmentBase, ...]
    today: Levers
    past: Mapping[str, Past]
    backings: Mapping[str, Backing]
    reported: float | None
    observed_months: int
    lost_last_year_arr_minor: float


def course_of(own: Outlook, levers: Levers, years: int) -> Course:
    """The course of an outlook under any levers; what they leave open is as it is today."""
    found = course(own.segments, levers.on(own.today), own.mode, years, own.lost_last_year_arr_minor)
    assert found is not None, "an outlook always has revenue"
    return found


def own_range(own: Outlook) -> tuple[Scenario, ...]:
    """Base, Low and High of an outlook: today, and the worst and the best of its last twelve trailing
    figures.

    Low and High say their reason where one of their rates is on the other side of today.
    """
    observed, year = whole(own.segments), own.past[TOTAL].year
    assert observed is not None, "an outlook always has revenue"
    base, low, high = named_scenarios(observed, year.flows, own.today, own.mode)
    return (
        base,
        replace(low, reason=_reason(low, year, "lowest", min)),
        replace(high, reason=_reason(high, year, "highest", max)),
    )


def _reason(scenario: Scenario, year: Past, end: str, pick: Callable[..., Flow]) -> str:
    """Why a rate of Low is better than today's, or one of High worse: they are one year's rates, as a set."""
    worse = -1 if end == "lowest" else 1
    moved = {rate: worse * getattr(scenario.levers.everywhere, rate) for rate in LEVER_RATES}
    across = [rate for rate, change in moved.items() if (change < 0) == (rate == "expansion") and change]
    if not across or len(year.flows) < 2:
        return ""
    closing = year.closings[year.flows.index(pick(year.flows, key=lambda flow: flow.nrr))]
    return (
        f"These are the rates of the 12 months to {closing.label}, the {end} NRR from"
        f" {year.closings[0].label} to {year.closings[-1].label}, as a set: {' and '.join(across)} moved the"
        " other way."
    )


def counts_returns(policy: Policy) -> bool:
    """Whether returned customers are part of NRR, not revenue of their own."""
    return policy.reactivation is Reactivation.IN_NUMERATOR


def back_arr_minor(total: RollForward, policy: Policy) -> float:
    """Revenue that returned and stands outside NRR."""
    return 0.0 if counts_returns(policy) else float(total.reactivation)
