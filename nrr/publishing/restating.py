"""What a new board says differently from the last one of the same book."""

from dataclasses import dataclass

from nrr.ledgers import Ledger
from nrr.policies import Policy
from nrr.restatements import Change, FigureChange, changes, definition_change, figure_changes
from nrr.settlements import settle
from nrr.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Restated:
    """Prior-period differences: published figures, customers' amounts, the definition."""

    figures: tuple[FigureChange, ...]
    customers: tuple[Change, ...]
    definition: Change | None

    @property
    def unchanged(self) -> bool:
        """Every published figure still reads as it did."""
        return not self.figures and not self.customers and self.definition is None


def restated(
    before: Snapshot | None, after: Snapshot, before_book: Ledger | None, after_book: Ledger, policy: Policy
) -> Restated:
    """The new snapshot against the last board, and the new book against the kept one, where there is one."""
    customers = (
        () if before_book is None else changes(settle(before_book, policy), settle(after_book, policy))
    )
    if before is None:
        return Restated((), customers, None)
    return Restated(figure_changes(before, after), customers, definition_change(before, after))
