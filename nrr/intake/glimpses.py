"""A glimpse of the table as it was read: its headings, what each column was taken for, and its first rows."""

from nrr.intake.columns.profiles import profile_of
from nrr.intake.drafts import Draft, Reason
from nrr.intake.headings.words import Role
from nrr.intake.intakes import Glimpse, GlimpsedColumn
from nrr.intake.tables.grids import Table

ROWS, TEXT = 6, 80
COLUMNS = 400
MONTHS, ATTRIBUTE, UNUSED = "month_column", "attribute", "unused"


def glimpse_of(draft: Draft) -> Glimpse:
    """What can be shown of a draft's first table."""
    table = draft.tables[0]
    width = min(table.width, len(draft.headings), COLUMNS)
    by_index = {index: role for role, index in draft.roles.items()}
    header_row = _header_row(draft)
    columns = tuple(
        _column(table, i, _heading(draft, i, header_row), _role(draft, by_index, i)) for i in range(width)
    )
    rows = tuple(
        (int(table.numbers[i]), tuple(column.text(i)[:TEXT] for column in table.columns[:width]))
        for i in range(min(ROWS, table.height))
    )
    return Glimpse(table.sheet, header_row, columns, rows)


def _column(table: Table, index: int, heading: str, role: str) -> GlimpsedColumn:
    """Columns of months are alike: they are not looked into one by one."""
    if role == MONTHS:
        return GlimpsedColumn(table.letters[index], heading, role)
    content = profile_of(table.columns[index], 0).content
    return GlimpsedColumn(table.letters[index], heading, role, content.value)


def _heading(draft: Draft, index: int, row: int | None) -> str:
    """A date as the sheet shows it; else the words the column was read by."""
    table = draft.tables[0]
    shown = "" if row is None else table.written.get((row, table.letters[index]), "")
    return (shown or draft.headings[index])[:TEXT]


def _header_row(draft: Draft) -> int | None:
    """The row above the first one read, blank rows passed over; None where the first row is read."""
    table = draft.tables[0]
    blank = {
        row
        for out in draft.left_out
        if out.reason is Reason.BLANK and out.sheet == table.sheet
        for row in out.rows
    }
    row = int(table.numbers[0]) - 1 if table.height else 0
    while row in blank:
        row -= 1
    return row or None


def _role(draft: Draft, by_index: dict[int, Role], index: int) -> str:
    if index in by_index:
        return by_index[index].value
    if index in draft.columns_read:
        return MONTHS if draft.shape == "wide" else Role.AMOUNT.value
    filled = not draft.tables[0].columns[index].blank.all()
    return ATTRIBUTE if index in draft.labels and filled else UNUSED
