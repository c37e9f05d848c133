"""The Excel twin of a snapshot: sheets in the order of the pack, then the book they stand on.

With its customers every figure is a formula over the sheets Months and Attributes, and carries the figure
it gives, so that previews, phones and scripts show it. Without them, and for books larger or otherwise
defined than formulas can follow, totals and rates are formulas and the rest values; the first sheet says
which holds.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

from xlsxwriter import Workbook

from nrr.disclosures import disclosed
from nrr.export.boards import BoardOptions
from nrr.export.twins.agreed_sheet import put_agreed
from nrr.export.twins.benchmark_sheet import put_benchmarks
from nrr.export.twins.bridge_sheets import put_bridge, put_monthly
from nrr.export.twins.calc_sheet import put_calc
from nrr.export.twins.calcs import calc_of
from nrr.export.twins.carrying import carried_by, note_of, uploaded_columns, whole_book
from nrr.export.twins.check_sheet import put_checks
from nrr.export.twins.cohort_sheet import cohort_part, put_cohorts
from nrr.export.twins.compared_sheet import put_compared
from nrr.export.twins.customer_sheet import put_customers
from nrr.export.twins.front_sheets import Entry, put_contents, put_findings, put_provenance
from nrr.export.twins.grounds import (
    ATTRIBUTES,
    CALC,
    CUSTOMERS,
    MONTHS,
    Ground,
    ground_of,
)
from nrr.export.twins.ledger_sheets import put_attributes, put_months
from nrr.export.twins.looks import ACCENT, BY_DEFAULT, GREEN, GREY, Formats
from nrr.export.twins.outlook_sheet import put_outlook
from nrr.export.twins.plan_sheet import put_plan
from nrr.export.twins.renewal_sheet import put_renewals
from nrr.export.twins.restated_sheet import put_restated
from nrr.export.twins.segment_sheet import put_segments, segments_shown
from nrr.export.twins.sheets import Footer, PlainWorksheet, Sheet
from nrr.export.twins.summary_sheets import named_cells, put_summary, put_trend
from nrr.export.twins.twin import (
    AGREED,
    BENCHMARKS,
    BRIDGE,
    CHECKS,
    COHORTS,
    COMPARED,
    CONTENTS,
    FINDINGS,
    MONTHLY,
    OUTLOOK,
    PLAN,
    PROVENANCE,
    RENEWALS,
    RESTATED,
    SEGMENTS,
    SHOWS,
    SUMMARY,
    TREND,
    Twin,
)
from nrr.ground import moment_label, plural
from nrr.ledgers import (
    MARK_SHEET,
    Ledger,
    Naming,
    Provenance,
    texts_of_carried,
)
from nrr.packs import PaperSize, Part
from nrr.snapshots import Snapshot

_PAPERS = {PaperSize.A4: 9, PaperSize.LETTER: 1}
"""As spreadsheets number them."""
_STREAMED = 2_000_000
"""Cells from which a workbook is written through the disk and not held in memory."""


def excel_twin(
    snapshot: Snapshot,
    ledger: Ledger | None = None,
    naming: Naming = Naming.SHOWN,
    provenance: Provenance | None = None,
    options: BoardOptions = BoardOptions(),  # noqa: B008  (frozen)
) -> bytes:
    """The workbook of a snapshot; with the book it was taken of, every figure follows from its customers.

    `options` give the titles, the paper and what comes up for renewal, the same in every form of the pack.
    `naming` is how far names go: unless they are shown, the workbook holds no others than those on its
    sheets.
    """
    columns = snapshot.book.attributes
    given = None if ledger is None else disclosed(ledger, columns, naming)
    ground = (
        None if given is None or snapshot.main.bridge is None else ground_of(given, snapshot.view, columns)
    )
    cells = 0 if ground is None else ground.count * len(ground.book.months)
    out = BytesIO()
    held = {"in_memory": cells < _STREAMED, "constant_memory": cells >= _STREAMED}
    book = Workbook(out, held | BY_DEFAULT)
    _Writer(book, snapshot, options, ground, given, naming, provenance or Provenance()).write()
    book.close()
    return out.getvalue()


_COLOURS = {
    **dict.fromkeys((CUSTOMERS, MONTHS, ATTRIBUTES, CALC, PROVENANCE), GREY),
    CHECKS: GREEN,
}
"""Of the tabs that hold no figures; the others are blue."""
_BELOW = (Part.BRIDGE, Part.TREND)
"""What the summary and the checks stand on: written in any case, behind the others where it was left out."""


class _Writer:
    """One workbook on its way; a sheet is added when it is told of, so their order is that of the pack."""

    def __init__(
        self,
        book: Any,
        snapshot: Snapshot,
        options: BoardOptions,
        ground: Ground | None,
        ledger: Ledger | None,
        naming: Naming,
        provenance: Provenance,
    ) -> None:
        calc = calc_of(ground) if ground is not None and ground.live else None
        plan, closing = options.plan(snapshot), snapshot.view.window.closing.label
        published = moment_label(snapshot.made_at)
        parts = (
            plan.company or snapshot.title,
            f"Net revenue retention, {closing}",
            f"Published {published}",
        )
        words = " | ".join(parts)
        foot = Footer(words.replace("&", "&&")[:200], _PAPERS[options.pack.paper_size])
        self.book, self.ledger, self.naming, self.provenance = book, ledger, naming, provenance
        self.options, self.rest = options, tuple[int, ...]()
        self.twin = Twin(snapshot, plan, foot, ground, calc, options.material)
        self.formats = Formats(book)
        self.sheets: dict[str, Sheet] = {}
        self.entries: list[Entry] = []

    def write(self) -> None:
        """Every sheet, in order; the first one last, as it tells of the others."""
        snapshot = self.twin.snapshot
        company = self.twin.plan.company or snapshot.title
        title = f"{snapshot.title}: net revenue retention"
        self.book.set_properties({"title": title, "author": company, "company": company})
        self.book.set_size(2400, 1500)
        contents = self._added(CONTENTS)
        for name, formula in named_cells(self.twin).items():
            self.book.define_name(name, formula)
        self._figures()
        self._data()
        put_contents(contents, self.twin, self.entries, note_of(self.twin))
        self._mark()

    def _added(self, name: str) -> Sheet:
        raw = self.book.add_worksheet(name, PlainWorksheet)
        raw.hide_gridlines(2)
        raw.set_tab_color(_COLOURS.get(name, ACCENT))
        self.sheets[name] = Sheet(raw, self.formats)
        return self.sheets[name]

    def _told(self, name: str, shows: str, rows: int) -> Sheet:
        sheet = self._added(name)
        self.entries.append(Entry(name, sheet, shows, rows))
        return sheet

    def _figures(self) -> None:
        """The sections as the publisher ordered them, without those left out."""
        put_summary(self._told(SUMMARY, SHOWS[SUMMARY], 4), self.twin)
        wanted = self.options.pack.parts
        for part in (*wanted, *(part for part in _BELOW if part not in wanted)):
            if part in _PUT:
                _PUT[part](self)
        self._customers()
        shows = "Every check with both sums, every figure with its formula, the rules in force"
        put_checks(self._told(CHECKS, shows, len(self.twin.snapshot.checks)), self.twin, self.rest)

    def _restated(self) -> None:
        if (found := self.twin.beside.restated) is not None:
            put_restated(self._told(RESTATED, SHOWS[RESTATED], len(found.figures)), self.twin, found)

    def _bridge(self) -> None:
        if (bridge := self.twin.snapshot.main.bridge) is not None:
            put_bridge(self._told(BRIDGE, SHOWS[BRIDGE], 8), self.twin, bridge)

    def _compared(self) -> None:
        if self.twin.plan.section(Part.COMPARED) is not None:
            put_compared(self._told(COMPARED, SHOWS[COMPARED], 12), self.twin, self.options.pack.segments)

    def _trend(self) -> None:
        snapshot, twin = self.twin.snapshot, self.twin
        if snapshot.trend:
            shows = f"{snapshot.view.window.months}-month NRR, GRR and logo retention by closing month"
            put_trend(self._told(TREND, shows, len(snapshot.trend)), twin)
        if snapshot.main.steps:
            put_monthly(self._told(MONTHLY, "Roll-forward month by month", len(snapshot.main.steps)), twin)

    def _cohorts(self) -> None:
        if (part := cohort_part(self.twin.snapshot)) is not None:
            put_cohorts(self._told(COHORTS, SHOWS[COHORTS], len(part.cohorts)), self.twin, part)

    def _segments(self) -> None:
        parts = segments_shown(self.twin.snapshot, self.options.pack.segments)
        if not parts:
            return
        # Without its customers the workbook may go to readers who must not tell small groups apart.
        least = 0 if self.twin.ground is not None else self.twin.snapshot.view.policy.smallest_group
        rows = sum(len(one.segments) for one in parts)
        self.rest = put_segments(self._told(SEGMENTS, "Retention by group", rows), self.twin, parts, least)

    def _benchmarks(self) -> None:
        if self.twin.plan.section(Part.BENCHMARKS) is not None:
            rows = self.twin.beside.benchmarks
            put_benchmarks(self._told(BENCHMARKS, SHOWS[BENCHMARKS], len(rows)), self.twin, rows)

    def _findings(self) -> None:
        if found := self.twin.snapshot.findings:
            put_findings(self._told(FINDINGS, "What to know beside the figures", len(found)), self.twin)

    def _agreed(self) -> None:
        if found := self.twin.beside.agreed:
            put_agreed(self._told(AGREED, SHOWS[AGREED], len(found)), self.twin)

    def _plan(self) -> None:
        if (found := self.twin.beside.plan) is not None:
            put_plan(self._told(PLAN, SHOWS[PLAN], len(found.course)), self.twin, found)

    def _renewals(self) -> None:
        if (found := self.twin.beside.renewals) is not None:
            put_renewals(self._told(RENEWALS, SHOWS[RENEWALS], len(found.coming)), self.twin, found)

    def _outlook(self) -> None:
        steps = self.twin.beside.scenarios
        if self.twin.plan.section(Part.SCENARIOS) is not None:
            put_outlook(self._told(OUTLOOK, SHOWS[OUTLOOK], len(steps)), self.twin, steps)

    def _customers(self) -> None:
        ground, twin = self.twin.ground, self.twin
        if ground is None or self.ledger is None:
            return
        shows = f"{plural(ground.count, 'customer')} of the data: both ends of the period and the movement"
        sheet = self._told(CUSTOMERS, shows, ground.count)
        uploaded = uploaded_columns(twin, self.ledger)
        put_customers(sheet, twin, ground, uploaded)

    def _data(self) -> None:
        ground, twin = self.twin.ground, self.twin
        if ground is not None and self.ledger is not None:
            whole, uploaded = whole_book(self.ledger, ground), uploaded_columns(twin, self.ledger)
            span = f"{whole.months[0].label} to {whole.months[-1].label}"
            shows = f"Month-end MRR of every customer, {span}: the data"
            put_months(self._told(MONTHS, shows, ground.count), ground, whole)
            sheet = self._told(ATTRIBUTES, "What each customer is", ground.count)
            put_attributes(sheet, ground, uploaded)
        if twin.calc is not None:
            rows = twin.calc.births.top + twin.calc.births.rows
            sheet = self._told(CALC, "Sums behind the figures", rows)
            put_calc(sheet, twin.calc)
            sheet.not_printed()
            sheet.flush()
        sheet = self._told(PROVENANCE, "Files, hashes, answers and excluded rows", 1)
        identity = twin.snapshot.book.fingerprint if self.ledger is None else self.ledger.fingerprint
        put_provenance(sheet, twin, self.provenance, identity)

    def _mark(self) -> None:
        raw = self.book.add_worksheet(MARK_SHEET, PlainWorksheet)
        raw.hide()
        for row, text in enumerate(
            texts_of_carried(carried_by(self.twin, self.ledger, self.naming, self.provenance))
        ):
            raw.write_string(row, 0, text)
        self.sheets[CONTENTS].raw.activate()


_PUT: Mapping[Part, Callable[[_Writer], None]] = MappingProxyType(
    {
        Part.RESTATED: _Writer._restated,
        Part.BRIDGE: _Writer._bridge,
        Part.COMPARED: _Writer._compared,
        Part.TREND: _Writer._trend,
        Part.COHORTS: _Writer._cohorts,
        Part.SEGMENTS: _Writer._segments,
        Part.BENCHMARKS: _Writer._benchmarks,
        Part.FINDINGS: _Writer._findings,
        Part.PLAN: _Writer._plan,
        Part.AGREED: _Writer._agreed,
        Part.RENEWALS: _Writer._renewals,
        Part.SCENARIOS: _Writer._outlook,
    }
)
