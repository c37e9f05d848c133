"""The sheets that hold the book itself: amounts by customer and month, and what each customer is."""

from collections.abc import Iterable

import numpy as np

from nrr.export.twins.grounds import KEY, MONTH, NAME, Ground
from nrr.export.twins.looks import AMOUNT, CENTS, INPUT, LINE, QUIET
from nrr.export.twins.sheets import FIRST, Sheet, letter
from nrr.ground import Basis, plural
from nrr.ledgers import UNKNOWN, Attribute, Ledger

ATTRIBUTE = MONTH
"""The first column of an attribute, as of a month on the sheet before."""


def put_months(sheet: Sheet, ground: Ground, whole: Ledger) -> None:
    """Customers by months, to the cent; `whole` is the settled book with the months after the period too."""
    months, unit = whole.months, f"MRR, {whole.currency}" if whole.currency else "MRR"
    words = f"{plural(ground.count, 'customer')} over {plural(len(months), 'month')}"
    sheet.title(words, f"Month-end {unit}. Every figure of this workbook follows from these cells")
    sheet.heads(["No.", "Customer", *(month.label for month in months)], names=2)
    sheet.text(FIRST - 2, NAME, "Total", bold=True)
    for t in range(len(months)):
        column = letter(MONTH + t)
        total = int(whole.grid[t].sum()) / Basis.MRR.per_unit
        formula = f"=SUM({column}{FIRST}:{column}{ground.last})"
        sheet.figure(FIRST - 2, MONTH + t, formula, total, AMOUNT, bold=True, bottom=1, bottom_color=LINE)
    sheet.widths([6, 34, *([11] * len(months))])
    sheet.raw.freeze_panes(FIRST - 1, MONTH - 1)
    sheet.not_printed()
    sheet.flush()
    _stream_amounts(sheet, ground, whole)


def _stream_amounts(sheet: Sheet, ground: Ground, whole: Ledger) -> None:
    """A row a customer, straight to disk where the workbook is large."""
    amounts = (np.ascontiguousarray(whole.grid.T) / Basis.MRR.per_unit)[ground.order]
    exact = (whole.grid % Basis.MRR.per_unit == 0).all()
    form = AMOUNT if exact else CENTS
    look = sheet.formats.of(num_format=form, font_color=INPUT, align="right")
    number = sheet.raw.write_number
    for place, row in enumerate(amounts.tolist()):
        _put_key(sheet, ground, place)
        for t, value in enumerate(row):
            number(FIRST + place - 1, MONTH + t - 1, value, look)


def _put_key(sheet: Sheet, ground: Ground, place: int) -> None:
    key = sheet.formats.of(font_color=QUIET, num_format="0", align="left")
    sheet.raw.write_number(FIRST + place - 1, KEY - 1, int(ground.order[place]) + 1, key)
    sheet.text(FIRST + place, NAME, ground.names[place], font_color=INPUT)
    sheet.flush()


def put_attributes(sheet: Sheet, ground: Ground, uploaded: Iterable[str]) -> None:
    """What every customer is; of a column that changes, what it said at the opening of the period."""
    names = list(uploaded)
    sheet.title(
        f"{plural(len(names), 'column')} of the customers",
        f"As of {ground.window.opening.label}, or of {ground.window.closing.label} for who came later",
    )
    sheet.heads(["No.", "Customer", *names], names=2 + len(names))
    sheet.widths([6, 34, *([20] * len(names))])
    sheet.raw.freeze_panes(FIRST - 1, MONTH - 1)
    sheet.not_printed()
    sheet.flush()
    labels = [texts_of(ground, ground.book.attribute(name)) for name in names]
    for place in range(ground.count):
        for column, texts in enumerate(labels, start=ATTRIBUTE):
            if texts[place] != UNKNOWN:
                sheet.text(FIRST + place, column, texts[place], font_color=INPUT)
        _put_key(sheet, ground, place)


def texts_of(ground: Ground, attribute: Attribute) -> list[str]:
    """The label of every line."""
    groups = attribute.groups
    return [groups[code] for code in ground.group_codes(attribute).tolist()]
