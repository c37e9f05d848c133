"""One sheet of the Excel twin: texts that stay texts, numbers, formulas with what they give, print setup.

Cells are kept and written row by row when the sheet is finished, so that a long table after them can be
streamed to disk.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from nrr.export.twins.looks import (
    AMOUNT,
    ELSEWHERE,
    FORMULA,
    HEAD,
    INPUT,
    LINE,
    QUIET,
    Formats,
)
from nrr.export.twins.printing import MOST_PAGES, fewest_pages, points_of

FIRST = 6
"""The first row of a table, as a spreadsheet numbers it; its headings stand above."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_RISKY = frozenset("=+-@\t\r\n")
_MOST_LETTERS = 32_000

Value = float | str | None


def plain_text(words: object) -> str:
    """A text as a cell can hold it."""
    return _UNPRINTABLE.sub(" ", str(words))[:_MOST_LETTERS]


def letter(column: int) -> str:
    """The letter of a column counted from 1."""
    return str(xl_col_to_name(column - 1))


def at(row: int, column: int, sheet: str = "") -> str:
    """An address that does not move: `$B$6`, of another sheet `Bridge!$B$6`."""
    return f"{sheet}{'!' if sheet else ''}${letter(column)}${row}"


class PlainWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet that takes formulas as they are written: ours use no function that needs another name."""

    def _prepare_formula(self, formula: str, *_: bool) -> str:
        return formula.removeprefix("=")


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands at the foot of every printed page, and its paper (9 is A4, 1 is US Letter)."""

    words: str
    paper: int = 9


@dataclass(slots=True)
class Sheet:
    """A sheet on its way. Rows and columns count from 1. `pages` are those it prints on, none where it is
    a table to look things up in.
    """

    raw: Any
    formats: Formats
    cells: list[tuple[int, int, str | None, Any, Any]] = field(default_factory=list)
    across: list[float] = field(default_factory=list)
    pages: int = 0

    def text(self, row: int, column: int, words: object, **style: Any) -> None:
        """A text that stays a text whatever it begins with."""
        told = plain_text(words)
        risky = {"quote_prefix": True} if told[:1] in _RISKY and told else {}
        self.cells.append((row, column, told, None, self.formats.of(**risky, **style)))

    def paragraphs(self, row: int, several: Iterable[str], letters: int, **style: Any) -> int:
        """Lines of so many letters at most, one below the other from the next row on; the last row."""
        for line in (part for whole in several for part in wrap(whole, letters)):
            row += 1
            self.text(row, 2, line, **({"font_color": QUIET} | style))
        return row

    def link(self, row: int, column: int, sheet: str) -> None:
        """The name of another sheet, which leads there."""
        look = self.formats.of(font_color=INPUT, underline=1)
        self.cells.append((row, column, sheet, True, look))

    def number(self, row: int, column: int, value: Value, form: str = AMOUNT, **style: Any) -> None:
        """A value as a value, in blue; an empty cell for what is not defined."""
        self.figure(row, column, "", value, form, **style)

    def figure(
        self, row: int, column: int, formula: str, value: Value, form: str = AMOUNT, **style: Any
    ) -> None:
        """A formula of ours with the figure it gives, or the figure as a value where there is no formula."""
        look = {"num_format": form, "align": "right", "font_color": colour_of(formula)} | style
        held: Value = "" if value is None else value
        self.cells.append((row, column, formula or None, held, self.formats.of(**look)))

    def title(self, words: str, below: str) -> None:
        """The finding, and below it period, unit and reading rule."""
        self.text(2, 2, words, font_size=16, bold=True)
        self.text(3, 2, below, font_color=QUIET)

    def heads(self, heads: Sequence[object], row: int = FIRST - 1, column: int = 2, names: int = 1) -> None:
        """A row of headings; the first `names` are of words, the others of numbers."""
        for place, words in enumerate(heads):
            align = "left" if place < names else "right"
            self.text(
                row,
                column + place,
                words,
                font_size=9,
                bold=True,
                font_color=QUIET,
                bg_color=HEAD,
                bottom=1,
                bottom_color=LINE,
                align=align,
                text_wrap=True,
            )

    def widths(self, widths: Iterable[float]) -> None:
        """Column widths from the second column on; the first is a margin."""
        self.across = [2, *widths]
        for column, width in enumerate(self.across):
            self.raw.set_column(column, column, width)

    def flush(self) -> None:
        """Write what was kept, from the top."""
        for row, column, told, value, look in sorted(self.cells, key=lambda cell: cell[:2]):
            place = (row - 1, column - 1)
            if value is None:
                self.raw.write_string(*place, told, look)
            elif value is True:
                self.raw.write_url(*place, f"internal:'{told}'!A1", look, told)
            elif told is not None:
                self.raw.write_formula(*place, told, look, value)
            elif value == "":
                self.raw.write_blank(*place, None, look)
            elif isinstance(value, str):
                self.raw.write_string(*place, value, look)
            else:
                self.raw.write_number(*place, value, look)
        self.cells.clear()

    def printed(
        self, footer: Footer, last_row: int, last_column: int, tops: Sequence[int] | None = None
    ) -> None:
        """On one landscape page; with the rows where a page may begin (`tops`) over as many as it takes, each
        with the head of the table, or on none where they are too many.
        """
        raw = self.raw
        raw.set_landscape()
        raw.set_paper(footer.paper)
        raw.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        raw.set_footer(f"&L&8{footer.words}&R&8&A | Page &P of &N")
        raw.print_area(0, 0, last_row - 1, last_column - 1)
        self.pages = 1
        if tops is None:
            raw.fit_to_pages(1, 1)
            return
        wide = sum(map(points_of, self.across[:last_column]))
        scale, begun = fewest_pages(tops, last_row, wide, footer.paper)
        if len(begun) >= MOST_PAGES:
            self.not_printed()
            return
        self.pages += len(begun)
        raw.set_print_scale(scale)
        raw.set_h_pagebreaks([top - 1 for top in begun])
        raw.repeat_rows(FIRST - 2)

    def not_printed(self) -> None:
        """A table to look things up in: its print area is an empty cell."""
        self.pages = 0
        self.raw.print_area(0, 0, 0, 0)
        self.raw.set_landscape()


def colour_of(formula: str) -> str:
    """The colour convention: blue for values, black for formulas, green for formulas over another sheet."""
    return INPUT if not formula else ELSEWHERE if "!" in formula else FORMULA
