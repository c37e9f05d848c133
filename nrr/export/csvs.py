"""Tables as CSV."""

import pandas as pd

from nrr.ground import csv_text


def csv_of(frame: pd.DataFrame) -> bytes:
    """A table as UTF-8 with a byte order mark, which spreadsheets need to read names right; what is
    unknown is empty.
    """
    columns = [frame[name].astype(object).where(frame[name].notna(), "").tolist() for name in frame.columns]
    return csv_text(list(frame.columns), zip(*columns, strict=True)).encode("utf-8-sig")
