"""How the Excel twin looks: number forms, colours by meaning, and cell formats, each made once a workbook."""

from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook

INPUT, FORMULA, ELSEWHERE = "#0B5FA5", "#15202B", "#0F766E"
"""Read from the file, a formula over this sheet, a formula over another sheet."""
QUIET, LINE, HEAD, ACCENT, GREY, GREEN = "#52606F", "#DCE3EA", "#F4F6F9", "#0B5FA5", "#B9C1CB", "#0F766E"
BAD = "#9A3412"
_FONT: dict[str, Any] = {"font_name": "Arial", "font_size": 10}
BY_DEFAULT = {"default_format_properties": _FONT}
"""Columns are as wide as so many digits of the font that cells have by default."""

AMOUNT = '#,##0;(#,##0);"–"'
CENTS = '#,##0.00;(#,##0.00);"–"'
RATE = "0.0%"
WHOLE_RATE = "0%"
POINTS = '+0.0" pts";−0.0" pts";0.0" pts"'
CHANGE = "+0.0%;−0.0%;0.0%"
COUNT = '#,##0;(#,##0);"–"'
MULTIPLE = '0.0"×"'
PLAIN = "General"


@dataclass(slots=True)
class Formats:
    """The formats of one workbook: every combination of properties is one format."""

    book: Workbook
    made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def of(self, **properties: Any) -> Any:
        """The format with these properties, on Arial 10."""
        wanted = _FONT | {"valign": "vcenter"} | properties
        key = tuple(sorted(wanted.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(wanted)
        return self.made[key]
