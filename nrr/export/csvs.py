"""Tables as CSV that a spreadsheet opens without running anything in it."""

import csv

import pandas as pd

from nrr.ground import cell_text


def csv_of(frame: pd.DataFrame) -> bytes:
    """A table as UTF-8 with a byte order mark, which spreadsheets need to read names right.

    Every text is quoted, and what a program of any locale would take for a formula in it gets an apostrophe;
    numbers stay numbers.
    """
    safe = frame.rename(columns=_guarded)
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = pd.Series(
                [_guarded(value) for value in safe[column]], index=safe.index, dtype=object
            )
    return str(safe.to_csv(index=False, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)).encode(
        "utf-8-sig"
    )


def _guarded(value: object) -> object:
    return cell_text(value) if isinstance(value, str) else value
