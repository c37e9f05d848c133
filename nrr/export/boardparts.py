"""The sections of the board page, from the bridge to the scenarios."""

from collections.abc import Sequence
from dataclasses import replace

from nrr.benchmarks import Benchmark
from nrr.charts import (
    Chart,
    Look,
    Measure,
    benchmark_bars,
    components,
    curves,
    heatmap,
    layer_cake,
    logo_waterfall,
    scenario_lines,
    segment_bars,
    still_waterfall,
    trend,
    unknown_starts_sentence,
    waterfall,
)
from nrr.definitions import Policy
from nrr.export.figures import Choice, Figures, tabs
from nrr.export.markups import Html, tag, text
from nrr.ground import plural
from nrr.packs import Part, ScenarioStep, compared, large_groups
from nrr.retention import Grain, net_metric
from nrr.snapshots import SegmentPart, Snapshot, WindowPart

_GRAINS = {Grain.MONTH: "by month", Grain.QUARTER: "by quarter", Grain.YEAR: "by year"}
_MEASURES = {Measure.NRR: "Revenue", Measure.LOGOS: "Customers"}
_MOST_ATTRIBUTES = 8


def section(part: Part, inside: Html) -> Html:
    """One part of the page under its heading; nothing for nothing."""
    return tag("section", tag("h2", text(part.heading)) + inside, id=part) if inside else ""


def bridge_part(snapshot: Snapshot, look: Look, figures: Figures) -> Html:
    """The waterfall of every window, in money and in customers."""
    parts = [part for part in reversed(snapshot.windows) if part.bridge is not None]
    policy = snapshot.view.policy
    choices = [Choice(_window_name(part), _bridge_panel(part, policy, look, figures)) for part in parts]
    own = [n for n, part in enumerate(parts) if part.headline.window == snapshot.view.window]
    return section(Part.BRIDGE, tabs("bridge", "Window", choices, *own) if choices else "")


def _bridge_panel(part: WindowPart, policy: Policy, look: Look, figures: Figures) -> Html:
    assert part.bridge is not None
    money = waterfall(part.bridge, look, net_metric(policy))
    logos = logo_waterfall(part.bridge, look)
    return figures.place(money, still_waterfall(money)) + figures.place(logos, still_waterfall(logos))


def _window_name(part: WindowPart) -> str:
    return plural(part.headline.window.months, "month")


def trend_part(snapshot: Snapshot, look: Look, figures: Figures) -> Html:
    """The trio over time, the movements under it, and whose revenue it is."""
    inside = ""
    if len(snapshot.trend) > 1:
        inside += figures.place(trend(snapshot.trend, snapshot.view.window.months, look))
    if snapshot.steps:
        inside += figures.place(components(snapshot.steps, look))
        inside += figures.place(layer_cake(snapshot.layers, snapshot.months, look, snapshot.view.policy))
    return section(Part.TREND, inside)


def cohorts_part(snapshot: Snapshot, look: Look, figures: Figures) -> Html:
    """Cohorts by every grain, in money and in customers, and their curves."""
    policy = snapshot.view.policy
    grains = [part for part in snapshot.cohorts if len(part.cohorts) > 1]
    choices = [
        Choice(
            f"{name} {_GRAINS[part.grain]}",
            figures.place(heatmap(part, measure, look, policy)),
        )
        for measure, name in _MEASURES.items()
        for part in grains
    ]
    if not choices:
        return ""
    # Quarters hold enough customers to be read and still show the newest ones.
    quarter = [n for n, choice in enumerate(choices) if choice.label.endswith(_GRAINS[Grain.QUARTER])][:1]
    inside = tabs("cohorts", "Cohort grain and measure", choices, *quarter)
    lines_of = [part for part in grains if part.grain is Grain.QUARTER] or grains[:1]
    inside += "".join(figures.place(curves(part, Measure.NRR, look, policy)) for part in lines_of)
    left = unknown_starts_sentence(snapshot)
    inside += tag("p", text(left), class_="caption") if left else ""
    return section(Part.COHORTS, inside)


def segments_part(snapshot: Snapshot, look: Look, figures: Figures) -> Html:
    """Retention by attribute; groups too small to show are counted and not named."""
    policy = snapshot.view.policy
    choices = [
        Choice(
            whole.attribute,
            figures.place(segment_bars(large, look, policy)) + _left_out(whole, large, policy),
        )
        for whole, large in large_groups(snapshot)[:_MOST_ATTRIBUTES]
    ]
    return section(Part.SEGMENTS, tabs("segments", "Attribute", choices) if choices else "")


def _left_out(whole: SegmentPart, shown: SegmentPart, policy: Policy) -> Html:
    left = len(whole.segments) - len(shown.segments)
    if not left:
        return ""
    least = plural(policy.smallest_group, "customer")
    small = sum(one.bridge.opening_logos < policy.smallest_group for one in whole.segments)
    why = (
        f"of fewer than {least}"
        if left == small
        else f"so that none of fewer than {least} can be told from the rest"
    )
    return tag("p", text(f"{plural(left, 'group')} left out, {why}."), class_="caption")


def benchmarks_part(
    snapshot: Snapshot, rows: Sequence[Benchmark], this_year: int, look: Look, figures: Figures
) -> Html:
    """The headline beside published figures, each with its source."""
    nrr, drawn = snapshot.main.headline.rates.nrr, compared(rows)
    if nrr is None or not drawn:
        return ""
    return section(Part.BENCHMARKS, figures.place(benchmark_bars(nrr, "NRR", drawn, this_year, look)))


def scenarios_part(steps: Sequence[ScenarioStep], look: Look, figures: Figures) -> Html:
    """Every scenario against today's course, with what it assumes."""
    choices = [Choice(step.name, figures.place(_course(step, look))) for step in steps]
    return section(Part.SCENARIOS, tabs("scenarios", "Scenario", choices) if choices else "")


def _course(step: ScenarioStep, look: Look) -> Chart:
    chart = scenario_lines(step.today, step.scenario, step.mode, look, step.name)
    return replace(chart, caption=f"{step.terms} {chart.caption}".lstrip())
