"""Writing into a workbook: names as text and never as formulas, numbers with their format, a quiet look."""

import re
from collections.abc import Sequence

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

RATE = "0.0%"
COUNT = "#,##0"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HEAD = PatternFill("solid", fgColor="FFE9F1F8")
_LINE = Border(bottom=Side(style="thin", color="FFC9D2DB"))
_TOP = Border(top=Side(style="thin", color="FF475569"))


def money_format(sign: str) -> str:
    """Thousands and cents, losses with a minus, the sign of the currency in front."""
    quoted = sign.replace('"', "")
    return f'"{quoted}"#,##0.00;[Color53]-"{quoted}"#,##0.00' if quoted else "#,##0.00;[Color53]-#,##0.00"


def put_text(sheet: Worksheet, row: int, column: int, words: object) -> Cell:
    """A text that stays a text whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.value = _UNPRINTABLE.sub(" ", str(words))[:32_000]
    cell.data_type = "s"
    if str(words)[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"}:
        cell.quotePrefix = True
    return cell


def put_number(sheet: Worksheet, row: int, column: int, value: float | None, style: str) -> Cell:
    """A number in a format; an empty cell for what is not defined."""
    cell = sheet.cell(row, column)
    cell.value = value
    cell.number_format = style
    return cell


def put_formula(sheet: Worksheet, row: int, column: int, formula: str, style: str) -> Cell:
    """A formula of ours, never made from a text of the book."""
    cell = sheet.cell(row, column)
    cell.value = formula if formula.startswith("=") else f"={formula}"
    cell.number_format = style
    return cell


def put_heads(sheet: Worksheet, row: int, heads: Sequence[object]) -> None:
    """A row of headings."""
    for column, words in enumerate(heads, start=1):
        cell = put_text(sheet, row, column, words)
        cell.font = Font(bold=True, color="FF15202B")
        cell.fill, cell.border = _HEAD, _LINE
        cell.alignment = Alignment(
            wrap_text=True, vertical="center", horizontal="left" if column == 1 else "right"
        )


def put_title(sheet: Worksheet, words: str, note: str) -> None:
    """The first two rows of a sheet."""
    put_text(sheet, 1, 1, words).font = Font(bold=True, size=14, color="FF0B5FA5")
    put_text(sheet, 2, 1, note).font = Font(italic=True, color="FF51606F")


def emphasise(cells: Sequence[Cell]) -> None:
    """A total: bold, with a line above."""
    for cell in cells:
        cell.font = Font(bold=True)
        cell.border = _TOP


def put_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Column widths from the left, in characters."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
