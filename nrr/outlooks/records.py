"""What scenarios of one book start from: segments now with their rates, today as levers, and their own past."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from nrr.bridges import TOTAL
from nrr.policies import Policy, Reactivation
from nrr.rollforwards import RollForward
from nrr.scenarios import Course, Flow, Levers, Mode, Scenario, SegmentBase, course, named_scenarios, whole
from nrr.windows import Month

YEAR_MONTHS = 12


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
    """The course of an outlook under any levers."""
    found = course(own.segments, levers, own.mode, years, own.lost_last_year_arr_minor)
    assert found is not None, "an outlook always has revenue"
    return found


def own_range(own: Outlook) -> tuple[Scenario, ...]:
    """Base, Low and High of an outlook: today, and the worst and the best of its last twelve trailing figures."""
    observed = whole(own.segments)
    assert observed is not None, "an outlook always has revenue"
    return named_scenarios(observed, own.past[TOTAL].year.flows, own.today, own.mode)


def counts_returns(policy: Policy) -> bool:
    """Whether returned customers are part of NRR, not revenue of their own."""
    return policy.reactivation is Reactivation.IN_NUMERATOR


def back_arr_minor(total: RollForward, policy: Policy) -> float:
    """Revenue that returned and stands outside NRR."""
    return 0.0 if counts_returns(policy) else float(total.reactivation)
