"""How much of a change is price, how much is volume, and how much is a shift between products.

Quantities and prices are per line; amounts come out in price x quantity. Quantities of unlike products
do not add up: use `price_volume_mix` only where all lines share a unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """Quantity and unit price of one line at one date."""

    quantity: float
    price: float

    @property
    def amount(self) -> float:
        """Quantity times price."""
        return self.quantity * self.price


@dataclass(frozen=True, slots=True)
class PriceVolume:
    """The change of one line. The midpoint reading has no remainder; the base reading has a joint term.

    price_mid + volume_mid = price_base + volume_base + joint = total.
    """

    total: float
    price_mid: float
    volume_mid: float
    price_base: float
    volume_base: float
    joint: float


@dataclass(frozen=True, slots=True)
class PriceVolumeMix:
    """The change over several lines: price + volume + mix = total, exactly."""

    total: float
    price: float
    volume: float
    mix: float


def price_volume(before: Line, after: Line) -> PriceVolume:
    """Divide the change of one line between price and volume, both ways of reading it."""
    more, dearer = after.quantity - before.quantity, after.price - before.price
    return PriceVolume(
        total=after.amount - before.amount,
        price_mid=(before.quantity + after.quantity) / 2 * dearer,
        volume_mid=(before.price + after.price) / 2 * more,
        price_base=before.quantity * dearer,
        volume_base=before.price * more,
        joint=more * dearer,
    )


def price_volume_mix(before: Mapping[str, Line], after: Mapping[str, Line]) -> PriceVolumeMix | None:
    """Divide the change over lines; None when nothing was sold before, so there is no average price.

    A line that is new takes its own price as the old one (it has no price change); one that vanished
    counts with quantity 0.
    """
    names = dict.fromkeys((*before, *after))
    pairs = [_pair(before.get(name), after.get(name)) for name in names]
    quantity_before = sum(first.quantity for first, _ in pairs)
    quantity_after = sum(last.quantity for _, last in pairs)
    if quantity_before <= 0:
        return None
    average = sum(first.amount for first, _ in pairs) / quantity_before
    at_old_prices = sum(last.quantity * first.price for first, last in pairs)
    return PriceVolumeMix(
        total=sum(last.amount - first.amount for first, last in pairs),
        price=sum(last.quantity * (last.price - first.price) for first, last in pairs),
        volume=(quantity_after - quantity_before) * average,
        mix=at_old_prices - quantity_after * average,
    )


def _pair(before: Line | None, after: Line | None) -> tuple[Line, Line]:
    if before is None:
        assert after is not None
        return Line(0.0, after.price), after
    return before, after if after is not None else Line(0.0, before.price)
