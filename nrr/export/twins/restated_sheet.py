"""Restated: figures and customers of earlier months then and now, and why."""

from nrr.export.twins.sheets import FIRST, Sheet
from nrr.export.twins.twin import RESTATED, Twin
from nrr.packs import Part, Restatement
from nrr.packs.restatedpages import restated_notes, restated_tables


def put_restated(sheet: Sheet, twin: Twin, found: Restatement) -> None:
    """The tables of the pack, one below the other, as they were published."""
    sheet.title(*twin.head(Part.RESTATED, RESTATED, twin.subtitle))
    row = FIRST - 1
    for table in restated_tables(found, RESTATED):
        sheet.heads(table.heads, row=row, names=len(table.words))
        for one in table.rows:
            row += 1
            for column, cell in enumerate(one.cells):
                sheet.text(row, column + 2, cell, align="left" if column in table.words else "right")
        row += 2
    row = sheet.paragraphs(row - 1, (line for note in restated_notes(found) for line in note.lines), 140)
    sheet.widths([34, 22, 22, 40, 18])
    sheet.printed(twin.foot, row, 6)
    sheet.flush()
