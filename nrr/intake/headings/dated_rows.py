"""Which rows are no heading: those that stand in a column of dates."""

from nrr.intake.tables.grids import Table
from nrr.intake.values.amounts import Status, amount_of
from nrr.intake.values.dates import stamp_of
from nrr.intake.values.stamps import Form


def is_dated_row(table: Table, row: int) -> bool:
    """A date with a date below it belongs to a column of dates: the row is no heading, unless it is
    repeated there.
    """
    own = table.row(row)
    below = [i for i in range(row + 1, min(row + 4, table.height)) if table.row(i) != own]
    return any(
        _is_day(column.text(row)) and any(_is_day(column.text(i)) for i in below) for column in table.columns
    )


def is_dated_figure(table: Table, row: int) -> bool:
    """A month and figures, near another month of its column: a row of exchange rates, however much a rate
    looks like a month itself (1.2025). A heading has words, or months and nothing else.
    """
    own = {i: text for i, text in enumerate(table.row(row)) if text.strip()}
    months = [i for i, text in own.items() if _is_month(text)]
    if not months or len(months) == len(own) or not all(map(is_value, own.values())):
        return False
    near = [i for i in range(max(row - 3, 0), min(row + 4, table.height)) if i != row]
    return any(_is_month(table.columns[i].text(at)) for i in months for at in near)


def _is_month(text: str) -> bool:
    """A month or day that is no amount."""
    return stamp_of(text).form is Form.DAY and amount_of(text).status is not Status.AMOUNT


def _is_day(text: str) -> bool:
    stamp = stamp_of(text)
    return stamp.form in (Form.DAY, Form.NUMERIC) and (stamp.day is not None or stamp.swapped is not None)


def is_value(text: str) -> bool:
    """A date or a figure."""
    return stamp_of(text).form not in (Form.NONE, Form.NO_YEAR) or amount_of(text).status in (
        Status.AMOUNT,
        Status.AMBIGUOUS,
    )
