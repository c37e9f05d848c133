"""NRR and GRR as each board of a series published them, beside the same months as its newest tells them."""

from collections.abc import Sequence

from nrr.charts.pictures.axes import month_marks, rate_axis
from nrr.charts.pictures.lines import Course, Line, line_pictures
from nrr.charts.pictures.sheets import Svg
from nrr.ground import percent
from nrr.retention import Rates
from nrr.successions import BoardBeside

_FIGURES = (("nrr", "NRR"), ("grr", "GRR"))


def published_picture(boards: Sequence[BoardBeside], alt: str) -> Svg:
    """Boards from the oldest on: solid as published, dashed as they read now; nothing for fewer than two."""
    if len(boards) < 2:
        return ""
    now = [one.now for one in boards]
    drawn = [
        line
        for key, label in _FIGURES
        for line in (
            _line(key, label, [one.published for one in boards], ""),
            _line(key, f"{label} now", now, " dashed"),
        )
    ]
    values = [value for line in drawn for value in line.values if value is not None]
    months = [one.month for one in boards]
    return line_pictures(
        Course(
            tuple(line for line in drawn if any(value is not None for value in line.values)),
            rate_axis(values),
            lambda sheet, x: month_marks(months, sheet, x),
            alt,
            tuple(map(_told, boards)),
            level=1.0,
        )
    )


def _line(key: str, label: str, rates: Sequence[Rates | None], look: str) -> Line:
    values = tuple(None if one is None else getattr(one, key) for one in rates)
    return Line(values, f"m-{key}{look}", "" if look else label)


def _told(one: BoardBeside) -> str:
    now = "" if one.now is None else f", now {percent(one.now.nrr)}"
    return f"{one.month.label}: NRR {percent(one.published.nrr)} as published{now}"
