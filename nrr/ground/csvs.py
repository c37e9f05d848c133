"""The one writer of CSV: a spreadsheet of any locale opens it without running anything in it."""

import csv
import io
from collections.abc import Iterable, Sequence

from nrr.ground.escapes import cell_text


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Every text is quoted, and what a program would take for a formula in it gets an apostrophe; numbers
    stay numbers.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([cell_text(heading) for heading in headings])
    for row in rows:
        writer.writerow([cell_text(value) if isinstance(value, str) else value for value in row])
    return text.getvalue()
