"""Plan: closing amounts planned and reached, and the way from one to the other line by line."""

from textwrap import wrap

from nrr.charts import look_of
from nrr.export.twins.chartings import courses_chart
from nrr.export.twins.looks import AMOUNT, COUNT, QUIET, RATE
from nrr.export.twins.sheets import FIRST, Sheet, letter
from nrr.export.twins.twin import PLAN, Twin
from nrr.packs import Part, PlanBeside, text_of
from nrr.packs.planpages import (
    MOST_SEGMENTS,
    plan_lines,
    plan_note,
    plan_segment_aims,
    plan_segments,
    segment_aims,
    steps_shown,
)
from nrr.plans import CUSTOMERS

_TOTAL = {"bold": True, "top": 1}
_LETTERS = 110
"""Of a line of words below the tables, so that it ends within the page."""


def put_plan(sheet: Sheet, twin: Twin, found: PlanBeside) -> None:
    """Planned amounts and variances are values, as published; what they lead to is a formula."""
    sheet.title(*twin.head(Part.PLAN, PLAN, twin.subtitle))
    last = _put_course(sheet, twin, found)
    row = _put_bridge(sheet, twin, found, last + 3) + 1
    row = _put_segments(sheet, twin, found, row + 1)
    row = _put_aims(sheet, found, row + 1)
    lines = plan_note(found, twin.snapshot).lines
    for line in (part for whole in lines for part in wrap(whole, _LETTERS)):
        row += 1
        sheet.text(row, 2, line, font_color=QUIET)
    drawn = plan_lines(found, look_of(twin.snapshot), PLAN)
    colours = [one.colour for one in drawn.lines]
    chart = courses_chart(sheet, PLAN, (FIRST, last), colours, drawn.low, heads=FIRST - 1)
    sheet.raw.insert_chart(row + 1, 1, chart, {"object_position": 2})
    sheet.widths([26, 18, 18, 20, 14, 18, 18])
    sheet.raw.freeze_panes(FIRST - 1, 2)
    sheet.printed(twin.foot, row + 19, 9)
    sheet.flush()


def _put_course(sheet: Sheet, twin: Twin, found: PlanBeside) -> int:
    """A row a period; the last of them."""
    sheet.heads([twin.unit, text_of("plan"), text_of("actual"), text_of("variance")])
    row = FIRST - 1
    for one in found.course:
        row += 1
        sheet.text(row, 2, one.label)
        for column, value in ((3, one.planned), (4, one.actual)):
            if value is not None:
                sheet.number(row, column, twin.whole(value))
        if one.planned is not None and one.actual is not None:
            apart = twin.whole(one.actual) - twin.whole(one.planned)
            sheet.figure(row, 5, f"=D{row}-C{row}", apart, AMOUNT)
    return row


def _put_segments(sheet: Sheet, twin: Twin, found: PlanBeside, row: int) -> int:
    """Planned and actual closing to date by segment; the last row."""
    table = plan_segments(found, look_of(twin.snapshot), PLAN)
    if table is None:
        return row - 1
    sheet.heads(table.heads, row=row)
    for name, one in list(found.segments.items())[:MOST_SEGMENTS]:
        row += 1
        sheet.text(row, 2, name)
        sheet.number(row, 3, twin.whole(one.plan_closing))
        sheet.number(row, 4, twin.whole(one.actual_closing))
        sheet.figure(row, 5, f"=D{row}-C{row}", twin.whole(one.variance), AMOUNT)
        share = f'=IF(C{row}=0,"",E{row}/C{row})'
        sheet.figure(row, 6, share, one.variance_share, RATE)
    return row + 1


def _put_aims(sheet: Sheet, found: PlanBeside, row: int) -> int:
    """Rates and customers aimed at and reached by segment, as published; the last row."""
    table = plan_segment_aims(found, PLAN)
    if table is None:
        return row - 1
    sheet.heads(table.heads, row=row)
    for name, own in segment_aims(found).items():
        row += 1
        sheet.text(row, 2, name)
        for at, (aim, one) in enumerate(own.items()):
            form = COUNT if aim == CUSTOMERS else RATE
            if one is not None:
                sheet.number(row, 3 + 2 * at, one.planned, form)
                sheet.number(row, 4 + 2 * at, one.actual, form)
    return row + 1


def _put_bridge(sheet: Sheet, twin: Twin, found: PlanBeside, top: int) -> int:
    """From the planned to the actual closing, a column a bridge; the last row."""
    bridges = list(found.bridges.items())
    sheet.text(top, 2, text_of("plan_to_actual"), bold=True)
    for column, (name, one) in enumerate(bridges, start=3):
        sheet.text(top, column, name, bold=True, align="right")
        sheet.number(top + 1, column, twin.whole(one.plan_closing), AMOUNT, **_TOTAL)
    sheet.text(top + 1, 2, text_of("plan"), **_TOTAL)
    row = top + 1
    for key, values in steps_shown(found).items():
        row += 1
        sheet.text(row, 2, text_of(f"plan_{key}"))
        for column, value in enumerate(values, start=3):
            sheet.number(row, column, twin.whole(value))
    row += 1
    sheet.text(row, 2, text_of("actual"), **_TOTAL)
    sheet.text(row + 1, 2, text_of("variance"))
    sheet.text(row + 2, 2, text_of("of_plan"))
    for column, (_, one) in enumerate(bridges, start=3):
        at, planned = letter(column), f"{letter(column)}{top + 1}"
        sheet.figure(
            row, column, f"=SUM({planned}:{at}{row - 1})", twin.whole(one.actual_closing), AMOUNT, **_TOTAL
        )
        sheet.figure(row + 1, column, f"={at}{row}-{planned}", twin.whole(one.variance), AMOUNT)
        share = f'=IF({planned}=0,"",{at}{row + 1}/{planned})'
        sheet.figure(row + 2, column, share, one.variance_share, RATE)
    return row + 2
