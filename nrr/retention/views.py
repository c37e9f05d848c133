"""A View: what is asked of a book, and the book prepared to answer it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from nrr.definitions import Policy
from nrr.ground import Against, Basis, FiscalYear, Month, Window
from nrr.ledgers import Ledger, settle
from nrr.retention.bands import banded
from nrr.retention.customer_movements import chosen
from nrr.retention.ruled_segments import SegmentRule, ruled
from nrr.retention.window_ends import Held, missing_end

Where = tuple[tuple[str, tuple[str, ...]], ...]
"""A filter: attributes, each with the values wanted."""


@dataclass(frozen=True, slots=True)
class View:
    """What is asked of a book: the window, the policy, a filter by attributes, how amounts are read, which
    earlier window it is compared with, and the saved segments that are attributes of it.
    """

    window: Window
    policy: Policy = Policy()
    where: Where = ()
    basis: Basis = Basis.ARR
    against: Against = Against.PRIOR_PERIOD
    segments: tuple[SegmentRule, ...] = ()

    @property
    def earlier(self) -> "View":
        """The same question of the window it is compared with."""
        return replace(self, window=_EARLIER[self.against](self.window, self.policy.fiscal))


_EARLIER: Mapping[Against, Callable[[Window, FiscalYear], Window]] = {
    Against.PRIOR_PERIOD: lambda window, _: window.prior_period,
    Against.PRIOR_YEAR: lambda window, _: window.prior_year,
    Against.LAST_QUARTER_END: lambda window, fiscal: fiscal.at_last_quarter_end(window),
}


def prepared(ledger: Ledger, view: View) -> Ledger:
    """The book a view is answered from: settled, cut at the closing month, filtered, with derived bands."""
    return filtered(unfiltered(ledger, view), view)


def unfiltered(ledger: Ledger, view: View) -> Ledger:
    """As `prepared`, of every customer. At constant currency it is valued at the rates of the closing
    month.
    """
    return derived(settle(ledger.until(view.window.closing), view.policy), view, view.window)


def derived(book: Ledger, view: View, window: Window) -> Ledger:
    """A settled book with the groups that follow from its amounts and from saved segments, at a window."""
    return ruled(banded(book, window, view.policy.fiscal), view.segments, window)


def filtered(book: Ledger, view: View) -> Ledger:
    """The customers of a prepared book that the filter of the view leaves."""
    return chosen(book, view.window, dict(view.where))


def default_window(ledger: Held, months: int = 12) -> Window:
    """The window a book or a table opens with: twelve months to its last month, or the longest shorter one
    it holds.
    """
    closing: Month = ledger.months[-1]
    held = [m for m in (months, 3, 1) if missing_end(ledger, Window.trailing(closing, m)) is None]
    return Window.trailing(closing, held[0] if held else months)


def stamp_of(view: View) -> str:
    """Period, definition and filter on one line: no figure goes without it."""
    filtered = "".join(f" · {filter_said(name, values)}" for name, values in view.where)
    return f"{view.window.months}-month NRR to {view.window.closing.label} · {view.policy.stamp}{filtered}"


def filter_said(name: str, values: tuple[str, ...]) -> str:
    """`Region: EMEA, APAC`; of a saved segment its name alone."""
    return name if values == (name,) else f"{name}: {', '.join(values)}"
