"""What changes from month to month, and from one window to another, as frames."""

from dataclasses import dataclass
from functools import cached_property

from nrr.comparisons import TRIO, line_differences, segment_courses
from nrr.ground import Refusal
from nrr.ledgers import Ledger
from nrr.notebooks.tables import Table, TableForm
from nrr.retention import View
from nrr.snapshots import Snapshot


@dataclass(frozen=True)
class CourseTables:
    """One method a table; `ledger` is the book as uploaded, `snapshot` the view of it."""

    ledger: Ledger
    snapshot: Snapshot

    def layers(self) -> Table:
        """Revenue of every month by the cohort that pays it; together they are all revenue."""
        rows = [
            {"cohort": layer.cohort, "month": str(month), "amount": self._form.money(own)}
            for layer in self.snapshot.layers
            for month, own in zip(self.snapshot.months, layer.arr_minor, strict=True)
        ]
        return self._form.table("Revenue by cohort", rows)

    def segments(self, by: str) -> Table:
        """The trio of every value of a column at every month-end, with its opening and customers."""
        rows = [
            {by: label, "month": str(point.month)}
            | {name: getattr(point.rates, name) for name in TRIO}
            | {"opening": self._form.money(point.opening_arr_minor), "customers": point.customers}
            for label, course in segment_courses(self.ledger, self._view, by).items()
            for point in course
        ]
        return self._form.table(f"By {by}, month by month", rows, TRIO)

    def against_earlier(self) -> Table:
        """This window's bridge beside the one it is compared with, line by line; Refusal without one."""
        now, found = self.snapshot.main.bridge, self.snapshot.comparison
        if now is None or found is None or found.part.bridge is None:
            raise Refusal("there is no earlier period to compare with")
        rows = [
            {
                "line": one.line,
                "now": self._form.money(one.now),
                "then": self._form.money(one.then),
                "difference": self._form.money(one.difference),
            }
            for one in line_differences(now, found.part.bridge)
        ]
        return self._form.table(f"{now.window.label} beside {found.part.bridge.window.label}", rows)

    @property
    def _view(self) -> View:
        return self.snapshot.view

    @cached_property
    def _form(self) -> TableForm:
        return TableForm(self.snapshot.view.basis, self.snapshot.stamp)
