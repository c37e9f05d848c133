"""One colour for one meaning, light and dark: the only table of colours in the product.

Increases are blues and violet, decreases orange and rust, totals slate; every pair stays apart for
readers with deuteranopia and protanopia (a test simulates them), and a sign or a label stands beside.
"""

from nrr.charts.looks import Tone

_TABLE = {
    "opening": ("#475569", "#94A3B8"),
    "retained": ("#64748B", "#7C8BA1"),
    "closing": ("#475569", "#94A3B8"),
    "new": ("#4A9ADB", "#9BD3F7"),
    "resurrected": ("#5B21B6", "#8B5CF6"),
    "reactivation": ("#5B21B6", "#8B5CF6"),
    "expansion": ("#0B5FA5", "#3D93DD"),
    "contraction": ("#D98324", "#F5BC6B"),
    "churn": ("#9A3412", "#E0692F"),
    "fx": ("#7F8450", "#C9CE93"),
    "mix": ("#8A94A2", "#8591A1"),
    "transferred_in": ("#8C95A3", "#A8B1BE"),
    "transferred_out": ("#6B7482", "#7E8896"),
    "nrr": ("#0F766E", "#2BB5A3"),
    "grr": ("#871E69", "#E88AC6"),
    "logo_retention": ("#5B6778", "#AAB6C5"),
}

_SERIES = (
    ("#0B5FA6", "#5AA9E6"),
    ("#C2570C", "#F2A33A"),
    ("#692DC3", "#A98BFA"),
    ("#0E7C86", "#3BD1DE"),
    ("#B0317A", "#F277B4"),
    ("#5A6B1E", "#C3D36B"),
)

# Dark ends stay dim enough for white figures: a cell is read, not only seen.
_DIVERGING = (
    ("#7C2F06", "#B85B17"),
    ("#B85A14", "#A6551F"),
    ("#E09A5C", "#834927"),
    ("#F6E0CA", "#553F32"),
    ("#F7F8F9", "#28323E"),
    ("#DCE9F3", "#294763"),
    ("#8DBADD", "#2A608E"),
    ("#3779AC", "#296EA8"),
    ("#0F4A7D", "#2877BB"),
)

_SEQUENTIAL = (("#EAF1F7", "#1B2A39"), ("#6BA3CF", "#275D8C"), ("#0B4678", "#2877BB"))

_MUTED = ("#B9C1CB", "#4A5767")
_DRAIN = ("#DFE4EA", "#2A3542")
_INK = ("#15202B", "#E8EEF4")
_QUIET = ("#465468", "#B6C2CE")
_SURFACE = ("#FFFFFF", "#0F1720")


def colour_of(key: str, tone: Tone) -> str:
    """The colour of a movement, a total or a rate; KeyError for a key that has none."""
    return _pick(_TABLE[key], tone)


def colour_keys() -> tuple[str, ...]:
    """Every meaning that has a colour."""
    return tuple(_TABLE)


def layer_shades(tone: Tone) -> list[str]:
    """Five shades of one hue, the strongest first."""
    (_, pale), (_, middle), (_, strong) = sequential(tone)
    return [
        strong,
        _mixed(strong, middle, 0.5),
        middle,
        _mixed(middle, pale, 0.62),
        _mixed(middle, pale, 0.25),
    ]


def series_colour(position: int, tone: Tone) -> str:
    """The colour of the n-th named line; there are six."""
    return _pick(_SERIES[position], tone)


def muted(tone: Tone) -> str:
    """For what stands in the background."""
    return _pick(_MUTED, tone)


def ink(tone: Tone) -> str:
    """For what must be read against everything else."""
    return _pick(_INK, tone)


def quiet(tone: Tone) -> str:
    """For words beside the picture: seven to one on the ground of either tone."""
    return _pick(_QUIET, tone)


def surface(tone: Tone) -> str:
    """The ground of the pages, so that a saved picture can be read wherever it is pasted."""
    return _pick(_SURFACE, tone)


def diverging(tone: Tone) -> list[tuple[float, str]]:
    """Orange below the middle, blue above it."""
    return _scale(_DIVERGING, tone)


def sequential(tone: Tone) -> list[tuple[float, str]]:
    """From nothing to much, one hue."""
    return _scale(_SEQUENTIAL, tone)


def greyed(scale: list[tuple[float, str]], tone: Tone) -> list[tuple[float, str]]:
    """The same scale drained of most of its colour, for cells that rest on few customers."""
    return [(at, _mixed(colour, _pick(_DRAIN, tone), 0.45)) for at, colour in scale]


def dark_twins() -> dict[str, str]:
    """Every light colour with its dark twin: a page that turns dark swaps them."""
    rows = [*_TABLE.values(), *_SERIES, *_DIVERGING, *_SEQUENTIAL, _MUTED, _INK, _QUIET, _SURFACE]
    found = dict(rows) | dict(zip(layer_shades(Tone.LIGHT), layer_shades(Tone.DARK), strict=True))
    for scale in (diverging, sequential):
        drained = zip(greyed(scale(Tone.LIGHT), Tone.LIGHT), greyed(scale(Tone.DARK), Tone.DARK), strict=True)
        found |= {light: dark for (_, light), (_, dark) in drained}
    return found


def _pick(pair: tuple[str, str], tone: Tone) -> str:
    return pair[0] if tone is Tone.LIGHT else pair[1]


def _scale(rows: tuple[tuple[str, str], ...], tone: Tone) -> list[tuple[float, str]]:
    return [(index / (len(rows) - 1), _pick(pair, tone)) for index, pair in enumerate(rows)]


def _mixed(colour: str, other: str, share: float) -> str:
    """`share` of a colour, the rest of another."""
    parts = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02X}" for a, b in parts)
