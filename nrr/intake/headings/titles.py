"""A title above a table is no band over its columns."""

from nrr.intake.tables.grids import Table
from nrr.intake.values.dates import heading_stamp_of
from nrr.intake.values.stamps import Form


def is_title(table: Table, row: int, below: int) -> bool:
    """One cell of words alone at the left, above headings without a month: a title of the table, no band
    over its columns.
    """
    filled = [i for i in range(table.width) if table.columns[i].text(row).strip()]
    own = [table.columns[i].text(below).strip() for i in range(table.width)]
    alone = len(filled) == 1 and own[: filled[0] + 1].count("") == filled[0] and own[filled[0]] != ""
    months = any(heading_stamp_of(text).form is not Form.NONE for text in own if text)
    return alone and not months and not any(map(str.isdigit, table.columns[filled[0]].text(row)))
