"""Compared: this window's bridge beside another one's, and their difference by line."""

from nrr.charts import look_of
from nrr.export.twins.looks import AMOUNT, POINTS, QUIET, RATE
from nrr.export.twins.sheets import FIRST, Sheet
from nrr.export.twins.twin import COMPARED, Twin
from nrr.packs import Part
from nrr.packs.comparedpages import compared_note, compared_table, lines_of, two_bridges


def put_compared(sheet: Sheet, twin: Twin) -> None:
    """Both bridges are values, as published; differences are formulas."""
    both, found = two_bridges(twin.snapshot), twin.snapshot.comparison
    assert both is not None and found is not None
    table = compared_table(twin.snapshot, look_of(twin.snapshot), COMPARED)
    sheet.title(*twin.head(Part.COMPARED, COMPARED, twin.subtitle))
    sheet.heads([twin.unit, *table.heads[1:]])
    values = [(twin.whole(now), twin.whole(then), AMOUNT) for _, now, then in lines_of(*both)]
    rates = [part.headline.rates for part in (twin.snapshot.main, found.part)]
    values += [(*(getattr(one, key) for one in rates), RATE) for key in ("nrr", "grr", "logo_retention")]
    row = FIRST - 1
    for one, (now, then, form) in zip(table.rows, values, strict=True):
        row += 1
        sheet.text(row, 2, one.cells[0])
        for column, value in ((3, now), (4, then)):
            if value is not None:
                sheet.number(row, column, value, form)
        if now is not None and then is not None:
            apart = form if form == AMOUNT else POINTS
            times = "" if form == AMOUNT else "100*"
            value = now - then if form == AMOUNT else 100 * (now - then)
            sheet.figure(row, 5, f"={times}(C{row}-D{row})", value, apart)
    sheet.text(row + 2, 2, compared_note().lines[0], font_color=QUIET)
    sheet.widths([26, 24, 24, 16])
    sheet.raw.freeze_panes(FIRST - 1, 2)
    sheet.printed(twin.foot, row + 2, 5)
    sheet.flush()
