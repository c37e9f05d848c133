"""One book at several windows: why NRR moved between two of them, and how each segment moved over time.

Every window is answered from the book as it stood at its own close, with the bands of its own opening.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from nrr.comparisons.mixes import MixRate, SegmentState, mix_rate
from nrr.definitions import CHURN_RATE, CONTRACTION_RATE, EXPANSION_RATE, NRR, Method, Policy, Reactivation
from nrr.ground import Month, Refusal, Window, ratio
from nrr.ledgers import Ledger
from nrr.retention import Bridge, Rates, View, bridges, prepared, rates_of, windows_of


@dataclass(frozen=True, slots=True)
class SegmentPoint:
    """One segment in the window that closes in `month`: its rates and the customers behind them."""

    month: Month
    rates: Rates
    opening_arr_minor: int
    customers: int


def why_moved(ledger: Ledger, view: View, earlier: Window, by: str) -> MixRate | None:
    """The change of point-to-point NRR from the earlier window to the view's, by cause and segment.

    The bars of all segments add up to the change. None where one of the two windows has no opening
    revenue; Refusal for a window the book does not hold.
    """
    return moved_between(*(_parts(ledger, replace(view, window=one), by) for one in (earlier, view.window)))


def moved_between(before: Mapping[str, Bridge], after: Mapping[str, Bridge]) -> MixRate | None:
    """The same of the Bridges of both windows by segment."""
    return mix_rate(_states(before), _states(after))


def segment_courses(
    ledger: Ledger, view: View, by: str, most: int = 24
) -> dict[str, tuple[SegmentPoint, ...]]:
    """By segment, its trio at the last `most` windows of the view's length, oldest first.

    Bands derived from revenue are drawn anew at every opening, so a customer who grew out of one is in
    the next one only from the following window on.
    """
    windows = windows_of(ledger.until(view.window.closing), view.window.months)[-most:]
    courses: dict[str, list[SegmentPoint]] = {}
    for window, parts in zip(windows, _parts_of_all(ledger, view, windows, by), strict=True):
        for label, part in parts.items():
            rates = rates_of(part, view.policy)
            point = SegmentPoint(window.closing, rates, part.opening, part.opening_logos)
            courses.setdefault(label, []).append(point)
    return {label: tuple(points) for label, points in courses.items()}


def _parts_of_all(
    ledger: Ledger, view: View, windows: tuple[Window, ...], by: str
) -> Iterator[dict[str, Bridge]]:
    """A plain column of an unfiltered book in one currency is the same at every close: one book answers
    all.
    """
    if by not in ledger.attributes or view.where or "currency" in ledger.roles or not windows:
        yield from (_parts(ledger, replace(view, window=window), by) for window in windows)
        return
    found = bridges(prepared(ledger, view), windows, _headline(view), by)
    yield from (found.by_group(index) for index in range(len(windows)))


def _states(parts: Mapping[str, Bridge]) -> dict[str, SegmentState]:
    opening = sum(part.opening for part in parts.values())
    return {label: _state(part, opening) for label, part in parts.items() if part.opening}


def _state(part: Bridge, opening: int) -> SegmentState:
    # Movements of currency alone leave no room for a split: then only the rate is known.
    split = (
        (None, None, None)
        if part.fx
        else tuple(m.of(part) for m in (EXPANSION_RATE, CONTRACTION_RATE, CHURN_RATE))
    )
    return SegmentState(ratio(part.opening, opening) or 0.0, NRR.of(part), *split)


def _parts(ledger: Ledger, view: View, by: str) -> dict[str, Bridge]:
    policy = _headline(view)
    book = prepared(ledger, replace(view, policy=policy))
    if by not in book.attributes:
        raise Refusal(f"there is no column {by!r} to group by")
    return bridges(book, (view.window,), policy, by).by_group()


def _headline(view: View) -> Policy:
    """Point to point, returned customers kept: what divides by cause without a remainder."""
    return replace(view.policy, method=Method.P2P, reactivation=Reactivation.P2P)
