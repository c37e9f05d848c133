"""What a notebook holds as the bytes an upload would be: one way in for files and frames."""

from datetime import date
from pathlib import Path
from typing import Any

import narwhals as nw

from nrr.ground import Refusal


def bytes_of(source: Any, name: str) -> tuple[bytes, str]:
    """The bytes of a path or a frame (pandas, Polars, Arrow), and the name they go by.

    A frame is written as CSV: what is in its index is not read. Refusal for anything else.
    """
    if isinstance(source, (str, Path)):
        path = Path(source)
        return path.read_bytes(), name or path.name
    try:
        frame = nw.from_native(_text_headings(source), eager_only=True)
    except TypeError as error:
        raise Refusal(f"data is opened from a path or a frame, not from {type(source).__name__}") from error
    return frame.write_csv().encode(), name or "frame.csv"


def _text_headings(source: Any) -> Any:
    """A pandas frame whose headings are dates or numbers, with them as text."""
    headings = getattr(source, "columns", ())
    if not hasattr(source, "rename") or all(isinstance(one, str) for one in headings):
        return source
    return source.rename(columns=lambda one: one.strftime("%Y-%m-%d") if isinstance(one, date) else str(one))
