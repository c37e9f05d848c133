"""One figure between two files: what was restated, what moved, and whether chance alone makes as much.

`F_new(e') - F_old(e)` is `[F_new(e) - F_old(e)] + [F_new(e') - F_new(e)]`, restated plus moved, exactly. The
interval is of the change and not of the level: both windows share most of their customers and months.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from nrr.definitions import WATCH, Policy, criteria, group_of
from nrr.intervals import t_quantile

Shares = npt.NDArray[np.float64]
_FEWEST, _LARGEST, _HALF_OF_IT = 5, 3, 0.5
_YEAR, _KNOWN, _MOVE_IN_A_SHORT_HISTORY = 12, 6, 0.02
_NOTHING = 1e-12
_CONFIDENCE = 0.95


class Status(StrEnum):
    """What is said of a figure. Restated and moved are judged apart."""

    RESTATED = "restated"
    RESTATED_AND_MOVED = "restated_and_moved"
    RESTATED_AND_FEW = "restated_and_few"
    MOVED = "moved"
    FEW = "few"
    NOISE = "noise"
    CANNOT_TELL = "cannot_tell"

    @property
    def restated(self) -> bool:
        """Whether earlier amounts read differently now."""
        return self in (Status.RESTATED, Status.RESTATED_AND_MOVED, Status.RESTATED_AND_FEW)


def _usual(name: str) -> float:
    return criteria()[f"{WATCH}.{name}"].standard


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on something is said: `restated`, `material`, `named` in fractions of the figure,
    `large_loss` and `new_reds_arr` in fractions of revenue.
    """

    restated: float = _usual("restated")
    material: float = _usual("material")
    named: float = _usual("named")
    large_loss: float = _usual("large_loss")
    new_reds_arr: float = _usual("new_reds_arr")


def thresholds_of(policy: Policy, told: Mapping[str, float] = MappingProxyType({})) -> Thresholds:
    """Those of a policy, and before them what was told by name for this run."""
    own = {one.name: policy.criterion(one.key) for one in group_of(WATCH).values()}
    return Thresholds(**own | dict(told))


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A figure in one window: what each customer adds above and below the line, in the order of the
    others.
    """

    over: Shares
    under: Shares

    @property
    def rate(self) -> float | None:
        """The figure; None where nothing stands below the line."""
        below = float(self.under.sum())
        return float(self.over.sum()) / below if below > 0 else None

    @property
    def customers(self) -> int:
        """How many are in its base."""
        return int((self.under > 0).sum())


@dataclass(frozen=True, slots=True)
class Move:
    """`before` is the figure as it was said, `then` the same window in the new file, `now` the next window.

    `half_width` is of the change at 95%; `effective` the customers behind it, None where none differs from
    the rest; `top3_share` what the three largest in its direction make of it. `largest` are customers by
    place with what each takes or adds.
    """

    before: float | None
    then: float | None
    now: float | None
    restated: float | None
    moved: float | None
    half_width: float | None
    effective: float | None
    top3_share: float | None
    status: Status
    largest: tuple[tuple[int, float], ...] = ()
    corrected: tuple[tuple[int, float], ...] = ()


def move_of(
    before: Side,
    then: Side,
    now: Side,
    past: Sequence[float],
    thresholds: Thresholds,
    *,
    compared: int = 1,
) -> Move:
    """The figure judged; `past` are its known changes from month to month, the latest last, `compared` how
    many segments are judged beside one another.
    """
    rates = (before.rate, then.rate, now.rate)
    first, second, third = rates
    fewest = min(side.customers for side in (before, then, now))
    if first is None or second is None or third is None or fewest < _FEWEST:
        return Move(*rates, None, None, None, None, None, Status.CANNOT_TELL)
    parts = _parts(now) - _parts(then)
    restated, moved = second - first, third - second
    half, effective = _half_width(then, now, second, third, compared)
    top = _largest(parts, moved)
    share = sum(part for _, part in top) / moved if abs(moved) > _NOTHING else None
    own = _own_status(moved, half, share, past, thresholds)
    corrected = _largest(_parts(then) - _parts(before), restated)
    status = _with_restated(own, abs(restated) >= thresholds.restated - _NOTHING)
    return Move(*rates, restated, moved, half, effective, share, status, top, corrected)


def _parts(side: Side) -> Shares:
    """What each customer takes from, or adds to, 100%."""
    return np.asarray((side.over - side.under) / side.under.sum(), np.float64)


def _half_width(
    then: Side, now: Side, rate_then: float, rate_now: float, compared: int
) -> tuple[float, float | None]:
    own = (now.over - rate_now * now.under) / now.under.sum()
    own -= (then.over - rate_then * then.under) / then.under.sum()
    squares = float((own**2).sum())
    if squares < _NOTHING**2:
        return 0.0, None
    count = int(((then.under > 0) | (now.under > 0)).sum())
    effective = float(np.abs(own).sum()) ** 2 / squares
    probability = 1 - (1 - _CONFIDENCE) / 2 / compared
    quantile = t_quantile(probability, max(effective - 1, 2))
    return quantile * float(np.sqrt(count / (count - 1) * squares)), effective


def _largest(parts: Shares, whole: float) -> tuple[tuple[int, float], ...]:
    """The three customers that weigh most in the direction of the whole, the heaviest first."""
    if abs(whole) <= _NOTHING:
        return ()
    toward = parts * np.sign(whole)
    order = np.argsort(-toward, kind="stable")[:_LARGEST]
    return tuple((int(row), float(parts[row])) for row in order if toward[row] > 0)


def _own_status(
    moved: float, half: float, share: float | None, past: Sequence[float], thresholds: Thresholds
) -> Status:
    size = abs(moved)
    if size >= thresholds.material - _NOTHING and size > half:
        return Status.MOVED
    concentrated = share is not None and share >= _HALF_OF_IT - _NOTHING
    if size >= thresholds.named - _NOTHING and concentrated and _largest_in_a_year(size, past):
        return Status.FEW
    return Status.NOISE


def _largest_in_a_year(size: float, past: Sequence[float]) -> bool:
    known = [abs(one) for one in past[-_YEAR:]]
    if len(known) < _KNOWN:
        return size >= _MOVE_IN_A_SHORT_HISTORY - _NOTHING
    return size > max(known)


def _with_restated(own: Status, restated: bool) -> Status:  # noqa: FBT001
    if not restated:
        return own
    if own is Status.MOVED:
        return Status.RESTATED_AND_MOVED
    return Status.RESTATED_AND_FEW if own is Status.FEW else Status.RESTATED
