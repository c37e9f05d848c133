"""A chart inside a page: its picture, its words, its table, and what draws it again on request."""

from dataclasses import dataclass, field
from typing import Any

from nrr.charts import Chart, Svg, parcel
from nrr.export.markups import Html, table, tag, text


@dataclass(slots=True)
class Figures:
    """The figures of one page as they are placed: the page script draws them from `data` when asked."""

    data: dict[str, Any] = field(default_factory=dict)

    def place(self, chart: Chart, picture: Svg, own: Html = "") -> Html:
        """The picture with its table and the button for the interactive chart; the section says the rest.

        `own` is the table of the pack where it has one; else the numbers of the chart are folded in.
        """
        return tag("figure", picture + own + self._tools(chart, "" if own else _twin(chart)))

    def titled(self, chart: Chart, picture: Svg) -> Html:
        """The same under the chart's own finding, where it says something else than the section."""
        return tag("figure", tag("h3", text(chart.title)) + picture + self._tools(chart, _twin(chart)))

    def folded(self, chart: Chart, picture: Svg) -> Html:
        """The same behind its finding, for who wants to know more."""
        inside = picture + tag("figcaption", text(chart.caption)) + self._tools(chart, _twin(chart))
        return tag("details", tag("summary", text(chart.title)) + tag("figure", inside))

    def on_request(self, chart: Chart, shown: Html, said: str = "") -> Html:
        """A table that is its own picture, with the button for the interactive chart, under its caption or
        what is `said` instead.
        """
        words = tag("figcaption", text(said or chart.caption))
        return tag("figure", tag("div", shown, class_="still") + words + self._tools(chart, ""))

    def _tools(self, chart: Chart, twin: Html) -> Html:
        name = f"f{len(self.data)}"
        self.data[name] = parcel(chart)
        button = tag("button", "Interactive chart", type="button", class_="ask", data_figure=name)
        return tag("div", button + twin, class_="tools")


def _twin(chart: Chart) -> Html:
    """The numbers of a picture."""
    return tag("details", tag("summary", "Show as a table") + table(chart.table, chart.title))


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
