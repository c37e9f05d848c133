"""Where revenue would go: today's rates and the scenarios beside them, in one picture and one table."""

from collections.abc import Mapping, Sequence

import pandas as pd

from nrr.charts.pictures.axes import money_axis
from nrr.charts.pictures.lines import Course as Picture
from nrr.charts.pictures.lines import Line, line_pictures
from nrr.charts.pictures.sheets import Svg, words
from nrr.charts.records import Look
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


def outlook_table(
    today: Course, scenarios: Mapping[str, Course], mode: Mode, first: Month, look: Look
) -> pd.DataFrame:
    """A row a course, a column a year."""
    step = _step(mode)
    places = [n for n in range(len(today.arr_minor)) if n * step % 12 == 0]
    courses: Sequence[tuple[str, Course]] = (("Today's rates", today), *scenarios.items())
    columns = {"Scenario": [name for name, _ in courses]}
    columns |= {
        (first + n * step).label: [look.short(course.arr_minor[n]) for _, course in courses] for n in places
    }
    return pd.DataFrame(columns)


def _step(mode: Mode) -> int:
    return 12 if mode is Mode.ANNUAL else 1
