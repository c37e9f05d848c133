"""Compared: this window's bridge beside another one's, their difference by line, and the groups in both."""

from collections.abc import Sequence

from nrr.charts import look_of
from nrr.export.twins.looks import AMOUNT, POINTS, RATE
from nrr.export.twins.sheets import FIRST, Sheet
from nrr.export.twins.twin import COMPARED, Twin
from nrr.packs import Part
from nrr.packs.comparedpages import (
    compared_note,
    compared_segments,
    compared_table,
    lines_of,
    segments_of_both,
    two_bridges,
)

_LETTERS = 110


def _put_groups(sheet: Sheet, twin: Twin, wanted: Sequence[str], row: int) -> int:
    """The groups in both periods, rates as published and their change as a formula; the last row."""
    table = compared_segments(twin.snapshot, wanted, look_of(twin.snapshot), COMPARED)
    if table is None:
        return row - 1
    sheet.heads(table.heads, row=row)
    for name, held in segments_of_both(twin.snapshot, wanted):
        row += 1
        sheet.text(row, 2, name, bold=True)
        for now, then in held:
            row += 1
            one, two = now.rates, then.rates
            sheet.text(row, 2, now.label)
            sheet.number(row, 3, twin.whole(now.bridge.opening))
            for column, value in ((4, one.nrr), (5, two.nrr), (7, one.grr), (8, two.grr)):
                sheet.number(row, column, value, RATE)
            if one.nrr is not None and two.nrr is not None:
                sheet.figure(row, 6, f"=100*(D{row}-E{row})", 100 * (one.nrr - two.nrr), POINTS)
    return row + 1


def put_compared(sheet: Sheet, twin: Twin, wanted: Sequence[str]) -> None:
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
    row = _put_groups(sheet, twin, wanted, row + 2)
    row = sheet.paragraphs(row, compared_note(twin.snapshot, wanted).lines, _LETTERS)
    sheet.widths([26, 24, 24, 16, 16, 12, 14])
    sheet.raw.freeze_panes(FIRST - 1, 2)
    sheet.printed(twin.foot, row, 8)
    sheet.flush()
