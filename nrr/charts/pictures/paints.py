"""The style rules behind the class names of pictures and of coloured cells, for one tone."""

from nrr.charts.colours import (
    colour_keys,
    colour_of,
    diverging,
    greyed,
    ink,
    layer_shades,
    muted,
    series_colour,
)
from nrr.charts.looks import Tone

_SERIES = 6
HEAT_STEPS = 9
_LOWEST, _HIGHEST = 0.6, 1.4


def colour_rules(tone: Tone) -> str:
    """`.m-churn` and its kin for marks, `.q0` to `.q8` for cells from orange to blue, `.few` for drained
    ones.
    """
    marks = {key: colour_of(key, tone) for key in colour_keys()}
    marks |= {f"series{n}": series_colour(n, tone) for n in range(_SERIES)}
    marks |= {f"layer{n}": shade for n, shade in enumerate(layer_shades(tone))}
    marks["ink"] = ink(tone)
    painted = "".join(f".m-{key}{{fill:{colour};stroke:{colour}}}" for key, colour in marks.items())
    scale, drained = diverging(tone), greyed(diverging(tone), tone)
    cells = "".join(f".q{n}{{background:{colour}}}" for n, (_, colour) in enumerate(scale))
    few = "".join(f".few.q{n}{{background:{colour}}}" for n, (_, colour) in enumerate(drained))
    faint = muted(tone)
    return f"{painted}.muted{{fill:{faint};stroke:none}}.muted-line,.reach{{stroke:{faint}}}{cells}{few}"


def heat_step(rate: float) -> int:
    """The step of a rate: the middle one is 100%, the ends hold everything beyond 60% and 140%."""
    share = min(max((rate - _LOWEST) / (_HIGHEST - _LOWEST), 0.0), 1.0)
    return round(share * (HEAT_STEPS - 1))
