"""What an action is worth: money for each unit of the revenue it works on, as a range at 80%, or why not.

Worth is what customers paying today would pay in twelve months with the action and not without it. Low takes
the low end of the rate and of the share, high both high ends, so it is a range and no odds. The middle is
left out where the sample is small: then nothing is ranked and no lever is set by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from nrr.actions.rows import Share
from nrr.ground import SampleLabel, SampleLadder, effective_count, ratio
from nrr.intervals import wilson_limits

LEVEL = 0.80
FEWEST_CASES = 10
MOST_UNKNOWN = 0.30
_LADDER = SampleLadder()


class Unvalued(StrEnum):
    """Why an action cannot be valued."""

    NO_SHARE = "no share"
    FEW_CASES = "few cases"
    DOES_NOT_SEPARATE = "does not separate"
    REASONS_UNKNOWN = "reasons unknown"
    NO_COLUMN = "no column"
    SMALL_BASE = "small base"
    NOT_TYPED = "not typed"
    NOT_FIRED = "not fired"
    NO_CHILD = "no child"
    READING = "reading"
    NOBODY = "nobody"
    TOO_FEW_TO_SHOW = "too few to show"


@dataclass(frozen=True, slots=True)
class Span:
    """Low, middle and high of one amount; no middle where the sample is small."""

    low: float
    mid: float | None
    high: float

    def times(self, amount: float) -> "Span":
        """The span of an amount that this one is for each unit of."""
        return Span(self.low * amount, None if self.mid is None else self.mid * amount, self.high * amount)


@dataclass(frozen=True, slots=True)
class Yield:
    """Worth for each unit of the revenue an action works on.

    `whole` is what could be won at the most, all of it; `span` the worth, None with its `reason`;
    `rate` and its limits are what was seen in the book.
    """

    whole: float | None = None
    span: Span | None = None
    reason: Unvalued | None = None
    rate: float | None = None
    rate_low: float | None = None
    rate_high: float | None = None
    base: float | None = None
    small: bool = False


@dataclass(frozen=True, slots=True)
class Losses:
    """What one cause took from a scope within the window. `opening` is one amount a customer.

    `churned` and `unknown` are all churned revenue and what of it has no reason, where the cause is one.
    """

    lost: float
    opening: Sequence[float]
    churned: float = 0.0
    unknown: float = 0.0


@dataclass(frozen=True, slots=True)
class Cases:
    """Customer-months in a state and what was lost within the horizon, against those not in it.

    `customers` are the different ones ever in the state: months of one customer are no independent cases.
    """

    cases: int
    lost: int
    customers: int
    base_cases: int
    base_lost: int


def loss_rate_yield(losses: Losses, share: Share | None, ladder: SampleLadder = _LADDER) -> Yield:
    """A part of what one cause takes a year: the rate of the window, Wilson at the effective number."""
    base = [amount for amount in losses.opening if amount > 0]
    unknown = ratio(losses.unknown, losses.churned) or 0.0
    if unknown > MOST_UNKNOWN:
        return Yield(reason=Unvalued.REASONS_UNKNOWN)
    label = ladder.label(len(base), effective_count(base))
    if label is SampleLabel.SUPPRESSED:
        return Yield(reason=Unvalued.SMALL_BASE)
    rate = losses.lost / sum(base)
    low, high = wilson_limits(min(rate, 1.0), effective_count(base) or 1.0, LEVEL)
    return _of_share(rate, (low, high), 0.0, share, small=label is SampleLabel.SMALL)


def state_yield(cases: Cases, share: Share | None, ladder: SampleLadder = _LADDER) -> Yield:
    """A part of what customers in a state are lost more often than others: Wilson at different customers."""
    if cases.cases < FEWEST_CASES or not cases.base_cases:
        return Yield(reason=Unvalued.FEW_CASES)
    p, base = cases.lost / cases.cases, cases.base_lost / cases.base_cases
    low, high = wilson_limits(p, cases.customers, LEVEL)
    if p <= base:
        return Yield(reason=Unvalued.DOES_NOT_SEPARATE, rate=p, rate_low=low, rate_high=high, base=base)
    return _of_share(p, (low, high), base, share, small=cases.customers < ladder.small_below)


def _of_share(
    rate: float, limits: tuple[float, float], base: float, share: Share | None, *, small: bool
) -> Yield:
    found = Yield(rate - base, None, None, rate, *limits, base, small)
    if share is None:
        return Yield(rate - base, None, Unvalued.NO_SHARE, rate, *limits, base, small)
    low, high = (max(0.0, limit - base) for limit in limits)
    span = Span(low * share.low, None if small else (rate - base) * share.mid, high * share.high)
    return Yield(found.whole, span, None, rate, *limits, base, small)


def convert_yield(steps: Sequence[float], share: Share | None) -> Yield:
    """A part of the book's own expansion steps (relative sizes): their quartiles."""
    if len(steps) < FEWEST_CASES:
        return Yield(reason=Unvalued.FEW_CASES)
    low, mid, high = (float(end) for end in np.quantile(np.asarray(steps, float), (0.25, 0.5, 0.75)))
    if share is None:
        return Yield(mid, None, Unvalued.NO_SHARE, mid, low, high)
    return Yield(mid, Span(low * share.low, mid * share.mid, high * share.high), None, mid, low, high)


def room_yield(share: Share | None) -> Yield:
    """A part of the room itself; nobody has published which."""
    if share is None:
        return Yield(1.0, None, Unvalued.NO_SHARE)
    return Yield(1.0, Span(share.low, share.mid, share.high))


@dataclass(frozen=True, slots=True)
class WonBack:
    """Customers lost in the past with twelve months behind them, and what of their revenue came back."""

    events: int
    lost: float
    returned: float


def win_back_yield(own: WonBack, share: Share | None) -> Yield:
    """What comes back beyond what came back by itself, of the revenue lost in the last twelve months."""
    if own.events < FEWEST_CASES or not own.lost:
        return Yield(1.0, None, Unvalued.FEW_CASES)
    rate = own.returned / own.lost
    if share is None:
        return Yield(1.0, None, Unvalued.NO_SHARE, rate)
    low, mid, high = (max(0.0, end - rate) for end in (share.low, share.mid, share.high))
    return Yield(1.0, Span(low, mid, high), None, rate)


@dataclass(frozen=True, slots=True)
class TypedStep:
    """A price step as typed: fractions of the revenue it reaches, and of all revenue."""

    uplift: float
    reach: float
    extra_churn: float


def price_yield(step: TypedStep | None) -> Yield:
    """A typed price step has no range: it is what was typed."""
    if step is None:
        return Yield(reason=Unvalued.NOT_TYPED)
    net = step.reach * (step.uplift - step.extra_churn)
    return Yield(net, Span(net, net, net))


@dataclass(frozen=True, slots=True)
class Edits:
    """What a company typed over the rows, by action: a share of its own, a price step."""

    shares: dict[str, Share] = field(default_factory=dict)
    step: TypedStep | None = None
