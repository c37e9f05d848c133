"""Where revenue would go: today's rates and the scenarios beside them, in one picture."""

from collections.abc import Mapping

from nrr.charts.looks import Look
from nrr.charts.pictures.axes import money_axis
from nrr.charts.pictures.lines import Course as Picture
from nrr.charts.pictures.lines import Line, line_pictures
from nrr.charts.pictures.sheets import Svg, words
from nrr.ground import Month
from nrr.scenarios import Course, Mode

_COLOURS = ("m-contraction", "m-expansion", "m-series2", "m-series3", "m-series4", "m-series5")
_LABEL_FITS = 15


def outlook_picture(
    today: Course, scenarios: Mapping[str, Course], mode: Mode, first: Month, look: Look, alt: str
) -> Svg:
    """Today's rates as the strong line, every scenario beside it; `first` is the month they start from."""
    step = _step(mode)
    courses = {"Today's rates": today, **scenarios}
    values = [value for course in courses.values() for value in course.arr_minor]
    room = (max(values) - min(values)) * 0.12 or max(values) * 0.05
    lines = [
        Line(course.arr_minor, name, label[:_LABEL_FITS], look.short(course.arr_minor[-1]))
        for (label, course), name in zip(courses.items(), ("m-nrr", *_COLOURS), strict=False)
    ]
    months = [(n, (first + n * step).label) for n in range(len(today.arr_minor)) if n * step % 12 == 0]
    return line_pictures(
        Picture(
            tuple(lines),
            money_axis(max(min(values) - room, 0.0), max(values) + room, look),
            lambda sheet, x: "".join(words(x(n), sheet.down - 8, text, "soft", "mid") for n, text in months),
            alt,
        )
    )


def _step(mode: Mode) -> int:
    return 12 if mode is Mode.ANNUAL else 1
