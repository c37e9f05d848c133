"""A table of a book as an analyst takes it on: exact in its frame, formatted where a notebook shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

import pandas as pd

from nrr.export import csv_of
from nrr.ground import Basis, amount, percent

_SHOWN_ROWS = 20
_STYLE = (
    "<style scoped>table{border-collapse:collapse;font:14px/1.5 system-ui,sans-serif}"
    "caption{text-align:left;font-weight:650;padding:0 0 2px}"
    "th,td{padding:3px 12px 3px 0;border-bottom:1px solid #8884;text-align:right;"
    "font-variant-numeric:tabular-nums}th:first-child,td:first-child{text-align:left}"
    "p{font:12px/1.5 system-ui,sans-serif;opacity:.75;margin:4px 0}</style>"
)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Figures of one question under one definition.

    Amounts are exact decimals in major units of the book's currency, in the basis of the book (ARR: a
    year's worth); the columns in `rates` are fractions, 1.07 for 107%; what is not defined is missing.
    """

    title: str
    stamp: str
    frame: pd.DataFrame
    rates: tuple[str, ...] = ()

    def to_frame(self) -> pd.DataFrame:
        """The figures as a pandas frame of the caller's own."""
        return self.frame.copy()

    def to_csv(self) -> bytes:
        """The same as CSV, in UTF-8 with a mark; no cell can run as a formula."""
        return csv_of(self.frame)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(str(name))}</th>" for name in self.frame)
        body = "".join(self._row(values) for values in self.frame.head(_SHOWN_ROWS).itertuples(index=False))
        more = len(self.frame) - _SHOWN_ROWS
        rest = f" · {more} more rows" if more > 0 else ""
        return (
            f"{_STYLE}<table><caption>{escape(self.title)}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table><p>{escape(self.stamp)}{rest}</p>"
        )

    def _row(self, values: tuple[Any, ...]) -> str:
        cells = zip(self.frame, values, strict=True)
        return (
            "<tr>"
            + "".join(f"<td>{escape(self._shown(name, value))}</td>" for name, value in cells)
            + "</tr>"
        )

    def _shown(self, name: str, value: Any) -> str:
        if value is None or value is pd.NA or value != value:  # noqa: PLR0124 - NaN is not itself
            return "–"
        if name in self.rates:
            return percent(float(value))
        return (
            f"{value:,}" if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else str(value)
        )


@dataclass(frozen=True, slots=True)
class TableForm:
    """How every table of one book is written: its amounts in a basis, its figures under a definition."""

    basis: Basis
    stamp: str

    def money(self, minor: int) -> Decimal:
        """An annualised amount in major units of the basis."""
        return amount(int(minor), self.basis)

    def table(
        self, title: str, rows: pd.DataFrame | Sequence[Mapping[str, Any]], rates: tuple[str, ...] = ()
    ) -> Table:
        """A row a mapping, or a frame as it is; the columns in `rates` are fractions."""
        return Table(title, self.stamp, rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows), rates)
