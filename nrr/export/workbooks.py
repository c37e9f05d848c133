"""The Excel twin: the same figures in cells, with the bridge and the summary as live formulas over the
customers.

Amounts are in whole units of the basis. With its customers the movement of every one, the lines of the
bridge and the point-to-point rates are formulas, and the published figures stand beside them as values;
the other sheets are values. The first page says which of it holds for the file at hand.
"""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from nrr.charts import look_of
from nrr.definitions import BRIDGE_METRICS, GRR, LOGO_RETENTION, Method, Metric, Unit
from nrr.export.sheets import (
    COUNT,
    RATE,
    emphasise,
    money_format,
    put_formula,
    put_heads,
    put_number,
    put_text,
    put_title,
    put_widths,
)
from nrr.export.workbooknotes import CUSTOMERS, what_recalculates
from nrr.export.workbooktables import put_cohorts, put_definitions, put_months, put_segments, put_trend
from nrr.ground import moment_label, sign_of
from nrr.ledgers import Ledger
from nrr.retention import Bridge, customers, end_heading, net_metric, prepared
from nrr.snapshots import Snapshot

_LINES = ("opening", "fx", "expansion", "contraction", "churn", "retained", "resurrected", "new", "closing")
_COUNTED = {
    "opening": "opening_logos",
    "expansion": "expanded_logos",
    "contraction": "contracted_logos",
    "churn": "churned_logos",
    "retained": "retained_logos",
    "resurrected": "resurrected_logos",
    "new": "new_logos",
    "closing": "closing_logos",
}
_FIRST = 5
"""The first row of the bridge."""


def excel_twin(snapshot: Snapshot, ledger: Ledger | None = None) -> bytes:
    """The workbook of a snapshot; with the book it was taken of, every line is summed from its customers."""
    book = Workbook()
    summary = book.active
    summary.title = "Summary"
    bridge = snapshot.main.bridge
    if bridge is not None:
        frame = None if ledger is None else shown_customers(snapshot, ledger)
        _put_bridge(book.create_sheet("Bridge"), bridge, snapshot, frame)
        if frame is not None:
            _put_customers(book.create_sheet(CUSTOMERS), frame, snapshot)
    _put_summary(summary, snapshot, what_recalculates(snapshot, book.sheetnames))
    put_months(book, snapshot)
    put_trend(book, snapshot)
    put_cohorts(book, snapshot)
    # Without its customers the workbook may go to readers who must not tell small groups apart.
    put_segments(book, snapshot, 0 if ledger is not None else snapshot.view.policy.smallest_group)
    put_definitions(book, snapshot)
    for sheet in book.worksheets:
        sheet.sheet_view.showGridLines = False
    book.calculation.fullCalcOnLoad = True
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def shown_customers(snapshot: Snapshot, ledger: Ledger) -> pd.DataFrame:
    """The customers behind a snapshot's bridge, with the columns whose values the snapshot may show."""
    view, readable = snapshot.view, snapshot.book.attributes
    book = prepared(ledger, view)
    shown = replace(book, attributes={name: book.attributes[name] for name in readable})
    return customers(shown, view.window, view.policy)


def _row(field: str) -> int:
    return _FIRST + _LINES.index(field)


def bridge_cells(sheet: str = "Bridge!") -> Mapping[str, str]:
    """The cell of every field of the Bridge, for the formulas of the metrics."""
    money = {name: f"{sheet}$B${_row(name)}" for name in _LINES}
    logos = {field: f"{sheet}$C${_row(name)}" for name, field in _COUNTED.items()}
    memo = _FIRST + len(_LINES) + 1
    return money | logos | {"returned": f"{sheet}$B${memo}", "returned_logos": f"{sheet}$C${memo}"}


def _put_bridge(sheet: Worksheet, bridge: Bridge, snapshot: Snapshot, frame: pd.DataFrame | None) -> None:
    """Opening to closing; lines are summed from the customers where they are there, subtotals always are
    formulas.
    """
    look = look_of(snapshot)
    style = money_format(sign_of(look.currency))
    put_title(sheet, f"Bridge, {bridge.window.label}", "Losses are positive amounts and are subtracted.")
    put_heads(sheet, _FIRST - 1, ["Line", look.unit, "Customers", "Published", "Difference"])
    here = bridge_cells("")
    for name in _LINES:
        row = _row(name)
        label = put_text(sheet, row, 1, name.capitalize() if name != "fx" else "Currency effect")
        summed = _money_line(name, frame, here)
        money = _put(sheet, row, 2, summed, getattr(bridge, name) / look.basis.per_unit, style)
        counted = _logo_line(name, snapshot, frame, here)
        logos = (
            _put(sheet, row, 3, counted, getattr(bridge, _COUNTED[name]), COUNT) if name in _COUNTED else None
        )
        put_number(sheet, row, 4, getattr(bridge, name) / look.basis.per_unit, style)
        if summed:
            put_formula(sheet, row, 5, f"=ROUND(B{row}-D{row},2)", style)
        if name in {"opening", "retained", "closing"}:
            emphasise([cell for cell in (label, money, logos) if cell is not None])
    memo = _FIRST + len(_LINES) + 1
    put_text(sheet, memo, 1, "Memo: returned within the window")
    put_number(sheet, memo, 2, bridge.returned / look.basis.per_unit, style)
    put_number(sheet, memo, 3, bridge.returned_logos, COUNT)
    _put_metrics(sheet, memo + 2, snapshot)
    put_widths(sheet, [38, 18, 14, 18, 14])
    sheet.freeze_panes = f"B{_FIRST}"


def _put(sheet: Worksheet, row: int, column: int, formula: str, value: float, style: str) -> Cell:
    """A formula where there is one, else the value as a value."""
    if formula:
        return put_formula(sheet, row, column, formula, style)
    return put_number(sheet, row, column, value, style)


def _money_line(name: str, frame: pd.DataFrame | None, here: Mapping[str, str]) -> str:
    """The formula of a line; empty where the file does not hold what it is made of."""
    if name == "retained":
        return "={opening}+{fx}+{expansion}-{contraction}-{churn}".format(**here)
    if name == "closing":
        return "={retained}+{resurrected}+{new}".format(**here)
    if frame is None:
        return ""
    last = len(frame) + _FIRST - 1
    if name in {"opening", "fx"}:
        column = "B" if name == "opening" else "D"
        return f"=SUM(Customers!{column}{_FIRST}:{column}{last})"
    return f'=ABS(SUMIFS(Customers!F{_FIRST}:F{last},Customers!G{_FIRST}:G{last},"{name}"))'


def _logo_line(name: str, snapshot: Snapshot, frame: pd.DataFrame | None, here: Mapping[str, str]) -> str:
    if name == "retained":
        return "={opening_logos}-{churned_logos}".format(**here)
    if name == "closing":
        return "={retained_logos}+{resurrected_logos}+{new_logos}".format(**here)
    # A minimum to count as a customer is a rule about counts that the rows alone do not show.
    if frame is None or snapshot.view.policy.min_logo_mrr:
        return ""
    last = len(frame) + _FIRST - 1
    if name == "opening":
        return f'=COUNTIF(Customers!B{_FIRST}:B{last},">0")'
    return f'=COUNTIF(Customers!G{_FIRST}:G{last},"{name}")'


def _put_metrics(sheet: Worksheet, row: int, snapshot: Snapshot) -> None:
    """Every figure of the bridge as a formula, with its sentence."""
    put_heads(sheet, row, ["Figure", "Value", "", "Published", "Formula in words"])
    cells = bridge_cells("")
    for place, metric in enumerate(BRIDGE_METRICS, start=row + 1):
        put_text(sheet, place, 1, metric.label)
        put_formula(sheet, place, 2, metric.formula(cells), _style(metric, snapshot))
        put_number(sheet, place, 4, _published(metric, snapshot), _style(metric, snapshot))
        put_text(sheet, place, 5, metric.sentence)


def _style(metric: Metric, snapshot: Snapshot) -> str:
    if metric.unit is Unit.MONEY:
        return money_format(sign_of(snapshot.book.currency))
    return RATE if metric.unit is Unit.RATE else '0.0"×"'


def _published(metric: Metric, snapshot: Snapshot) -> float | None:
    value = metric.of(snapshot.main.bridge)
    return value / snapshot.view.basis.per_unit if value is not None and metric.unit is Unit.MONEY else value


def _put_customers(sheet: Worksheet, frame: pd.DataFrame, snapshot: Snapshot) -> None:
    """One row a customer; change and movement are formulas of the two ends."""
    look = look_of(snapshot)
    style = money_format(sign_of(look.currency))
    window = snapshot.view.window
    attributes = list(frame.columns[8:])
    put_title(
        sheet,
        "Customers at either end of the window",
        "The movement of every row is a formula of its two ends.",
    )
    heads = [
        "Customer",
        end_heading(window.opening, look.unit),
        end_heading(window.closing, look.unit),
        "Currency effect",
        "Paid before",
        "Change",
        "Movement",
    ]
    put_heads(sheet, _FIRST - 1, [*heads, *attributes])
    for row, values in enumerate(frame.itertuples(index=False, name=None), start=_FIRST):
        _, name, opening, closing, _, fx, movement, _, *labels = values
        put_text(sheet, row, 1, name)
        for column, amount in ((2, opening), (3, closing), (4, fx)):
            put_number(sheet, row, column, int(amount) / look.basis.per_unit, style)
        put_text(sheet, row, 5, "yes" if movement == "resurrected" else "")
        put_formula(sheet, row, 6, f"=ROUND(C{row}-B{row}-D{row},4)", style)
        put_formula(sheet, row, 7, _movement(row), "General")
        for column, label in enumerate(labels, start=8):
            put_text(sheet, row, column, label)
    put_widths(sheet, [34, 16, 16, 14, 12, 16, 14, *([18] * len(attributes))])
    sheet.freeze_panes = f"B{_FIRST}"
    sheet.auto_filter.ref = (
        f"A{_FIRST - 1}:{sheet.cell(1, 7 + len(attributes)).column_letter}{_FIRST + len(frame) - 1}"
    )


def _movement(row: int) -> str:
    base = f"B{row}+D{row}"
    joined = f'IF(E{row}="yes","resurrected","new")'
    stayed = f'IF(F{row}>0,"expansion",IF(F{row}<0,"contraction","kept"))'
    return f'=IF({base}=0,IF(C{row}=0,"kept",{joined}),IF(C{row}=0,"churn",{stayed}))'


def _put_summary(sheet: Worksheet, snapshot: Snapshot, note: str) -> None:
    """The trio with its stamp, point to point as formulas and as published, and the checks."""
    put_title(sheet, f"{snapshot.title}: net revenue retention", note)
    put_text(sheet, 3, 1, f"{snapshot.stamp} · taken {moment_label(snapshot.made_at)}")
    put_heads(sheet, 5, ["Figure", "Recalculated", "Published", "Difference", "Formula in words"])
    rates = snapshot.main.headline.rates
    trio = (net_metric(snapshot.view.policy), GRR, LOGO_RETENTION)
    cells = bridge_cells()
    point_to_point = snapshot.view.policy.method is Method.P2P
    for row, (metric, value) in enumerate(
        zip(trio, (rates.nrr, rates.grr, rates.logo_retention), strict=True), start=6
    ):
        put_text(sheet, row, 1, metric.label)
        if snapshot.main.bridge is not None and point_to_point:
            emphasise([put_formula(sheet, row, 2, metric.formula(cells), RATE)])
            put_formula(sheet, row, 4, f'=IF(OR(B{row}="",C{row}=""),"",ROUND(B{row}-C{row},6))', "0.0000%")
        put_number(sheet, row, 3, value, RATE)
        put_text(sheet, row, 5, metric.sentence if point_to_point else snapshot.view.policy.method.sentence)
    if rates.reason:
        put_text(sheet, 9, 1, rates.reason)
    _put_checks(sheet, 11, snapshot)
    put_widths(sheet, [44, 18, 18, 16, 80])


def _put_checks(sheet: Worksheet, row: int, snapshot: Snapshot) -> None:
    """The checks taken with the snapshot as values, and the tie-out of this very file as formulas."""
    put_heads(sheet, row, ["Check", "Left", "Right", "Difference", "What it compares"])
    unit = snapshot.view.basis.per_unit
    for place, check in enumerate(snapshot.checks, start=row + 1):
        put_text(sheet, place, 1, check.said)
        put_number(sheet, place, 2, check.left / unit, "#,##0.00")
        put_number(sheet, place, 3, check.right / unit, "#,##0.00")
        put_formula(sheet, place, 4, f"=ROUND(B{place}-C{place},2)", "#,##0.00")
        put_text(sheet, place, 5, check.detail)
    below = row + len(snapshot.checks) + 1
    for place, alarm in enumerate(snapshot.alarms, start=below):
        put_text(sheet, place, 1, alarm.label)
        put_text(sheet, place, 4, "doubtful")
        put_text(sheet, place, 5, f"{alarm.what} {alarm.remedy}")
    if snapshot.main.bridge is None:
        return
    last = below + len(snapshot.alarms)
    put_text(sheet, last, 1, "This file ties out")
    lines = f"Bridge!E{_FIRST}:E{_FIRST + len(_LINES) - 1}"
    put_formula(sheet, last, 2, f'=IF(SUMPRODUCT(ABS({lines}))<0.005,"yes","no")', "General")
    put_text(sheet, last, 5, "Every line of the bridge that is recalculated here equals the published one.")
