"""The further sheets of the Excel twin: months, trend, cohorts, segments, definitions."""

from openpyxl import Workbook
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.utils import get_column_letter

from nrr.charts import Measure, look_of
from nrr.charts.cohortcells import measured
from nrr.charts.sentences import unknown_starts_sentence
from nrr.definitions import BRIDGE_METRICS, GRR, LOGO_RETENTION, MOVEMENT_METRICS, NRR
from nrr.export.sheets import (
    COUNT,
    RATE,
    money_format,
    put_formula,
    put_heads,
    put_number,
    put_text,
    put_title,
    put_widths,
)
from nrr.ground import sign_of
from nrr.intervals import CERTAINTIES
from nrr.retention import without_small
from nrr.snapshots import CohortPart, Snapshot

_MONTH_LINES = ("opening", "new", "reactivation", "expansion", "contraction", "churn", "fx")
_SEGMENT_LINES = ("opening", "fx", "expansion", "contraction", "churn", "opening_logos", "churned_logos")


def put_months(book: Workbook, snapshot: Snapshot) -> None:
    """The monthly movements: closing is a formula, and the next opening is checked against it."""
    sheet = book.create_sheet("Months")
    look = look_of(snapshot)
    style = money_format(sign_of(look.currency))
    put_title(sheet, "Monthly movements", "Every month closes where the next one opens.")
    put_heads(
        sheet,
        4,
        ["Month", *(name.capitalize() for name in _MONTH_LINES), "Closing", "Next opening less closing"],
    )
    for row, step in enumerate(snapshot.steps, start=5):
        put_text(sheet, row, 1, step.window.closing.label)
        for column, name in enumerate(_MONTH_LINES, start=2):
            put_number(sheet, row, column, getattr(step, name) / look.basis.per_unit, style)
        put_formula(sheet, row, 9, f"=B{row}+C{row}+D{row}+E{row}-F{row}-G{row}+H{row}", style)
        if row < len(snapshot.steps) + 4:
            put_formula(sheet, row, 10, f"=ROUND(B{row + 1}-I{row},2)", style)
    put_widths(sheet, [14, *([15] * 9)])
    sheet.freeze_panes = "B5"


def put_trend(book: Workbook, snapshot: Snapshot) -> None:
    """The trio by closing month."""
    sheet = book.create_sheet("Trend")
    put_title(sheet, f"{snapshot.view.window.months}-month figures by closing month", snapshot.stamp)
    put_heads(sheet, 4, ["Closing month", "NRR", "GRR", "Logo retention", "Customers at the opening"])
    for row, point in enumerate(snapshot.trend, start=5):
        put_text(sheet, row, 1, point.month.label)
        for column, value in enumerate(
            (point.rates.nrr, point.rates.grr, point.rates.logo_retention), start=2
        ):
            put_number(sheet, row, column, value, RATE)
        put_number(sheet, row, 5, point.customers, COUNT)
    put_widths(sheet, [16, 12, 12, 16, 22])
    sheet.freeze_panes = "B5"


def put_cohorts(book: Workbook, snapshot: Snapshot) -> None:
    """Net retention of every cohort by age, one sheet a grain, coloured around 100%."""
    for part in snapshot.cohorts:
        if part.cohorts:
            _put_cohorts(book, part, snapshot)


def _put_cohorts(book: Workbook, part: CohortPart, snapshot: Snapshot) -> None:
    sheet = book.create_sheet(f"Cohorts by {part.grain}")
    cells = measured(part, Measure.NRR, look_of(snapshot))
    least = snapshot.view.policy.smallest_group
    put_title(
        sheet,
        "Net revenue retention by cohort and age",
        f"Cohorts of fewer than {least} customers are left blank. "
        f"{unknown_starts_sentence(snapshot)}".rstrip(),
    )
    put_heads(sheet, 4, ["Cohort", "Customers", *(f"Month {age}" for age in range(len(cells.weighted)))])
    for row, name in enumerate(part.cohorts, start=5):
        size = part.sizes[row - 5]
        put_text(sheet, row, 1, name)
        put_number(sheet, row, 2, size, COUNT)
        for column, value in enumerate(cells.rows[row - 5] if size >= least else (), start=3):
            put_number(sheet, row, column, value, "0%")
    together = len(part.cohorts) + 5
    put_text(sheet, together, 1, "All")
    put_number(sheet, together, 2, sum(part.sizes), COUNT)
    put_text(sheet, together + 1, 1, "Customers at that age")
    for column, behind in enumerate(part.observed_customers, start=3):
        shown = cells.weighted[column - 3] if behind >= least else None
        put_number(sheet, together, column, shown, "0%")
        put_number(sheet, together + 1, column, behind, COUNT)
    area = f"C5:{get_column_letter(len(cells.weighted) + 2)}{together}"
    sheet.conditional_formatting.add(area, _around_hundred())
    put_widths(sheet, [12, 11, *([7.5] * len(cells.weighted))])
    sheet.freeze_panes = "C5"


def _around_hundred() -> ColorScaleRule:
    ends = {
        "start_type": "num",
        "start_value": 0.5,
        "start_color": "FFB85A14",
        "end_type": "num",
        "end_value": 1.5,
    }
    return ColorScaleRule(**ends, end_color="FF3B7DB1", mid_type="num", mid_value=1, mid_color="FFF7F8F9")


def put_segments(book: Workbook, snapshot: Snapshot, least: int) -> None:
    """Every segment that may be shown with so few customers: its bridge as values, its rates as formulas."""
    sheet = book.create_sheet("Segments")
    unit = snapshot.view.basis.per_unit
    style = money_format(sign_of(snapshot.book.currency))
    put_title(sheet, "Segments as they were at the opening", "Rates are formulas of the lines to their left.")
    heads = ("Opening", "Currency effect", "Expansion", "Contraction", "Churn", "Customers", "Customers lost")
    put_heads(sheet, 4, ["Attribute", "Segment", *heads, "NRR", "GRR", "Logo retention"])
    rows = [
        (part.attribute, segment)
        for part in snapshot.segments
        for segment in without_small(part.segments, least)
    ]
    for row, (attribute, segment) in enumerate(rows, start=5):
        put_text(sheet, row, 1, attribute)
        put_text(sheet, row, 2, segment.label)
        for column, name in enumerate(_SEGMENT_LINES, start=3):
            counted = name.endswith("_logos")
            value = getattr(segment.bridge, name) / (1 if counted else unit)
            put_number(sheet, row, column, value, COUNT if counted else style)
        cells = {
            name: f"{get_column_letter(column)}{row}" for column, name in enumerate(_SEGMENT_LINES, start=3)
        }
        for column, metric in enumerate((NRR, GRR, LOGO_RETENTION), start=10):
            put_formula(sheet, row, column, metric.formula(cells), RATE)
    put_widths(sheet, [22, 26, *([15] * 5), 12, 12, 10, 10, 16])
    sheet.freeze_panes = "C5"


def put_definitions(book: Workbook, snapshot: Snapshot) -> None:
    """The policy in sentences and every figure in words."""
    sheet = book.create_sheet("Definitions")
    put_title(sheet, "Definitions in force", snapshot.stamp)
    sentences = snapshot.view.policy.sentences
    for row, sentence in enumerate(sentences, start=4):
        put_text(sheet, row, 1, sentence)
    start = len(sentences) + 6
    put_heads(sheet, start, ["Figure", "Formula in words", "Meaning"])
    for row, metric in enumerate((*BRIDGE_METRICS, *MOVEMENT_METRICS), start=start + 1):
        for column, words in enumerate((metric.label, metric.sentence, metric.meaning), start=1):
            put_text(sheet, row, column, words)
    below = start + len(BRIDGE_METRICS) + len(MOVEMENT_METRICS) + 2
    put_heads(sheet, below, ["How sure", "How it is measured", "Meaning"])
    for row, one in enumerate(CERTAINTIES, start=below + 1):
        for column, words in enumerate((one.label, one.measured, one.meaning), start=1):
            put_text(sheet, row, column, words)
    put_widths(sheet, [42, 70, 90])
