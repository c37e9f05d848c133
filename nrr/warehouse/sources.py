"""A table in an engine as the source of a Snapshot: each question is one tally, folded at home."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from nrr.comparisons import RankedBase
from nrr.definitions import Currency, Policy
from nrr.ground import Month, Refusal, Window
from nrr.intervals import Interval
from nrr.ledgers import Ledger
from nrr.plausibility import Alarm, Traits, alarms_of
from nrr.retention import (
    TOTAL,
    Bridges,
    Check,
    CohortTable,
    Grain,
    RollForward,
    Segment,
    View,
    missing_end,
    require_ends,
    segments_of,
    windows_of,
)
from nrr.snapshots import Book
from nrr.warehouse import courses, ends
from nrr.warehouse.bases import base_of
from nrr.warehouse.cohorts import cohort_table_of, layer_sizes, layers_of
from nrr.warehouse.folding import bridges_of, steps_of
from nrr.warehouse.groups import bands, chosen, grouping_of
from nrr.warehouse.monthly import MonthTotals
from nrr.warehouse.outlines import book_of, offering_of, settled, traits_of
from nrr.warehouse.policies import require_pushed_down
from nrr.warehouse.rates import Rates
from nrr.warehouse.samples import interval_of, segment_intervals
from nrr.warehouse.seals import Kept
from nrr.warehouse.settled import Table, paid
from nrr.warehouse.tables import MOST_LABELS, Opened

Answer = TypeVar("Answer")
_TOTAL = ends.Grouping()


@dataclass(frozen=True, eq=False)
class Warehouse:
    """A table under one view: settled, cut at the closing month, filtered, all of it where the rows are."""

    opened: Opened
    view: View
    _answers: dict[Hashable, Any] = field(default_factory=dict)
    kept: Kept | None = None

    def under(self, view: View) -> "Warehouse":
        """The same table under another view; what settles alike shares its answers. Refusal for what is not
        computed there.
        """
        require_pushed_down(view.policy, self.opened.columns)
        alike = settled(view) == settled(self.view)
        return Warehouse(self.opened, view, self._answers if alike else {}, self.kept if alike else None)

    @property
    def currency(self) -> str:
        """What amounts are in."""
        return self.opened.currency

    @property
    def offering(self) -> Ledger:
        """Its columns with their values and what they are for, as a book without customers."""
        return offering_of(self.opened)

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months of the table up to the closing month."""
        found = tuple(month for month in self.opened.months if month <= self.view.window.closing)
        if not found:
            raise Refusal(f"the table has no months up to {self.view.window.closing.label}")
        return found

    @property
    def columns(self) -> tuple[str, ...]:
        """The attributes of the table, and the bands of a customer's own amounts."""
        return (*self._attributes, *bands(self._attributes))

    @property
    def restated(self) -> bool:
        """Whether there are several currencies, and rates that move."""
        return self._rates is not None

    @property
    def _rates(self) -> Rates | None:
        return None if self.view.policy.currency is Currency.TABLE else self.opened.rates

    def index(self, month: Month) -> int | None:
        return self.months.index(month) if month in self.months else None

    @property
    def _attributes(self) -> tuple[str, ...]:
        return self.opened.columns.attributes

    @property
    def held(self) -> ends.Held:
        """The months, for expressions."""
        return ends.Held(self.months, self._rates)

    @cached_property
    def rows(self) -> Table:
        """One paid row a customer and month, of the customers that the filter of the view leaves."""
        return self.rows_with(())

    def rows_with(self, wanted: Sequence[str]) -> Table:
        """The same with some attributes, by their names in expressions."""
        view, opened = self.view, self.opened
        rows = opened.paid(view.policy, view.window.closing, wanted)
        if not view.where:
            return rows
        groups = {name: self.grouping(name, view.window) for name, _ in view.where}
        every = opened.by_month(
            view.policy, view.window.closing, [group.column for group in groups.values() if group.column]
        )
        return courses.restricted(rows, chosen(every, paid(every), view.where, opened, view.window, groups))

    def grouping(self, by: str, window: Window) -> ends.Grouping:
        """How customers are grouped by a column; Refusal lists those there are."""
        if by != TOTAL and by not in self.columns:
            raise Refusal(f"there is no column {by!r} to group by; the table has: {', '.join(self.columns)}")
        return grouping_of(by, self.opened, window, self.months, self.view.policy.fiscal)

    def customers(self, window: Window, policy: Policy, by: str = TOTAL) -> Table:
        """Every customer who pays at either end of a window, as an expression."""
        require_ends(self, window)
        group = self.grouping(by, window)
        return ends.one_window(self.rows_with(group.wanted), window, self.held, policy, group)

    def asked(self, key: Hashable, question: Callable[[], Table]) -> list[Mapping[str, Any]]:
        """The rows of a question, asked once."""
        if key not in self._answers:
            self._answers[key] = self.opened.engine.rows(question())
        return list(self._answers[key])

    def bridges(self, windows: Sequence[Window], policy: Policy, by: str = TOTAL) -> Bridges:
        """One tally serves every answer to what returning means; a longest gap is asked window by window."""
        for window in windows:
            require_ends(self, window)
        group = self.grouping(by, windows[0])
        joined = by in (TOTAL, *self._attributes) and policy.reactivation_max_gap is None
        together = self._together(windows, by)
        if joined and len(together) > 1 and len({window.months for window in windows}) == 1:
            rows = (
                self._monthly.bridges(together, policy)
                if by == TOTAL and together == windows_of(self, together[0].months)
                else self.asked(("bridges", together, by), lambda: self._joined(together, policy, group))
            )
        else:
            rows = [row for window in windows for row in self._single(window, policy, by)]
        wanted = {window.closing.ordinal for window in windows}
        return bridges_of((row for row in rows if row["w"] in wanted), windows, policy, group.label)

    def _together(self, windows: Sequence[Window], by: str) -> tuple[Window, ...]:
        """What a view asks for anyway is asked at once: in total its trend, by an attribute both periods."""
        own, earlier = self.view.window, self.view.earlier.window
        usual = windows_of(self, own.months) if by == TOTAL else (earlier, own)
        held = tuple(one for one in usual if one.months == own.months and missing_end(self, one) is None)
        return held if set(windows) <= set(held) else tuple(windows)

    def _joined(self, windows: Sequence[Window], policy: Policy, group: ends.Grouping) -> Table:
        rows = self.rows_with(group.wanted)
        return ends.tally(ends.all_windows(rows, windows, self.held, policy, group), policy)

    @property
    def _monthly(self) -> MonthTotals:
        return MonthTotals(self)

    def _single(self, window: Window, policy: Policy, by: str) -> list[Mapping[str, Any]]:
        """Every band is told from one tally."""
        banded = by not in (TOTAL, *self._attributes)
        return self.asked(
            ("bridge", window, banded or by), lambda: ends.tally(self.customers(window, policy, by), policy)
        )

    def steps(self, window: Window, policy: Policy) -> tuple[RollForward, ...]:
        require_ends(self, window)
        if self.held.rates is not None:
            return self._steps(self.rows, window, policy, "steps")[TOTAL]
        return steps_of(self._monthly.steps(policy), self.months, window)[TOTAL]

    def steps_by(self, window: Window, policy: Policy, by: str) -> dict[str, tuple[RollForward, ...]]:
        """The same by an attribute of the table, with what moved between its values."""
        require_ends(self, window)
        group = self.grouping(by, window)
        return self._steps(self.rows_with(group.wanted), window, policy, ("steps", by), group)

    def groups(self, by: str) -> tuple[str, ...]:
        return self.opened.labels(by, MOST_LABELS) if by in self._attributes else ()

    def steps_of_base(self, window: Window, policy: Policy) -> tuple[RollForward, ...]:
        require_ends(self, window)
        rows = courses.restricted(self.rows, courses.payers_of(self.rows, window.opening))
        return self._steps(rows, window, policy, ("base", window))[TOTAL]

    def _steps(
        self, rows: Table, window: Window, policy: Policy, key: Hashable, group: ends.Grouping = _TOTAL
    ) -> dict[str, tuple[RollForward, ...]]:
        """Every step of the table is asked once, a window takes its own."""
        whole, held = Window(self.months[0], self.months[-1]), self.held
        if held.rates is not None and policy.currency is Currency.CONSTANT:
            # Every month at the rates of the closing month: from there on a table of one currency.
            rows = courses.at_rates(rows, held.rates, window.closing)
            held, key = ends.Held(self.months), (key, window.closing)
        found = self.asked(key, lambda: courses.steps(rows, whole, held, policy, group.column))
        named = (dict(row) | {end: group.label(row[end]) for end in ("g0", "g1")} for row in found)
        return steps_of(named, self.months, window)

    def quarters(self, closing: Month) -> tuple[int, int]:
        first, second = self.held.span(closing - 12, 3), self.held.span(closing, 3)
        return self._spans(("quarters", closing), first, second, first)

    def two_years(self, closing: Month) -> tuple[int, int]:
        start = closing - 23
        if self.index(start) is None:
            raise Refusal(f"a two-year period needs {start.label}, which the data lacks")
        first, second = self.held.span(closing - 12, 12), self.held.span(closing, 12)
        return self._spans(("two years", closing), first, second, [start])

    def _spans(
        self, key: Hashable, first: Sequence[Month], second: Sequence[Month], payers: Sequence[Month]
    ) -> tuple[int, int]:
        (row,) = self.asked(key, lambda: courses.spans(self.rows, first, second, payers))
        return int(row["a"]), int(row["b"])

    def closings(self) -> tuple[int, ...]:
        found = {row["m"]: int(row["v"]) for row in self._monthly.revenue()}
        return tuple(found.get(month.ordinal, 0) for month in self.months)

    def _cohort_rows(self) -> list[Mapping[str, Any]]:
        return self._monthly.cohorts()

    def layers(self) -> Mapping[str, tuple[int, ...]]:
        return layers_of(self._cohort_rows(), self.months)

    def cohorts(self, grain: Grain, policy: Policy) -> CohortTable:
        return cohort_table_of(
            self._cohort_rows(), self.months, grain, policy.cohort_base_month, policy.fiscal
        )

    def cohort_sizes(self) -> Mapping[str, int]:
        return layer_sizes(self._cohort_rows(), self.months)

    def change_of_customers(self, window: Window, policy: Policy) -> int:
        """Without a join: each customer's own two amounts."""
        row = self._plain_sums(window)
        return int(row["e"]) - int(row["s"])

    def kept_again(self, window: Window) -> int:
        return int(self._plain_sums(window)["kept"])

    def _plain_sums(self, window: Window) -> Mapping[str, Any]:
        (row,) = self.asked(
            ("plain", window), lambda: ends.plain_sums(self.rows, window, self.view.policy, self.held)
        )
        return row

    def interval(self, window: Window, policy: Policy) -> Interval:
        """From the pairs of amounts without names up to so many customers, from sums beyond."""
        return interval_of(self, window, policy)

    def base(self, window: Window, policy: Policy) -> RankedBase:
        """The customers who paid at the opening: amounts of few, sums of many."""
        return base_of(self, window, policy)

    def segment_intervals(self, window: Window, policy: Policy, by: str) -> dict[str, dict[str, Interval]]:
        """How sure each figure of each segment is: by figure, then by value."""
        return segment_intervals(self, window, policy, by)

    def segments(self, window: Window, policy: Policy, by: str) -> tuple[Segment, ...]:
        return segments_of(self.bridges((window,), policy, by), policy)

    def tied(self) -> tuple[Check, ...]:
        """Nobody states totals for a table."""
        return ()

    def alarms(self, window: Window, policy: Policy) -> tuple[Alarm, ...]:
        everybody = Warehouse(
            self.opened, View(window, policy), self._answers if not self.view.where else {}, self.kept
        )
        own = None if missing_end(self, window) is not None else everybody.bridges((window,), policy).one()
        return alarms_of(everybody.traits(), window, own)

    def traits(self) -> Traits:
        """Totals by month and lives of customers."""
        lives = self.asked("lives", lambda: courses.lives(self.rows, self.months[-1]))
        (doubled,) = self.asked("doubled", lambda: courses.doubled(self.rows, self.held))
        told = self._monthly.revenue(), lives, int(doubled["n"])
        return traits_of(self.months, self.closings(), *told, self.opened.currency)

    def book(self) -> Book:
        return book_of(self.opened, self.months[0], sum(self.cohort_sizes().values()), self.columns)
