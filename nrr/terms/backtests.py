"""The line at the renewal rate of the day, as it would have been told at past quarter-ends."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nrr.definitions import Method, Reactivation
from nrr.ground import Month, Window, points
from nrr.ledgers import Ledger
from nrr.retention import View, bridge, missing_end, prepared
from nrr.terms.commitments import commitment_at
from nrr.terms.views import renewals_of

HORIZONS = (3, 6, 9, 12)
_YEAR, _MOST = 12, 12


@dataclass(frozen=True, slots=True)
class MiddleTest:
    """So many months ahead, from past quarter-ends: what was told less what the customers of that day became.

    `bias` above 0 is too rosy. Fractions of the base (0.01 is one point).
    """

    months: int
    origins: int
    bias: float
    mean_absolute_error: float

    @property
    def sentence(self) -> str:
        """The error in words."""
        return (
            f"{self.months} months ahead, {self.origins} times in the past, it was off by"
            f" {100 * self.mean_absolute_error:.1f} points on average (bias {points(self.bias)})."
        )


def middle_tests(ledger: Ledger, view: View) -> tuple[MiddleTest, ...]:
    """Of a book as uploaded, every horizon that a past quarter-end with a year before it reaches. Terms that
    began later are known there by the day they were signed alone.
    """
    missed: dict[int, list[float]] = {months: [] for months in HORIZONS}
    for months, error in _errors(ledger, view):
        missed[months].append(error)
    return tuple(
        MiddleTest(months, len(own), sum(own) / len(own), sum(map(abs, own)) / len(own))
        for months, own in missed.items()
        if own
    )


def _errors(ledger: Ledger, view: View) -> Iterator[tuple[int, float]]:
    book = prepared(ledger, view)
    plain = replace(view.policy, method=Method.P2P, reactivation=Reactivation.P2P)
    for origin in _origins(book, view):
        then = renewals_of(ledger, replace(view, window=Window.trailing(origin, _YEAR)))
        for months in HORIZONS:
            window = Window(origin, origin + months)
            if missing_end(book, window) is None:
                told = then.at_todays_rate(then.with_rest(commitment_at(then.book, origin, window.closing)))
                own = bridge(book, window, plain)
                if told is not None and own.opening:
                    yield months, (told - own.retained) / own.opening


def _origins(book: Ledger, view: View) -> list[Month]:
    """The latest quarter-ends with a year before and a quarter after them."""
    ends = [month for month in book.months if view.policy.fiscal.ends_quarter(month)]
    held = [month for month in ends if book.index(month - _YEAR) is not None]
    return [month for month in held if month + HORIZONS[0] <= book.months[-1]][-_MOST:]
