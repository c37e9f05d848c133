"""What a new board says differently from the last one of the same book."""

from collections.abc import Iterator
from dataclasses import dataclass

from nrr.charts import Look
from nrr.definitions import Policy
from nrr.ground import Month, plural
from nrr.ledgers import Ledger, Naming, settle
from nrr.packs import Restatement
from nrr.snapshots import Snapshot
from nrr.successions import (
    Change,
    ChangeSpan,
    FigureChange,
    between,
    changes,
    comparable,
    definition_change,
    figure_changes,
    spans,
)

_MOST_TOTALS = 6


@dataclass(frozen=True, slots=True)
class TotalChange:
    """The revenue of one month then and now, in annualised minor units."""

    month: Month
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Restated:
    """Prior-period differences: published figures, customers' amounts, the definition, the revenue of
    months.
    """

    figures: tuple[FigureChange, ...]
    customers: tuple[Change, ...]
    definition: Change | None
    totals: tuple[TotalChange, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Every published figure still reads as it did."""
        return not self.figures and not self.customers and self.definition is None

    @property
    def spans(self) -> tuple[ChangeSpan, ...]:
        """The customers' changes, those of months on end as one."""
        return spans(self.customers)


def restated(
    before: Snapshot | None, after: Snapshot, before_book: Ledger | None, after_book: Ledger, policy: Policy
) -> Restated:
    """The new snapshot against the last board, and the new book against the kept one, where there is one.

    Figures of another window or another filter are other figures, not restated ones: then only customers are.
    """
    customers = (
        () if before_book is None else changes(settle(before_book, policy), settle(after_book, policy))
    )
    if before is None:
        return Restated((), customers, None)
    definition = definition_change(before, after)
    if not comparable(before, after):
        return Restated((), customers, definition)
    return Restated(figure_changes(before, after), customers, definition, _totals(before, after))


def restatement_of(found: Restated, before: Snapshot, look: Look, naming: Naming, least: int) -> Restatement:
    """What readers are told of it; customers only where they are shown, and how many only where not too
    few.
    """
    return Restatement(
        before.view.window.closing.label,
        found.figures,
        tuple(_reasons(found, look, naming, least)),
        tuple(_row(span, look) for span in found.spans) if naming is Naming.SHOWN else (),
    )


def _totals(before: Snapshot, after: Snapshot) -> tuple[TotalChange, ...]:
    now = dict(zip(after.months, after.closings, strict=True))
    then = zip(before.months, before.closings, strict=True)
    return tuple(
        TotalChange(month, amount, now[month]) for month, amount in then if now.get(month, amount) != amount
    )


def _reasons(found: Restated, look: Look, naming: Naming, least: int) -> Iterator[str]:
    if found.definition is not None:
        yield f"The definition changed: {found.definition.note}"
    fewest = 1 if naming is Naming.SHOWN else least
    for kind in dict.fromkeys(span.kind for span in found.spans):
        alike = [span for span in found.spans if span.kind is kind]
        customers = len({span.customer for span in alike})
        counted = (
            plural(customers, "customer")
            if customers >= fewest
            else f"fewer than {plural(fewest, 'customer')}"
        )
        months = [month for span in alike for month in (span.first, span.last) if month is not None]
        when = between(min(months), max(months)) if months else "by name"
        yield f"{str(kind).capitalize()}: {counted}, {when}"
    for one in found.totals[-_MOST_TOTALS:]:
        yield f"Revenue of {one.month.label} was {look.short(one.before)}, is {look.short(one.after)}"
    left = len(found.totals) - _MOST_TOTALS
    if left > 0:
        yield f"and the revenue of {plural(left, 'earlier month')}"


def _row(span: ChangeSpan, look: Look) -> tuple[str, str, str, str]:
    what = span.note or f"{look.cents(span.before)} became {look.cents(span.after)}"
    return span.customer, str(span.kind).capitalize(), span.label, what
