"""What a new board says differently from the last one of the same book."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from nrr.ledgers import Ledger
from nrr.policies import Policy
from nrr.restatements import Change, ChangeKind, FigureChange, changes, definition_change, figure_changes
from nrr.settlements import settle
from nrr.snapshots import Snapshot
from nrr.windows import Month


@dataclass(frozen=True, slots=True)
class ChangeSpan:
    """The same change of one customer in one month or in months on end; a rename has no month."""

    kind: ChangeKind
    customer: str
    first: Month | None
    last: Month | None
    before: int
    after: int
    note: str

    @property
    def label(self) -> str:
        """The months as people read them."""
        if self.first is None or self.last is None:
            return ""
        return self.first.label if self.first == self.last else f"{self.first.label} to {self.last.label}"


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

    @property
    def spans(self) -> tuple[ChangeSpan, ...]:
        """The customers' changes, those of months on end as one."""
        return _spans(self.customers)


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


def _spans(found: Iterable[Change]) -> tuple[ChangeSpan, ...]:
    """In the order in which they begin."""
    spans: list[ChangeSpan] = []
    running: dict[tuple[object, ...], int] = {}
    for one in found:
        key = (one.kind, one.customer, one.before, one.after, one.note)
        place = running.get(key)
        if place is not None and _follows(spans[place].last, one.month):
            spans[place] = replace(spans[place], last=one.month)
            continue
        running[key] = len(spans)
        spans.append(
            ChangeSpan(one.kind, one.customer, one.month, one.month, one.before, one.after, one.note)
        )
    return tuple(spans)


def _follows(last: Month | None, month: Month | None) -> bool:
    return last is not None and month is not None and month == last + 1
