"""Agreed actions: what was expected of each when it was agreed, and what happened."""

from nrr.charts import look_of
from nrr.export.twins.sheets import FIRST, Sheet
from nrr.export.twins.twin import AGREED, Twin
from nrr.packs import Part
from nrr.packs.agreedpages import agreed_note, agreed_table


def put_agreed(sheet: Sheet, twin: Twin) -> None:
    """The table of the pack, and what each verdict rests on."""
    table = agreed_table(twin.beside.agreed, look_of(twin.snapshot), AGREED)
    sheet.title(*twin.head(Part.AGREED, AGREED, twin.subtitle))
    sheet.heads(list(table.heads), names=len(table.heads))
    top = {"text_wrap": True, "valign": "top"}
    row = FIRST - 1
    for one in table.rows:
        row += 1
        for column, cell in enumerate(one.cells, start=2):
            sheet.text(row, column, cell, **top)
    row = sheet.paragraphs(row + 1, agreed_note(twin.beside.agreed, twin.beside.reading).lines, 160)
    sheet.widths([58, 18, 14, 40, 24])
    sheet.raw.freeze_panes(FIRST - 1, 0)
    sheet.printed(twin.foot, row + 1, 6)
    sheet.flush()
