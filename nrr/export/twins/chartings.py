"""The charts of the Excel twin, native and under their tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from nrr.charts import Tone
from nrr.charts.colours import colour_of
from nrr.export.twins.looks import GREY, LINE, PLAIN, QUIET
from nrr.export.twins.sheets import Sheet, at, letter

_FONT = {"name": "Arial", "size": 9, "color": QUIET}
_RATES = {"nrr": "NRR", "grr": "GRR", "logo_retention": "Logo retention"}
_SUBTOTALS = ("opening", "retained", "closing")
HELPER = 12
"""The first column of what a chart needs besides the table: right of the print area."""


def trend_chart(sheet: Sheet, source: str, first: int, last: int, floor: float, width: int) -> Any:
    """Three lines over the closing months, from the sheet of the trend; the axis begins at `floor`.

    Beside the table stands what is only for the chart: the line of 100%, and the months that are named.
    """
    chart = sheet.formats.book.add_chart({"type": "line"})
    for column, (key, words) in enumerate(_RATES.items(), start=3):
        chart.add_series(
            {
                "name": words,
                "categories": f"={at(first, HELPER + 1, source)}:{at(last, HELPER + 1)}",
                "values": f"={at(first, column, source)}:{at(last, column)}",
                "line": {"color": colour_of(key, Tone.LIGHT), "width": 2.25 if key == "nrr" else 1.5},
            }
        )
    whole = f"={at(first, HELPER, source)}:{at(last, HELPER)}"
    dotted = {"color": QUIET, "width": 1, "dash_type": "round_dot"}
    chart.add_series({"name": "100%", "values": whole, "line": dotted})
    chart.set_title({"none": True})
    chart.set_legend({"position": "top", "font": _FONT, "delete_series": [len(_RATES)]})
    level = {**_FONT, "rotation": 360}  # never slanted
    chart.set_x_axis({"num_font": level, "line": {"color": LINE}, "interval_unit": 1})
    grid = {"visible": True, "line": {"color": LINE, "width": 0.75}}
    chart.set_y_axis(
        {
            "num_format": "0%",
            "num_font": _FONT,
            "major_gridlines": grid,
            "line": {"none": True},
            "min": floor,
        }
    )
    _sized(chart, width)
    return chart


def bridge_chart(
    sheet: Sheet, source: str, amounts: Mapping[str, float], words: Mapping[str, str], first: int, helper: int
) -> Any:
    """Opening to closing as a waterfall: an invisible base, and a bar for every line.

    `amounts` are signed; each bar is named with its amount, so that no label lies over another.
    """
    lines = tuple(amounts)
    top = helper + 1
    sheet.heads(["For the chart", "Base", "Amount"], row=top - 1, column=HELPER)
    for place in range(len(lines)):
        _put_bar(sheet, amounts, words, place, first, top + place)
    last = top + len(lines) - 1
    chart = sheet.formats.book.add_chart({"type": "column", "subtype": "stacked"})
    columns = (letter(HELPER + place) for place in range(3))
    names, base, bars = (f"={source}!${column}${top}:${column}${last}" for column in columns)
    chart.add_series({"categories": names, "values": base, "fill": {"none": True}, "border": {"none": True}})
    points = [{"fill": {"color": colour_of(name, Tone.LIGHT)}} for name in lines]
    chart.add_series({"categories": names, "values": bars, "points": points, "gap": 38})
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.set_x_axis({"num_font": _FONT, "line": {"color": LINE}})
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    _sized(chart, 770)
    return chart


def _put_bar(
    sheet: Sheet, amounts: Mapping[str, float], words: Mapping[str, str], place: int, first: int, row: int
) -> None:
    """Base and height of one bar: a total stands on the ground, a loss hangs from what was."""
    names, own = tuple(amounts), f"C{first + place}"
    form, of, letter_of = _form(max(map(abs, amounts.values())))
    quoted = form.replace('"', '""')
    label = f'=B{first + place}&CHAR(10)&TEXT({own},"{quoted};({quoted});0")'
    amount = amounts[names[place]]
    shown = f"{abs(amount) / of:,.{int(of > 1)}f}{letter_of}"
    told = "0" if not amount else f"({shown})" if amount < 0 else shown
    sheet.figure(row, HELPER, label, f"{words[names[place]]}\n{told}", PLAIN, align="left")
    since = max(p for p in range(place + 1) if names[p] in _SUBTOTALS)
    base, value = "", 0.0
    if since != place:
        reached = f"SUM(C{first + since}:C{first + place})"
        base = f"=MIN({reached},{reached}-{own})"
        total = sum(amounts[name] for name in names[since : place + 1])
        value = min(total, total - amounts[names[place]])
    sheet.figure(row, HELPER + 1, base, value)
    sheet.figure(row, HELPER + 2, f"=ABS({own})", abs(amounts[names[place]]))


def _form(largest: float) -> tuple[str, float, str]:
    """How amounts are written below bars: in full as long as they have room there."""
    if largest >= 1e11:
        return '#,##0.0,,,"B"', 1e9, "B"
    return ('#,##0.0,,"M"', 1e6, "M") if largest >= 1e9 else ("#,##0", 1.0, "")


def bars_chart(sheet: Sheet, source: str, title: str, first: int, last: int, column: int) -> Any:
    """Rates of the lines of a table as bars; an empty cell has none."""
    chart = sheet.formats.book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": title,
            "categories": f"={at(first, 2, source)}:{at(last, 2)}",
            "values": f"={at(first, column, source)}:{at(last, column)}",
            "fill": {"color": colour_of("nrr", Tone.LIGHT)},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "0.0%;;", "font": _FONT},
        }
    )
    chart.set_title({"name": title, "name_font": {**_FONT, "bold": True}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": _FONT, "line": {"color": LINE}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    _sized(chart, 860, 20 * bars_rows(first, last))
    return chart


def bars_rows(first: int, last: int) -> int:
    """How many rows of a sheet such bars take."""
    return max(17, last - first + 3)


def pairs_chart(sheet: Sheet, source: str, rows: tuple[int, int], columns: tuple[int, int]) -> Any:
    """Own rates and those beside them as pairs of upright bars, named by the heads of their columns."""
    first, last = rows
    chart = sheet.formats.book.add_chart({"type": "column"})
    for column, colour in zip(columns, (colour_of("nrr", Tone.LIGHT), GREY), strict=True):
        chart.add_series(
            {
                "name": f"={at(first - 1, column, source)}",
                "categories": f"={at(first, 2, source)}:{at(last, 2)}",
                "values": f"={at(first, column, source)}:{at(last, column)}",
                "fill": {"color": colour},
                "gap": 80,
                "data_labels": {"value": True, "num_format": "0.0%", "font": _FONT},
            }
        )
    chart.set_title({"none": True})
    chart.set_legend({"position": "top", "font": _FONT})
    chart.set_x_axis({"num_font": _FONT, "line": {"color": LINE}})
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    _sized(chart, 770)
    return chart


def courses_chart(
    sheet: Sheet, source: str, rows: tuple[int, int], colours: Sequence[str], floor: float, *, heads: int
) -> Any:
    """Amounts as lines, a column each under its name in the row `heads`; the axis begins at `floor`."""
    first, last = rows
    chart = sheet.formats.book.add_chart({"type": "line"})
    for place, colour in enumerate(colours):
        column = 3 + place
        chart.add_series(
            {
                "name": f"={at(heads, column, source)}",
                "categories": f"={at(first, 2, source)}:{at(last, 2)}",
                "values": f"={at(first, column, source)}:{at(last, column)}",
                "line": {"color": colour, "width": 1.5 if place else 2.25},
            }
        )
    chart.set_title({"none": True})
    chart.set_legend({"position": "top", "font": _FONT})
    chart.set_x_axis({"num_font": _FONT, "line": {"color": LINE}})
    grid = {"visible": True, "line": {"color": LINE, "width": 0.75}}
    look = {"num_format": "#,##0", "num_font": _FONT, "major_gridlines": grid, "line": {"none": True}}
    chart.set_y_axis({**look, "min": floor})
    _sized(chart, 770)
    return chart


def amounts_chart(sheet: Sheet, source: str, first: int, last: int, *, soon: int) -> Any:
    """Amounts as upright bars, the first `soon` of them in blue."""
    chart = sheet.formats.book.add_chart({"type": "column"})
    near, far = colour_of("expansion", Tone.LIGHT), GREY
    chart.add_series(
        {
            "categories": f"={at(first, 2, source)}:{at(last, 2)}",
            "values": f"={at(first, 3, source)}:{at(last, 3)}",
            "points": [{"fill": {"color": near if n < soon else far}} for n in range(last - first + 1)],
            "gap": 50,
        }
    )
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.set_x_axis({"num_font": _FONT, "line": {"color": LINE}})
    grid = {"visible": True, "line": {"color": LINE, "width": 0.75}}
    chart.set_y_axis(
        {"num_format": "#,##0", "num_font": _FONT, "major_gridlines": grid, "line": {"none": True}}
    )
    _sized(chart, 770)
    return chart


def _sized(chart: Any, width: int, height: int = 330) -> None:
    chart.set_size({"width": width, "height": height})
    chart.set_chartarea({"border": {"color": LINE}})
