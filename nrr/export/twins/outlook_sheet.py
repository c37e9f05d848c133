"""Outlook: today's rates and each scenario, year by year, as numbers and as lines."""

from collections.abc import Sequence

from nrr.charts import look_of
from nrr.export.twins.chartings import courses_chart
from nrr.export.twins.looks import AMOUNT, RATE
from nrr.export.twins.sheets import FIRST, Sheet, letter
from nrr.export.twins.twin import OUTLOOK, Twin
from nrr.packs import Part, ScenarioStep, text_of
from nrr.packs.outlookpages import courses_of, outlook_lines, outlook_note, steps_a_year

_TOTAL = {"bold": True}
_LETTERS = 110
"""Of a line of words below the table, so that it ends within the page."""


def put_outlook(sheet: Sheet, twin: Twin, steps: Sequence[ScenarioStep]) -> None:
    """Courses are values, as published; the distance to today's rates is a formula."""
    every, named = steps_a_year(steps[0].mode), courses_of(steps)
    closing, basis = twin.snapshot.view.window.closing, look_of(twin.snapshot).basis
    sheet.title(*twin.head(Part.SCENARIOS, OUTLOOK, twin.subtitle))
    sheet.heads([text_of("scenario_rates"), *(name for name, _ in named)])
    sheet.text(FIRST, 2, text_of("nrr_year"), **_TOTAL)
    years = range((len(named[0][1].arr_minor) - 1) // every + 1)
    first, last = FIRST + 1, FIRST + len(years)
    for year in years:
        month = (closing + 12 * year).label
        sheet.text(first + year, 2, text_of("amount_in", basis=basis, month=month))
    sheet.text(last + 1, 2, text_of("against_today"), **_TOTAL)
    for column, (_, course) in enumerate(named, start=3):
        sheet.number(FIRST, column, course.base_nrr(every), RATE, **_TOTAL)
        for year in years:
            sheet.number(first + year, column, twin.whole(round(course.arr_minor[year * every])))
        apart = twin.whole(round(course.arr_minor[-1])) - twin.whole(round(named[0][1].arr_minor[-1]))
        sheet.figure(last + 1, column, f"={letter(column)}{last}-$C{last}", apart, AMOUNT, **_TOTAL)
    row = sheet.paragraphs(last + 2, outlook_note(steps).lines, _LETTERS)
    drawn = outlook_lines(steps, closing, look_of(twin.snapshot), OUTLOOK)
    chart = courses_chart(
        sheet, OUTLOOK, (first, last), [one.colour for one in drawn.lines], drawn.low, heads=first - 2
    )
    sheet.raw.insert_chart(row + 1, 1, chart, {"object_position": 2})
    sheet.widths([26, *(twin.money(16) for _ in named)])
    sheet.raw.freeze_panes(FIRST - 1, 2)
    sheet.printed(twin.foot, row + 19, 9)
    sheet.flush()
