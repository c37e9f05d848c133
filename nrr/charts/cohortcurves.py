"""Cohorts at the same age: at most six lines in colour, the others grey, all cohorts together on top."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from nrr.charts.cohortcells import Measure, MeasuredCohorts, measured
from nrr.charts.colours import ink, muted, series_colour
from nrr.charts.drawings import drawn_once
from nrr.charts.layouts import Trace, end_labels, framed, level_line, money_axis, rate_axis, value_axis
from nrr.charts.looks import Look
from nrr.charts.pictures.axes import rate_axis as picture_axis
from nrr.charts.pictures.lines import Course, Line, line_pictures
from nrr.charts.pictures.sheets import Sheet, Svg, words
from nrr.charts.records import Chart
from nrr.charts.sentences import cohort_sentence, spread_sentence
from nrr.definitions import Policy
from nrr.ground import count, percent_range, plural
from nrr.snapshots import CohortPart, Limits

MOST_NAMED = 6
_FEWEST_AGES = 3
_MOST_AGES = 8


@dataclass(frozen=True, slots=True)
class _Curves:
    part: CohortPart
    cells: MeasuredCohorts
    measure: Measure
    look: Look
    policy: Policy

    @property
    def average(self) -> tuple[float | None, ...]:
        """All cohorts together, where they are enough customers to show."""
        pairs = zip(self.cells.weighted, self.part.observed_customers, strict=True)
        return tuple(value if customers >= self.policy.smallest_group else None for value, customers in pairs)

    def points(self, values: tuple[float | None, ...]) -> list[tuple[int, float]]:
        """Age and value in the unit of the axis, where there is a value."""
        known = [(age, value) for age, value in enumerate(values) if value is not None]
        return known if self.measure.is_rate else [(age, self.look.units(value)) for age, value in known]


@drawn_once
def curves(
    part: CohortPart,
    measure: Measure,
    look: Look,
    policy: Policy,
    limits: Mapping[int, Limits] = MappingProxyType({}),
) -> Chart:
    """One line a cohort over months since the first payment; the newest six with enough months are named.

    `limits` are both ends of the 95% interval of all cohorts together by age, drawn as a band behind them.
    """
    own = _Curves(part, measured(part, measure, look), measure, look, policy)
    shown = [row for row, size in enumerate(part.sizes) if size >= policy.smallest_group]
    named = [row for row in shown if len(own.points(own.cells.rows[row])) >= _FEWEST_AGES][-MOST_NAMED:]
    bottom, top = _limits(own, shown, limits)
    span = {"range": [bottom, top]}
    figure = framed(
        _band(limits)
        + [_grey(own, row) for row in shown if row not in named]
        + [_named(own, row, position) for position, row in enumerate(named)]
        + [_all(own)],
        look,
        height=360,
        xaxis=_age_axis(len(own.cells.weighted)),
        yaxis=rate_axis(measure.label, **span) if measure.is_rate else money_axis(look, **span),
        shapes=[level_line(1.0)] if measure.is_rate else [],
        annotations=end_labels(
            _ends(own, named), top - bottom, room=0.055, width=len(own.cells.weighted) / 9
        ),
        margin={"l": 8, "r": 78, "t": 16, "b": 8},
        hovermode="closest",
    )
    title = spread_sentence(part, own.cells, policy) or cohort_sentence(part, measure, own.cells, policy)
    alt = f"{title}. Line chart of {plural(len(shown), 'cohort')} by age."
    caption = _caption(len(named)) + (_BAND_SAID if limits else "")
    return Chart(figure, title, caption, alt, _table(own, shown, limits))


def _age_axis(ages: int) -> Trace:
    span = [0, max(ages - 1, 1)]
    return value_axis("Months since the first payment", showgrid=False, zeroline=False, range=span)


_BAND = "rgba(120,134,150,0.20)"
_BAND_SAID = " Band: 95% interval of all cohorts."


def _band(limits: Mapping[int, Limits]) -> list[Trace]:
    """What chance can do to all cohorts together; none with fewer than two ages."""
    ages = sorted(limits)
    if len(ages) < 2:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": "95% interval",
            "x": [*ages, *reversed(ages)],
            "y": [*(limits[age][1] for age in ages), *(limits[age][0] for age in reversed(ages))],
            "fill": "toself",
            "fillcolor": _BAND,
            "line": {"width": 0},
            "hoverinfo": "skip",
        }
    ]


def curves_picture(part: CohortPart, look: Look, policy: Policy, alt: str) -> Svg:
    """Net retention of the same cohorts without script."""
    own = _Curves(part, measured(part, Measure.NRR, look), Measure.NRR, look, policy)
    shown = [row for row, size in enumerate(part.sizes) if size >= policy.smallest_group]
    named = [row for row in shown if len(own.points(own.cells.rows[row])) >= _FEWEST_AGES][-MOST_NAMED:]
    lines = [Line(own.cells.rows[row], "muted-line") for row in shown if row not in named]
    lines += [Line(own.cells.rows[row], f"m-series{n}", part.cohorts[row]) for n, row in enumerate(named)]
    lines.append(Line(own.average, "m-ink dashed", "All"))
    values = [value for line in lines for value in line.values if value is not None]
    return line_pictures(Course(tuple(lines), picture_axis(values), _ages, alt, level=1.0))


def _ages(sheet: Sheet, x: Callable[[float], float]) -> Svg:
    """Eight ages at most are named."""
    last = round((sheet.right - x(0)) / max(x(1) - x(0), 0.1))
    step = next((one for one in (1, 2, 3, 6, 12, 24) if last / one <= _MOST_AGES), 60)
    ages = range(0, last + 1, step)
    return "".join(words(x(age), sheet.down - 8, f"M{age}", "soft", "mid") for age in ages)


def _grey(own: _Curves, row: int) -> Trace:
    return _line(own, own.cells.rows[row], own.part.cohorts[row], muted(own.look.tone), 1)


def _named(own: _Curves, row: int, position: int) -> Trace:
    return _line(own, own.cells.rows[row], own.part.cohorts[row], series_colour(position, own.look.tone), 2)


def _all(own: _Curves) -> Trace:
    trace = _line(own, own.average, "All cohorts", ink(own.look.tone), 3)
    behind = [plural(own.part.observed_customers[age], "customer") for age in trace["x"]]
    shown = [[*words, customers] for words, customers in zip(trace["customdata"], behind, strict=True)]
    hover = "<b>%{customdata[0]}</b>, month %{x}: %{customdata[1]}, %{customdata[2]}<extra></extra>"
    return trace | {"line": trace["line"] | {"dash": "dash"}, "customdata": shown, "hovertemplate": hover}


def _line(own: _Curves, values: tuple[float | None, ...], name: str, colour: str, width: float) -> Trace:
    points = own.points(values)
    return {
        "type": "scatter",
        "mode": "lines" if len(points) > 1 else "markers",
        "name": name,
        "x": [age for age, _ in points],
        "y": [value for _, value in points],
        "customdata": [[name, own.cells.show(values[age])] for age, _ in points],
        "line": {"color": colour, "width": width},
        "marker": {"color": colour, "size": 5},
        "hovertemplate": "<b>%{customdata[0]}</b>, month %{x}: %{customdata[1]}<extra></extra>",
    }


def _ends(own: _Curves, named: list[int]) -> list[tuple[float, float, str, str]]:
    rows = [
        (own.part.cohorts[row], own.cells.rows[row], series_colour(n, own.look.tone))
        for n, row in enumerate(named)
    ]
    rows.append(("<b>All</b>", own.average, ink(own.look.tone)))
    found = [(own.points(values), text, colour) for text, values, colour in rows]
    return [(*points[-1], text, colour) for points, text, colour in found if points]


def _limits(own: _Curves, shown: list[int], limits: Mapping[int, Limits]) -> tuple[float, float]:
    rows = [own.cells.rows[row] for row in shown] + [own.average]
    values = [value for row in rows for _, value in own.points(row)]
    if not own.measure.is_rate:
        return 0.0, max(values, default=1.0) * 1.08
    ends = [end for pair in limits.values() for end in pair]
    low, high = min([*values, *ends, 1.0]), max([*values, *ends, 1.0])
    margin = max((high - low) * 0.08, 0.01)
    return low - margin, high + margin


def _caption(named: int) -> str:
    coloured = (
        f" The {plural(named, 'newest cohort')} of three months or more: in colour, older ones grey."
        if named
        else ""
    )
    return (
        "Each line is one cohort. Dashed: all cohorts, while at least half of their customers have reached"
        f" that age.{coloured}"
    )


def _table(own: _Curves, shown: list[int], limits: Mapping[int, Limits]) -> pd.DataFrame:
    ages = range(len(own.cells.weighted))
    columns = {
        "Month": [str(age) for age in ages],
        "All": ["" if value is None else own.cells.show(value) for value in own.average],
        "Customers": [count(customers) for customers in own.part.observed_customers],
    }
    if limits:
        columns["95% interval"] = [percent_range(*limits[age]) if age in limits else "" for age in ages]
    for row in shown:
        values = own.cells.rows[row]
        columns[own.part.cohorts[row]] = [
            "" if values[age] is None else own.cells.show(values[age]) for age in ages
        ]
    return pd.DataFrame(columns)
