"""A waterfall as upright bars for a wide screen and as rows for a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.charts.pictures.sheets import Sheet, Svg, Width, rect, rule, words

_SHEET = Sheet(Width.WIDE, 820, 300, left=0, ends=0, top=40, bottom=30)
_ROWS_ACROSS, _ROW, _NAMES, _AMOUNTS = 340, 30, 92, 70
_BAR_SHARE, _ROW_BAR = 0.66, 18
_LINE = 15


@dataclass(frozen=True, slots=True)
class Fall:
    """One bar from `start` to `end`; `key` is the class of its colour, `above` what stands over it.

    `level` is the running total after it.
    """

    key: str
    name: str
    start: float
    end: float
    level: float
    above: tuple[str, ...]
    told: str
    total: bool


def fall_pictures(falls: Sequence[Fall], alt: str) -> Svg:
    """The same bars for a wide screen and for a phone."""
    return _upright(falls, alt) + _rows(falls, alt)


def _upright(falls: Sequence[Fall], alt: str) -> Svg:
    y = _SHEET.scale_y(*_reach(falls))
    place = _SHEET.across / max(len(falls), 1)
    half = place * _BAR_SHARE / 2
    drawn = rule(0, y(0), _SHEET.across, y(0), "zero")
    for n, (fall, after) in enumerate(zip(falls, [*falls[1:], None], strict=True)):
        middle, top = place * (n + 0.5), y(max(fall.start, fall.end))
        if after is not None:
            drawn += rule(middle + half, y(fall.level), middle + place - half, y(fall.level))
        tall = abs(y(fall.start) - y(fall.end))
        drawn += rect(middle - half, top, 2 * half, tall, f"m-{fall.key}", fall.told)
        for line, text in enumerate(reversed(fall.above)):
            drawn += words(middle, top - 7 - _LINE * line, text, "strong", "mid")
        drawn += words(middle, _SHEET.down - 9, fall.name, "soft", "mid")
    return _SHEET.picture(alt, drawn)


def _rows(falls: Sequence[Fall], alt: str) -> Svg:
    """Name, bar, amount: a phone has no room for eight bars side by side."""
    sheet = Sheet(Width.NARROW, _ROWS_ACROSS, _ROW * len(falls) + 4, left=_NAMES, ends=_AMOUNTS)
    x = sheet.scale_x(*_reach(falls))
    drawn = ""
    for n, fall in enumerate(falls):
        y = 4 + _ROW * n
        start, weight = min(fall.start, fall.end), "strong" if fall.total else ""
        drawn += words(0, y + 16, fall.name, weight)
        drawn += rect(x(start), y + 2, max(abs(x(fall.end) - x(fall.start)), 1.5), _ROW_BAR, f"m-{fall.key}")
        drawn += words(sheet.across, y + 16, fall.above[0], weight, "end")
    return sheet.picture(alt, drawn)


def _reach(falls: Sequence[Fall]) -> tuple[float, float]:
    ends = [value for fall in falls for value in (fall.start, fall.end)]
    return min([0.0, *ends]), max([0.0, *ends]) or 1.0
