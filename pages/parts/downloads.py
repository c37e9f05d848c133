"""Tables to take away, written so that no spreadsheet program runs what a name says."""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence

import nrr


def safe_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a byte-order mark, texts guarded against formulas, numbers left as numbers."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([nrr.cell_text(heading) for heading in headings])
    for row in rows:
        writer.writerow([nrr.cell_text(value) if isinstance(value, str) else value for value in row])
    return text.getvalue().encode("utf-8-sig")


def named(stem: str, ending: str, data: bytes) -> str:
    """A file name that no other content can have: the server finds downloads by name and sample of the bytes."""
    return f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}.{ending}"
