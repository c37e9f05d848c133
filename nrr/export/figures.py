"""A chart inside a page: its place, its words, its table, and the data that draws it."""

from dataclasses import dataclass, field
from math import ceil
from typing import Any

from nrr.charts import Chart, parcel
from nrr.export.markups import Html, table, tag, text


@dataclass(slots=True)
class Figures:
    """The figures of one page as they are placed: the page script draws them from `data`."""

    data: dict[str, Any] = field(default_factory=dict)

    def place(self, chart: Chart, still: Html = "") -> Html:
        """The chart as a figure with title, picture, caption and table; `still` is what stands there
        without script.
        """
        name = f"f{len(self.data)}"
        self.data[name] = parcel(chart)
        canvas = tag("div", still, class_=f"canvas {_size(chart)}", id=name, role="img", aria_label=chart.alt)
        words = tag("h3", text(chart.title)) + canvas + tag("p", text(chart.caption), class_="caption")
        twin = tag("details", tag("summary", "The numbers as a table") + table(chart.table, chart.title))
        return tag("figure", words + twin)


def _size(chart: Chart) -> str:
    """The class that reserves a figure's height; figures of rows keep theirs on paper, the others shrink."""
    first = chart.figure.data[0].to_plotly_json() if chart.figure.data else {}
    rows = first.get("type") == "heatmap" or first.get("orientation") == "h"
    return f"h{ceil(chart.figure.layout.height / 20) * 20}" + (" rows" if rows else "")


@dataclass(frozen=True, slots=True)
class Choice:
    """One panel of a set of tabs."""

    label: str
    inside: Html


def tabs(name: str, label: str, choices: list[Choice], chosen: int = 0) -> Html:
    """Panels of which the page script shows one at a time; without script they stand below one another."""
    if len(choices) == 1:
        return choices[0].inside
    buttons = "".join(_button(name, n, choice.label, chosen) for n, choice in enumerate(choices))
    panels = "".join(_panel(name, n, choice, chosen) for n, choice in enumerate(choices))
    return tag("div", tag("div", buttons, role="tablist", aria_label=label) + panels, class_="tabs")


def _button(name: str, place: int, label: str, chosen: int) -> Html:
    return tag(
        "button",
        text(label),
        type="button",
        role="tab",
        id=f"{name}-t{place}",
        aria_controls=f"{name}-p{place}",
        aria_selected="true" if place == chosen else "false",
    )


def _panel(name: str, place: int, choice: Choice, chosen: int) -> Html:
    heading = tag("p", text(choice.label), class_="panel-name")
    state = "panel" if place == chosen else "panel off"
    inside = heading + choice.inside
    return tag(
        "div",
        inside,
        class_=state,
        role="tabpanel",
        id=f"{name}-p{place}",
        aria_labelledby=f"{name}-t{place}",
    )
