"""Bars and areas that stand on one another, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.charts.looks import Look
from nrr.charts.pictures.axes import level_lines, money_axis, month_marks
from nrr.charts.pictures.sheets import Sheet, Svg, Width, area, pushed_apart, rect, rule, words
from nrr.ground import Month

_BARS = (
    Sheet(Width.WIDE, 820, 290, left=56, ends=10, top=34),
    Sheet(Width.NARROW, 340, 250, left=50, ends=6, top=52),
)
_AREAS = (Sheet(Width.WIDE, 820, 290, left=56), Sheet(Width.NARROW, 340, 240, left=50, ends=88))
_BAR_SHARE, _KEY_ROOM, _LABEL_ROOM = 0.72, 22, 15


@dataclass(frozen=True, slots=True)
class Stack:
    """One part of every bar or one layer: its class, its name, its signed amounts."""

    name: str
    label: str
    amounts: tuple[int, ...]


def bar_pictures(stacks: Sequence[Stack], months: Sequence[Month], look: Look, alt: str) -> Svg:
    """Gains above zero, losses below it."""
    return "".join(_bars(stacks, months, look, alt, sheet) for sheet in _BARS)


def area_pictures(stacks: Sequence[Stack], months: Sequence[Month], look: Look, alt: str) -> Svg:
    """Layers, the first at the bottom, each named at its end where it is thick enough."""
    return "".join(_areas(stacks, months, look, alt, sheet) for sheet in _AREAS)


def _bars(stacks: Sequence[Stack], months: Sequence[Month], look: Look, alt: str, sheet: Sheet) -> Svg:
    columns = list(zip(*(one.amounts for one in stacks), strict=True))
    high = max((sum(v for v in column if v > 0) for column in columns), default=0)
    low = min((sum(v for v in column if v < 0) for column in columns), default=0)
    axis = money_axis(float(low), float(high) or 1.0, look)
    y, place = sheet.scale_y(axis.low, axis.high), (sheet.right - sheet.left) / max(len(months), 1)
    drawn = _key(stacks, sheet) + level_lines(axis, sheet, y)
    for n, column in enumerate(columns):
        left, up, down = sheet.left + place * (n + (1 - _BAR_SHARE) / 2), 0, 0
        for one, value in zip(stacks, column, strict=True):
            if not value:
                continue
            told = f"{months[n].label}, {one.label.lower()}: {look.signed(value)}"
            base = up if value > 0 else down
            top = max(base, base + value)
            drawn += rect(left, y(top), place * _BAR_SHARE, y(0) - y(abs(value)), f"m-{one.name}", told)
            up, down = (up + value, down) if value > 0 else (up, down + value)
    drawn += rule(sheet.left, y(0), sheet.right, y(0), "zero")
    return sheet.picture(alt, drawn + month_marks(months, sheet, lambda n: sheet.left + place * (n + 0.5)))


def _key(stacks: Sequence[Stack], sheet: Sheet) -> Svg:
    """The colours with their names, above the plot, in as many lines as they need."""
    drawn, x, y = "", 0.0, 4.0
    for one in stacks:
        wide = _KEY_ROOM + len(one.label) * 7.2
        if x + wide > sheet.across:
            x, y = 0.0, y + 20
        drawn += rect(x, y, 11, 11, f"m-{one.name}") + words(x + 16, y + 10, one.label, "soft")
        x += wide
    return drawn


def _areas(stacks: Sequence[Stack], months: Sequence[Month], look: Look, alt: str, sheet: Sheet) -> Svg:
    totals = [sum(column) for column in zip(*(one.amounts for one in stacks), strict=True)]
    axis = money_axis(0.0, max(totals, default=0) * 1.04 or 1.0, look)
    x, y = sheet.scale_x(0, max(len(months) - 1, 1)), sheet.scale_y(axis.low, axis.high)
    drawn, below = level_lines(axis, sheet, y), [0] * len(months)
    named = []
    for one in stacks:
        above = [a + b for a, b in zip(below, one.amounts, strict=True)]
        outline = [(x(n), y(v)) for n, v in enumerate(above)]
        outline += [(x(n), y(v)) for n, v in enumerate(below)][::-1]
        drawn += area(outline, one.name, f"{one.label}: {look.short(one.amounts[-1])}")
        if one.amounts[-1] > 0.03 * (totals[-1] or 1):
            named.append((y((above[-1] + below[-1]) / 2) + 4, one.label))
        below = above
    free = pushed_apart([at for at, _ in named], _LABEL_ROOM, sheet.top, sheet.foot)
    drawn += "".join(words(sheet.right + 8, at, label) for at, (_, label) in zip(free, named, strict=True))
    return sheet.picture(alt, drawn + month_marks(months, sheet, x))
