"""What-if pictures: today's course against a scenario, and which driver matters most."""

from collections.abc import Sequence

import pandas as pd

from nrr.charts.colours import colour_of
from nrr.charts.layouts import Trace, end_labels, framed, money_axis, signed_money_axis, value_axis
from nrr.charts.records import Chart, Look
from nrr.escapes import plotly_text
from nrr.formats import percent, plural
from nrr.scenarios import Course, Mode, Tornado

_MARKED_MONTHS = (12, 24, 36)
# Fixed, because measuring labels would draw a picture twice every time a lever moves.
_MARGIN = {"l": 64, "r": 100, "t": 8, "b": 44}
_DRIVERS = {"expansion": "Expansion", "contraction": "Contraction", "churn": "Churn", "new": "New revenue"}


def scenario_lines(today: Course, scenario: Course, mode: Mode, look: Look, name: str = "Scenario") -> Chart:
    """Revenue under today's rates and under a scenario, with the difference filled; marks after 12, 24 and 36 months."""
    months = _months(today, mode)
    low, high = _range(today, scenario, look)
    figure = framed(
        [_line(today, months, "Today's course", colour_of("opening", look.tone), look)]
        + [_filled(scenario, months, name, look)] * (today.arr_minor != scenario.arr_minor)
        + [_marks(course, months, colour, look) for course, colour in _coloured(today, scenario, look)],
        height=250,
        xaxis=value_axis(
            "Months from today",
            tickvals=[0, *_MARKED_MONTHS],
            range=[0, months[-1]],
            showgrid=False,
            zeroline=False,
            automargin=False,
        ),
        yaxis=money_axis(look, range=[low, high], automargin=False),
        annotations=_ends(today, scenario, months, name, high - low, look),
        margin=_MARGIN,
        hovermode="x unified",
    )
    title = _title(today, scenario, months, look)
    caption = (
        "Filled: what the scenario adds to or takes from today's course. The axis does not begin at zero."
    )
    return Chart(
        figure,
        title,
        caption,
        f"{title}. Two lines over {months[-1]} months.",
        _table(today, scenario, months, look),
    )


def _range(today: Course, scenario: Course, look: Look) -> tuple[float, float]:
    """Around today's course, so that the picture stands still while a lever moves, and wide enough for both."""
    least, most = min(today.arr_minor), max(today.arr_minor)
    room = 0.35 * (most - least) + 0.06 * most
    low = max(0.0, min(least - room, *(0.98 * value for value in scenario.arr_minor)))
    high = max(most + room, *(1.03 * value for value in scenario.arr_minor))
    return look.units(low), look.units(high)


def _months(course: Course, mode: Mode) -> list[int]:
    return [step * (12 if mode is Mode.ANNUAL else 1) for step in range(len(course.arr_minor))]


def _coloured(today: Course, scenario: Course, look: Look) -> tuple[tuple[Course, str], ...]:
    both = (scenario, colour_of("nrr", look.tone)), (today, colour_of("opening", look.tone))
    return both[1:] if today.arr_minor == scenario.arr_minor else both[::-1]


def _line(course: Course, months: Sequence[int], name: str, colour: str, look: Look) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": list(months),
        "y": [look.units(value) for value in course.arr_minor],
        "line": {"color": colour, "width": 2.5},
        "customdata": [look.short(value) for value in course.arr_minor],
        "hovertemplate": f"{name} %{{customdata}}<extra></extra>",
    }


def _filled(course: Course, months: Sequence[int], name: str, look: Look) -> Trace:
    colour = colour_of("nrr", look.tone)
    fill = {"fill": "tonexty", "fillcolor": "rgba(15,118,110,0.16)"}
    return _line(course, months, _plain(name), colour, look) | fill


def _plain(name: str) -> str:
    """A name inside a hover template, where braces would be read as a field."""
    return plotly_text(name, 30).replace("{", "(").replace("}", ")")


def _marks(course: Course, months: Sequence[int], colour: str, look: Look) -> Trace:
    found = [
        (month, value)
        for month, value in zip(months, course.arr_minor, strict=True)
        if month in _MARKED_MONTHS
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [month for month, _ in found],
        "y": [look.units(value) for _, value in found],
        "marker": {"color": colour, "size": 8},
        "hoverinfo": "skip",
    }


def _ends(
    today: Course, scenario: Course, months: Sequence[int], name: str, span: float, look: Look
) -> list[Trace]:
    rows: Sequence[tuple[Course, str, str]]
    rows = (
        (today, "Today's rates", colour_of("opening", look.tone)),
        (scenario, name, colour_of("nrr", look.tone)),
    )
    if today.arr_minor == scenario.arr_minor:
        rows = rows[:1]
    ends = [
        (
            months[-1],
            look.units(course.arr_minor[-1]),
            f"<b>{plotly_text(label, 18)}<br>{look.short(course.arr_minor[-1])}</b>",
            colour,
        )
        for course, label, colour in rows
    ]
    return end_labels(ends, span, room=0.16)


def _title(today: Course, scenario: Course, months: Sequence[int], look: Look) -> str:
    change = scenario.arr_minor[-1] - today.arr_minor[-1]
    after = plural(months[-1], "month")
    if round(change) == 0:
        return f"{look.basis} {look.short(scenario.arr_minor[-1])} after {after}, the same as today's course"
    against = "more" if change > 0 else "less"
    return f"{look.basis} {look.short(scenario.arr_minor[-1])} after {after}, {look.short(abs(change))} {against} than today's course"


def _table(today: Course, scenario: Course, months: Sequence[int], look: Look) -> pd.DataFrame:
    rows = [
        n for n, month in enumerate(months) if month == 0 or month in _MARKED_MONTHS or month == months[-1]
    ]
    pairs = [(today.arr_minor[n], scenario.arr_minor[n]) for n in rows]
    return pd.DataFrame(
        {
            "Months from today": [months[n] for n in rows],
            "Today's course": [look.full(a) for a, _ in pairs],
            "Scenario": [look.full(b) for _, b in pairs],
            "Difference": [look.full(b - a) for a, b in pairs],
        }
    )


def tornado_bars(found: Tornado, look: Look) -> Chart:
    """One bar a driver from the outcome with the step down to the one with the step up, widest first."""
    names = [f"{_DRIVERS[bar.driver]}<br>± {_step(bar.driver, bar.step, look)[1:]}" for bar in found.bars]
    figure = framed(
        [_side(found, "down_arr_minor", names, look), _side(found, "up_arr_minor", names, look)],
        height=110 + 46 * len(names),
        xaxis=_outcome_axis(found, look),
        yaxis={
            "type": "category",
            "autorange": "reversed",
            "automargin": True,
            "fixedrange": True,
            "ticks": "",
            "showgrid": False,
        },
        barmode="overlay",
        bargap=0.4,
        margin={"l": 8, "r": 12, "t": 12, "b": 8},
    )
    title = _tornado_title(found, look)
    caption = (
        "Each driver is moved by its own step while the others stay. In the first year a point of expansion, contraction "
        "and churn is worth the same; the bars differ through the size of the step and from the second year on."
    )
    return Chart(
        figure, title, caption, f"{title}. Bars of {len(names)} drivers.", _tornado_table(found, look)
    )


def _side(found: Tornado, end: str, names: Sequence[str], look: Look) -> Trace:
    changes = [getattr(bar, end) - found.base_arr_minor for bar in found.bars]
    sign = 1 if end == "up_arr_minor" else -1
    steps = [_step(bar.driver, sign * bar.step, look) for bar in found.bars]
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(names),
        "x": [look.units(change) for change in changes],
        "marker": {
            "color": [
                colour_of("expansion" if change >= 0 else "contraction", look.tone) for change in changes
            ]
        },
        "text": [look.signed(change) for change in changes],
        "constraintext": "none",
        "hovertext": [f"{step}: {look.signed(change)}" for step, change in zip(steps, changes, strict=True)],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _step(driver: str, step: float, look: Look) -> str:
    return look.signed(step) if driver == "new" else f"{'+' if step >= 0 else '−'}{abs(step) * 100:.1f} pts"


def _outcome_axis(found: Tornado, look: Look) -> Trace:
    ends = [end for bar in found.bars for end in (bar.down_arr_minor, bar.up_arr_minor)]
    widest = look.units(max((abs(end - found.base_arr_minor) for end in ends), default=0)) * 1.5 or 1.0
    words = f"Change of {look.unit} after {plural(found.years, 'year')}, against {look.short(found.base_arr_minor)}"
    return signed_money_axis(look, -widest, widest) | {"title": {"text": words, "font": {"size": 11}}}


def _tornado_title(found: Tornado, look: Look) -> str:
    first = found.bars[0]
    return f"{_DRIVERS[first.driver]} moves the outcome most: {look.short(first.swing_arr_minor)} between its two ends"


def _tornado_table(found: Tornado, look: Look) -> pd.DataFrame:
    bars = found.bars
    return pd.DataFrame(
        {
            "Driver": [_DRIVERS[bar.driver] for bar in bars],
            "Step": [_step(bar.driver, bar.step, look) for bar in bars],
            "Step down": [look.full(bar.down_arr_minor) for bar in bars],
            "Step up": [look.full(bar.up_arr_minor) for bar in bars],
            "NRR, step down": [percent(bar.down_nrr) for bar in bars],
            "NRR, step up": [percent(bar.up_nrr) for bar in bars],
        }
    )
