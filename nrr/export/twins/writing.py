"""The Excel twin of a snapshot: sheets in the order of the pack, then the book they stand on.

With its customers every figure is a formula over the sheets Months and Attributes, and carries the figure
it gives, so that previews, phones and scripts show it. Without them, and for books larger or otherwise
defined than formulas can follow, totals and rates are formulas and the rest values; the first sheet says
which holds.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from nrr.disclosures import disclosed
from nrr.export.boards import BoardOptions
from nrr.export.twins.agreed_sheet import put_agreed
from nrr.export.twins.bridge_sheets import put_bridge, put_monthly
from nrr.export.twins.calc_sheet import put_calc
from nrr.export.twins.calcs import calc_of
from nrr.export.twins.carrying import carried_by, note_of, uploaded_columns, whole_book
from nrr.export.twins.check_sheet import put_checks
from nrr.export.twins.cohort_sheet import cohort_part, put_cohorts
from nrr.export.twins.customer_sheet import printed_rows, put_customers
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
from nrr.export.twins.looks import ACCENT, GREEN, GREY, Formats
from nrr.export.twins.renewal_sheet import put_renewals
from nrr.export.twins.segment_sheet import put_segments
from nrr.export.twins.sheets import Footer, PlainWorksheet, Sheet
from nrr.export.twins.summary_sheets import named_cells, put_summary, put_trend
from nrr.export.twins.twin import (
    AGREED,
    BRIDGE,
    CHECKS,
    COHORTS,
    CONTENTS,
    FINDINGS,
    MONTHLY,
    PROVENANCE,
    RENEWALS,
    SEGMENTS,
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
from nrr.packs import PaperSize
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
    book = Workbook(out, held)
    _Writer(book, snapshot, options, ground, given, naming, provenance or Provenance()).write()
    book.close()
    return out.getvalue()


class _Writer:
    """One workbook on its way."""

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
        told = (options.renewals, options.advice, options.agreed)
        self.twin = Twin(snapshot, plan, foot, ground, calc, *told)
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
        for name, colour in self._names():
            raw = self.book.add_worksheet(name, PlainWorksheet)
            raw.hide_gridlines(2)
            raw.set_tab_color(colour)
            self.sheets[name] = Sheet(raw, self.formats)
        for name, formula in named_cells(self.twin).items():
            self.book.define_name(name, formula)
        self._figures()
        self._data()
        put_contents(self.sheets[CONTENTS], self.twin, self.entries, note_of(self.twin))
        self._mark()

    def _names(self) -> Iterator[tuple[str, str]]:
        snapshot, ground = self.twin.snapshot, self.twin.ground
        yield from ((CONTENTS, ACCENT), (SUMMARY, ACCENT))
        yield from ((BRIDGE, ACCENT),) if snapshot.main.bridge is not None else ()
        yield from ((TREND, ACCENT),) if snapshot.trend else ()
        yield from ((MONTHLY, ACCENT),) if snapshot.main.steps else ()
        yield from ((COHORTS, ACCENT),) if cohort_part(snapshot) is not None else ()
        yield from ((SEGMENTS, ACCENT),) if snapshot.segments else ()
        yield from ((CUSTOMERS, GREY),) if ground is not None else ()
        yield from ((RENEWALS, ACCENT),) if self.twin.renewals is not None else ()
        yield from ((FINDINGS, ACCENT),) if snapshot.findings else ()
        yield from ((AGREED, ACCENT),) if self.twin.agreed else ()
        yield (CHECKS, GREEN)
        if ground is not None:
            yield from ((MONTHS, GREY), (ATTRIBUTES, GREY))
            yield from ((CALC, GREY),) if self.twin.calc is not None else ()
        yield (PROVENANCE, GREY)

    def _told(self, name: str, shows: str, rows: int, prints: str = "1 page") -> Sheet:
        self.entries.append(Entry(name, shows, rows, prints))
        return self.sheets[name]

    def _figures(self) -> None:
        snapshot, twin = self.twin.snapshot, self.twin
        months, bridge, part = snapshot.view.window.months, snapshot.main.bridge, cohort_part(snapshot)
        put_summary(
            self._told(SUMMARY, "The four figures against the period before; the rules in force", 4), twin
        )
        if bridge is not None:
            put_bridge(
                self._told(BRIDGE, "Opening to closing, every line with its customers", 8), twin, bridge
            )
        if snapshot.trend:
            shows = f"{months}-month NRR, GRR and logo retention by closing month"
            put_trend(self._told(TREND, shows, len(snapshot.trend)), twin)
        if snapshot.main.steps:
            put_monthly(self._told(MONTHLY, "Roll-forward month by month", len(snapshot.main.steps)), twin)
        if part is not None:
            shows = "Net revenue retention by quarter of first payment and age"
            put_cohorts(self._told(COHORTS, shows, len(part.cohorts)), twin, part)
        rest = self._segments()
        self._customers()
        if twin.renewals is not None:
            shows = "What comes up for renewal in the next twelve months"
            put_renewals(self._told(RENEWALS, shows, len(twin.renewals.coming)), twin, twin.renewals)
        if snapshot.findings:
            put_findings(
                self._told(FINDINGS, "What to know beside the figures", len(snapshot.findings)), twin
            )
        if twin.agreed:
            shows = "What was agreed, what was expected of it, and what happened"
            put_agreed(self._told(AGREED, shows, len(twin.agreed)), twin)
        shows = "Every check with both sums, every figure with its formula, the rules in force"
        put_checks(self._told(CHECKS, shows, len(snapshot.checks)), twin, rest)

    def _segments(self) -> tuple[int, ...]:
        snapshot = self.twin.snapshot
        if not snapshot.segments:
            return ()
        # Without its customers the workbook may go to readers who must not tell small groups apart.
        least = 0 if self.twin.ground is not None else snapshot.view.policy.smallest_group
        rows = sum(len(one.segments) for one in snapshot.segments)
        return put_segments(self._told(SEGMENTS, "Retention by group", rows), self.twin, least)

    def _customers(self) -> None:
        ground, twin = self.twin.ground, self.twin
        if ground is None or self.ledger is None:
            return
        shows = f"{plural(ground.count, 'customer')} of the data: both ends of the period and the movement"
        sheet = self._told(
            CUSTOMERS, shows, ground.count, plural(-(-max(printed_rows(ground), 1) // 56), "page")
        )
        uploaded = uploaded_columns(twin, self.ledger)
        put_customers(sheet, ground, twin.calc, uploaded, twin.unit, twin.foot)

    def _data(self) -> None:
        ground, twin, unprinted = self.twin.ground, self.twin, "not printed"
        if ground is not None and self.ledger is not None:
            whole, uploaded = whole_book(self.ledger, ground), uploaded_columns(twin, self.ledger)
            span = f"{whole.months[0].label} to {whole.months[-1].label}"
            shows = f"Month-end MRR of every customer, {span}: the data"
            put_months(self._told(MONTHS, shows, ground.count, unprinted), ground, whole)
            sheet = self._told(ATTRIBUTES, "What each customer is", ground.count, unprinted)
            put_attributes(sheet, ground, uploaded)
        if twin.calc is not None:
            rows = twin.calc.births.top + twin.calc.births.rows
            sheet = self._told(CALC, "Sums behind the figures", rows, unprinted)
            put_calc(sheet, twin.calc)
            sheet.not_printed()
            sheet.flush()
        sheet = self._told(PROVENANCE, "Files, hashes, answers, and what was left out", 1, unprinted)
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
