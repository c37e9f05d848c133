"""The sections of the board page, from the bridge to the outlook."""

from collections.abc import Sequence
from dataclasses import dataclass

from nrr.charts import (
    Look,
    Measure,
    benchmark_bars,
    benchmark_picture,
    components,
    components_picture,
    curves,
    curves_picture,
    heatmap,
    layer_cake,
    layer_picture,
    logo_picture,
    logo_waterfall,
    outlook_picture,
    outlook_table,
    renewal_picture,
    scenario_lines,
    segment_bars,
    trend,
    trend_picture,
    unknown_starts_sentence,
    waterfall,
    waterfall_picture,
)
from nrr.definitions import Policy
from nrr.export.boardtables import heat_table, pack_table, quarter_table, segment_table
from nrr.export.figures import Choice, Figures, tabs
from nrr.export.markups import Html, lines, table, tag, text
from nrr.ground import plural
from nrr.packs import (
    Material,
    RenewalsAhead,
    ScenarioStep,
    Section,
    chosen_groups,
    compared,
    large_groups,
)
from nrr.packs.benchmarkpages import band_table, bands_of
from nrr.packs.renewalpages import renewal_bars, renewal_note, renewal_table
from nrr.retention import Grain, net_metric
from nrr.snapshots import SegmentPart, Snapshot, WindowPart

_GRAINS = {Grain.MONTH: "by month", Grain.QUARTER: "by quarter", Grain.YEAR: "by year"}
_MEASURES = {Measure.NRR: "Revenue", Measure.LOGOS: "Customers"}
_MOST_ATTRIBUTES, _MOST_LINES = 8, 6


@dataclass(frozen=True, slots=True)
class Desk:
    """What every section is drawn with."""

    snapshot: Snapshot
    look: Look
    figures: Figures

    @property
    def policy(self) -> Policy:
        """The definition in force."""
        return self.snapshot.view.policy


def framed(own: Section, inside: Html) -> Html:
    """A section of the plan: its number, its finding, how to read it, and where it comes from."""
    head = tag("p", text(f"{own.number} · {own.kicker}"), class_="kicker") + tag("h2", text(own.title))
    head += tag("p", text(own.subtitle), class_="subtitle")
    return tag("section", head + inside + tag("p", text(own.source), class_="source"), id=own.part)


def bridge_part(desk: Desk) -> Html:
    """The waterfall of every window in money, the same in customers behind it."""
    parts = [part for part in reversed(desk.snapshot.windows) if part.bridge is not None]
    own = [n for n, part in enumerate(parts) if part.headline.window == desk.snapshot.view.window]
    choices = [
        Choice(plural(part.headline.window.months, "month"), _bridge_panel(part, desk)) for part in parts
    ]
    return tabs("bridge", "Period", choices, *own)


def _bridge_panel(part: WindowPart, desk: Desk) -> Html:
    assert part.bridge is not None
    money = waterfall(part.bridge, desk.look, net_metric(desk.policy))
    logos = logo_waterfall(part.bridge, desk.look)
    picture = waterfall_picture(part.bridge, desk.look, money.alt)
    same = part.headline.window == desk.snapshot.view.window
    shown = desk.figures.place(money, picture) if same else desk.figures.titled(money, picture)
    return shown + desk.figures.folded(logos, logo_picture(part.bridge, logos.alt))


def trend_part(desk: Desk) -> Html:
    """The trio over time and at quarter-ends; behind it the movements and whose revenue it is."""
    snapshot, look = desk.snapshot, desk.look
    chart = trend(snapshot.trend, snapshot.view.window.months, look)
    inside = desk.figures.place(chart, trend_picture(snapshot.trend, chart.alt))
    inside += quarter_table(snapshot.trend, "The last quarter-ends")
    if snapshot.steps:
        moved = components(snapshot.steps, look)
        inside += desk.figures.folded(moved, components_picture(snapshot.steps, look, moved.alt))
        cake = layer_cake(snapshot.layers, snapshot.months, look, desk.policy)
        layers = layer_picture(snapshot.layers, snapshot.months, look, desk.policy, cake.alt)
        inside += desk.figures.folded(cake, layers)
    return inside


def cohorts_part(desk: Desk) -> Html:
    """Cohorts by every grain, in money and in customers, and their lines behind it."""
    grains = [part for part in desk.snapshot.cohorts if len(part.cohorts) > 1]
    choices = []
    for measure, name in _MEASURES.items():
        for part in grains:
            chart = heatmap(part, measure, desk.look, desk.policy)
            shown = heat_table(part, measure, desk.look, desk.policy, chart.title)
            choices.append(Choice(f"{name} {_GRAINS[part.grain]}", desk.figures.on_request(chart, shown)))
    # Quarters hold enough customers to be read and still show the newest ones.
    quarter = [n for n, choice in enumerate(choices) if choice.label.endswith(_GRAINS[Grain.QUARTER])][:1]
    inside = tabs("cohorts", "Cohort grain and measure", choices, *quarter)
    for part in [part for part in grains if part.grain is Grain.QUARTER] or grains[:1]:
        chart = curves(part, Measure.NRR, desk.look, desk.policy)
        inside += desk.figures.folded(chart, curves_picture(part, desk.look, desk.policy, chart.alt))
    left = unknown_starts_sentence(desk.snapshot)
    return inside + (tag("p", text(left), class_="caption") if left else "")


def segments_part(desk: Desk, wanted: Sequence[str]) -> Html:
    """Retention by the chosen columns, by the others behind it; groups too small to show are counted and
    not named.
    """
    chosen = chosen_groups(desk.snapshot, wanted)
    names = {part.attribute for part in chosen}
    wholes = {whole.attribute: whole for whole, _ in large_groups(desk.snapshot)}
    more = [large for _, large in large_groups(desk.snapshot)][:_MOST_ATTRIBUTES]
    inside = _segments(desk, chosen, wholes, "by-chosen")
    others = [part for part in more if part.attribute not in names]
    if not others:
        return inside
    summary = tag("summary", f"{plural(len(others), 'more column')}")
    return inside + tag("details", summary + _segments(desk, others, wholes, "by-others"))


def _segments(desk: Desk, parts: Sequence[SegmentPart], wholes: dict[str, SegmentPart], name: str) -> Html:
    inside = segment_table(parts, desk.snapshot, desk.look, name, "Retention by segment")
    for part in parts:
        chart = segment_bars(part, desk.look, desk.policy)
        inside += _left_out(wholes[part.attribute], part, desk.policy)
        button = desk.figures.on_request(chart, tag("h3", text(chart.title)))
        inside += tag("details", tag("summary", text(f"{part.attribute} as a chart")) + button)
    return inside


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
    words = f"{whole.attribute}: {plural(left, 'group')} left out, {why}."
    return tag("p", text(words), class_="caption")


def benchmarks_part(desk: Desk, material: Material, this_year: int) -> Html:
    """The headline beside published figures, each with its source."""
    nrr, rows = desk.snapshot.main.headline.rates.nrr, compared(material.benchmarks)
    assert nrr is not None
    chart = benchmark_bars(nrr, "NRR", rows, this_year, desk.look)
    bands = bands_of(desk.snapshot)
    by_size = pack_table(band_table(bands, desk.snapshot, chart.title)) if bands else ""
    return by_size + desk.figures.place(chart, benchmark_picture(nrr, "NRR", rows, this_year, chart.alt))


def renewals_part(desk: Desk, found: RenewalsAhead | None) -> Html:
    """What comes up in twelve months, the next of them as a table, and what the amounts are."""
    assert found is not None, "the plan has this section only where something comes up"
    coming = [(one.label, one.up) for one in found.coming]
    bars = renewal_bars(found, desk.look, "Renewals")
    shown = tag("figure", renewal_picture(coming, len(found.soon), desk.look, bars.alt))
    shown += pack_table(renewal_table(found, desk.snapshot, desk.look, "Renewals"))
    note = renewal_note(found, desk.snapshot, desk.look)
    return shown + "".join(tag("p", text(line), class_="caption") for line in note.lines)


def scenarios_part(desk: Desk, steps: Sequence[ScenarioStep]) -> Html:
    """Scenarios that start from the same rates in one picture, with what each assumes."""
    groups: dict[object, list[ScenarioStep]] = {}
    for step in steps:
        groups.setdefault((step.mode, step.today.arr_minor), []).append(step)
    shown = [
        group[n : n + _MOST_LINES - 1]
        for group in groups.values()
        for n in range(0, len(group), _MOST_LINES - 1)
    ]
    choices = [Choice(", ".join(step.name for step in group), _outlook(desk, group)) for group in shown]
    return tabs("scenarios", "Scenarios", choices)


def _outlook(desk: Desk, group: Sequence[ScenarioStep]) -> Html:
    today, mode, look = group[0].today, group[0].mode, desk.look
    courses = {step.name: step.scenario for step in group}
    first = desk.snapshot.view.window.closing
    charts = [scenario_lines(today, step.scenario, mode, look, step.name) for step in group]
    said = [f"{step.terms} {chart.title}".lstrip() for step, chart in zip(group, charts, strict=True)]
    alt = ". ".join(chart.title for chart in charts)
    inside = tag("figure", outlook_picture(today, courses, mode, first, look, alt))
    inside += table(outlook_table(today, courses, mode, first, look), "Scenarios by year") + lines("ul", said)
    for step, chart in zip(group, charts, strict=True):
        button = desk.figures.on_request(chart, tag("h3", text(chart.title)))
        inside += tag("details", tag("summary", text(f"{step.name} as a chart")) + button)
    return inside
