"""What can be moved: expansion, contraction and churn, for all segments or one, new business, a price step.

A lever is a change against the observed rate, so levers at zero change nothing at all. A segment's own
lever replaces the lever for everybody, rate by rate; None follows everybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

LEVER_RATES = ("expansion", "contraction", "churn")
USUAL_STEP = 0.02
"""Two points a year, where a book has no past of its own to take a step from."""


class Mode(StrEnum):
    """Whether rates are point-to-point years, or months. The two are never mixed."""

    ANNUAL = "annual"
    MONTHLY = "monthly"

    @property
    def steps_a_year(self) -> int:
        """How many periods of this kind a year has."""
        return 1 if self is Mode.ANNUAL else 12


@dataclass(frozen=True, slots=True)
class Flow:
    """Expansion, contraction and churn as fractions of opening revenue over one period."""

    expansion: float
    contraction: float
    churn: float

    @property
    def nrr(self) -> float:
        """1 + expansion - contraction - churn."""
        return 1 + self.expansion - self.contraction - self.churn

    @property
    def grr(self) -> float:
        """1 - contraction - churn."""
        return 1 - self.contraction - self.churn


@dataclass(frozen=True, slots=True)
class SegmentBase:
    """A segment as it stands: its revenue now (annualised minor units) and its observed rates."""

    name: str
    arr_minor: float
    flow: Flow


@dataclass(frozen=True, slots=True)
class Shift:
    """Changes of the three rates in fractions (0.02 is two points); None follows the general lever."""

    expansion: float | None = None
    contraction: float | None = None
    churn: float | None = None


class PriceTiming(StrEnum):
    """When a price step reaches customers."""

    ONE_MONTH = "one_month"
    AT_RENEWAL = "at_renewal"


@dataclass(frozen=True, slots=True)
class PriceStep:
    """A price rise that happens once, in the first year, and the extra churn it may cause.

    `uplift` and `extra_churn` are fractions of the revenue of the customers affected, `share_affected`
    their share of revenue. `month` counts from 1 and matters by month only; at renewal the step is
    spread over twelve months from there.
    """

    uplift: float
    share_affected: float = 1.0
    extra_churn: float = 0.0
    timing: PriceTiming = PriceTiming.ONE_MONTH
    month: int = 1


@dataclass(frozen=True, slots=True)
class Levers:
    """Everything a scenario moves. Money is annualised minor units a period (year, or month by month).

    New and returning revenue that nobody has set is None: as it is today, whoever is counted. `new_growth`
    is the growth of new revenue from year to year. `return_share` is the share of the revenue lost in the
    last twelve months that comes back within a year (by month only).
    """

    everywhere: Shift = Shift(0.0, 0.0, 0.0)
    by_segment: Mapping[str, Shift] = field(default_factory=dict)
    new_arr_minor: float | None = 0.0
    new_growth: float = 0.0
    returning_arr_minor: float | None = 0.0
    return_share: float = 0.0
    price: PriceStep | None = None

    def on(self, today: "Levers") -> "Levers":
        """The same levers with what nobody has set as it is today."""
        new, back = self.new_arr_minor, self.returning_arr_minor
        return replace(
            self,
            new_arr_minor=today.new_arr_minor if new is None else new,
            returning_arr_minor=today.returning_arr_minor if back is None else back,
        )

    def apart_from(self, today: "Levers") -> "Levers":
        """The same levers with what stands as today left open, to be kept for another day or other
        customers.
        """
        new, back = self.new_arr_minor, self.returning_arr_minor
        return replace(
            self,
            new_arr_minor=None if new == today.new_arr_minor else new,
            returning_arr_minor=None if back == today.returning_arr_minor else back,
        )


def moved(flow: Flow, shift: Shift) -> Flow:
    """`flow` with a shift applied: no rate below zero, churn and contraction together at most 100%."""
    expansion = max(0.0, flow.expansion + (shift.expansion or 0.0))
    churn = min(1.0, max(0.0, flow.churn + (shift.churn or 0.0)))
    contraction = min(1.0 - churn, max(0.0, flow.contraction + (shift.contraction or 0.0)))
    return Flow(expansion, contraction, churn)


def shift_of(levers: Levers, segment: str) -> Shift:
    """The shift a segment gets: its own where it has one, the general one elsewhere."""
    own, general = levers.by_segment.get(segment, Shift()), levers.everywhere
    return Shift(
        general.expansion if own.expansion is None else own.expansion,
        general.contraction if own.contraction is None else own.contraction,
        general.churn if own.churn is None else own.churn,
    )


def applied(segments: tuple[SegmentBase, ...], levers: Levers) -> tuple[SegmentBase, ...]:
    """The segments with the levers applied to their rates; the price step is not part of the rates."""
    return tuple(
        replace(segment, flow=moved(segment.flow, shift_of(levers, segment.name))) for segment in segments
    )


def priced(flow: Flow, step: PriceStep, part: float = 1.0) -> Flow:
    """`flow` of a period in which `part` of the price step takes effect."""
    reach = step.share_affected * part
    return moved(flow, Shift(step.uplift * reach, 0.0, step.extra_churn * reach))


def priced_all(
    segments: tuple[SegmentBase, ...], step: PriceStep | None, part: float
) -> tuple[SegmentBase, ...]:
    """The segments in a period in which `part` of the price step takes effect."""
    if step is None or part == 0:
        return segments
    return tuple(replace(segment, flow=priced(segment.flow, step, part)) for segment in segments)


def nudged(levers: Levers, rate: str, step: float) -> Levers:
    """The levers with one rate moved further by `step`, for everybody and in every segment's own lever."""
    own = {name: _stepped(shift, rate, step) for name, shift in levers.by_segment.items()}
    general = getattr(levers.everywhere, rate) or 0.0
    return replace(levers, everywhere=replace(levers.everywhere, **{rate: general + step}), by_segment=own)


def nudged_in(levers: Levers, segment: str, rate: str, step: float) -> Levers:
    """The levers with one rate of one segment moved further by `step`: a lever of its own from then on."""
    level = (getattr(shift_of(levers, segment), rate) or 0.0) + step
    own = replace(levers.by_segment.get(segment, Shift()), **{rate: level})
    return replace(levers, by_segment={**levers.by_segment, segment: own})


def _stepped(shift: Shift, rate: str, step: float) -> Shift:
    value = getattr(shift, rate)
    return shift if value is None else replace(shift, **{rate: value + step})


def whole(segments: tuple[SegmentBase, ...]) -> Flow | None:
    """The rates of all segments together, weighted by revenue; None without revenue."""
    total = sum(segment.arr_minor for segment in segments)
    if total <= 0:
        return None
    shares = [(segment.arr_minor / total, segment.flow) for segment in segments]
    return Flow(
        sum(share * flow.expansion for share, flow in shares),
        sum(share * flow.contraction for share, flow in shares),
        sum(share * flow.churn for share, flow in shares),
    )
