"""Who answers the questions that figures are made of: a book in memory, or an engine that keeps the rows.

Methods, checks and a Snapshot ask a Source and never look at rows, so that the same figure comes from both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from nrr.definitions import Policy
from nrr.ground import Month, Window
from nrr.ledgers import Ledger
from nrr.retention.bridges import TOTAL, Bridges, bridges
from nrr.retention.cohorts import layers
from nrr.retention.customer_movements import customers
from nrr.retention.rollforwards import opening_base, rollforward, rollforwards
from nrr.retention.span_revenues import quarter_revenue, two_year_revenue
from nrr.retention.steps import RollForward
from nrr.retention.window_ends import require_ends


class Source(Protocol):
    """The answers are totals in annualised minor units, of customers as a policy settles them.

    A policy that is asked differs from the one it was settled under in nothing but what returning means.
    Refusal for a window or months that are not held.
    """

    @property
    def months(self) -> tuple[Month, ...]:
        """The months that are held, rising; a month without any row is absent."""

    @property
    def columns(self) -> tuple[str, ...]:
        """What customers can be grouped by."""

    @property
    def restated(self) -> bool:
        """Whether amounts of several currencies were valued at rates."""

    def index(self, month: Month) -> int | None:
        """Where a month stands among those that are held; None when it is not."""

    def bridges(self, windows: Sequence[Window], policy: Policy, by: str = TOTAL) -> Bridges:
        """The Bridges of several windows, in total or by a column as it was at the opening."""

    def steps(self, window: Window, policy: Policy) -> tuple[RollForward, ...]:
        """The monthly movements inside a window."""

    def steps_by(self, window: Window, policy: Policy, by: str) -> Mapping[str, tuple[RollForward, ...]]:
        """The same by a column, with what moved between its values."""

    def groups(self, by: str) -> tuple[str, ...]:
        """The values of a column, those of unknown value among them."""

    def steps_of_base(self, window: Window, policy: Policy) -> tuple[RollForward, ...]:
        """The same of the customers who paid at the opening."""

    def quarters(self, closing: Month) -> tuple[int, int]:
        """Revenue of the quarter a year before and of the one that ends at `closing`, of customers of the
        first.
        """

    def two_years(self, closing: Month) -> tuple[int, int]:
        """Revenue of the first and the second of two years, of the customers of their first month."""

    def closings(self) -> tuple[int, ...]:
        """Revenue of every month."""

    def layers(self) -> Mapping[str, tuple[int, ...]]:
        """Revenue of every month by cohort of a month."""

    def change_of_customers(self, window: Window, policy: Policy) -> int:
        """The changes of all customers over a window, added up another way than the Bridge does."""

    def kept_again(self, window: Window) -> int:
        """What the opening base pays at the close, nobody above its opening: customer by customer."""


@dataclass(frozen=True, slots=True, eq=False)
class BookSource:
    """A settled book in memory."""

    ledger: Ledger

    @property
    def months(self) -> tuple[Month, ...]:
        """Those of the book."""
        return self.ledger.months

    @property
    def columns(self) -> tuple[str, ...]:
        """The attributes of the book."""
        return tuple(self.ledger.attributes)

    @property
    def restated(self) -> bool:
        """Whether the book keeps a part for each currency."""
        return bool(self.ledger.local)

    def index(self, month: Month) -> int | None:
        return self.ledger.index(month)

    def bridges(self, windows: Sequence[Window], policy: Policy, by: str = TOTAL) -> Bridges:
        return bridges(self.ledger, windows, policy, by or None)

    def steps(self, window: Window, policy: Policy) -> tuple[RollForward, ...]:
        require_ends(self.ledger, window)
        return rollforward(self.ledger, window, policy)

    def steps_by(self, window: Window, policy: Policy, by: str) -> Mapping[str, tuple[RollForward, ...]]:
        require_ends(self.ledger, window)
        return rollforwards(self.ledger, window, policy, by)

    def groups(self, by: str) -> tuple[str, ...]:
        return self.ledger.attribute(by).groups

    def steps_of_base(self, window: Window, policy: Policy) -> tuple[RollForward, ...]:
        base = opening_base(self.ledger, window)
        require_ends(self.ledger, window)
        return rollforwards(self.ledger, window, policy, base=base)[TOTAL]

    def quarters(self, closing: Month) -> tuple[int, int]:
        earlier, later = quarter_revenue(self.ledger, closing)
        cohort = earlier > 0
        return int(earlier[cohort].sum()), int(later[cohort].sum())

    def two_years(self, closing: Month) -> tuple[int, int]:
        return two_year_revenue(self.ledger, closing)

    def closings(self) -> tuple[int, ...]:
        return tuple(int(row.sum()) for row in self.ledger.grid)

    def layers(self) -> Mapping[str, tuple[int, ...]]:
        return layers(self.ledger)

    def change_of_customers(self, window: Window, policy: Policy) -> int:
        frame = customers(self.ledger, window, policy)
        return int(frame["closing"].sum() - frame["opening"].sum())

    def kept_again(self, window: Window) -> int:
        """With plain integers, one customer after the other."""
        s, e = self.ledger.index(window.opening), self.ledger.index(window.closing)
        assert s is not None and e is not None
        grid = self.ledger.grid
        pairs = zip(grid[s].tolist(), grid[e].tolist(), strict=True)
        return sum(min(before, after) for before, after in pairs if before > 0)
