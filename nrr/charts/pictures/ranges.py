"""Rows of published ranges and of rates by group, with a line for the own figure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nrr.charts.pictures.axes import rate_axis
from nrr.charts.pictures.sheets import Sheet, Svg, Width, dot, rect, room_for, rule, words

_ROW, _BAR = 46, 12
_SHEETS = ((Width.WIDE, 820, 250), (Width.NARROW, 340, 0))
_OWN_ROOM = 26


@dataclass(frozen=True, slots=True)
class Range:
    """One row: a bar from low to high, a dot at the median, a tick at the top; `told` in full words."""

    label: str
    below: str
    low: float | None
    high: float | None
    median: float | None
    top: float | None
    median_words: str
    told: str


def range_pictures(rows: Sequence[Range], own: float, own_words: str, alt: str) -> Svg:
    """Names beside the rows on a wide screen, above them on a phone."""
    return "".join(_drawn(rows, own, own_words, alt, *size) for size in _SHEETS)


def _drawn(
    rows: Sequence[Range], own: float, own_words: str, alt: str, width: Width, across: int, names: int
) -> Svg:
    sheet = Sheet(
        width, across, _OWN_ROOM + _ROW * len(rows) + 30, left=names or 6, ends=16, top=_OWN_ROOM, bottom=28
    )
    values = [v for row in rows for v in (row.low, row.high, row.median, row.top) if v is not None]
    axis = rate_axis([own, *values], 6 if names else 4)
    x = sheet.scale_x(axis.low, axis.high)
    drawn = "".join(
        rule(x(at), sheet.top, x(at), sheet.foot) + words(x(at), sheet.down - 8, text, "soft", "mid")
        for at, text in axis.marks
    )
    drawn += rule(x(own), sheet.top - 4, x(own), sheet.foot, "own")
    half = room_for(own_words) / 2 + 6
    drawn += words(min(max(x(own), half), across - half), 14, own_words, "strong", "mid")
    for n, row in enumerate(rows):
        y = sheet.top + _ROW * n + (20 if names else 30)
        drawn += words(0, y - 2 if names else y - 14, row.label, "name")
        drawn += words(0, y + 13, row.below, "soft small") if names else ""
        drawn += _row(row, y, x)
    return sheet.picture(alt, drawn)


def _row(row: Range, y: float, x: Callable[[float], float]) -> Svg:
    drawn = ""
    if row.low is not None and row.high is not None:
        drawn += rect(x(row.low), y - _BAR / 2, x(row.high) - x(row.low), _BAR, "muted", row.told)
    for end, way in ((row.low, 1), (row.high, -1)):
        if end is not None and (row.low is None or row.high is None):
            drawn += rect(x(end), y - _BAR / 2, 3, _BAR, "muted", row.told)
            drawn += rule(x(end), y, x(end) + way * 18, y, "reach")
    if row.top is not None:
        drawn += rect(x(row.top) - 1.5, y - _BAR / 2 - 2, 3, _BAR + 4, "m-opening", row.told)
    if row.median is not None:
        drawn += dot(x(row.median), y, "m-opening", 5.5)
        drawn += words(x(row.median) + 9, y + 4, row.median_words, "small")
    return drawn
