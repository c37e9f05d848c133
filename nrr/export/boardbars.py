"""The bars of a pack as a picture of the board page: a row a place, its name, its bars, their figures."""

from collections.abc import Mapping
from types import MappingProxyType

from nrr.charts import Svg, Tone, colour_of
from nrr.charts.pictures.sheets import Sheet, Width, rect, room_for, words
from nrr.packs import Bars
from nrr.packs.pictures import PALE_GRR

_BAR, _GAP, _HIGHEST = 15, 7, 2.0
"""A rate beyond 200% ends there; its figure says how far it goes."""
_LETTERS = 34
_CLASSES: Mapping[str, str] = MappingProxyType(
    {colour_of(key, Tone.LIGHT): f"m-{key}" for key in ("nrr", "expansion", "contraction")}
    | {PALE_GRR: "pale-grr"}
)


def bar_pictures(shown: Bars) -> Svg:
    """The same rows for a wide screen and for a phone."""
    return _rows(shown, Width.WIDE, 820) + _rows(shown, Width.NARROW, 340)


def _rows(shown: Bars, width: Width, across: int) -> Svg:
    names = [_cut(name, _LETTERS) for name in shown.places]
    step = _BAR * len(shown.groups) + _GAP
    left = min(max(map(room_for, names), default=0) + 8, across * 0.42)
    sheet = Sheet(width, across, step * len(names) + 4, left=int(left), ends=58, top=0, bottom=0)
    x = sheet.scale_x(
        0.0, max((v or 0.0 for group in shown.groups for v in map(_drawn, group.values)), default=1.0)
    )
    drawn = ""
    for n, name in enumerate(names):
        top = 2 + step * n
        drawn += words(0, top + (step - _GAP) / 2 + 4, _cut(name, int((left - 8) / room_for("n"))))
        for m, group in enumerate(shown.groups):
            value, y = _drawn(group.values[n]), top + _BAR * m
            if value is not None:
                drawn += rect(sheet.left, y, x(value) - sheet.left, _BAR - 1.5, _class(group.colours[n]))
                drawn += words(x(value) + 5, y + 11, group.texts[n], "strong" if not m else "")
    return sheet.picture(shown.alt, drawn)


def _cut(name: str, most: int) -> str:
    """Long names lose their middle: groups often differ in their last word alone."""
    tail = most // 3
    return name if len(name) <= most else f"{name[: most - tail - 1]}…{name[-tail:]}"


def _drawn(value: float | None) -> float | None:
    return None if value is None else min(value, _HIGHEST)


def _class(colour: str) -> str:
    return _CLASSES.get(colour, "muted")
