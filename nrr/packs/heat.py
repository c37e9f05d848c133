"""The colours of the heatmap for the cells of a table."""

from itertools import pairwise

from nrr.charts import Tone
from nrr.charts.colours import diverging, ink

_LOWEST, _HIGHEST = 0.6, 1.4
_WHITE = "#FFFFFF"
_DARK = 0.207
"""Below this brightness of a cell its figure is white."""


def shade_of(rate: float) -> str:
    """Orange below 100%, blue above it, in full from 60% and from 140%."""
    share = min(max((rate - _LOWEST) / (_HIGHEST - _LOWEST), 0.0), 1.0)
    for (low, one), (high, other) in pairwise(diverging(Tone.LIGHT)):
        if share <= high:
            return _between(one, other, (share - low) / (high - low))
    return diverging(Tone.LIGHT)[-1][1]


def ink_on(fill: str) -> str:
    """White or ink, whichever is read more easily on it."""
    return _WHITE if _brightness(fill) < _DARK else ink(Tone.LIGHT)


def _brightness(colour: str) -> float:
    red, green, blue = (
        (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        for part in (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _between(one: str, other: str, share: float) -> str:
    parts = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)
