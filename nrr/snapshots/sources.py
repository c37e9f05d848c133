"""What a Snapshot asks of a source beyond figures: of a book in memory here, of an engine in its own room."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from nrr.definitions import Policy
from nrr.ground import Window
from nrr.intervals import Interval, nrr_interval
from nrr.ledgers import Ledger, missing_months
from nrr.plausibility import Alarm, alarms
from nrr.retention import (
    BookSource,
    Check,
    CohortTable,
    Grain,
    Segment,
    Source,
    View,
    cohort_labels,
    cohort_table,
    derived,
    filtered,
    segments,
    tie_checks,
    unfiltered,
)
from nrr.snapshots.snapshot import Book


class SnapshotSource(Source, Protocol):
    """A source under one view: settled, cut at the closing month, filtered."""

    def book(self) -> Book:
        """Which book the figures are of, with everything it can be grouped by."""

    def interval(self, window: Window, policy: Policy) -> Interval:
        """How sure NRR is."""

    def cohorts(self, grain: Grain, policy: Policy) -> CohortTable:
        """Customers by their first paid month."""

    def cohort_sizes(self) -> Mapping[str, int]:
        """How many customers every layer ever had."""

    def segments(self, window: Window, policy: Policy, by: str) -> tuple[Segment, ...]:
        """The segments of a column; derived bands are those of the window's opening."""

    def tied(self) -> tuple[Check, ...]:
        """Totals stated elsewhere, against the customers."""

    def alarms(self, window: Window, policy: Policy) -> tuple[Alarm, ...]:
        """Reasons to doubt the whole of it, whatever the filter."""


@dataclass(frozen=True, slots=True, eq=False)
class PreparedBook(BookSource):
    """A prepared book in memory; `uploaded` and `whole` are what it came from, before and after settling."""

    uploaded: Ledger
    whole: Ledger
    view: View

    def book(self) -> Book:
        own, uploaded = self.ledger, self.uploaded
        return Book(
            fingerprint=uploaded.fingerprint,
            currency=uploaded.currency,
            first=uploaded.months[0],
            last=uploaded.months[-1],
            month_count=len(uploaded.months),
            missing_months=missing_months(uploaded),
            customer_count=int((own.first_paid < len(own.months)).sum()),
            attributes=tuple(own.attributes),
        )

    def interval(self, window: Window, policy: Policy) -> Interval:
        return nrr_interval(self.ledger, window, policy)

    def cohorts(self, grain: Grain, policy: Policy) -> CohortTable:
        return cohort_table(self.ledger, grain, policy.cohort_base_month, policy.fiscal)

    def cohort_sizes(self) -> Mapping[str, int]:
        return Counter(cohort_labels(self.ledger))

    def segments(self, window: Window, policy: Policy, by: str) -> tuple[Segment, ...]:
        own = self.ledger
        if window != self.view.window:
            plain = {name: a for name, a in own.attributes.items() if name in self.uploaded.attributes}
            own = derived(replace(own, attributes=plain), self.view, window)
        return segments(own, window, policy, by)

    def tied(self) -> tuple[Check, ...]:
        return tie_checks(self.uploaded)

    def alarms(self, window: Window, policy: Policy) -> tuple[Alarm, ...]:
        """Of every customer: a few may well be unlike a book."""
        return alarms(self.whole, window, policy)


def prepared_source(ledger: Ledger, view: View) -> PreparedBook:
    """A book as uploaded under a view; Refusal for a filter or policy it cannot answer."""
    whole = unfiltered(ledger, view)
    return PreparedBook(filtered(whole, view), ledger, whole, view)
