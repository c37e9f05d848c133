"""What became of an agreed action: its customers against like customers, in four honest verdicts.

Both ends are read from the new file. The variance of each side is the larger of its own and of what both
sides together say, so that a side that lost nobody never looks certain.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from nrr.actions.worths import Span
from nrr.ground import effective_count
from nrr.intervals import newcombe_limits, t_quantile

_LEVEL = 0.95
_FEWEST, _FEWEST_EFFECTIVE, _FEWEST_MOVED = 5, 10.0, 10
Amounts = npt.NDArray[np.float64]


class Verdict(StrEnum):
    """What may be said."""

    WORKED = "worked"
    LESS = "less_than_expected"
    OTHER_WAY = "other_way"
    CANNOT_TELL = "cannot_tell"


class Against(StrEnum):
    """What worked, against what was expected of it."""

    MORE = "more than expected"
    AS = "as expected"
    LESS = "less than expected"


class Aim(StrEnum):
    """Whether revenue is to be kept, or to grow."""

    KEEP = "keep"
    GROW = "grow"


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One side: what each customer paid then and pays now, one amount a customer."""

    then: Amounts
    now: Amounts

    def outcome(self, aim: Aim) -> Amounts:
        """What counts of what it pays now: for keeping, no more than it paid then."""
        return np.minimum(self.now, self.then) if aim is Aim.KEEP else self.now


@dataclass(frozen=True, slots=True)
class Measured:
    """The difference and its 95% limits (none where too few can tell), as fractions of the revenue then.

    `expected` is what was due so far in the same fractions; `money` what the difference is of the customers
    worked on.
    """

    first: float
    second: float
    difference: float
    low: float | None
    high: float | None
    money: float
    expected: Span
    verdict: Verdict
    against: Against | None
    customers: int


def due_so_far(expected: Span, months: int, horizon_months: int) -> Span:
    """The part of a worth that is due after some months."""
    return expected.times(min(months, horizon_months) / horizon_months)


def measured_effect(treated: Side, compared: Side, due: Span, aim: Aim = Aim.KEEP) -> Measured:
    """Named customers against like customers; `due` in the money of the sides."""
    sides = (treated, compared)
    base = float(treated.then.sum())
    first, second = (_rate(side.outcome(aim), side.then) for side in sides)
    limits = _limits(sides, first - second, aim) if _enough(sides, aim) else None
    return _measured((first, second), limits, base, due, len(treated.then))


@dataclass(frozen=True, slots=True)
class Period:
    """Losses of one cause in some months: the rate, over how many effective customers, and how many left."""

    rate: float
    effective: float
    lost: int
    customers: int


def measured_rate(after: Period, before: Period, base: float, due: Span) -> Measured:
    """A lever of the whole book: the rate of its cause in the months after against those before."""
    few = min(after.effective, before.effective) < _FEWEST_EFFECTIVE
    limits = None
    if not few and after.lost + before.lost >= _FEWEST_MOVED:
        limits = newcombe_limits((before.rate, before.effective), (after.rate, after.effective), _LEVEL)
    return _measured((1 - after.rate, 1 - before.rate), limits, base, due, after.customers)


def _measured(
    kept: tuple[float, float],
    limits: tuple[float, float] | None,
    base: float,
    due: Span,
    customers: int,
) -> Measured:
    """Of what each side kept; without limits too few can tell."""
    gap, expected = kept[0] - kept[1], due.times(1 / base)
    low, high = limits or (None, None)
    verdict, against = judged(*limits, expected) if limits else (Verdict.CANNOT_TELL, None)
    return Measured(*kept, gap, low, high, gap * base, expected, verdict, against, customers)


def judged(low: float, high: float, expected: Span) -> tuple[Verdict, Against | None]:
    """The verdict of limits, and how what worked stands to the range expected."""
    if low > 0:
        more, less = low > expected.high, high < expected.low
        return Verdict.WORKED, Against.MORE if more else Against.LESS if less else Against.AS
    if high < 0:
        return Verdict.OTHER_WAY, None
    if expected.mid is not None and high < expected.mid:
        return Verdict.LESS, None
    return Verdict.CANNOT_TELL, None


def _rate(outcome: Amounts, then: Amounts) -> float:
    return float(outcome.sum() / then.sum()) if then.sum() else 0.0


def _enough(sides: tuple[Side, Side], aim: Aim) -> bool:
    moved = sum(int((side.outcome(aim) != side.then).sum()) for side in sides)
    worth = all(
        len(side.then) >= _FEWEST and (effective_count(side.then) or 0) >= _FEWEST_EFFECTIVE for side in sides
    )
    return worth and moved >= _FEWEST_MOVED


def _limits(sides: tuple[Side, Side], gap: float, aim: Aim) -> tuple[float, float]:
    pooled = _pooled(sides, aim)
    spread = sum(_variance(side, pooled, aim) for side in sides)
    freedom = max(min(effective_count(side.then) or 0.0 for side in sides) - 1, 2)
    half = t_quantile((1 + _LEVEL) / 2, freedom) * spread**0.5
    return gap - half, gap + half


def _pooled(sides: tuple[Side, Side], aim: Aim) -> float:
    """The variance of one effective customer, both sides taken together."""
    then = np.concatenate([side.then for side in sides])
    outcome = np.concatenate([side.outcome(aim) for side in sides])
    off = outcome - _rate(outcome, then) * then
    return float(off @ off / (then @ then))


def _variance(side: Side, pooled: float, aim: Aim) -> float:
    many, total = len(side.then), float(side.then.sum())
    off = side.outcome(aim) - _rate(side.outcome(aim), side.then) * side.then
    own = many / (many - 1) * float(off @ off) / total**2
    return max(own, pooled / (effective_count(side.then) or 1.0))
