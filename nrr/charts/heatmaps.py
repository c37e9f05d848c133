"""The cohort heatmap: rows are cohorts, columns months since the first payment.

A transparent square lies over every cell, because only points can be clicked; its custom data are the
cohort and the age. Cohorts of fewer customers than the policy allows are hatched, those of few are greyed,
months that have not come yet are hatched too.
"""

from collections.abc import Callable, Iterator

from nrr.charts.cohortcells import Measure, closing_month, measured
from nrr.charts.cohortgrids import FIRST_ROW, MOST_COHORTS, CohortGrid, grid_caption, grid_table
from nrr.charts.colours import diverging, greyed, ink, muted, sequential
from nrr.charts.drawings import drawn_once
from nrr.charts.layouts import CLEAR, Trace, framed
from nrr.charts.looks import Look
from nrr.charts.records import Chart
from nrr.charts.sentences import cohort_sentence
from nrr.definitions import Policy
from nrr.ground import compact, count, plural
from nrr.snapshots import CohortPart

_COUNTS_ROW = 0.85
_LOWEST, _HIGHEST = 0.5, 1.5
_CELL_HEIGHT = 24


@drawn_once
def heatmap(part: CohortPart, measure: Measure, look: Look, policy: Policy) -> Chart:
    """Cohorts by age under one measure, the newest `MOST_COHORTS` of them."""
    held = len(part.cohorts)
    rows = range(max(0, held - MOST_COHORTS), held)
    cells = measured(part, measure, look)
    grid = CohortGrid(part, cells, measure, look, rows, policy.smallest_group, policy.small_sample)
    bottom = FIRST_ROW + len(rows) - 0.4
    figure = framed(
        [
            _coloured(grid, grid.small, greyed),
            _coloured(grid, grid.ample, _unchanged),
            _hatched(grid),
            _counts(grid),
            _squares(grid),
        ],
        look,
        height=76 + round(_CELL_HEIGHT * (len(rows) + 2.25)),
        xaxis=_age_axis(grid.ages),
        yaxis=_cohort_axis(grid, bottom),
        margin={"l": 8, "r": 8, "t": 56, "b": 8},
        hovermode="closest",
        barmode="overlay",
    )
    title = cohort_sentence(part, measure, cells, policy)
    alt = f"{title}. Heatmap of {plural(len(rows), 'cohort')} by months since the first payment."
    return Chart(figure, title, grid_caption(grid), alt, grid_table(grid))


def _unchanged(scale: list[tuple[float, str]], _: object) -> list[tuple[float, str]]:
    return scale


def _coloured(
    grid: CohortGrid, wanted: Callable[[int], bool], fade: Callable[..., list[tuple[float, str]]]
) -> Trace:
    """The cells of all cohorts whose size is wanted, and of the ages of the row of all cohorts likewise."""
    part, cells = grid.part, grid.cells
    above = [v if wanted(n) else None for v, n in zip(_averages(grid), part.observed_customers, strict=True)]
    below = [list(cells.rows[row]) if wanted(part.sizes[row]) else [None] * len(above) for row in grid.rows]
    values = [above[: grid.ages], *(row[: grid.ages] for row in below)]
    return {
        "type": "heatmap",
        "x": list(range(grid.ages)),
        "y": [0.0, *map(grid.y, grid.rows)],
        "z": [[_height(grid, value) for value in row] for row in values],
        "text": [[_short(grid, value) for value in row] for row in values],
        "texttemplate": "%{text}",
        "colorscale": fade(_scale(grid), grid.look.tone),
        "zmin": _LOWEST if grid.measure.is_rate else 0,
        "zmax": _HIGHEST if grid.measure.is_rate else _largest(grid),
        "xgap": 1,
        "ygap": 1,
        "hoverinfo": "skip",
        "hoverongaps": False,
        "showscale": False,
    }


def _averages(grid: CohortGrid) -> tuple[float | None, ...]:
    """The row of all cohorts; a sum of money would outshine every single cohort and stays in the table."""
    values = grid.cells.weighted
    return tuple(None for _ in values) if grid.measure is Measure.MONEY else values


def _height(grid: CohortGrid, value: float | None) -> float | None:
    if value is None:
        return None
    return round(value, 4) if grid.measure.is_rate else grid.look.units(value)


def _short(grid: CohortGrid, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value * 100:.0f}" if grid.measure.is_rate else compact(round(value), "", grid.look.basis)


def _scale(grid: CohortGrid) -> list[tuple[float, str]]:
    return diverging(grid.look.tone) if grid.measure.is_rate else sequential(grid.look.tone)


def _largest(grid: CohortGrid) -> float:
    values = [value for row in grid.rows for value in grid.cells.rows[row] if value is not None]
    return grid.look.units(max(values, default=1.0)) or 1.0


def _hatched(grid: CohortGrid) -> Trace:
    """One hatched bar a cohort: all of it where it is too small, else from the first month still to come."""
    starts = [0 if grid.hidden(grid.part.sizes[row]) else grid.reached(row) for row in grid.rows]
    lines = [(row, start) for row, start in zip(grid.rows, starts, strict=True) if start < grid.ages]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [grid.y(row) for row, _ in lines],
        "x": [grid.ages - start for _, start in lines],
        "base": [start - 0.5 for _, start in lines],
        "width": 0.9,
        "marker": {
            "color": CLEAR,
            "line": {"width": 0},
            "pattern": {
                "shape": "/",
                "fgcolor": muted(grid.look.tone),
                "fgopacity": 0.75,
                "size": 7,
                "solidity": 0.17,
            },
        },
        "hovertext": [_waiting(grid, row, start) for row, start in lines],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _waiting(grid: CohortGrid, row: int, start: int) -> str:
    name = grid.part.cohorts[row]
    if grid.hidden(grid.part.sizes[row]):
        return f"{name}: {plural(grid.part.sizes[row], 'customer')}, too few to show"
    closes = grid.part.closes[row] if grid.part.closes else closing_month(name)
    return f"{name}: month {start} is complete after {(closes + start).label}"


def _counts(grid: CohortGrid) -> Trace:
    """How many customers have reached each age: who stands behind the row of all cohorts."""
    ages = enumerate(grid.part.observed_customers[: grid.ages])
    behind = {age: customers for age, customers in ages if not grid.hidden(customers)}
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(behind),
        "y": [_COUNTS_ROW] * len(behind),
        "text": [_counted(customers) for customers in behind.values()],
        "textfont": {"size": 10, "color": ink(grid.look.tone)},
        "hoverinfo": "skip",
    }


def _counted(customers: int) -> str:
    return str(customers) if customers < 1000 else f"{customers / 1000:.1f}k"


def _squares(grid: CohortGrid) -> Trace:
    """What is clicked and hovered: a transparent square over every cell that may be shown."""
    points = list(_points(grid))
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [age for _, age, _ in points],
        "y": [grid.y(row) for row, _, _ in points],
        "marker": {"symbol": "square", "size": _CELL_HEIGHT - 4, "color": CLEAR, "line": {"width": 0}},
        "customdata": [
            [grid.part.cohorts[row], age, text, grid.part.sizes[row]] for row, age, text in points
        ],
        "hovertemplate": (
            f"<b>%{{customdata[0]}}</b>, month %{{customdata[1]}}<br>{grid.measure.label}"
            " %{customdata[2]}<br>%{customdata[3]} customers at the start<extra></extra>"
        ),
    }


def _points(grid: CohortGrid) -> Iterator[tuple[int, int, str]]:
    for row in grid.rows:
        if not grid.hidden(grid.part.sizes[row]):
            for age, value in enumerate(grid.cells.rows[row]):
                if value is not None:
                    yield row, age, grid.cells.show(value)


def _age_axis(ages: int) -> Trace:
    step = 1 if ages <= 20 else 3
    marks = list(range(0, ages, step))
    return {
        "side": "top",
        "title": {"text": "Months since the first payment", "font": {"size": 11}, "standoff": 6},
        "tickvals": marks,
        "ticktext": [str(mark) for mark in marks],
        "range": [-0.55, ages - 0.45],
        **_PLAIN,
    }


def _cohort_axis(grid: CohortGrid, bottom: float) -> Trace:
    return {
        "tickvals": [0.0, _COUNTS_ROW, *map(grid.y, grid.rows)],
        "ticktext": [
            f"<b>All ({plural(sum(grid.part.sizes), 'customer')})</b>",
            "Customers",
            *(_name(grid, row) for row in grid.rows),
        ],
        "range": [bottom, -0.6],
        **_PLAIN,
    }


def _name(grid: CohortGrid, row: int) -> str:
    return f"{grid.part.cohorts[row]} ({count(grid.part.sizes[row])})"


_PLAIN = {
    "showgrid": False,
    "zeroline": False,
    "fixedrange": True,
    "automargin": True,
    "ticks": "",
    "tickangle": 0,
    "ticklabelstandoff": 4,
    "tickfont": {"size": 11},
}
