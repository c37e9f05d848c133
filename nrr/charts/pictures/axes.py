"""Round marks on an axis, and which months of many are named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from nrr.charts.looks import Look
from nrr.charts.pictures.sheets import Sheet, Svg, rule, words
from nrr.ground import Month

_MOST_MARKS = 5
_RATE_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 36, 60)
_MONTH_ROOM = 62


@dataclass(frozen=True, slots=True)
class Axis:
    """From low to high, with the values that are marked and what stands beside each."""

    low: float
    high: float
    marks: tuple[tuple[float, str], ...]


def rate_axis(values: Sequence[float], most: int = _MOST_MARKS) -> Axis:
    """Around rates, with 100% always in sight; marks are whole percents."""
    low, high = min([*values, 1.0]), max([*values, 1.0])
    room = max((high - low) * 0.1, 0.01)
    low, high = low - room, high + room
    step = next((one for one in _RATE_STEPS if (high - low) / one <= most), _RATE_STEPS[-1])
    return Axis(low, high, tuple((at, f"{at:.0%}") for at in _multiples(low, high, step)))


def money_axis(low: float, high: float, look: Look) -> Axis:
    """Around amounts in annualised minor units."""
    step = _round_step((high - low) / _MOST_MARKS / look.basis.per_unit) * look.basis.per_unit
    return Axis(low, high, tuple((at, look.short(at)) for at in _multiples(low, high, step)))


def level_lines(axis: Axis, sheet: Sheet, y: Callable[[float], float]) -> Svg:
    """A faint line and its value for every mark."""
    return "".join(
        rule(sheet.left, y(at), sheet.right, y(at)) + words(sheet.left - 6, y(at) + 4, text, "soft", "end")
        for at, text in axis.marks
    )


def month_marks(months: Sequence[Month], sheet: Sheet, x: Callable[[float], float]) -> Svg:
    """As many months as there is room for, counted back from the last; never slanted."""
    most = max(int((sheet.right - sheet.left) / _MONTH_ROOM), 2)
    step = next((one for one in _MONTH_STEPS if len(months) / one <= most), _MONTH_STEPS[-1])
    named = range(len(months) - 1, -1, -step)
    return "".join(words(x(n), sheet.down - 8, months[n].label, "soft", "mid") for n in named)


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [step * n for n in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]


def _round_step(rough: float) -> float:
    """The next of 1, 2, 5, 10, 20, ... above a rough step."""
    if rough <= 0:
        return 1.0
    ten: float = 10.0 ** floor(log10(rough))
    return next(ten * part for part in (1, 2, 5, 10) if rough <= ten * part * 1.0001)
